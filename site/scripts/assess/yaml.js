// Documents as YAML text, in the layout of `xingji fmt`; every text that could be misread is quoted.

/** Ids, days, small numbers, codes with a letter: what nobody takes for something else. */
const PLAIN = new RegExp(
  `^(?:${[
    '[a-z]+(?:-[a-z0-9]+)*',
    'P[A-Z][0-9.]+',
    '[0-9]{4}-[0-9]{2}-[0-9]{2}',
    '[1-9][0-9]{0,3}',
    '91[0-9A-Z]*[A-Z][0-9A-Z]*',
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

/** A text of several lines without what shows nothing. @param {string} text */
export function clean(text) {
  return text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(HIDDEN, '').trim();
}

/** The same on one line. @param {string} text */
export function line(text) {
  return clean(text).replace(/\s+/g, ' ');
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
