// Pages as people write them: one meaning in the form, the workbook and the model.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pages } from '../../site/scripts/assess/pages.js';

test('pages are understood as people write them', () => {
  const written = {
    3: ['3', ' ３ ', '第3页', '第 3 页', 'P3', 'p.3', 'p. 3', '3页', '第３页'],
    '3-5': ['3-5', '３－５', '3–5', '3—5', '3~5', '3～5', '3至5', '3 到 5', '第3-5页', '3-5页', 'pp.3-5', '3 - 5'],
    '12-15': ['p. 12-15', 'P12-15'],
    '3、5': ['3、5', '3,5', '3，5', '3;5', '3；5', '3 , 5', '3\n5', '3\r\n5', '第3页、第5页', '3\n'.concat('5\n')],
    '3-5、8': ['3-5、8', 'P3-5，P8', '第3至5页；8'],
    9999: ['9999'],
    '': ['', ' ', '\u3000'],
  };
  for (const [canonical, ways] of Object.entries(written)) {
    for (const way of ways) assert.deepEqual(pages(way), { text: canonical, fault: '' }, JSON.stringify(way));
  }
  const most = Array.from({ length: 20 }, (_, at) => at + 1);
  assert.equal(pages(most.join(',')).text, most.join('、'));
});

test('what is not understood says why and stays as it was typed', () => {
  const refused = {
    之间有空格: ['3 5', '3\u30005', '3\t5', '3\r5', '3\u00a05', '第3 5页', '3-5 8'],
    应在1至9999之间: ['0', '10000', '3-10000', '0-3', '99999999999999999999'],
    从小到大: ['5-3', '3-3'],
    最多写20段: [Array.from({ length: 21 }, (_, at) => at + 1).join('、')],
    看不懂页码: ['三', '3-', '-3', '3-5-7', '3、', '附件3', '3²', '3①', '3.5', '第3章', '3、、5'],
    看不见的字符: ['3\u200b5', '\u202e53'],
  };
  for (const [why, ways] of Object.entries(refused)) {
    for (const way of ways) assert.ok(pages(way).fault.includes(why), `${JSON.stringify(way)}: ${pages(way).fault}`);
  }
  assert.equal(pages('3\u3000５').text, '3 5');
  assert.equal(pages('3²').text, '3²');
});
