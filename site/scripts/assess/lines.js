// What keeps from the next level: the three lines, each with what it lacks, and what else of the level is open.

import { el } from '../dom.js';
import { at, holds, lacks, lowDomains, percentOf } from '../scoring.js';
import { anchor, levelName, tag } from './controls.js';
import { worded } from './wording.js';

/**
 * @import { Blocking, Degrees, Line, Lines } from '../scoring.js'
 * @import { Known } from '../types/known.js'
 */

/** @typedef {{known: Known, degrees: Degrees, profile: string}} Answered what is known, and what was answered */

/** @param {Answered} answered @param {Blocking | null} blocking @returns {HTMLElement[]} */
export function gaps(answered, blocking) {
  if (!blocking) return [el('p', {}, '已经是最高等级。')];
  const { known } = answered;
  const { lines, practices } = blocking;
  const name = levelName(known.guideline, lines.level);
  if (!lines.sum.possible) return [el('p', {}, `${name}没有适用的要求，不能达到。`)];
  return [
    el('p', {}, `下一级是${name}。下面三条线都过，才达到这一级：`),
    el(
      'ol',
      { class: 'xj-lines' },
      passed(!lines.keys.length, '关键项', keysText(lines), list(answered, lines.keys)),
      passed(holds(lines.sum), '总分线', `全部要求合计，${lineText(lines.sum)}`),
      passed(!lowDomains(lines).length, '底线', floorText(lines), domains(known, lines)),
    ),
    el('details', { class: 'xj-q__more' }, el('summary', {}, openText(practices)), list(answered, practices)),
  ];
}

/** @param {boolean} holding @param {string} name @param {string} text @param {...HTMLElement} more */
function passed(holding, name, text, ...more) {
  const mark = holding ? tag('good', '已过') : tag('error', '没有过');
  return el('li', {}, el('strong', {}, name), ' ', mark, ` ${text}`, ...(holding ? [] : more));
}

/** @param {Lines} lines */
function keysText({ keys }) {
  return keys.length ? `${keys.length}条关键项没有达到“基本符合”：` : '关键项都已达到“基本符合”。';
}

/** @param {Line} line */
function lineText(line) {
  const missing = lacks(line) ? `，还差${lacks(line)}分` : '';
  return `得分${percentOf(line)}%（${line.earned}／${line.possible}），须达到${line.bound}%${missing}。`;
}

/** @param {Lines} lines */
function floorText(lines) {
  const [low, bound] = [lowDomains(lines).length, lines.domains[0].line.bound];
  return low ? `${low}个能力域的得分不到${bound}%：` : `各能力域的得分都已达到${bound}%。`;
}

/** @param {string[]} practices */
function openText(practices) {
  return practices.length ? `这一级还有${practices.length}条没有完全符合（不必全部做到）` : '这一级的要求都已完全符合';
}

/** @param {Known} known @param {Lines} lines */
function domains({ guideline }, lines) {
  const items = lowDomains(lines).map(({ id, line }) => {
    const domain = guideline.domains.find((one) => one.id === id);
    return el('li', {}, el('a', { href: `#${id.toLowerCase()}` }, domain?.name ?? id), `：${lineText(line)}`);
  });
  return el('ul', { class: 'xj-gaps' }, ...items);
}

/** @param {Answered} answered @param {string[]} practices */
function list({ known, degrees, profile }, practices) {
  const items = practices.map((id) => {
    const practice = at(known.rules.practices, id);
    return el(
      'li',
      {},
      link(id),
      `（${degreeName(known, degrees, id)}）`,
      practice.key ? tag('key', '关键项') : '',
      worded(practice, profile).text,
      practice.key && practice.why_key ? el('small', {}, `为什么关键：${practice.why_key}`) : '',
    );
  });
  return el('ul', { class: 'xj-gaps' }, ...items);
}

/** @param {string} practice */
export function link(practice) {
  return el('a', { href: `#${anchor(practice)}` }, practice);
}

/** @param {Known} known @param {Degrees} degrees @param {string} practice */
export function degreeName({ names }, degrees, practice) {
  return names[degrees.get(practice) ?? ''] ?? '未回答';
}
