// The exact search behind the plan: which candidates may be left as they are when the rest is raised. A twin of
// src/xingji/scoring/leave.py, where its reasons stand.

import { linesOf } from '../scoring.js';
import { Level } from './room.js';
import { LEAST_STEP, offer } from './worth.js';

/**
 * @import { Degrees, Rules } from '../scoring.js'
 * @import { Answer, Bits, Candidates } from './worth.js'
 */

/** How often prices are changed; more bring less than they take. */
const ROUNDS = 100;
/** Rounds without a better bound before prices change by smaller steps. */
const PATIENCE = 3;

/** @typedef {{user: number, need: number, price: number}} Edge a candidate and one that it needs, by place */

/** The candidates that the cheapest way to `target` leaves as they are; `forced` are raised whatever it costs, with
 * their needs. @param {Degrees} degrees @param {Rules} rules @param {number} target @param {Candidates} candidates
 * @param {Bits} forced @returns {Bits} */
export function leftOpen(degrees, rules, target, candidates, forced) {
  const levels = rules.levels.slice(0, target).map((rule) => levelOf(degrees, rules, rule.level, candidates));
  const search = new Search(candidates, levels, forced);
  search.settlePrices();
  return search.cheapest();
}

/** Candidates with the prices of their needs; the value of an answer is what it costs at least, negative. */
class Search {
  /** @param {Candidates} candidates @param {Level[]} levels @param {Bits} forced */
  constructor(candidates, levels, forced) {
    this.candidates = candidates;
    this.bits = candidates.all.map(({ bit }) => bit);
    this.levels = levels;
    this.forced = forced;
    /** @type {Edge[]} */
    this.edges = candidates.direct
      .flatMap((needs, user) => needs.map((need) => ({ user, need, price: 0 })))
      .filter(({ need }) => !(this.bits[need] & forced));
  }

  /** Round by round: a need that is used but not raised gets dearer for its users, one raised in vain cheaper. */
  settlePrices() {
    let step = Math.floor(Math.max(0, ...this.candidates.all.map(({ cost }) => cost)) / 4);
    let answer = this.first();
    let [best, kept, missed] = [answer, this.edges, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { set } = answer;
      const moved = this.edges.map((edge) => ({
        ...edge,
        price: Math.max(0, edge.price + step * this.strain(edge, set)),
      }));
      if (moved.every(({ price }, number) => price === this.edges[number].price)) break;
      this.edges = moved;
      answer = this.first();
      missed += 1;
      if (isDearer(answer, best)) [best, kept, missed] = [answer, this.edges, 0];
      if (missed === PATIENCE) {
        [answer, this.edges, missed] = [best, kept, 0];
        step = Math.max(1, Math.floor(step / 2));
      }
    }
    this.edges = kept;
  }

  /** Best node first, until what it leaves breaks no need and no price was paid in vain. @returns {Bits} */
  cheapest() {
    const queue = [this.first()];
    for (;;) {
      const best = /** @type {Answer} */ (queue.shift());
      const need = this.doubtful(best);
      if (need === undefined) return best.set;
      offer(queue, this.answer(best.must, best.never | this.candidates.needed[need]), isCheaper);
      offer(queue, this.answer(best.must | this.candidates.users[need], best.never), isCheaper);
    }
  }

  /** Raising everything reaches every level. @returns {Answer} */
  first() {
    return /** @type {Answer} */ (this.answer(0n, this.forced));
  }

  /** @param {Bits} must @param {Bits} never @returns {Answer | null} */
  answer(must, never) {
    if (must & never) return null;
    const costs = this.costs(must, never);
    let [value, set] = [-costs.reduce((sum, cost) => sum + cost, 0), 0n];
    for (const level of this.levels) {
      const state = level.best(costs, must, never);
      if (!state) return null;
      value += state.saved;
      set |= state.left;
    }
    return { value, must, never, set };
  }

  /** By place; a need that is raised for good and a user that is left for good have no price between them.
   * @param {Bits} must @param {Bits} never */
  costs(must, never) {
    const costs = this.candidates.all.map(({ cost }) => cost);
    for (const { user, need, price } of this.edges) {
      if (!price || never & this.bits[need] || must & this.bits[user]) continue;
      costs[user] += price;
      costs[need] -= price;
    }
    return costs;
  }

  /** 1 when the need is used but left, -1 when it is raised and not used, else 0.
   * @param {Edge} edge @param {Bits} left */
  strain({ user, need }, left) {
    return Number(Boolean(this.bits[need] & left)) - Number(Boolean(this.bits[user] & left));
  }

  /** The need to decide next: the broken one with most effort at stake either way, else the one most overpaid.
   * @param {Answer} answer @returns {number | undefined} */
  doubtful({ must, never, set }) {
    /** @type {Map<number, number>} */
    const broken = new Map();
    /** @type {Map<number, number>} */
    const vain = new Map();
    for (const edge of this.edges) {
      const { user, need, price } = edge;
      const strain = this.strain(edge, set);
      if (strain > 0 && !broken.has(need)) broken.set(need, this.atStake(need, set));
      if (strain < 0 && price && !(never & this.bits[need]) && !(must & this.bits[user]))
        vain.set(need, (vain.get(need) ?? 0) + price);
    }
    return mostOf(broken) ?? mostOf(vain);
  }

  /** @param {number} need @param {Bits} left */
  atStake(need, left) {
    const { needed, users } = this.candidates;
    return this.candidates.effort(needed[need] & left) * this.candidates.effort(users[need] & ~left);
  }
}

/** Of two answers of the same value, which costs less: the one that leaves the lower bits.
 * @param {Bits} one @param {Bits} other */
function isCheaper(one, other) {
  return one < other;
}

/** @param {Answer} answer @param {Answer} best */
function isDearer(answer, best) {
  return answer.value < best.value || (answer.value === best.value && answer.set > best.set);
}

/** The key of the largest value, the first of several. @param {Map<number, number>} values */
function mostOf(values) {
  /** @type {[number, number] | undefined} */
  let most;
  for (const entry of values) if (!most || entry[1] > most[1]) most = entry;
  return most?.[0];
}

/** @param {Degrees} degrees @param {Rules} rules @param {number} level @param {Candidates} candidates */
function levelOf(degrees, rules, level, candidates) {
  const { threshold, floor } = rules.levels[level - 1];
  const lines = linesOf(degrees, rules, level);
  const parts = lines.domains.flatMap(({ line }, /** @type {number} */ domain) => {
    const asked = rules.areasOf[domain].flatMap((area) => rules.steps[level - 1][area]);
    const places = asked.flatMap(({ id }) => candidates.places.get(id) ?? []);
    return places.length ? [{ places, room: room(line.possible, floor) }] : [];
  });
  return new Level(candidates, parts, room(lines.sum.possible, threshold));
}

/** @param {number} possible @param {number} bound */
function room(possible, bound) {
  return Math.floor((possible * (100 - bound)) / (100 * LEAST_STEP));
}
