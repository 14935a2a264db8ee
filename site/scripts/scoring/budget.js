// The most risk that a given effort removes, exact: a twin of src/xingji/scoring/budget.py, where its reasons stand.

import { Candidates, LEAST_STEP, offer } from './worth.js';

/**
 * @import { Degrees, Rules } from '../scoring.js'
 * @import { Answer, Bits, Candidate } from './worth.js'
 */

/**
 * @typedef {{practices: string[], effort: number, risk: number}} Spent
 *   practices in the guideline's order; the risk that they remove in technique × percent
 * @typedef {Candidate & {beyond: number}} Row
 *   a candidate in the walk over the trees of needs; `beyond` is the place behind all that hangs under it
 * @typedef {{worth: number[], sets: Bits[]}} Table
 *   best worth and its set for every budget, from a row on; -Infinity where there is none
 */

/** Raise practices up to level `highest` within `budget`, the sum of their efforts; none when nothing fits.
 * @param {Degrees} degrees @param {Rules} rules @param {number} budget @param {number} highest @returns {Spent} */
export function spend(degrees, rules, budget, highest) {
  const candidates = new Candidates(degrees, rules, highest);
  const rows = walk(candidates);
  const most = Math.min(budget, candidates.effort(candidates.whole));
  /** @type {Answer[]} */
  const queue = [];
  offer(queue, answer(rows, most, 0n, 0n), isBetter);
  for (;;) {
    const best = /** @type {Answer} */ (queue.shift());
    const broken = brokenBy(candidates, best.set);
    if (!broken) {
      const raised = candidates.of(best.set);
      const risk = raised.reduce((sum, one) => sum + one.risk, 0) * LEAST_STEP;
      return { practices: candidates.names(best.set), effort: candidates.effort(best.set), risk };
    }
    const [user, need] = broken;
    offer(queue, answer(rows, most, best.must | candidates.needed[need], best.never), isBetter);
    offer(queue, answer(rows, most, best.must, best.never | candidates.users[user]), isBetter);
  }
}

/** Of two sets of the same worth, which is worth more: the one of the higher bits.
 * @param {Bits} one @param {Bits} other */
function isBetter(one, other) {
  return one > other;
}

/** A raised candidate and one that it needs and that is not raised. @param {Candidates} candidates
 * @param {Bits} raised @returns {[number, number] | undefined} */
function brokenBy({ all, direct }, raised) {
  for (const [user, needs] of direct.entries()) {
    const need = raised & all[user].bit ? needs.find((place) => !(raised & all[place].bit)) : undefined;
    if (need !== undefined) return [user, need];
  }
  return undefined;
}

/** All candidates, each behind the one it hangs under: the need that the fewest use, which is broken most easily.
 * @param {Candidates} candidates @returns {Row[]} */
function walk({ all, direct, needed, users }) {
  const used = users.map((bits) => bits.toString(2).replaceAll('0', '').length);
  /** @type {number[][]} */
  const under = all.map(() => []);
  /** @type {number[]} */
  const roots = [];
  for (const [place, needs] of direct.entries()) {
    const above = needs.filter((need) => !(needed[need] & all[place].bit));
    const least = above.reduce((best, need) => (used[need] < used[best] ? need : best), above[0]);
    (above.length ? under[least] : roots).push(place);
  }
  /** @type {Row[]} */
  const rows = [];
  const visit = (/** @type {number} */ place) => {
    const row = { ...all[place], beyond: 0 };
    rows.push(row);
    for (const child of under[place]) visit(child);
    row.beyond = rows.length;
  };
  for (const root of roots) visit(root);
  return rows;
}

/** @param {Row[]} rows @param {number} budget @param {Bits} must @param {Bits} never @returns {Answer | null} */
function answer(rows, budget, must, never) {
  if (must & never) return null;
  const none = tableOf(-Infinity, budget);
  /** @type {Table[]} by row; the last one is behind all */
  const tables = Array(rows.length + 1);
  tables[rows.length] = tableOf(0, budget);
  for (let place = rows.length - 1; place >= 0; place -= 1) {
    const row = rows[place];
    const taken = row.bit & never ? none : tables[place + 1];
    tables[place] = table(row, taken, row.bit & must ? none : tables[row.beyond], budget);
  }
  const [value, set] = [tables[0].worth[budget], tables[0].sets[budget]];
  return value === -Infinity ? null : { value, must, never, set };
}

/** The same worth for every budget, of no set. @param {number} worth @param {number} budget @returns {Table} */
function tableOf(worth, budget) {
  return { worth: Array(budget + 1).fill(worth), sets: Array(budget + 1).fill(0n) };
}

/** The row is taken, or passed over with all that hangs under it. @param {Row} row @param {Table} taken
 * @param {Table} passed @param {number} budget @returns {Table} */
function table(row, taken, passed, budget) {
  const [worth, sets] = [[...passed.worth], [...passed.sets]];
  const { effort } = row.practice;
  for (let left = effort; left <= budget; left += 1) {
    const more = taken.worth[left - effort] + row.worth;
    if (more === -Infinity || more < worth[left]) continue;
    const set = taken.sets[left - effort] | row.bit;
    if (more > worth[left] || isBetter(set, sets[left])) [worth[left], sets[left]] = [more, set];
  }
  return { worth, sets };
}
