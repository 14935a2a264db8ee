// Pages of a piece of evidence: `3`, `3-5` or `3-5、8`, understood as people write them and never guessed.

import { halfWidth } from '../texts.js';
import { code, hidden } from './yaml.js';

/** What the model allows (src/xingji/model); tests/scripts/pages.json is read by both. */
const LAST = 9999;
const MOST = 20;

/** One page or a range as people write it: 第3页, P3, pp.3-5. */
const PART = /^(?:第|pp?\.?)?([0-9]+)页?(?:-(?:第|pp?\.?)?([0-9]+)页?)?$/i;

/** Pages in the form of the files, and what is wrong; what is not understood stays as it was typed.
 * @param {string} given @returns {{text: string, fault: string}} */
export function pages(given) {
  const typed = code(given);
  if (hidden(given).length)
    return { text: typed, fault: `页码里有看不见的字符（${hidden(given).join('、')}），请重新填写` };
  const text = halfWidth(given.trim())
    .replace(/[–—~至到]/g, '-')
    .replace(/[,;]/g, '、');
  if (!text) return { text: '', fault: '' };
  if (/[0-9]\s+[0-9]/.test(text)) {
    return { text: typed, fault: '页码的数字之间有空格：几页请写成“3、5”，连续的页写成“3-5”' };
  }
  const parts = text
    .replace(/\s+/g, '')
    .split('、')
    .map((part) => PART.exec(part));
  const fault = faultOf(parts);
  return fault ? { text: typed, fault } : { text: parts.map(shown).join('、'), fault };
}

/** @param {(RegExpExecArray | null)[]} parts */
function faultOf(parts) {
  if (parts.includes(null)) return '看不懂页码，写法例如 3、3-5 或 3-5、8';
  const ranges = parts.map((part) => numbers(/** @type {RegExpExecArray} */ (part)));
  if (ranges.flat().some((page) => page < 1 || page > LAST)) return `页码应在1至${LAST}之间`;
  if (ranges.some(([first, last = Infinity]) => first >= last)) return '页码范围应从小到大，例如 3-5';
  return parts.length > MOST ? `页码最多写${MOST}段` : '';
}

/** @param {RegExpExecArray | null} part */
function shown(part) {
  return part ? numbers(part).join('-') : '';
}

/** @param {RegExpExecArray} part */
function numbers(part) {
  return part.slice(1).filter(Boolean).map(Number);
}
