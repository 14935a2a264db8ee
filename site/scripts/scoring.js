// The scoring rule in the browser: a twin of src/xingji/scoring, proven equal to it by tests/scripts/scoring.test.js.
// Integers only. No page, no storage, no network.

/** @import { Area, Domain, Guideline, LevelRule as Level, Practice } from './types/handed.js' */

/**
 * @typedef {Map<string, string>} Degrees
 *   practice id → degree; what is missing counts as unmet
 * @typedef {{earned: number, possible: number, keysMet: boolean, satisfied: boolean}} Tally
 *   sums of an area at a level in percent × weight; `satisfied` counts for the profile only
 * @typedef {{earned: number, possible: number, bound: number}} Line
 *   a sum in percent × weight beside the percent that it has to reach
 * @typedef {{id: string, line: Line}} DomainLine
 * @typedef {{level: number, keys: string[], sum: Line, domains: DomainLine[]}} Lines
 *   how a level stands: keys that are not mostly met, the sum, every domain
 * @typedef {{lines: Lines, practices: string[]}} Blocking
 *   about the level above the one reached; its practices that are neither met nor not applicable
 * @typedef {{id: string, level: number, inCount: boolean}} AreaResult
 * @typedef {object} Result  `index` has two decimals; `blocking` is null at the top
 * @property {number} level
 * @property {string} index
 * @property {AreaResult[]} areas
 * @property {string[]} unanswered
 * @property {Blocking | null} blocking
 */

export const NOT_APPLICABLE = 'not_applicable';

/** A guideline made ready for scoring. */
export class Rules {
  /** @param {Pick<Guideline, 'key_minimum' | 'points' | 'levels' | 'domains' | 'areas'>} guideline */
  constructor(guideline) {
    this.levels = guideline.levels;
    this.domains = guideline.domains;
    this.areas = guideline.areas;
    this.top = guideline.levels.at(-1)?.level ?? 0;
    this.keyMinimum = guideline.key_minimum;
    /** @type {Map<string, number>} */
    this.points = new Map(Object.entries(guideline.points));
    /** @type {Map<string, Practice>} in the guideline's order */
    this.practices = new Map(this.areas.flatMap((area) => area.practices.map((practice) => [practice.id, practice])));
    /** @type {Map<string, Area>} */
    this.areaOf = new Map(this.areas.flatMap((area) => area.practices.map((practice) => [practice.id, area])));
    const numbers = new Map(this.areas.map((area, number) => [area.id, number]));
    /** @type {number[][]} the areas of each domain, as places in `areas` */
    this.areasOf = this.domains.map((domain) => domain.areas.map((id) => at(numbers, id)));
    /** @type {Practice[][][]} practices by level and area */
    this.steps = this.levels.map((rule) =>
      this.areas.map((area) => area.practices.filter((practice) => practice.level === rule.level)),
    );
  }

  /** Percent that a practice earns: undefined when it is not applicable, 0 when unanswered.
   * @param {Degrees} degrees @param {Practice} practice @returns {number | undefined} */
  gained(degrees, practice) {
    return this.points.get(degrees.get(practice.id) ?? 'unmet');
  }

  /** Whether a practice is a key that counts and is not mostly met. @param {Degrees} degrees
   * @param {Practice} practice */
  isOpenKey(degrees, practice) {
    return practice.key && (this.gained(degrees, practice) ?? this.keyMinimum) < this.keyMinimum;
  }

  /** Sums of the practices of one area and level. @param {Degrees} degrees @param {Practice[]} practices
   * @param {Level} rule @returns {Tally} */
  tally(degrees, practices, rule) {
    let [earned, possible, keysMet] = [0, 0, true];
    for (const practice of practices) {
      const gained = this.gained(degrees, practice);
      if (gained === undefined) continue;
      earned += practice.weight * gained;
      possible += practice.weight * 100;
      keysMet &&= !this.isOpenKey(degrees, practice);
    }
    return { earned, possible, keysMet, satisfied: keysMet && holds({ earned, possible, bound: rule.threshold }) };
  }

  /** Of every area at one level. @param {Degrees} degrees @param {number} level @returns {Tally[]} */
  tallies(degrees, level) {
    return this.steps[level - 1].map((step) => this.tally(degrees, step, this.levels[level - 1]));
  }
}

/** Whether the percent is reached. @param {Line} line */
export function holds({ earned, possible, bound }) {
  return earned * 100 >= bound * possible;
}

/** Whole percent, rounded down; 100 of nothing. @param {Line} line */
export function percentOf({ earned, possible }) {
  return possible ? Math.floor((earned * 100) / possible) : 100;
}

