// What raising a practice costs and brings, so that no two sets of practices ever weigh the same: a number, and for a
// tie the set itself as bits. A twin of src/xingji/scoring/worth.py, which puts both into one large number.

/**
 * @import { Practice } from '../types/handed.js'
 * @import { Degrees, Rules } from '../scoring.js'
 */

/** All degrees are multiples of it; gains and risks are counted in percent ÷ this. */
export const LEAST_STEP = 10;

/**
 * @typedef {bigint} Bits
 *   a set of candidates; the first in the guideline's order is the highest bit
 * @typedef {{practice: Practice, bit: Bits, gain: number, risk: number, cost: number, worth: number}} Candidate
 *   `gain` in weight × percent ÷ LEAST_STEP, `risk` in techniques × percent ÷ LEAST_STEP; sums of `cost` are effort,
 *   then risk left, then number: of two that are equal the set with the higher bits is the cheaper one. Sums of `worth`
 *   are risk, then little effort, then few: of two that are equal the set with the higher bits is worth more.
 */

/** Every applicable practice up to a level that is not met, in the guideline's order, with what each needs and what
 * needs it, at any distance. */
export class Candidates {
  /** @param {Degrees} degrees @param {Rules} rules @param {number} highest */
  constructor(degrees, rules, highest) {
    const left = [...rules.practices.values()].flatMap((practice) => {
      const gained = practice.level <= highest ? rules.gained(degrees, practice) : undefined;
      return gained === undefined || gained >= 100 ? [] : [{ practice, missing: 100 - gained }];
    });
    /** @type {Candidate[]} */
    this.all = weighed(left);
    this.places = new Map(this.all.map(({ practice }, place) => [practice.id, place]));
    const open = new Set(
      left.filter(({ missing }) => 100 - missing < rules.keyMinimum).map(({ practice }) => practice.id),
    );
    /** @type {number[][]} by place, as places; what is not applicable is needed by nobody */
    this.direct = this.all.map(({ practice }) =>
      practice.needs
        .filter((need) => open.has(need) && (rules.practices.get(need)?.level ?? 0) <= practice.level)
        .map((need) => /** @type {number} */ (this.places.get(need))),
    );
    /** @type {number[][]} */
    const users = this.all.map(() => []);
    for (const [name, needs] of this.direct.entries()) for (const need of needs) users[need].push(name);
    /** @type {Bits[]} */
    this.needed = this.all.map((_, place) => this.reach(place, this.direct));
    /** @type {Bits[]} */
    this.users = this.all.map((_, place) => this.reach(place, users));
    this.whole = (1n << BigInt(this.all.length)) - 1n;
  }

  /** The candidate itself and all that its edges lead to; a circle ends where it began.
   * @param {number} start @param {number[][]} edges @returns {Bits} */
  reach(start, edges) {
    let seen = 0n;
    const waiting = [start];
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (seen & this.all[place].bit) continue;
      seen |= this.all[place].bit;
      waiting.push(...edges[place]);
    }
    return seen;
  }

  /** The candidates of these bits, in the guideline's order. @param {Bits} bits */
  of(bits) {
    return this.all.filter(({ bit }) => bits & bit);
  }

  /** Their ids. @param {Bits} bits */
  names(bits) {
    return this.of(bits).map(({ practice }) => practice.id);
  }

  /** The sum of their efforts. @param {Bits} bits */
  effort(bits) {
    return this.of(bits).reduce((sum, { practice }) => sum + practice.effort, 0);
  }
}

/** @param {{practice: Practice, missing: number}[]} left @returns {Candidate[]} */
function weighed(left) {
  const size = left.length;
  const riskOf = (/** @type {{practice: Practice, missing: number}} */ { practice, missing }) =>
    (practice.risk * missing) / LEAST_STEP;
  const mostRisk = 1 + left.reduce((sum, one) => sum + riskOf(one), 0);
  const mostEffort = 1 + left.reduce((sum, { practice }) => sum + practice.effort, 0);
  return left.map((one, place) => {
    const { practice, missing } = one;
    const risk = riskOf(one);
    return {
      practice,
      bit: 1n << BigInt(size - 1 - place),
      gain: (practice.weight * missing) / LEAST_STEP,
      risk,
      cost: (practice.effort * mostRisk - risk) * (size + 1) + 1,
      worth: (risk * mostEffort - practice.effort) * (size + 1) - 1,
    };
  });
}

/** A node of a search by whole numbers: what it is worth at best, what it decided, and the set that is worth it.
 * @typedef {{value: number, must: Bits, never: Bits, set: Bits}} Answer */

/** Put an answer into a queue that goes down in value, then in `before`. @param {Answer[]} queue
 * @param {Answer | null} answer @param {(one: Bits, other: Bits) => boolean} before */
export function offer(queue, answer, before) {
  if (!answer) return;
  const place = queue.findIndex(
    ({ value, set }) => answer.value > value || (answer.value === value && before(answer.set, set)),
  );
  queue.splice(place < 0 ? queue.length : place, 0, answer);
}
