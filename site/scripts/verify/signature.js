/**
 * Is this what the province signed? Ed25519 over `SHA256SUMS`, then SHA-256 of every file: by the browser's own
 * cryptography, or by a library and `hash.js` where the browser has none.
 * @module
 */

import { dayInChina } from '../china.js';
import { ROOT } from '../data.js';
import { day } from '../record.js';
import { sha512 } from './hash.js';

export const SUMS = 'SHA256SUMS';
export const SIGNATURE = 'SHA256SUMS.sig';

/**
 * @typedef {object} Key  one row of `keys/keys.json`
 * @property {string} name
 * @property {string} algorithm
 * @property {string} fingerprint  SHA-256 over the DER form, hexadecimal
 * @property {string} pem
 * @property {string} since  first day
 * @property {string | null} until  last day
 * @property {string | null} successor
 * @property {string | null} revoked
 */
/** @typedef {{state: 'signed' | 'invalid' | 'unsigned' | 'unable', key?: Key, sums: Map<string, string>, by?: string}} Verdict */

/** The DER bytes in a PEM text. @param {string} pem @returns {Uint8Array} */
export function der(pem) {
  const text = pem.replace(/-----[A-Z ]+-----/g, '').replace(/\s/g, '');
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * Whether a signature is a key's; `by` says who computed it.
 * @param {string} pem @param {Uint8Array} signature @param {Uint8Array} content
 * @returns {Promise<{valid: boolean, by: string}>}
 */
export async function verifies(pem, signature, content) {
  const spki = der(pem);
  const own = globalThis.crypto?.subtle;
  if (own) {
    try {
      const key = await own.importKey('spki', spki, 'Ed25519', false, ['verify']);
      return { valid: await own.verify('Ed25519', key, signature, content), by: 'WebCrypto' };
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'NotSupportedError') throw error;
    }
  }
  const ed25519 = await import(new URL('assets/vendor/ed25519.js', ROOT).href);
  ed25519.hashes.sha512 = sha512;
  const point = spki.slice(-32); // the DER form of an Ed25519 key ends with its 32 bytes
  return { valid: ed25519.verify(signature, content, point, { zip215: false }), by: '@noble/ed25519' };
}

/** Path → digest. @param {Uint8Array} content @returns {Map<string, string>} */
export function readSums(content) {
  const lines = new TextDecoder().decode(content).split('\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/**
 * The verdict on a file of checksums; a signature by a revoked key proves nothing.
 * @param {Uint8Array} content @param {Uint8Array | null} signature @param {Key[]} keys
 * @returns {Promise<Verdict>}
 */
export async function judge(content, signature, keys) {
  const sums = readSums(content);
  if (!signature) return { state: 'unsigned', sums };
  try {
    for (const key of keys.filter((one) => one.algorithm === 'Ed25519' && !one.revoked)) {
      const { valid, by } = await verifies(key.pem, signature, content);
      if (valid) return { state: 'signed', key, sums, by };
    }
    return { state: 'invalid', sums };
  } catch {
    return { state: 'unable', sums };
  }
}

/**
 * A file of the site as bytes, null where there is none; `reload` puts it anew into the browser's cache as well.
 * @param {string} path @param {RequestCache} [cache] @returns {Promise<Uint8Array | null>}
 */
export async function bytesOf(path, cache = 'no-cache') {
  const answer = await fetch(new URL(path, ROOT), { cache });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The keys that this site names. @returns {Promise<Key[]>} */
export async function siteKeys() {
  const bytes = await bytesOf('keys/keys.json');
  return bytes ? JSON.parse(new TextDecoder().decode(bytes)).keys : [];
}

/** @type {Promise<Verdict> | undefined} */
let known;

/** The verdict on this site's data; asked once a page. @returns {Promise<Verdict>} */
export function siteVerdict() {
  known ??= (async () => {
    const state = await bytesOf('keys/state.json');
    const signed = state !== null && JSON.parse(new TextDecoder().decode(state)).state === 'signed';
    const signature = signed ? bytesOf(`data/v1/${SIGNATURE}`) : null;
    const files = await Promise.all([bytesOf(`data/v1/${SUMS}`), signature, siteKeys()]);
    return files[0] ? judge(files[0], files[1], files[2]) : { state: 'unsigned', sums: new Map() };
  })();
  known.catch(() => {
    known = undefined;
  });
  return known;
}

/** Whether a key signs nothing but samples. @param {Key} key */
export const isSample = (key) => key.name.startsWith('示例');

/** What must be said beside "valid". @param {Key} key */
export function cautions(key) {
  const ended =
    key.until && key.until < dayInChina(new Date()) ? `这把密钥已在${day(key.until)}停用，数据可能不是最新的。` : '';
  return `${isSample(key) ? '这是示例密钥，所签数据不具效力。' : ''}${ended}`;
}

/** The fingerprint in groups of four. @param {Key} key */
export const grouped = (key) => (key.fingerprint.match(/.{4}/g) ?? []).join(' ');
