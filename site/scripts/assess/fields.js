// What is wrong with a single value, said at its field while it is typed and again before the export.

import { halfWidth } from '../texts.js';
import { pages } from './pages.js';
import { clean, code, hidden, line, unicode } from './yaml.js';

/**
 * @import { Settings } from '../types/handed.js'
 * @import { Evidence } from './draft.js'
 */

/** @typedef {{text: string, mild?: boolean}} Fault  a mild one does not make the check refuse the file */

const SHORTEST_PRIVATE = 8;

/** Letters, digits and the marks that names of organisations and people hold. */
const NAME = /^[\p{L}\p{N} ()（）·&.\-—、]+$/u;

/** Dots that are taken for the one between the parts of a name. */
const DOTS = '•．・‧∙⋅●';

/** What is wrong with the name of an organisation or a person, nothing for a sound one.
 * @param {string} given @param {number} most @param {string} otherwise what to say where it is no name at all */
export function nameFault(given, most, otherwise) {
  const name = line(given);
  const strange = [...clean(given)].find((char) => !NAME.test(char));
  if (strange) {
    const hint = DOTS.includes(strange) ? '，间隔号请用“·”' : '';
    return `有不允许的${strange.trim() ? `符号“${strange}”` : '空格'}（${unicode(strange)}）${hint}`;
  }
  return [...name].length >= 2 && [...name].length <= most ? '' : otherwise;
}

/** @param {string} text @param {number} most */
export function isLong(text, most) {
  return [...clean(text)].length > most;
}

/** @param {string} text */
export function isDay(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** @param {string} text */
export function isDigest(text) {
  return /^[0-9a-f]{64}$/.test(text.toLowerCase());
}

/** What to say of a code that does not fit: most often a blank was typed or pasted into it.
 * @param {string | undefined} given @param {string} otherwise */
export function codeFault(given, otherwise) {
  return code(given).includes(' ') ? '中间有空格，请删去空格或补全漏掉的字' : otherwise;
}

/** What must not stand in a text that many people read, by the patterns of the check.
 * @param {string} text @param {Settings} settings @returns {string[]} */
export function privateThings(text, settings) {
  const plain = halfWidth(clean(text));
  if (plain.length < SHORTEST_PRIVATE && !plain.includes('@')) return [];
  return settings.private
    .filter((rule) => new RegExp(rule.pattern).test(plain))
    .map((rule) => `${rule.title}，请删去或改写`);
}

/** Characters that show nothing are left out of the files, but not without a word.
 * @param {string} name of the field @param {string} text @returns {Fault[]} */
export function hiddenFaults(name, text) {
  const found = hidden(text);
  const told = `${name}里有看不见的字符（${found.join('、')}），写进文件时会去掉，请核对文字`;
  return found.length ? [{ text: told, mild: true }] : [];
}

/** @param {string} name of the field @param {string} text @param {number} most @param {Settings} settings
 * @returns {Fault[]} */
export function textFaults(name, text, most, settings) {
  const hard = [...(isLong(text, most) ? [`${name}超过${most}字`] : []), ...privateThings(text, settings)];
  return [...hard.map((told) => ({ text: told })), ...hiddenFaults(name, text)];
}

/** @param {string} given @returns {Fault[]} */
export function pagesFaults(given) {
  const { fault } = pages(given);
  return fault ? [{ text: fault }] : [];
}

/** @param {string} given @returns {Fault[]} */
export function digestFaults(given) {
  const isFit = !code(given) || isDigest(code(given));
  return isFit ? hiddenFaults('SHA-256', given) : [{ text: `材料的SHA-256${codeFault(given, '应为64位')}` }];
}

/** @param {Evidence} piece @param {Settings} settings @returns {Fault[]} */
export function evidenceFaults({ title, page, sha256 }, settings) {
  const untitled = { text: '有一份材料没有名称，不会写进文件', mild: true };
  return [
    ...textFaults('材料名称', title, settings.limits.line, settings),
    ...pagesFaults(page),
    ...digestFaults(sha256),
    ...(line(title) ? [] : [untitled]),
  ];
}
