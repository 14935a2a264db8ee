import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { digest, hex, library } from '../../site/scripts/verify/hash.js';
import { without } from './browser.js';

/** Around the borders of the blocks of both functions. */
const LENGTHS = [0, 1, 55, 56, 63, 64, 65, 111, 112, 119, 120, 127, 128, 129, 1000];
const ABC = new TextEncoder().encode('abc');

/** @param {number} length */
const content = (length) => Uint8Array.from({ length }, (_, at) => (at * 7) % 256);

/** @param {string} name @param {Uint8Array} bytes */
const expected = (name, bytes) => createHash(name).update(bytes).digest('hex');

test('the values of FIPS 180-4', async () => {
  const { sha256, sha512 } = await library();
  assert.equal(hex(sha256(ABC)), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  assert.equal(
    hex(sha512(ABC)),
    [
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a',
      '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    ].join(''),
  );
});

test('every length around the borders of a block', async () => {
  const { sha256, sha512 } = await library();
  for (const length of LENGTHS) {
    const bytes = content(length);
    assert.equal(hex(sha256(bytes)), expected('sha256', bytes), String(length));
    assert.equal(hex(sha512(bytes)), expected('sha512', bytes), String(length));
  }
});

test('a digest is the same with and without a cryptography of the browser', async () => {
  const wanted = expected('sha256', content(1000));
  assert.equal(await digest(content(1000)), wanted);
  await without('crypto', async () => assert.equal(await digest(content(1000)), wanted));
});
