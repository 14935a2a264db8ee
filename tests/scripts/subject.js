// What Python has written for the tests: settings and guidelines of the frozen sample, and the engine's own answers.

import { readFileSync } from 'node:fs';
import { Rules } from '../../site/scripts/scoring.js';

/**
 * @import { ExplorerFacts, Guideline, PublicRecord, Settings, YearFile } from '../../site/scripts/types/handed.js'
 * @import { Known } from '../../site/scripts/types/known.js'
 */
/**
 * @typedef {{degrees: Record<string, string>, budgets: number[], expected: object}} Case
 * @typedef {object} Subjects
 * @property {Record<'ics' | 'platform', {settings: Settings, guideline: Guideline}>} pages
 * @property {{guideline: Guideline, cases: Case[]}[]} scoring
 * @property {{track: 'ics' | 'platform', degrees: Record<string, string>, told: string[]}[]} bounds
 * @property {{guideline: Guideline, rows: Record<string, Record<string, string>[]>}[]} rows
 * @property {[string, string][]} codes
 * @property {{hashes: [string, number][], shards: [string, number, number][], folded: [string, string][]}} lookup
 * @property {{files: YearFile[], records: PublicRecord[], csv: string, facts: ExplorerFacts}} records
 * @property {[string, string][]} cells
 * @property {number[]} refused
 */

const FOLDER = new URL('../../build/scripts/', import.meta.url);

/** @template {keyof Subjects} Name @param {Name} name @returns {Subjects[Name]} */
export function subject(name) {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
}

/** What a page of the self-assessment knows. @param {'ics' | 'platform'} [track] @returns {Known} */
export function known(track = 'ics') {
  const { settings, guideline } = subject('pages')[track];
  return { settings, guideline, names: settings.choices.degree, rules: new Rules(guideline) };
}
