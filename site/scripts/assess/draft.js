// What somebody has filled in, and where it is kept: in this browser and nowhere else.

/**
 * @typedef {{title: string, page: string, sha256: string}} Evidence
 * @typedef {{degree: string, note: string, reason: string, evidence: Evidence[]}} Answer
 * @typedef {{answers: Record<string, Answer>, head: Record<string, string>}} Draft
 *   `head` has the keys of the assessment's own fields, such as `commitment.signed_on`
 * @typedef {Record<string, string>} Registration
 *   values of the enterprise's fields by key; `held` has one star per line
 */

const VERSION = 1;
const REGISTRATION_KEY = `xingji:assess:${VERSION}:enterprise`;

/** @param {string} guideline */
export function keyOf(guideline) {
  return `xingji:assess:${VERSION}:${guideline}`;
}

/** @returns {Draft} */
export function emptyDraft() {
  return { answers: {}, head: {} };
}

/** @returns {Answer} */
export function emptyAnswer() {
  return { degree: '', note: '', reason: '', evidence: [] };
}

/** Everything that the page keeps. */
export class Store {
  /** @param {{guideline: string, sha256: string}} guideline @param {string[]} degrees
   * @param {(ok: boolean) => void} told is called after every attempt to keep something */
  constructor(guideline, degrees, told) {
    this.key = keyOf(guideline.guideline);
    this.digest = guideline.sha256;
    this.told = told;
    this.timer = 0;
    const kept = read(this.key);
    /** @type {Draft} */
    this.draft = { answers: soundAnswers(kept.answers, degrees), head: texts(kept.head) };
    /** Whether the answers were given to another state of the guideline. */
    this.isOutdated = this.hasAnswers && kept.digest !== guideline.sha256;
    /** @type {Registration} */
    this.registration = texts(read(REGISTRATION_KEY));
  }

  /** The answer to a practice, to be changed in place. @param {string} practice @returns {Answer} */
  answer(practice) {
    return (this.draft.answers[practice] ??= emptyAnswer());
  }

  /** @returns {import('../scoring.js').Degrees} */
  degrees() {
    return new Map(
      Object.entries(this.draft.answers)
        .filter(([, answer]) => answer.degree)
        .map(([practice, answer]) => [practice, answer.degree]),
    );
  }

  get hasAnswers() {
    return Object.values(this.draft.answers).some(isFilled);
  }

  /** Keep everything a moment from now; many changes in a row are kept once. */
  save() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), 250);
  }

  /** Keep everything at once. */
  keep() {
    clearTimeout(this.timer);
    this.timer = 0;
    const answers = Object.fromEntries(Object.entries(this.draft.answers).filter(([, answer]) => isFilled(answer)));
    this.told(write(this.key, { ...this.draft, answers, digest: this.digest }) && write(REGISTRATION_KEY, this.registration));
  }

  /** Keep what is still waiting, as when the page is left. */
  flush() {
    if (this.timer) this.keep();
  }

  /** Forget everything, here and in the browser. */
  clear() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.draft = emptyDraft();
    this.registration = {};
    for (const key of [this.key, REGISTRATION_KEY]) remove(key);
  }
}

/** @param {Answer} answer */
export function isFilled(answer) {
  return Boolean(answer.degree || answer.note || answer.reason || answer.evidence.length);
}

/** What was kept may be of an older page, or changed by hand.
 * @param {unknown} kept @param {string[]} degrees @returns {Record<string, Answer>} */
function soundAnswers(kept, degrees) {
  return Object.fromEntries(
    Object.entries(mapping(kept)).map(([practice, value]) => {
      const { degree, note, reason } = { ...emptyAnswer(), ...texts(value) };
      const pieces = mapping(value).evidence;
      const evidence = (Array.isArray(pieces) ? pieces : []).map((piece) => ({
        title: '',
        page: '',
        sha256: '',
        ...texts(piece),
      }));
      return [practice, { degree: degrees.includes(degree) ? degree : '', note, reason, evidence }];
    }),
  );
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function mapping(value) {
  return value && typeof value === 'object' && !Array.isArray(value) ? /** @type {any} */ (value) : {};
}

/** @param {unknown} value @returns {Record<string, string>} */
function texts(value) {
  return /** @type {any} */ (
    Object.fromEntries(Object.entries(mapping(value)).filter(([, text]) => typeof text === 'string'))
  );
}

/** @param {string} key @returns {Record<string, unknown>} */
function read(key) {
  try {
    return mapping(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    return {};
  }
}

/** @param {string} key @param {unknown} value */
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
