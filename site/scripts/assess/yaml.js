// Documents as YAML text, in the layout of `xingji fmt`; every text that could be misread is quoted.

import { halfWidth } from '../texts.js';

/** Ids, days, small numbers, codes with a letter: what nobody takes for something else. */
const PLAIN = new RegExp(
  `^(?:${[
    '[a-z]+(?:-[a-z0-9]+)*',
    'P[A-Z][0-9.]+',
    '[0-9]{4}-[0-9]{2}-[0-9]{2}',
    '[1-9][0-9]{0,3}',
    '91[0-9A-Z]*[A-Z][0-9A-Z]*',
    '20[0-9]{2}/[0-9A-Z]{18}',
  ].join('|')})$`,
);
const WORDS = new Set(['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n']);
/** What the reader of submissions refuses (src/xingji/store/text.py): it shows nothing and never belongs there. */
const HIDDEN = new RegExp(
  `[${[
    // control characters and what is no character
    String.raw`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\p{Surrogate}\ufffe\uffff`,
    // turns of the direction
    String.raw`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069`,
    // characters of no width, and letters that show nothing
    String.raw`\u00ad\u180e\u200b-\u200d\u2060-\u2064\u115f\u1160\u3164\uffa0\ufeff\u{e0000}-\u{e007f}`,
  ].join('')}]`,
  'gu',
);

/** Those among them that part words: taken away without a blank they would join them. */
const PARTING = '\u000b\u000c\u001c\u001d\u001e\u001f\u0085\u2028\u2029';

/** A text of several lines without what shows nothing. @param {string} text */
export function clean(text) {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(HIDDEN, (char) => (PARTING.includes(char) ? ' ' : ''))
    .trim();
}

/** What `clean` takes away, as people can look it up. @param {string} text @returns {string[]} */
export function hidden(text) {
  return [...new Set(text.match(HIDDEN) ?? [])].map(unicode);
}

/** @param {string} char */
export function unicode(char) {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The same on one line. @param {string} text */
export function line(text) {
  return clean(text).replace(/\s+/g, ' ');
}

/** A code, a number or a day as it was typed: full-width characters made plain, blanks inside it left, so that no
 * digits are joined that did not stand together. @param {string | undefined} given */
export function code(given) {
  return halfWidth(line(given ?? ''));
}

/** A text as a YAML value on one line, nothing for an empty one. @param {string} text */
export function scalar(text) {
  if (!text) return '';
  return PLAIN.test(text) && !WORDS.has(text) ? text : quoted(text);
}

/** @param {string} text */
export function quoted(text) {
  const escaped = text.replace(/["\\]/g, (char) => `\\${char}`).replaceAll('\n', '\\n');
  return `"${escaped}"`;
}

/** One field; what has no value is left out unless it is wanted all the same.
 * @param {string} name @param {string} value @param {boolean} [wanted] */
export function field(name, value, wanted = false) {
  const shown = scalar(value);
  return shown || wanted ? [`${name}: ${shown}`.trimEnd()] : [];
}

/** @param {string[]} lines @param {number} by */
export function indented(lines, by) {
  return lines.map((text) => `${' '.repeat(by)}${text}`);
}
