/**
 * Files of the published data, kept as the bytes that came, so that a signature can be checked over them.
 *
 * `onLoad` is the hook for verification: its listener hears of every file of this page, also of those that were
 * loaded before it was added.
 * @module
 */

/** The site's root: this module lies in `scripts/`. */
export const ROOT = new URL('../', import.meta.url);

/** @typedef {{path: string, bytes: Uint8Array}} Loaded  `path` is below `data/v1/`, as in `SHA256SUMS`. */

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
  loaded.forEach((file) => listener(file));
}

/**
 * A JSON file below `data/v1/`. Each is fetched once; a failure is thrown.
 * @param {string} path
 * @returns {Promise<any>}
 */
export function load(path) {
  let wanted = contents.get(path);
  if (!wanted) {
    wanted = fetchJson(path);
    contents.set(path, wanted);
    wanted.catch(() => contents.delete(path));
  }
  return wanted;
}

/** @type {Map<string, Promise<any>>} */
const contents = new Map();

/** @param {string} path */
async function fetchJson(path) {
  const answer = await fetch(new URL(`data/v1/${path}`, ROOT));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const file = { path, bytes: new Uint8Array(await answer.arrayBuffer()) };
  loaded.set(path, file);
  listeners.forEach((listener) => listener(file));
  return JSON.parse(new TextDecoder().decode(file.bytes));
}
