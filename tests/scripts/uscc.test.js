import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCharacter, isCodeLike, judge, tidy } from '../../site/scripts/lookup/uscc.js';
import { subject } from './subject.js';

test('check characters are those of the standard', () => {
  const codes = subject('codes');
  assert.equal(codes.length, 200);
  for (const [code, expected] of codes) assert.equal(checkCharacter(code), expected, code);
});

test('a code is judged as far as it is typed', () => {
  const said = {
    '913201 14ma0': ['open', '已输入11位，还差7位。'],
    '９１３２０１１４ MA0-YYQ5229': ['good', '校验码相符。'],
    '91320114MA0YYQ5228': ['bad', '校验码不符，请核对是否抄错；执照原件确实如此的，仍可查询。'],
    "'91320114MA0YYQ5229": ['good', '校验码相符。'],
    '9132O114MA0': ['bad', '代码里不会有“O”。是不是“0”？'],
    '9132*114MA0': ['bad', '代码里不会有“*”。'],
    '91320114MA0YYQ52290': ['bad', '多了1位：代码只有18位。'],
  };
  for (const [typed, [state, text]] of Object.entries(said)) assert.deepEqual(judge(tidy(typed)), { state, text });
});

test('names in Latin letters and short numbers are no codes', () => {
  for (const code of ['91320114ma0yyq5229', '91320114MA0', '913201', "'913201061234567870"])
    assert.ok(isCodeLike(code), code);
  for (const name of ['SIEMENS', '示例电力', '示例91320114', '91320', '']) assert.ok(!isCodeLike(name), name);
});
