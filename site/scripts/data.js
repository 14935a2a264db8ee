// Files of the published data, kept as the bytes that came, so that a signature can be checked over them.
//
// `onLoad` is the hook for verification: its listener hears of every file of this page, also of those that were
// loaded before it was added.

/** @import { DataFile } from './types/files.js' */

/** The site's root: this module lies in `scripts/`. */
export const ROOT = new URL('../', import.meta.url);

/** @typedef {{path: string, bytes: Uint8Array<ArrayBuffer>}} Loaded  `path` is below `data/v1/`, as in `SHA256SUMS`. */

/** @type {Map<string, Loaded>} Every file that was loaded, by its path. */
export const loaded = new Map();

/** @type {Set<(file: Loaded) => void>} */
const listeners = new Set();

/**
 * Call a listener for every file, loaded or to be loaded.
 * @param {(file: Loaded) => void} listener
 */
export function onLoad(listener) {
  listeners.add(listener);
  for (const file of loaded.values()) listener(file);
}

/** @type {Map<string, Promise<unknown>>} */
const contents = new Map();

/**
 * A JSON file below `data/v1/`. Each is fetched once; a failure is thrown.
 * @template {string} Path @param {Path} path @returns {Promise<DataFile<Path>>}
 */
export function load(path) {
  let wanted = contents.get(path);
  if (!wanted) {
    wanted = fetchJson(path);
    contents.set(path, wanted);
    wanted.catch(() => contents.delete(path));
  }
  return /** @type {Promise<DataFile<Path>>} */ (wanted);
}

/** @param {string} path @returns {Promise<unknown>} */
async function fetchJson(path) {
  const answer = await fetch(new URL(`data/v1/${path}`, ROOT));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const file = { path, bytes: new Uint8Array(await answer.arrayBuffer()) };
  loaded.set(path, file);
  for (const listener of listeners) listener(file);
  return JSON.parse(new TextDecoder().decode(file.bytes));
}
