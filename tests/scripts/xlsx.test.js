import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOOK, xlsx } from '../../site/scripts/assess/xlsx.js';

/** @import { Cell } from '../../site/scripts/assess/xlsx.js' */

/** @param {string} text @param {number} [look] @returns {Cell} */
const cell = (text, look = LOOK.entry) => ({ text, look });

const SHEETS = [
  {
    name: '表<1>',
    widths: [0, 10, 20, 30],
    rows: [[cell('标题', LOOK.title)], [cell('甲'), cell(''), cell('乙\n丙'), cell('_x0041_ & "x" <b>')]],
    head: 1,
    choices: /** @type {[number, string[]]} */ ([3, ['符合', '不符合']]),
  },
  { name: '_marks', widths: [4], rows: [[cell('=1+1')]], isHidden: true },
];

/** All parts in one text: they are stored as they are. */
const written = await xlsx(SHEETS).text();

test('a sheet for each, named, in order, and the hidden one so that only a program finds it', () => {
  assert.match(
    written,
    /<sheet name="表&lt;1&gt;" sheetId="1" r:id="rId1"\/><sheet name="_marks" sheetId="2" state="veryHidden"/,
  );
  for (const part of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml', 'xl/styles.xml', '[Content_Types].xml']) {
    assert.ok(written.includes(part), part);
  }
});

test('every cell is a text at its place; what looks like markup, a formula or an escape stays what it is', () => {
  assert.ok(
    written.includes('<c r="A2" s="0" t="inlineStr"><is><t xml:space="preserve">甲</t></is></c><c r="B2" s="0"/>'),
  );
  assert.ok(written.includes('_x005F_x0041_ &amp; &quot;x&quot; &lt;b&gt;'));
  assert.ok(written.includes('<c r="A1" s="0" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>'));
  assert.ok(!written.includes('<f>') && !/<c [^>]*t="n"/.test(written));
  const [, formats] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(written) ?? [];
  assert.deepEqual(
    [...(formats ?? '').matchAll(/numFmtId="(\d+)"/g)].map(([, id]) => id),
    Array(5).fill('49'),
  );
});

test('a column without width is hidden, the head stays, and the choices are offered below it', () => {
  assert.ok(written.includes('<col min="1" max="1" width="4" hidden="1" customWidth="1"/>'));
  assert.ok(written.includes('<pane ySplit="1" topLeftCell="A2"'));
  assert.ok(written.includes('sqref="C2:C2"><formula1>"符合,不符合"</formula1>'));
});

test('a row is as high as its lines', () => {
  assert.ok(written.includes('<row r="1" ht="30">'));
  assert.ok(written.includes('<row r="2" ht="33">'));
});
