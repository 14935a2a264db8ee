// A plan as somebody follows it: one practice after the other, and how the three lines stand after each. A twin of
// src/xingji/scoring/steps.py.

import { at, levelOf, linesOf } from '../scoring.js';

/**
 * @import { Practice } from '../types/handed.js'
 * @import { Degrees, Lines, Rules } from '../scoring.js'
 */

/**
 * @typedef {{practice: string, level: number, lines: Lines}} PlanStep
 *   level and lines (of the level after it, or of the top) when it is done
 * @typedef {{practice: string, risk: number}} OpenRisk
 *   what a plan leaves as it is; `risk` in attack techniques × percent
 */

/** Divided by every effort without a rest, so that risk per effort is compared in whole numbers. */
const FINE = 60;

/** These practices in the order to do them. @param {Degrees} degrees @param {Rules} rules @param {string[]} practices
 * @returns {PlanStep[]} */
export function steps(degrees, rules, practices) {
  const now = new Map(degrees);
  return ordered(degrees, rules, practices).map((practice) => {
    now.set(practice, 'met');
    const level = levelOf(now, rules);
    return { practice, level, lines: linesOf(now, rules, Math.min(level + 1, rules.top)) };
  });
}

/** Needs and lower rungs first, then the most risk per effort, then as in the guideline; what comes before a practice
 * comes right before the first that needs it.
 * @param {Degrees} degrees @param {Rules} rules @param {string[]} practices @returns {string[]} */
export function ordered(degrees, rules, practices) {
  const perEffort = (/** @type {Practice} */ practice) =>
    Math.floor((-riskLeft(degrees, rules, practice) * FINE) / practice.effort);
  const wanted = practices.map((id) => at(rules.practices, id)).sort((one, other) => perEffort(one) - perEffort(other));
  const waiting = new Set(practices);
  /** @type {string[]} */
  const order = [];
  const put = (/** @type {Practice} */ practice) => {
    if (!waiting.delete(practice.id)) return;
    for (const before of comesBefore(rules, practice)) if (waiting.has(before.id)) put(before);
    order.push(practice.id);
  };
  for (const practice of wanted) put(practice);
  return order;
}

/** What a practice needs, and the lower rungs of its own area. @param {Rules} rules @param {Practice} practice */
function comesBefore(rules, { id, level, needs }) {
  const rungs = at(rules.areaOf, id).practices.filter((other) => other.level < level);
  return [...needs.flatMap((need) => rules.practices.get(need) ?? []), ...rungs];
}

/** Attack techniques × percent that raising a practice to `met` would remove. @param {Degrees} degrees
 * @param {Rules} rules @param {Practice} practice */
export function riskLeft(degrees, rules, practice) {
  const gained = rules.gained(degrees, practice);
  return gained === undefined ? 0 : practice.risk * (100 - gained);
}

/** Attack techniques × percent for people: as a number of techniques, with a decimal where it has one.
 * @param {number} risk */
export function techniques(risk) {
  return `${Math.floor(risk / 100)}.${Math.floor((risk % 100) / 10)}`.replace(/\.0$/, '');
}

/** What stays dangerous up to a level when these are met: the most risk first, then as in the guideline.
 * @param {Degrees} degrees @param {Rules} rules @param {string[]} practices @param {number} highest
 * @returns {OpenRisk[]} */
export function openRisks(degrees, rules, practices, highest) {
  const raised = new Set(practices);
  return [...rules.practices.values()]
    .filter(({ id, level }) => level <= highest && !raised.has(id))
    .map((practice) => ({ practice: practice.id, risk: riskLeft(degrees, rules, practice) }))
    .filter(({ risk }) => risk > 0)
    .sort((one, other) => other.risk - one.risk);
}
