// The scoring rule in the browser: a twin of src/xingji/scoring, proven equal to it by tests/scripts/scoring.test.js.
// Integers only; nothing is rounded but the index. No page, no storage, no network.

/** @import { Area, Guideline, LevelRule as Level, Practice } from './types/handed.js' */

/**
 * @typedef {{earned: number, possible: number, satisfied: boolean}} Tally
 *   sums in percent × weight
 * @typedef {Map<string, string>} Degrees
 *   practice id → degree; what is missing counts as unmet
 * @typedef {{id: string, level: number, inCount: boolean}} AreaResult
 * @typedef {{level: number, index: string, areas: AreaResult[], unanswered: string[], blocking: string[]}} Result
 *   `index` has two decimals; `blocking` belongs to level + 1 and is empty at the top
 * @typedef {{effort: number, size: number, practices: string[]}} Price
 * @typedef {{from: number, to: number, effort: number, practices: string[]}} Plan
 *   `practices` in the guideline's order
 */

export const NOT_APPLICABLE = 'not_applicable';

/** No answers can reach the target: it is no level of the guideline, or no area is in the count. */
export class UnreachableError extends Error {}

/** A guideline made ready for scoring. */
export class Rules {
  /** @param {Pick<Guideline, 'key_minimum' | 'points' | 'levels' | 'areas'>} guideline */
  constructor(guideline) {
    this.levels = guideline.levels;
    this.areas = guideline.areas;
    this.top = guideline.levels.at(-1)?.level ?? 0;
    this.keyMinimum = guideline.key_minimum;
    /** @type {Map<string, number>} */
    this.points = new Map(Object.entries(guideline.points));
    /** @type {Map<string, Practice>} */
    this.practices = new Map(this.areas.flatMap((area) => area.practices.map((practice) => [practice.id, practice])));
    /** @type {Map<string, Area>} */
    this.areaOf = new Map(this.areas.flatMap((area) => area.practices.map((practice) => [practice.id, area])));
    /** @type {Practice[][][]} practices by area and level */
    this.steps = this.areas.map((area) =>
      this.levels.map((rule) => area.practices.filter((practice) => practice.level === rule.level)),
    );
  }

  /** Percent that a practice earns: undefined when it leaves the sums, 0 when unanswered.
   * @param {Degrees} degrees @param {Practice} practice @returns {number | undefined} */
  gained(degrees, practice) {
    return this.points.get(degrees.get(practice.id) ?? 'unmet');
  }

  /** Sums of some practices of one area and level (rule 1).
   * @param {Degrees} degrees @param {Practice[]} practices @param {Level} rule @returns {Tally} */
  tally(degrees, practices, rule) {
    let earned = 0;
    let possible = 0;
    let keysMet = true;
    for (const practice of practices) {
      const gained = this.gained(degrees, practice);
      if (gained === undefined) continue;
      earned += practice.weight * gained;
      possible += practice.weight * 100;
      keysMet &&= !practice.key || gained >= this.keyMinimum;
    }
    return { earned, possible, satisfied: keysMet && earned * 100 >= rule.threshold * possible };
  }

  /** Tallies by area and level. @param {Degrees} degrees @returns {Tally[][]} */
  tallies(degrees) {
    return this.steps.map((steps) => steps.map((step, number) => this.tally(degrees, step, this.levels[number])));
  }
}

/** Rule 2: the length of the unbroken run of satisfied levels. @param {Tally[]} tallies */
function areaLevel(tallies) {
  const broken = tallies.findIndex((tally) => !tally.satisfied);
  return broken < 0 ? tallies.length : broken;
}

/** Rule 3: an area counts unless all its practices are not applicable. @param {Degrees} degrees @param {Area} area */
export function inCount(degrees, area) {
  return area.practices.some((practice) => degrees.get(practice.id) !== NOT_APPLICABLE);
}

/** Rules 4 and 5 over the areas in the count; 0 when there is none.
 * @param {{area: Area, level: number}[]} counted @param {Rules} rules */
function overallLevel(counted, rules) {
  let reached = 0;
  for (const rule of rules.levels) {
    const below = counted.filter(({ level }) => level < rule.level);
    if (below.some(({ area, level }) => area.essential || level !== rule.level - 1)) break;
    if (below.length * 100 > rule.lagging_percent * counted.length) break;
    reached = rule.level;
  }
  return counted.length ? reached : 0;
}

