// What the theme's own scripts expect to find: its memory, kept apart for each site of a host.

// The theme does this only at the end; what needs scripts must have its place before the first paint.
document.documentElement.classList.replace('no-js', 'js');
// An address that asks something: its answer gets room before it is there, so that nothing jumps.
document.documentElement.classList.toggle('xj-asked', location.search.length > 1);
var __md_scope = new URL(document.currentScript?.dataset.scope ?? '.', location.href);
/** @param {string} text */
var __md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
/** @param {string} key @param {Storage} [storage] */
var __md_get = (key, storage, scope = __md_scope) => {
  try {
    return JSON.parse((storage ?? localStorage).getItem(`${scope.pathname}.${key}`) ?? 'null');
  } catch {
    return null; // Browsers that forbid the storage throw already when it is named.
  }
};
/** @param {string} key @param {unknown} value @param {Storage} [storage] */
var __md_set = (key, value, storage, scope = __md_scope) => {
  try {
    (storage ?? localStorage).setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only forgets the choice.
  }
};