/** What is missing to the bound, in percent × weight; 0 when it is reached. @param {Line} line */
export function lacks({ earned, possible, bound }) {
  return Math.max(0, (bound * possible) / 100 - earned);
}

/** The domains below their floor. @param {Lines} lines */
export function lowDomains(lines) {
  return lines.domains.filter(({ line }) => !holds(line));
}

/** Whether all three lines hold and there is something to ask. @param {Lines} lines */
export function allHold(lines) {
  return lines.sum.possible > 0 && !lines.keys.length && holds(lines.sum) && !lowDomains(lines).length;
}

/** The three lines of a level, whether or not the levels below are reached.
 * @param {Degrees} degrees @param {Rules} rules @param {number} level @returns {Lines} */
export function linesOf(degrees, rules, level) {
  const rule = rules.levels[level - 1];
  const tallies = rules.tallies(degrees, level);
  const open = rules.steps[level - 1].flat().filter((practice) => rules.isOpenKey(degrees, practice));
  return {
    level,
    keys: open.map((practice) => practice.id),
    sum: line(tallies, rule.threshold),
    domains: rules.domains.map((domain, /** @type {number} */ number) => ({
      id: domain.id,
      line: line(
        rules.areasOf[number].map((area) => tallies[area]),
        rule.floor,
      ),
    })),
  };
}

/** @param {Tally[]} tallies @param {number} bound @returns {Line} */
function line(tallies, bound) {
  const total = (/** @type {'earned' | 'possible'} */ name) => tallies.reduce((sum, tally) => sum + tally[name], 0);
  return { earned: total('earned'), possible: total('possible'), bound };
}

/** @param {Degrees} degrees @param {Rules} rules @returns {number} */
export function levelOf(degrees, rules) {
  const missed = rules.levels.findIndex((rule) => !allHold(linesOf(degrees, rules, rule.level)));
  return missed < 0 ? rules.levels.length : missed;
}

/** An area is in the profile unless all its practices are not applicable. @param {Degrees} degrees
 * @param {Area} area */
export function inCount(degrees, area) {
  return area.practices.some((practice) => degrees.get(practice.id) !== NOT_APPLICABLE);
}

/** Weight that is not applicable, and weight of all these practices. @param {Degrees} degrees
 * @param {Iterable<Practice>} practices */
export function outOfCount(degrees, practices) {
  let [out, whole] = [0, 0];
  for (const practice of practices) {
    whole += practice.weight;
    out += degrees.get(practice.id) === NOT_APPLICABLE ? practice.weight : 0;
  }
  return { out, whole };
}

/** Score one assessment; practices that the guideline does not know are ignored.
 * @param {Degrees} degrees @param {Rules} rules @returns {Result} */
export function score(degrees, rules) {
  const level = levelOf(degrees, rules);
  const blocking = level < rules.top ? blockingOf(degrees, rules, level + 1) : null;
  return {
    level,
    index: index(level, blocking),
    areas: profile(degrees, rules),
    unanswered: [...rules.practices.keys()].filter((practice) => !degrees.has(practice)),
    blocking,
  };
}

/** The level of every area: the unbroken run of levels that its own practices satisfy. It decides nothing.
 * @param {Degrees} degrees @param {Rules} rules @returns {AreaResult[]} */
function profile(degrees, rules) {
  const byLevel = rules.levels.map((rule) => rules.tallies(degrees, rule.level));
  return rules.areas.map((area, number) => {
    const missed = byLevel.findIndex((tallies) => !tallies[number].satisfied);
    return { id: area.id, level: missed < 0 ? byLevel.length : missed, inCount: inCount(degrees, area) };
  });
}

/** The level and the part of the next one's sum, below one, so that it never contradicts the level.
 * @param {number} level @param {Blocking | null} blocking */
function index(level, blocking) {
  const sum = blocking?.lines.sum;
  const part = sum?.possible ? Math.min(99, percentOf(sum)) : 0;
  return `${level}.${String(part).padStart(2, '0')}`;
}

/** @param {Degrees} degrees @param {Rules} rules @param {number} level @returns {Blocking} */
function blockingOf(degrees, rules, level) {
  const open = rules.steps[level - 1]
    .flat()
    .filter((practice) => !['met', NOT_APPLICABLE].includes(degrees.get(practice.id) ?? ''));
  return { lines: linesOf(degrees, rules, level), practices: open.map((practice) => practice.id) };
}

/** What a map has for certain. @template K, V @param {Map<K, V>} map @param {K} key @returns {V} */
export function at(map, key) {
  return /** @type {V} */ (map.get(key));
}
