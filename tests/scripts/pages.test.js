// Pages as people write them: one meaning in the form, the workbook and the model (test_pages.py reads the same table).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pages } from '../../site/scripts/assess/pages.js';

/** @type {Record<'understood' | 'refused', Record<string, string[]>>} */
const { understood, refused } = JSON.parse(readFileSync(new URL('pages.json', import.meta.url), 'utf8'));

/** What the form says for each error of the model. @type {Record<string, RegExp>} */
const SAID = {
  pages_blank: /数字之间有空格/,
  pages_number: /应在1至9999之间/,
  pages_range: /从小到大/,
  pages_form: /看不懂页码|最多写20段|看不见的字符/,
};

test('pages are understood as people write them', () => {
  for (const [canonical, ways] of Object.entries(understood)) {
    for (const way of ways) assert.deepEqual(pages(way), { text: canonical, fault: '' }, JSON.stringify(way));
  }
  for (const nothing of ['', ' ', '\u3000']) assert.deepEqual(pages(nothing), { text: '', fault: '' });
});

test('what is not understood says why and stays as it was typed', () => {
  for (const [kind, ways] of Object.entries(refused)) {
    for (const way of ways) assert.match(pages(way).fault, SAID[kind], JSON.stringify(way));
  }
  assert.equal(pages('3\u3000５').text, '3 5');
  assert.equal(pages('3²').text, '3²');
});
