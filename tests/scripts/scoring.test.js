// The browser's scorer says what the engine says, to the last practice: over generated assessments of real and odd
// guidelines.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spend } from '../../site/scripts/scoring/budget.js';
import { plan, UnreachableError } from '../../site/scripts/scoring/plan.js';
import { openRisks, steps, techniques } from '../../site/scripts/scoring/steps.js';
import { linesOf, outOfCount, Rules, score } from '../../site/scripts/scoring.js';
import { subject } from './subject.js';

/** @import { Degrees } from '../../site/scripts/scoring.js' */
/** @import { Plan } from '../../site/scripts/scoring/plan.js' */

/** @param {Degrees} degrees @param {Rules} rules @param {number} target */
function planned(degrees, rules, target) {
  try {
    return plan(degrees, rules, target);
  } catch (error) {
    if (error instanceof UnreachableError) return null;
    throw error;
  }
}

/** The practices of the longest plan, the first of several. @param {(Plan | null)[]} plans */
function longest(plans) {
  const all = plans.flatMap((found) => (found ? [found.practices] : []));
  return all.reduce(
    (most, practices) => (practices.length > most.length ? practices : most),
    /** @type {string[]} */ ([]),
  );
}

/** @param {Rules} rules @param {Record<string, string>} given @param {number[]} budgets */
function answer(rules, given, budgets) {
  const degrees = new Map(Object.entries(given));
  const levels = rules.levels.map((rule) => rule.level);
  const plans = [0, ...levels, rules.top + 1].map((target) => planned(degrees, rules, target));
  const raised = longest(plans);
  const every = levels.filter((_, number) => number % 2 === 0);
  return {
    ...score(degrees, rules),
    lines: levels.map((level) => linesOf(degrees, rules, level)),
    out: rules.steps.map((step) => Object.values(outOfCount(degrees, step.flat()))),
    plans,
    spent: budgets.flatMap((budget) => every.map((highest) => spend(degrees, rules, budget, highest))),
    steps: steps(degrees, rules, raised),
    open: openRisks(degrees, rules, raised, Math.max(1, rules.top - 1)).map((left) => ({
      ...left,
      techniques: techniques(left.risk),
    })),
  };
}

const guidelines = subject('scoring');

test('levels, lines, index, plans, steps and budgets are those of the engine', () => {
  for (const { guideline, cases } of guidelines) {
    const rules = new Rules(guideline);
    for (const { degrees, budgets, expected } of cases) {
      assert.deepEqual(answer(rules, degrees, budgets), expected, JSON.stringify(degrees));
    }
  }
});

test('real and odd guidelines are looked at, often enough', () => {
  assert.deepEqual(
    guidelines.flatMap(({ guideline }) => guideline.guideline ?? []),
    ['ics-2023', 'platform-2023'],
  );
  assert.equal(guidelines.length, 154);
  assert.ok(guidelines.reduce((sum, { cases }) => sum + cases.length, 0) > 800);
});
