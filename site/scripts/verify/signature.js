// Signatures of the published data: over the checksums, and the checksums over every file; by the browser's own
// cryptography, or by libraries where the browser has none.

import { ROOT } from '../data.js';
import { library, own } from './hash.js';

/**
 * @import { PublicKey } from '../types/handed.js'
 * @import { Bytes } from './hash.js'
 */
/**
 * @typedef {Map<string, string>} Sums path → digest
 * @typedef {{state: 'signed', key: PublicKey, by: string, sums: Sums}
 *   | {state: 'invalid', sums: Sums} | {state: 'unsigned', sums: Sums} | {state: 'unable', sums: Sums}} Verdict
 */

export const SUMS = 'SHA256SUMS';
export const SIGNATURE = 'SHA256SUMS.sig';

/** The DER bytes in a PEM text. @param {string} pem @returns {Bytes} */
export function der(pem) {
  const text = pem.replace(/-----[A-Z ]+-----/g, '').replace(/\s/g, '');
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * Whether a signature is a key's; `by` says who computed it.
 * @param {string} pem @param {Bytes} signature @param {Bytes} content
 * @returns {Promise<{valid: boolean, by: string}>}
 */
export async function verifies(pem, signature, content) {
  const spki = der(pem);
  const subtle = own();
  if (subtle) {
    try {
      const key = await subtle.importKey('spki', spki, 'Ed25519', false, ['verify']);
      return { valid: await subtle.verify('Ed25519', key, signature, content), by: 'WebCrypto' };
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'NotSupportedError') throw error;
    }
  }
  const [ed25519, { sha512 }] = await Promise.all([import('../../assets/vendor/ed25519.js'), library()]);
  ed25519.hashes.sha512 = sha512;
  const point = spki.slice(-32); // the DER form of an Ed25519 key ends with its 32 bytes
  return { valid: ed25519.verify(signature, content, point, { zip215: false }), by: '@noble/ed25519' };
}

/** @param {Uint8Array} content @returns {Sums} */
export function readSums(content) {
  const lines = new TextDecoder().decode(content).split('\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/**
 * The verdict on a file of checksums; a signature by a revoked key proves nothing.
 * @param {Bytes} content @param {Bytes | null} signature @param {PublicKey[]} keys
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
 * @param {string} path @param {RequestCache} [cache] @returns {Promise<Bytes | null>}
 */
export async function bytesOf(path, cache = 'no-cache') {
  const answer = await fetch(new URL(path, ROOT), { cache });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** The keys that this site names. @returns {Promise<PublicKey[]>} */
export async function siteKeys() {
  const bytes = await bytesOf('keys/keys.json');
  return bytes ? JSON.parse(new TextDecoder().decode(bytes)).keys : [];
}

/** @type {Promise<Verdict> | undefined} */
let known;

/** The verdict on this site's data; asked once a page. @returns {Promise<Verdict>} */
export function siteVerdict() {
  known ??= judgeSite();
  known.catch(() => {
    known = undefined;
  });
  return known;
}

/** @returns {Promise<Verdict>} */
async function judgeSite() {
  const state = await bytesOf('keys/state.json');
  const signed = state !== null && JSON.parse(new TextDecoder().decode(state)).state === 'signed';
  const signature = signed ? bytesOf(`data/v1/${SIGNATURE}`) : null;
  const files = await Promise.all([bytesOf(`data/v1/${SUMS}`), signature, siteKeys()]);
  return files[0] ? judge(files[0], files[1], files[2]) : { state: 'unsigned', sums: new Map() };
}
