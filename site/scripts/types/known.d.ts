import type { Rules } from '../scoring.js';
import type { Guideline, Settings } from './handed.js';

/** What every part of the self-assessment knows: `names` are those of the degrees. */
export type Known = {
  guideline: Guideline;
  names: Record<string, string>;
  rules: Rules;
  settings: Settings;
};
