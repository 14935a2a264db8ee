import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksOf, phraseFirst, phraseOf } from '../../site/scripts/search/order.js';

/** Hits by their ids. @param {string} ids @returns {import('../../site/pagefind/pagefind.js').Found} */
const found = (ids) => ({ results: [...ids].map((id) => ({ id, data: () => Promise.reject(new Error(id)) })) });

test('pages with the very phrase come first, both kinds in the order of the engine', () => {
  const ids = phraseFirst(found('abcde'), found('ecx')).map(({ id }) => id);
  assert.equal(ids.join(''), 'ceabd');
  assert.deepEqual(phraseFirst(found(''), found('x')), []);
});

test('quotation marks in a phrase do not end it', () => {
  assert.equal(phraseOf('说"停"'), '"说 停"');
});

test('the address holds what was asked and nothing empty', () => {
  assert.equal(asksOf('整改', { kind: '', year: '2023' }), new URLSearchParams({ q: '整改', year: '2023' }).toString());
  assert.equal(asksOf('', { kind: '', year: '' }), '');
});
