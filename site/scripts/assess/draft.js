// What somebody has filled in, and where it is kept: in this browser and nowhere else.

import { NOT_APPLICABLE } from '../scoring.js';

/** @import { Guideline } from '../types/handed.js' */

/**
 * @typedef {{title: string, page: string, sha256: string}} Evidence
 * @typedef {{degree: string, note: string, reason: string, evidence: Evidence[]}} Answer
 * @typedef {{answers: Record<string, Answer>, head: Record<string, string>}} Draft
 *   `head` has the keys of the assessment's own fields, such as `commitment.signed_on`
 * @typedef {Record<string, string>} Registration
 *   values of the enterprise's fields by key; `held` has one star per line
 * @typedef {{fields: Record<string, string>, services: Record<string, string>[]}} Cloud
 *   values of the cloud form's fields, and of its table row by row
 */

const PREFIX = 'xingji:assess:';
const VERSION = 1;
const REGISTRATION_KEY = keyOf('enterprise');
const CLOUD_KEY = keyOf('cloud');

/** @param {string} name a guideline, or what all tracks share */
function keyOf(name) {
  return `${PREFIX}${VERSION}:${name}`;
}

/** @returns {Draft} */
export function emptyDraft() {
  return { answers: {}, head: {} };
}

/** @returns {Answer} */
export function emptyAnswer() {
  return { degree: '', note: '', reason: '', evidence: [] };
}

/** Everything that the page keeps. Registration and cloud form belong to the enterprise, so the tracks share them. */
export class Store {
  /** @param {Pick<Guideline, 'guideline' | 'sha256' | 'areas'>} guideline @param {string[]} degrees
   * @param {(ok: boolean) => void} told is called after every attempt to keep something */
  constructor(guideline, degrees, told) {
    this.key = keyOf(guideline.guideline);
    this.told = told;
    /** @type {ReturnType<typeof setTimeout> | undefined} what waits to be kept */
    this.timer = undefined;
    /** Whether something given here is not in the browser's keeping. */
    this.isUnsaved = false;
    const kept = read(this.key);
    /** @type {Draft} */
    this.draft = { answers: soundAnswers(kept.answers, offers(guideline, degrees)), head: texts(kept.head) };
    this.current = guideline.sha256;
    /** The state of the guideline to which the answers were given. */
    this.digest = this.hasAnswers ? kept.digest : this.current;
    /** @type {Map<string, string>} what all tracks share, as last read or written here */
    this.shared = new Map();
    this.registration = this.readRegistration();
    this.cloud = this.readCloud();
  }

  /** Whether the answers were given to another state of the guideline. */
  get isOutdated() {
    return this.digest !== this.current;
  }

  /** The answers have been looked through again. */
  approve() {
    this.digest = this.current;
    this.keep();
  }

  /** @returns {Registration} */
  readRegistration() {
    const found = texts(read(REGISTRATION_KEY));
    this.shared.set(REGISTRATION_KEY, JSON.stringify(found));
    return found;
  }

  /** @returns {Cloud} */
  readCloud() {
    const { fields, services } = read(CLOUD_KEY);
    const found = { fields: texts(fields), services: Array.isArray(services) ? services.map(texts) : [] };
    this.shared.set(CLOUD_KEY, JSON.stringify(found));
    return found;
  }

  /** Take over what another window has changed of that which all tracks share. @param {string | null} key
   * @returns {boolean} whether it was that */
  adopt(key) {
    if (key === REGISTRATION_KEY) this.registration = this.readRegistration();
    else if (key === CLOUD_KEY) this.cloud = this.readCloud();
    else return false;
    return true;
  }

  /** The answer to a practice, to be changed in place. @param {string} practice @returns {Answer} */
  answer(practice) {
    this.draft.answers[practice] ??= emptyAnswer();
    return this.draft.answers[practice];
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
    this.isUnsaved = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), 250);
  }

  /** Keep everything at once. */
  keep() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const answers = Object.fromEntries(Object.entries(this.draft.answers).filter(([, answer]) => isFilled(answer)));
    const done = [
      write(this.key, JSON.stringify({ ...this.draft, answers, digest: this.digest })),
      this.keepShared(REGISTRATION_KEY, this.registration),
      this.keepShared(CLOUD_KEY, this.cloud),
    ];
    this.isUnsaved = done.includes(false);
    this.told(!this.isUnsaved);
  }

  /** Only what was changed here is written: another window may have changed it since.
   * @param {string} key @param {unknown} value */
  keepShared(key, value) {
    const text = JSON.stringify(value);
    if (this.shared.get(key) === text) return true;
    const done = write(key, text);
    if (done) this.shared.set(key, text);
    return done;
  }

  /** Put what was imported in the place of what is here.
   * @param {{draft?: Draft, registration?: Registration, cloud?: Cloud}} given */
  replace({ draft, registration, cloud }) {
    if (draft) [this.draft, this.digest] = [draft, this.current];
    this.registration = registration ?? this.registration;
    this.cloud = cloud ?? this.cloud;
    this.keep();
  }

  /** Keep what is still waiting, as when the page is left. */
  flush() {
    if (this.timer) this.keep();
  }

  /** Forget everything, of all tracks, here and in the browser. */
  clear() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isUnsaved = false;
    this.draft = emptyDraft();
    this.digest = this.current;
    removeAll();
    this.registration = this.readRegistration();
    this.cloud = this.readCloud();
  }
}

/** @param {Answer} answer */
export function isFilled(answer) {
  return Boolean(answer.degree || answer.note || answer.reason || answer.evidence.length);
}

/** Whether anything is registered; a kind of plant may have been chosen only to read the demands in its words.
 * @param {Registration} registration */
export function isRegistered(registration) {
  return Object.entries(registration).some(([key, value]) => value && key !== 'profile');
}

/** @param {Cloud} cloud */
export function isCloudFilled({ fields, services }) {
  return services.length > 0 || Object.values(fields).some(Boolean);
}

/** Whether a practice can be given a degree; one that this guideline does not have keeps what it has.
 * @param {Pick<Guideline, 'areas'>} guideline @param {string[]} degrees
 * @returns {(practice: string, degree: string) => boolean} */
function offers({ areas }, degrees) {
  const asked = areas.flatMap((area) => area.practices.filter(({ na }) => !na).map(({ id }) => id));
  return (practice, degree) => degrees.includes(degree) && !(degree === NOT_APPLICABLE && asked.includes(practice));
}

/** What was kept may be of an older page or guideline, or changed by hand.
 * @param {unknown} kept @param {(practice: string, degree: string) => boolean} isOffered
 * @returns {Record<string, Answer>} */
function soundAnswers(kept, isOffered) {
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
      return [practice, { degree: isOffered(practice, degree) ? degree : '', note, reason, evidence }];
    }),
  );
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isMapping(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function mapping(value) {
  return isMapping(value) ? value : {};
}

/** @param {unknown} value @returns {Record<string, string>} */
function texts(value) {
  const given = Object.entries(mapping(value)).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(/** @type {[string, string][]} */ (given));
}

/** @param {string} key @returns {Record<string, unknown>} */
function read(key) {
  try {
    return mapping(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    return {};
  }
}

/** @param {string} key @param {string} text */
function write(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

function removeAll() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
