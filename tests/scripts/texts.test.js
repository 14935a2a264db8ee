import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayInChina } from '../../site/scripts/china.js';
import { csvCell, day, folded, foldedAll, levelWords, plain, standing } from '../../site/scripts/texts.js';
import { subject } from './subject.js';

test('names are folded as the build folds them', () => {
  const known = subject('lookup').folded;
  for (const [name, expected] of known) assert.equal(folded(name), expected, JSON.stringify(name));
  const lines = known.filter(([name]) => !/[\n\r\u2028\u2029]/.test(name));
  assert.deepEqual(
    foldedAll(lines.map(([name]) => name)),
    lines.map(([, expected]) => expected),
  );
});

test('levels and days in words', () => {
  assert.equal(levelWords('规范防护级', 2), '二星（规范防护级）');
  assert.equal(levelWords('增强级', null), '增强级');
  assert.equal(day('2023-07-02'), '2023年7月2日');
});

test('the day is that of China, wherever the reader is', () => {
  assert.equal(dayInChina(new Date('2023-07-01T15:59:59Z')), '2023-07-01');
  assert.equal(dayInChina(new Date('2023-07-01T16:00:00Z')), '2023-07-02');
});

test('an event stands by the day', () => {
  const today = '2023-07-02';
  assert.equal(standing('2023-06-01', '2023-07-01', today), '已过');
  assert.equal(standing('2023-06-01', today, today), '今天截止');
  assert.equal(standing(today, '2023-07-30', today), '进行中');
  assert.equal(standing('2023-07-30', '2023-07-30', today), '还有28天');
  assert.equal(standing('2023-07-03', '2023-07-30', today), '还有28天');
});

test('no cell of a CSV file is a formula or ends too early', () => {
  const cells = { '=1+1': "'=1+1", '-1': "'-1", '@x': "'@x", '\tx': "'\tx", 'a,b': '"a,b"', '说"停"': '"说""停"""' };
  for (const [value, expected] of Object.entries(cells)) assert.equal(csvCell(value), expected);
  assert.equal(csvCell('=a\nb'), '"\'=a\nb"');
  assert.equal(csvCell('示例 1.0'), '示例 1.0');
});

test('cells that Excel would change are marked as the published files mark them', () => {
  for (const [cell, marked] of subject('cells')) {
    const written = csvCell(cell);
    assert.equal(/^"(.*)"$/s.exec(written)?.[1] ?? written, marked, JSON.stringify(cell));
  }
});

test('a query is made plain before the search, words stay apart', () => {
  assert.equal(plain('ＰＬＣ　Ａ１'), 'plc a1');
  assert.equal(folded('ＰＬＣ　Ａ１'), 'plca1');
});