/** Score one assessment; practices that the guideline does not know are ignored.
 * @param {Degrees} degrees @param {Rules} rules @returns {Result} */
export function score(degrees, rules) {
  const tallies = rules.tallies(degrees);
  const areas = rules.areas.map((area, number) => ({
    id: area.id,
    level: areaLevel(tallies[number]),
    inCount: inCount(degrees, area),
  }));
  const counted = rules.areas
    .map((area, number) => ({ area, level: areas[number].level }))
    .filter((_, number) => areas[number].inCount);
  const level = overallLevel(counted, rules);
  return {
    level,
    index: index(tallies.filter((_, number) => areas[number].inCount)),
    areas,
    unanswered: [...rules.practices.keys()].filter((practice) => !degrees.has(practice)),
    blocking: blocking(degrees, rules, counted, level + 1),
  };
}

/** Rule 6, as a fraction of big integers rounded once, half up. @param {Tally[][]} counted @returns {string} */
function index(counted) {
  if (!counted.length) return '0.00';
  /** @type {Map<number, number>} */
  const parts = new Map();
  for (const { earned, possible } of counted.flat()) {
    const [add, below] = possible ? [earned, possible] : [1, 1];
    parts.set(below, (parts.get(below) ?? 0) + add);
  }
  let [above, below] = [0n, 1n];
  for (const [possible, earned] of parts) {
    above = above * BigInt(possible) + BigInt(earned) * below;
    below *= BigInt(possible);
  }
  below *= BigInt(counted.length);
  const cents = (above * 200n + below) / (below * 2n);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

/** @param {Degrees} degrees @param {Rules} rules @param {{area: Area, level: number}[]} counted @param {number} target
 * @returns {string[]} */
function blocking(degrees, rules, counted, target) {
  if (target > rules.top) return [];
  return counted
    .filter(({ level }) => level < target)
    .flatMap(({ area }) => area.practices)
    .filter((practice) => practice.level <= target)
    .filter((practice) => !['met', NOT_APPLICABLE].includes(degrees.get(practice.id) ?? ''))
    .map((practice) => practice.id);
}

/** Why an area in the count is below a level: its first unsatisfied step.
 * @typedef {{area: Area, level: number, keys: string[], percent: number, threshold: number, short: string[]}} Stuck
 * @param {Degrees} degrees @param {Rules} rules @param {Result} result @returns {Stuck[]} */
export function explain(degrees, rules, result) {
  const target = Math.min(result.level + 1, rules.top);
  return result.areas.flatMap(({ level, inCount: counts }, number) =>
    counts && level < target ? [stuck(degrees, rules, number, level)] : [],
  );
}

/** @param {Degrees} degrees @param {Rules} rules @param {number} number @param {number} level @returns {Stuck} */
function stuck(degrees, rules, number, level) {
  const [step, rule] = [rules.steps[number][level], rules.levels[level]];
  const sums = rules.tally(degrees, step, rule);
  const short = step.filter((practice) => ![undefined, 100].includes(rules.gained(degrees, practice)));
  const isKey = (/** @type {Practice} */ practice) =>
    practice.key && (rules.gained(degrees, practice) ?? 0) < rules.keyMinimum;
  return {
    area: rules.areas[number],
    level,
    keys: short.filter(isKey).map((practice) => practice.id),
    percent: sums.possible ? Math.floor((sums.earned * 100) / sums.possible) : 100,
    threshold: rule.threshold,
    short: short.map((practice) => practice.id),
  };
}

const FREE = Object.freeze({ effort: 0, size: 0, practices: [] });

/** Smallest total effort to `target`; empty when it is reached already. Exact, as scoring/plan.py.
 * @param {Degrees} degrees @param {Rules} rules @param {number} target @returns {Plan} @throws {UnreachableError} */
export function plan(degrees, rules, target) {
  if (!(target >= 1 && target <= rules.top)) throw new UnreachableError(`level ${target}`);
  const from = score(degrees, rules).level;
  if (from >= target) return { from, to: target, effort: 0, practices: [] };
  const counted = [...rules.areas.keys()].filter((number) => inCount(degrees, rules.areas[number]));
  if (!counted.length) throw new UnreachableError('no area in the count');
  const chosen = new Set(prices(degrees, rules, counted, target).flatMap((price) => price.practices));
  const practices = [...rules.practices.values()].filter((practice) => chosen.has(practice.id));
  const effort = practices.reduce((sum, practice) => sum + practice.effort, 0);
  return { from, to: target, effort, practices: practices.map((practice) => practice.id) };
}

/** Price of every area, the best savers among those that may lag priced one level lower.
 * @param {Degrees} degrees @param {Rules} rules @param {number[]} counted @param {number} target @returns {Price[]} */
function prices(degrees, rules, counted, target) {
  const cheapestAt = (/** @type {number} */ area, /** @type {number} */ level) =>
    cheapest(degrees, rules, rules.steps[area][level], rules.levels[level]);
  const lower = new Map(
    counted.map((area) => [
      area,
      Array.from({ length: target - 1 }, (_, level) => cheapestAt(area, level)).reduce(plus, FREE),
    ]),
  );
  const last = new Map(counted.map((area) => [area, cheapestAt(area, target - 1)]));
  const mayLag = counted
    .filter((area) => !rules.areas[area].essential)
    .sort((a, b) => compare(at(last, b), at(last, a)));
  const places = Math.floor((rules.levels[target - 1].lagging_percent * counted.length) / 100);
  const lagging = new Set(mayLag.slice(0, places));
  return counted.map((area) => (lagging.has(area) ? at(lower, area) : plus(at(lower, area), at(last, area))));
}

/** What a map has for certain. @template K, V @param {Map<K, V>} map @param {K} key @returns {V} */
export function at(map, key) {
  return /** @type {V} */ (map.get(key));
}

/** @param {Price} left @param {Price} right @returns {Price} */
function plus(left, right) {
  return {
    effort: left.effort + right.effort,
    size: left.size + right.size,
    practices: [...left.practices, ...right.practices],
  };
}

/** By effort, then number of practices, then ids, so that the plan is the same everywhere.
 * @param {Price} left @param {Price} right @returns {number} */
function compare(left, right) {
  if (left.effort !== right.effort) return left.effort - right.effort;
  if (left.size !== right.size) return left.size - right.size;
  const differs = left.practices.findIndex((practice, number) => practice !== right.practices[number]);
  if (differs < 0) return 0;
  return left.practices[differs] < right.practices[differs] ? -1 : 1;
}

/** Smallest price at which the area satisfies one level: a knapsack over what each practice would gain.
 * @param {Degrees} degrees @param {Rules} rules @param {Practice[]} step @param {Level} rule @returns {Price} */
function cheapest(degrees, rules, step, rule) {
  const sums = rules.tally(degrees, step, rule);
  const missing = Math.max(0, rule.threshold * sums.possible - sums.earned * 100);
  /** @type {Map<number, Price>} */
  let best = new Map([[0, FREE]]);
  for (const practice of step) {
    const gained = rules.gained(degrees, practice);
    if (gained === undefined || gained >= 100) continue;
    best = raisedOrNot(best, practice, gained, missing, practice.key && gained < rules.keyMinimum);
  }
  const enough = [...best].filter(([got]) => got >= missing).map(([, price]) => price);
  return enough.reduce((least, price) => (compare(price, least) < 0 ? price : least));
}

/** The table with one more practice: raised at its price, or left as it is unless it must be raised.
 * @param {Map<number, Price>} best @param {Practice} practice @param {number} gained @param {number} missing
 * @param {boolean} must @returns {Map<number, Price>} */
function raisedOrNot(best, practice, gained, missing, must) {
  const own = { effort: practice.effort, size: 1, practices: [practice.id] };
  const gain = practice.weight * (100 - gained) * 100;
  /** @type {Map<number, Price>} */
  const table = new Map();
  for (const [got, price] of best) {
    keep(table, Math.min(missing, got + gain), plus(price, own));
    if (!must) keep(table, got, price);
  }
  return table;
}

/** Keep the cheaper of two prices for the same gain. @param {Map<number, Price>} table @param {number} got
 * @param {Price} price */
function keep(table, got, price) {
  const known = table.get(got);
  if (!known || compare(price, known) < 0) table.set(got, price);
}
