// Knapsack tables: what a level's lines allow to be left open, and what leaving it saves at most. A twin of
// src/xingji/scoring/room.py.

/** @import { Bits, Candidates } from './worth.js' */

/**
 * @typedef {{gain: number, saved: number, left: Bits}} State
 *   weight left, cost saved, candidates left; a table goes up in the first two
 * @typedef {{places: number[], room: number}} Part
 *   the candidates of one domain at one level, and how much of their weight the floor lets be left
 */

/** @type {State} */
const NOTHING = Object.freeze({ gain: 0, saved: 0, left: 0n });
/** @type {State} */
const WORST = Object.freeze({ gain: 0, saved: -Infinity, left: 0n });

/** Whether one saves more than another; of two that save the same, which leaves the lower bits.
 * @param {number} saved @param {State} known @param {() => Bits} left */
function isBetter(saved, known, left) {
  return saved > known.saved || (saved === known.saved && left() < known.left);
}

/** One level with the room of its sum; remembers what it answered. */
export class Level {
  /** @param {Candidates} candidates @param {Part[]} parts @param {number} room */
  constructor(candidates, parts, room) {
    this.all = candidates.all;
    this.parts = parts;
    this.room = room;
    this.places = parts.flatMap((part) => part.places);
    this.mask = this.places.reduce((bits, place) => bits | this.all[place].bit, 0n);
    /** @type {Map<string, State | null>} */
    this.known = new Map();
  }

  /** The most that is saved when `must` are left in any case and `never` are raised; null when there is no room.
   * @param {number[]} costs of all candidates, by place @param {Bits} must @param {Bits} never */
  best(costs, must, never) {
    const [kept, raised] = [must & this.mask, never & this.mask];
    const key = [kept.toString(32), raised.toString(32), ...this.places.map((place) => costs[place])].join();
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.look(costs, kept, raised);
      this.known.set(key, found);
    }
    return found;
  }

  /** @param {number[]} costs @param {Bits} must @param {Bits} never @returns {State | null} */
  look(costs, must, never) {
    let tables = this.parts.map((part) => this.table(part, costs, must, never));
    if (tables.some((table) => !table.length)) return null;
    while (tables.length > 2) {
      const [first, second, ...others] = tables;
      tables = [...others, merged(first, second, this.room)];
    }
    const [left, right] = [...tables, [NOTHING], [NOTHING]];
    return bestPair(left, right, this.room);
  }

  /** No state at all when what must be left does not fit.
   * @param {Part} part @param {number[]} costs @param {Bits} must @param {Bits} never @returns {State[]} */
  table(part, costs, must, never) {
    const room = Math.min(part.room, this.room);
    const start = part.places
      .filter((place) => this.all[place].bit & must)
      .reduce((state, place) => this.plus(state, place, costs), NOTHING);
    if (start.gain > room) return [];
    /** @type {Map<number, State>} */
    const best = new Map([[start.gain, start]]);
    const free = part.places.filter((place) => costs[place] > 0 && !(this.all[place].bit & (must | never)));
    for (const place of free) {
      for (const state of [...best.values()]) {
        const next = this.plus(state, place, costs);
        const known = best.get(next.gain) ?? WORST;
        if (next.gain <= room && isBetter(next.saved, known, () => next.left)) best.set(next.gain, next);
      }
    }
    return rising(best);
  }

  /** @param {State} state @param {number} place @param {number[]} costs @returns {State} */
  plus({ gain, saved, left }, place, costs) {
    const one = this.all[place];
    return { gain: gain + one.gain, saved: saved + costs[place], left: left | one.bit };
  }
}

/** @param {State[]} left @param {State[]} right @param {number} room @returns {State[]} */
function merged(left, right, room) {
  /** @type {Map<number, State>} */
  const best = new Map();
  for (const one of left) {
    for (const other of right) {
      if (one.gain + other.gain > room) break;
      keep(best, one, other);
    }
  }
  return rising(best);
}

/** @param {Map<number, State>} best @param {State} one @param {State} other */
function keep(best, one, other) {
  const gain = one.gain + other.gain;
  const known = best.get(gain) ?? WORST;
  if (isBetter(one.saved + other.saved, known, () => one.left | other.left)) best.set(gain, both(one, other));
}

/** @param {State} one @param {State} other @returns {State} */
function both(one, other) {
  return { gain: one.gain + other.gain, saved: one.saved + other.saved, left: one.left | other.left };
}

/** Only the states that save more than every state of less weight.
 * @param {Map<number, State>} best @returns {State[]} */
function rising(best) {
  /** @type {State[]} */
  const table = [];
  for (const state of [...best.values()].sort((one, other) => one.gain - other.gain)) {
    if (isBetter(state.saved, table.at(-1) ?? WORST, () => state.left)) table.push(state);
  }
  return table;
}

/** @param {State[]} left @param {State[]} right @param {number} room @returns {State | null} */
function bestPair(left, right, room) {
  let best = WORST;
  let place = right.length;
  for (const one of left) {
    while (place && one.gain + right[place - 1].gain > room) place -= 1;
    if (!place) break;
    const other = right[place - 1];
    if (isBetter(one.saved + other.saved, best, () => one.left | other.left)) best = both(one, other);
  }
  return best === WORST ? null : best;
}
