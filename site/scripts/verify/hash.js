// SHA-256 by the browser's own cryptography, or by a library where the browser keeps its own from us: `crypto.subtle`
// exists only on https, localhost and file addresses, and intranets often have none of these.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** Whether the browser computes by itself; asked each time, since only the answer of the moment counts. */
export const own = () => globalThis.crypto?.subtle;

/** The library, fetched once; a failure is thrown, and tried again. */
export const library = () => import('../../assets/vendor/hashes.js');

/** @param {Uint8Array} bytes */
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {Bytes} bytes @returns {Promise<string>} SHA-256 in hexadecimal digits */
export async function digest(bytes) {
  const subtle = own();
  return hex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : (await library()).sha256(bytes));
}
