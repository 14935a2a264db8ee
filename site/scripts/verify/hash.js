/**
 * SHA-256 and SHA-512 (FIPS 180-4) where the browser keeps its own from us: `crypto.subtle` exists only on https,
 * localhost and file addresses, and intranets often have none of these.
 * @module
 */

/** First 64 bits of the fractional parts of the cube roots of the first 80 primes; SHA-256 uses the upper halves. */
const K = cubeRoots(80);
const K32 = Uint32Array.from(K.slice(0, 64), (word) => Number(word >> 32n));
const START32 = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
const START64 = [
  0x6a09e667f3bcc908n,
  0xbb67ae8584caa73bn,
  0x3c6ef372fe94f82bn,
  0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n,
  0x9b05688c2b3e6c1fn,
  0x1f83d9abfb41bd6bn,
  0x5be0cd19137e2179n,
];
const MASK = (1n << 64n) - 1n;

/** @param {number} count @returns {bigint[]} */
function cubeRoots(count) {
  /** @type {bigint[]} */
  const roots = [];
  for (let number = 2n; roots.length < count; number += 1n) {
    let prime = true;
    for (let by = 2n; by * by <= number; by += 1n) prime &&= number % by !== 0n;
    if (prime) roots.push(cubeRoot(number << 192n) & ((1n << 64n) - 1n));
  }
  return roots;
}

/** The largest whole number whose cube is not above `value`. @param {bigint} value */
function cubeRoot(value) {
  let low = 0n;
  let high = 1n << 70n;
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (middle ** 3n <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** The message with its end mark and length, in whole blocks.
 * @param {Uint8Array} bytes @param {number} block  in bytes @returns {DataView} */
function padded(bytes, block) {
  const length = Math.ceil((bytes.length + 1 + block / 8) / block) * block;
  const out = new Uint8Array(length);
  out.set(bytes);
  out[bytes.length] = 0x80;
  const view = new DataView(out.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(length - 4, (bytes.length * 8) >>> 0);
  return view;
}

/** @param {Uint8Array} bytes @returns {Uint8Array} */
export function sha256(bytes) {
  const view = padded(bytes, 64);
  const state = Uint32Array.from(START32);
  const w = new Uint32Array(64);
  for (let at = 0; at < view.byteLength; at += 64) round256(view, at, state, w);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => out.setUint32(index * 4, word));
  return new Uint8Array(out.buffer);
}

/** @param {number} x @param {number} n */
const turn = (x, n) => (x >>> n) | (x << (32 - n));

/** One block. @param {DataView} view @param {number} at @param {Uint32Array} state @param {Uint32Array} w */
function round256(view, at, state, w) {
  for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(at + i * 4);
  for (let i = 16; i < 64; i += 1) {
    const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
    const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + K32[i] + w[i]) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] += word;
  });
}

/** For what a signature covers, which is small. @param {Uint8Array} bytes @returns {Uint8Array} */
export function sha512(bytes) {
  const view = padded(bytes, 128);
  const state = [...START64];
  for (let at = 0; at < view.byteLength; at += 128) round512(view, at, state);
  const out = new DataView(new ArrayBuffer(64));
  state.forEach((word, index) => out.setBigUint64(index * 8, word));
  return new Uint8Array(out.buffer);
}

/** @param {bigint} x @param {bigint} n */
const turn64 = (x, n) => ((x >> n) | (x << (64n - n))) & MASK;

/** One block. @param {DataView} view @param {number} at @param {bigint[]} state */
function round512(view, at, state) {
  const w = Array.from({ length: 16 }, (_, i) => view.getBigUint64(at + i * 8));
  for (let i = 16; i < 80; i += 1) {
    const s0 = turn64(w[i - 15], 1n) ^ turn64(w[i - 15], 8n) ^ (w[i - 15] >> 7n);
    const s1 = turn64(w[i - 2], 19n) ^ turn64(w[i - 2], 61n) ^ (w[i - 2] >> 6n);
    w.push((w[i - 16] + s0 + w[i - 7] + s1) & MASK);
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 80; i += 1) {
    const s1 = turn64(e, 14n) ^ turn64(e, 18n) ^ turn64(e, 41n);
    const one = h + s1 + ((e & f) ^ (~e & MASK & g)) + K[i] + w[i];
    const s0 = turn64(a, 28n) ^ turn64(a, 34n) ^ turn64(a, 39n);
    const two = s0 + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & MASK, c, b, a, (one + two) & MASK];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] + word) & MASK;
  });
}

/** @param {Uint8Array} bytes */
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {Uint8Array} bytes @returns {Promise<string>} SHA-256 in hexadecimal digits */
export async function digest(bytes) {
  const own = globalThis.crypto?.subtle;
  return hex(own ? new Uint8Array(await own.digest('SHA-256', bytes)) : sha256(bytes));
}
