// In which order hits are shown, and under which address.

/** @import { Found } from '../../pagefind/pagefind.js' */

/** The very words as the engine wants a phrase. @param {string} text */
export function phraseOf(text) {
  return `"${text.replaceAll('"', ' ').trim()}"`;
}

/**
 * Hits in the engine's order, but those with the very phrase before those with only its words: a Chinese phrase is
 * several words to the engine. Its own search for phrases finds them, yet does not order them.
 * @param {Found} loose @param {Found} exact
 */
export function phraseFirst(loose, exact) {
  const ids = new Set(exact.results.map((hit) => hit.id));
  return [...loose.results].sort((a, b) => Number(ids.has(b.id)) - Number(ids.has(a.id)));
}

/** What the address asks for. @param {string} text @param {Record<string, string>} filters by field, empty for none */
export function asksOf(text, filters) {
  const asks = new URLSearchParams(text ? { q: text } : {});
  for (const [key, value] of Object.entries(filters)) if (value) asks.set(key, value);
  return asks.toString();
}
