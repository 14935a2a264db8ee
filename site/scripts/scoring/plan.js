// The least effort to reach a level, exact: a twin of src/xingji/scoring/plan.py.

import { levelOf, linesOf } from '../scoring.js';
import { leftOpen } from './leave.js';
import { Candidates } from './worth.js';

/** @import { Degrees, Rules } from '../scoring.js' */

/**
 * @typedef {{from: number, to: number, effort: number, practices: string[]}} Plan
 *   `practices` in the guideline's order
 */

/** No answers can reach the target: it is no level of the guideline, or a level on the way asks for nothing. */
export class UnreachableError extends Error {}

/** Smallest total effort to `target`; empty when it is reached already.
 * @param {Degrees} degrees @param {Rules} rules @param {number} target @returns {Plan} @throws {UnreachableError} */
export function plan(degrees, rules, target) {
  if (!(target >= 1 && target <= rules.top)) throw new UnreachableError(`level ${target}`);
  const from = levelOf(degrees, rules);
  if (from >= target) return { from, to: target, effort: 0, practices: [] };
  const lines = rules.levels.slice(0, target).map((rule) => linesOf(degrees, rules, rule.level));
  if (lines.some(({ sum }) => !sum.possible)) throw new UnreachableError('a level without practices');
  const candidates = new Candidates(degrees, rules, target);
  const keys = lines.flatMap((one) => one.keys).map((key) => /** @type {number} */ (candidates.places.get(key)));
  const forced = keys.reduce((bits, key) => bits | candidates.needed[key], 0n);
  const raised = candidates.whole & ~leftOpen(degrees, rules, target, candidates, forced);
  return { from, to: target, effort: candidates.effort(raised), practices: candidates.names(raised) };
}
