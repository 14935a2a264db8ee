import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAILSAFE_SCHEMA, load } from '../../site/assets/vendor/js-yaml.js';
import { clean, code, field, hidden, indented, line, quoted, scalar } from '../../site/scripts/assess/yaml.js';
import { subject } from './subject.js';
import { HARD_TEXTS } from './typed.js';

/** The only value of a document. @param {string} written */
function read(written) {
  const rows = /** @type {unknown[]} */ (load(`- ${written}`, { schema: FAILSAFE_SCHEMA, maxDepth: 3, maxAliases: 0 }));
  assert.equal(rows.length, 1);
  return rows[0];
}

test('what the reader of submissions refuses is left out, and nothing else', () => {
  const refused = new Set(subject('refused'));
  assert.ok(refused.size > 2000);
  /** @type {number[]} */
  const wrong = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    const char = String.fromCodePoint(code);
    const isKept = !['示例', '示 例'].includes(clean(`示${char}例`)) || ' \t'.includes(char);
    if (isKept === refused.has(code) || hidden(char).length > 0 !== refused.has(code)) wrong.push(code);
  }
  assert.deepEqual(wrong, []);
});

test('line ends are one kind, tabs are blanks, and nothing stands around a text', () => {
  assert.equal(clean(' 一\r\n二\r三\t四 '), '一\n二\n三 四');
  assert.equal(line(' 一\r\n二\t 三 '), '一 二 三');
  assert.equal(line('3\u20285\u00857\u200b9'), '3 5 79');
});

test('a code is made plain, but nothing in it is joined', () => {
  for (const [typed, expected] of [
    [' ０２５－８０００１００１ ', '025-80001001'],
    ['20 22', '20 22'],
    ['20\u3000\t\u00a022', '20 22'],
    ['3\r5', '3 5'],
    ['3²', '3²'],
  ])
    assert.equal(code(typed), expected);
  assert.deepEqual(hidden('a\u200b\u202eb\u200b\u{e0041}'), ['U+200B', 'U+202E', 'U+E0041']);
});

test('every text comes back as it was', () => {
  const words = ['null', 'true', 'no', 'on', 'y', '010', '1e3', '1:30', '0x10', '~', '91320115MA0FAKE17K', '91e5'];
  for (const text of [...HARD_TEXTS.map(clean), ...words]) {
    assert.equal(read(quoted(text)), text);
    assert.equal(read(scalar(text)), text, text);
  }
});

test('what YAML would take for something else is quoted, what cannot be misread is not', () => {
  for (const text of ['no', 'on', 'y', 'true', 'null', '010', '1e3', '912e5', '12:30', 'a: b', '- a']) {
    assert.equal(scalar(text), quoted(text), text);
  }
  for (const text of [
    'met',
    'nj-01',
    'PA01.1.1',
    '2023-07-01',
    '12',
    '91320115MA0FAKE17K',
    '2023/91320115MA0FAKE17K',
  ]) {
    assert.equal(scalar(text), text);
  }
});

test('a field without a value is left out unless it is wanted', () => {
  assert.deepEqual(field('page', ''), []);
  assert.deepEqual(field('page', '', true), ['page:']);
  assert.deepEqual(indented(field('page', '3'), 2), ['  page: 3']);
});
