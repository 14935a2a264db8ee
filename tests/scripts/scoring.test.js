// The browser's scorer says what the engine says, to the last practice: over generated assessments of real and odd
// guidelines.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain, plan, Rules, score, UnreachableError } from '../../site/scripts/scoring.js';
import { subject } from './subject.js';

/** @import { Degrees } from '../../site/scripts/scoring.js' */

/** @param {Degrees} degrees @param {Rules} rules @param {number} target */
function planned(degrees, rules, target) {
  try {
    return plan(degrees, rules, target);
  } catch (error) {
    if (error instanceof UnreachableError) return null;
    throw error;
  }
}

/** @param {Rules} rules @param {Record<string, string>} given */
function answer(rules, given) {
  const degrees = new Map(Object.entries(given));
  const result = score(degrees, rules);
  const stuck = explain(degrees, rules, result).map(({ area, ...rest }) => ({ area: area.id, ...rest }));
  const targets = [0, ...rules.levels.map((level) => level.level), rules.top + 1];
  return { ...result, stuck, plans: targets.map((target) => planned(degrees, rules, target)) };
}

const guidelines = subject('scoring');

test('levels, areas, index, gaps and plans are those of the engine', () => {
  for (const { guideline, cases } of guidelines) {
    const rules = new Rules(guideline);
    for (const { degrees, expected } of cases) {
      assert.deepEqual(answer(rules, degrees), expected, JSON.stringify(degrees));
    }
  }
});

test('real and odd guidelines are looked at, often enough', () => {
  assert.deepEqual(
    guidelines.flatMap(({ guideline }) => guideline.guideline ?? []),
    ['ics-2023', 'platform-2023'],
  );
  assert.equal(guidelines.length, 152);
  assert.ok(guidelines.reduce((sum, { cases }) => sum + cases.length, 0) > 800);
});
