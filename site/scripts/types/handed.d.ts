// Made by tools/declarations.py from what is declared in Python; never edited.

/**
 * A level of a guideline with the numbers of the scoring rule; the platform track has no stars.
 */
export type LevelRule = {
  level: number;
  name: string;
  stars: number | null;
  threshold: number;
  floor: number;
  out_of_count_percent: number;
  summary: string;
};

/**
 * How a practice reads for one kind of plant; what is empty reads as everywhere.
 */
export type Wording = {
  text: string;
  evidence: string[];
  na_when: string;
};

/**
 * One checkable demand; texts that the guideline does not have are empty. `profiles`: profile → its wording.
 */
export type Practice = {
  id: string;
  level: number;
  weight: number;
  key: boolean;
  why_key: string;
  effort: number;
  needs: string[];
  risk: number;
  na: boolean;
  na_when: string;
  element: '机构建设' | '制度流程' | '技术工具' | '人员能力';
  text: string;
  met: string;
  partly: string;
  evidence: string[];
  online: string;
  onsite: string;
  profiles: Record<string, Wording>;
};

/**
 * A process area with its practices in the guideline's order.
 */
export type Area = {
  id: string;
  name: string;
  objective: string;
  essential: boolean;
  practices: Practice[];
};

/**
 * A group of areas, by their ids.
 */
export type Domain = {
  id: string;
  name: string;
  areas: string[];
};

/**
 * `data/v1/guideline/<id>.json`.
 */
export type Guideline = {
  guideline: string;
  track: string;
  title: string;
  official: boolean;
  sha256: string;
  out_of_count_percent: number;
  key_minimum: number;
  points: Record<string, number>;
  levels: LevelRule[];
  domains: Domain[];
  areas: Area[];
};

/**
 * A field of a form: `choices` names what can be chosen in it, if anything.
 */
export type Slot = {
  key: string;
  heading: string;
  form: 'text' | 'line' | 'titles' | 'pages' | 'hashes' | 'page' | 'day' | 'number' | 'code' | 'slug' | 'phone' | 'named' | 'provincial' | 'choice' | 'stars' | null;
  choices: string;
  hint: string;
};

/**
 * Value → what people read, by the kind of choice.
 */
export type Choices = {
  degree: Record<string, string>;
  kind: Record<string, string>;
  profile: Record<string, string>;
  track: Record<string, string>;
  cloud: Record<string, string>;
  flag: Record<string, string>;
};

/**
 * Digests that say in a workbook: this was empty before.
 */
export type Blank = {
  field: string;
  list: string;
  answer: string;
};

/**
 * What a workbook needs to be taken by `xingji workbook import`; columns are key, heading and width.
 */
export type Workbook = {
  sheet: string;
  format: string;
  cover: string;
  cloud: string;
  form: string[];
  known: [string, string][];
  columns: [string, string, number][];
  answered: string[];
  blank: Blank;
};

/**
 * Regular expressions of the check.
 */
export type Patterns = {
  uscc: string;
  phone: string;
  slug: string;
  email: string;
};

/**
 * How long texts may be, in characters, and lists, in entries.
 */
export type Limits = {
  line: number;
  text: number;
  organisation: number;
  person: number;
  evidence: number;
  held: number;
  services: number;
};

/**
 * What must not stand in a text that many people read.
 */
export type PrivateThing = {
  code: string;
  title: string;
  pattern: string;
};

/**
 * What the self-assessment must know beside the guideline.
 *
 * Places are rows: cities and industries of id and name, counties and zones of id, name and city.
 */
export type Settings = {
  track: string;
  edition: number;
  sample: boolean;
  repository: string;
  max_bytes: number;
  choices: Choices;
  track_words: [string, string][];
  enterprise: Slot[];
  assessment: Slot[];
  cloud: Slot[];
  services: Slot[];
  workbook: Workbook;
  patterns: Patterns;
  limits: Limits;
  private: PrivateThing[];
  cities: [string, string][];
  counties: [string, string, string][];
  zones: [string, string, string][];
  industries: [string, string][];
};

/**
 * A year that has records.
 */
export type ListedYear = {
  edition: number;
  sample: boolean;
  total: number;
};

/**
 * What the explorer is told: years from the newest on, columns of the CSV, name of a state → its id.
 */
export type ExplorerFacts = {
  years: ListedYear[];
  fields: string[];
  headers: string[];
  note: string;
  tracks: Record<string, string>;
  shorts: Record<string, string>;
  states: Record<string, 'publicity' | 'published' | 'objection' | 'superseded' | 'withdrawn'>;
};

/**
 * A field of all records of a year; with `values`, `rows` are indexes into them, and one value needs no rows.
 */
export type Column = {
  values?: (string | number | boolean | null)[];
  rows?: string[] | number[];
};

/**
 * `data/v1/explore/<year>.json`.
 */
export type YearFile = {
  generated_at: string;
  edition: number;
  sample: boolean;
  total: number;
  columns: Record<string, Column>;
};

/**
 * A state of a public record in words.
 */
export type StateMeaning = {
  id: 'publicity' | 'published' | 'objection' | 'superseded' | 'withdrawn';
  meaning: string;
};

/**
 * What the look-up is told; `samples` by year, `badges` (paths) by `<year>-<track>-<level>`.
 */
export type LookupFacts = {
  tracks: Record<string, string>;
  states: Record<string, StateMeaning>;
  samples: Record<string, boolean>;
  badges: Record<string, string>;
};

/**
 * How the index of names is cut; `common` are the pairs of characters that lead nowhere.
 */
export type NameIndex = {
  total: number;
  block: number;
  shards: number;
  common: string[];
};

/**
 * `data/v1/lookup/index.json`.
 */
export type LookupHead = {
  generated_at: string;
  sample: boolean;
  editions: number[];
  enterprises: number;
  shards: number;
  names: NameIndex;
};

/**
 * Bars of one colour; `tone` is a step of the ramp of levels, values are None where they are not shown.
 */
export type Bars = {
  name: string;
  tone: number;
  values: (number | null)[];
};

/**
 * A chart without its table.
 */
export type Drawing = {
  unit: string;
  upright: boolean;
  labels: string[];
  series: Bars[];
};

/**
 * One star of one edition; every field is public and there is no other.
 */
export type PublicRecord = {
  edition: number;
  track: string;
  name: string;
  uscc: string;
  city: string;
  county: string | null;
  industry: string | null;
  level: number;
  level_name: string;
  stars: number | null;
  result: string;
  state: string;
  document: string | null;
  document_verified: boolean;
  published_on: string | null;
  withdrawn_on: string | null;
  withdrawn_reason: string | null;
  withdrawn_document: string | null;
  superseded_by: number | null;
};

/**
 * One key; `until` is its last day, `successor` the fingerprint of the key that follows.
 *
 * A `revoked` key proves nothing any more, not even for what it signed before; one that has only ended still does.
 */
export type PublicKey = {
  name: string;
  algorithm: 'Ed25519' | 'SM2';
  fingerprint: string;
  pem: string;
  since: string;
  until: string | null;
  successor: string | null;
  revoked: string | null;
};
