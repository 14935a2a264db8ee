// A plan as a table: its practices in the order to do them, and what each changes at the three lines.

import { el } from '../dom.js';
import { riskLeft, steps, techniques } from '../scoring/steps.js';
import { at, levelOf, linesOf, lowDomains, percentOf } from '../scoring.js';
import { levelName } from './controls.js';
import { degreeName, link } from './lines.js';
import { worded } from './wording.js';

/**
 * @import { Lines } from '../scoring.js'
 * @import { PlanStep } from '../scoring/steps.js'
 * @import { Guideline } from '../types/handed.js'
 * @import { Known } from '../types/known.js'
 * @import { Answered } from './lines.js'
 */

const EFFORTS = ['', '很小', '较小', '中等', '较大', '很大'];

/** The practices in the order to do them. @param {Answered} answered @param {string[]} practices
 * @param {string} caption @param {number} highest up to which level it is told how the lines stand */
export function table(answered, practices, caption, highest) {
  const { rules } = answered.known;
  const level = levelOf(answered.degrees, rules);
  /** @type {PlanStep} */
  const before = { practice: '', level, lines: linesOf(answered.degrees, rules, Math.min(level + 1, rules.top)) };
  const done = steps(answered.degrees, rules, practices);
  const places = new Map(done.map(({ practice }, number) => [practice, number + 1]));
  const rows = done.map((step, number) => row(answered, step, done[number - 1] ?? before, places, highest));
  const head = ['步', '要求', '现在', '投入', '消除风险', '做完之后'].map((name) => el('th', { scope: 'col' }, name));
  return el(
    'table',
    { class: 'xj-table xj-plan' },
    el('caption', {}, caption, '；先决条件和同一过程域的低级别在前，再按单位投入消除的风险'),
    el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {}, ...rows),
  );
}

/** @param {Answered} answered @param {PlanStep} step @param {PlanStep} last @param {Map<string, number>} places
 * @param {number} highest */
function row(answered, step, last, places, highest) {
  const { known, degrees, profile } = answered;
  const practice = at(known.rules.practices, step.practice);
  const after = practice.needs.flatMap((need) => places.get(need) ?? []).sort((one, other) => one - other);
  return el(
    'tr',
    {},
    el('th', { scope: 'row', 'data-label': '步' }, String(places.get(step.practice))),
    el(
      'td',
      { 'data-label': '要求' },
      el('span', {}, link(practice.id), ` ${worded(practice, profile).text}`),
      after.length ? el('small', {}, `须先完成第${after.join('、')}步`) : '',
    ),
    el('td', { 'data-label': '现在' }, degreeName(known, degrees, practice.id)),
    el('td', { 'data-label': '投入' }, `${practice.effort}（${EFFORTS[practice.effort]}）`),
    el('td', { 'data-label': '消除风险' }, techniques(riskLeft(degrees, known.rules, practice))),
    el('td', { 'data-label': '做完之后' }, change(known, last, step, highest)),
  );
}

/** What a step changed; what it left as it was is not said again.
 * @param {Known} known @param {PlanStep} last @param {PlanStep} step @param {number} highest */
function change({ guideline }, last, step, highest) {
  const reached = step.level > last.level ? [`达到${levelName(guideline, step.level)}`] : [];
  const known = last.lines.level === step.lines.level ? last.lines : null;
  const stand = step.level < highest ? standing(guideline, step.lines, known) : '';
  return [...reached, ...(stand ? [`${step.lines.level}级：${stand}`] : [])].join('；') || '三条线不变';
}

/** How a level stands by its three lines; only what is not as in `known`.
 * @param {Guideline} guideline @param {Lines} lines @param {Lines | null} known */
function standing({ domains }, lines, known) {
  const { keys, sum } = lines;
  const names = new Map(domains.map(({ id, name }) => [id, name]));
  const [low, before] = [lines, known].map(
    (one) => one && lowDomains(one).map(({ id, line }) => `${names.get(id)}${percentOf(line)}%`),
  );
  const parts = [];
  if (keys.length !== known?.keys.length) parts.push(keys.length ? `关键项还差${keys.length}条` : '关键项已齐');
  if (!known || percentOf(sum) !== percentOf(known.sum)) parts.push(`总分${percentOf(sum)}%（须${sum.bound}%）`);
  if (low?.join() !== before?.join()) parts.push(low?.length ? `不到底线：${low.join('、')}` : '各能力域都过底线');
  return parts.join('，');
}
