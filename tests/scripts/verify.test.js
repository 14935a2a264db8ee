// Signatures and what is said of them, with a key of the moment; by the runtime's own cryptography and without it.

import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { der, judge, readSums, verifies } from '../../site/scripts/verify/signature.js';
import { cautions, grouped, isSample, ofAnswer, ofFile, ofSums } from '../../site/scripts/verify/words.js';
import { without } from './browser.js';

/**
 * @import { PublicKey } from '../../site/scripts/types/handed.js'
 * @import { Bytes } from '../../site/scripts/verify/hash.js'
 * @import { Verdict } from '../../site/scripts/verify/signature.js'
 */

const NOW = new Date('2026-01-15T08:00:00Z');
const SUM = createHash('sha256').update('list').digest('hex');
const CONTENT = bytes(`${SUM}  2023/list.csv\n${SUM}  latest/list.csv\n${'0'.repeat(64)}  index.json\n`);
const pair = generateKeyPairSync('ed25519');
const KEY = keyOf(pair.publicKey, {});
const SIGNATURE = new Uint8Array(sign(null, CONTENT, pair.privateKey));
const SUMS = readSums(CONTENT);

/** @param {string} text @returns {Bytes} */
function bytes(text) {
  return new TextEncoder().encode(text);
}

/** A row of keys.json.
 * @param {import('node:crypto').KeyObject} key @param {Partial<PublicKey>} other @returns {PublicKey} */
function keyOf(key, other) {
  const fingerprint = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  const pem = String(key.export({ type: 'spki', format: 'pem' }));
  const days = { since: '2023-01-01', until: null, successor: null, revoked: null };
  return { name: '示例密钥', algorithm: 'Ed25519', fingerprint, pem, ...days, ...other };
}

/** @param {Partial<PublicKey>} [other] @returns {Extract<Verdict, {state: 'signed'}>} */
const signed = (other = {}) => ({ state: 'signed', key: { ...KEY, ...other }, by: 'WebCrypto', sums: SUMS });

/** A verdict that found no valid signature. @param {'invalid' | 'unsigned' | 'unable'} state @returns {Verdict} */
const not = (state) => ({ state, sums: SUMS });

/** A content in which one bit is another. @param {Bytes} content @param {number} at */
const changed = (content, at) => content.map((byte, place) => (place === at ? byte ^ 1 : byte));

test('a signature is valid over its bytes and no others, whoever computes it', async () => {
  for (const [by, run] of /** @type {const} */ ([
    ['WebCrypto', (/** @type {() => Promise<void>} */ act) => act()],
    ['@noble/ed25519', (/** @type {() => Promise<void>} */ act) => without('crypto', act)],
  ])) {
    await run(async () => {
      assert.deepEqual(await verifies(KEY.pem, SIGNATURE, CONTENT), { valid: true, by });
      for (const [signature, content] of [
        [SIGNATURE, changed(CONTENT, 5)],
        [changed(SIGNATURE, 0), CONTENT],
        [changed(SIGNATURE, 40), CONTENT],
      ]) {
        assert.deepEqual(await verifies(KEY.pem, signature, content), { valid: false, by });
      }
    });
  }
});

test('the fingerprint is that of the DER form', () => {
  assert.equal(createHash('sha256').update(der(KEY.pem)).digest('hex'), KEY.fingerprint);
});

test('the key that signed is named; a revoked or unknown one proves nothing', async () => {
  const other = keyOf(generateKeyPairSync('ed25519').publicKey, { name: '另一把' });
  const found = await judge(CONTENT, SIGNATURE, [other, { ...KEY, algorithm: 'SM2' }, KEY]);
  assert.deepEqual(found, { state: 'signed', key: KEY, by: 'WebCrypto', sums: SUMS });
  assert.equal((await judge(CONTENT, SIGNATURE, [other])).state, 'invalid');
  assert.equal((await judge(CONTENT, SIGNATURE, [{ ...KEY, revoked: '2026-01-01' }])).state, 'invalid');
  assert.equal((await judge(CONTENT, null, [KEY])).state, 'unsigned');
  assert.equal((await judge(CONTENT, SIGNATURE, [{ ...KEY, pem: '?' }])).state, 'unable');
});

test('every state of a file of checksums has its words', () => {
  assert.deepEqual(ofSums(signed(), NOW), {
    state: 'sample',
    text: `签名有效：示例密钥（WebCrypto计算）。这是示例密钥，所签数据不具效力。公钥指纹：${grouped(KEY)}`,
  });
  assert.equal(ofSums(signed({ name: '省厅' }), NOW).state, 'signed');
  assert.match(ofSums(not('invalid'), NOW).text, /^签名无效：.*请不要采信。$/);
  assert.match(ofSums(not('unsigned'), NOW).text, /^未签名/);
  assert.match(ofSums(not('unable'), NOW).text, /^此浏览器无法核验签名/);
});

test('a key that has ended is said to have, from the day after in China', () => {
  const key = { ...KEY, name: '省厅', until: '2026-02-01' };
  assert.equal(cautions(key, new Date('2026-02-01T12:00:00Z')), '');
  assert.equal(cautions(key, new Date('2026-02-01T17:00:00Z')), '这把密钥已在2026年2月1日停用，数据可能不是最新的。');
  assert.ok(isSample(KEY) && !isSample(key));
});

test('a file is judged by its own bytes and by the signature', () => {
  const said = ofFile('list.csv', SUM, signed({ name: '省厅' }));
  assert.deepEqual(said, {
    state: 'signed',
    text: 'list.csv：真实，与签名的清单一致（2023/list.csv、latest/list.csv）。',
  });
  assert.deepEqual(ofFile('a', SUM, signed()).state, 'sample');
  assert.match(ofFile('a', SUM, signed()).text, /示例密钥，不具效力。$/);
  assert.deepEqual(ofFile('a', 'f'.repeat(64), signed()).state, 'invalid');
  assert.match(ofFile('a', 'f'.repeat(64), signed()).text, /不在清单里，或已被改动（SHA-256 f{64}）/);
  assert.match(ofFile('a', SUM, not('invalid')).text, /但清单的签名无效，请不要采信。$/);
  assert.deepEqual(ofFile('a', SUM, not('unsigned')), ofFile('a', SUM, not('unable')));
  assert.equal(ofFile('a', SUM, not('unable')).state, 'unsigned');
});

test('an answer is as good as the worst of the files that it rests on', () => {
  const same = /** @type {const} */ (['lookup/index.json', 'same']);
  const said = (/** @type {'same' | 'old' | 'wrong'} */ found, /** @type {Verdict} */ verdict) =>
    ofAnswer(new Map([same, ['lookup/0.json', found]]), verdict, NOW);
  assert.equal(said('same', signed()).state, 'sample');
  assert.match(
    said('same', signed({ name: '省厅' })).text,
    /^签名有效：省厅，指纹 (?:[0-9a-f]{4} ?){4}…（公钥取自本站，请与公告里印的核对）。$/,
  );
  assert.match(said('old', signed()).text, /请刷新页面再查/);
  assert.deepEqual(said('wrong', signed()), {
    state: 'invalid',
    text: '数据与校验和不符，请不要采信：lookup/0.json。',
  });
  assert.match(said('wrong', not('invalid')).text, /^签名无效/);
  assert.equal(said('same', not('unable')).state, 'unable');
  assert.equal(said('same', not('unsigned')).state, 'unsigned');
});
