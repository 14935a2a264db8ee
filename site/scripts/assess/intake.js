// A YAML file of a dossier back into the form. Every scalar stays the text that was written; what is not understood is
// reported and left out, never guessed.

import { tidy } from '../lookup/uscc.js';
import { stars, starText } from './dossier.js';
import { emptyDraft, isMapping } from './draft.js';

/**
 * @import { Known } from '../types/known.js'
 * @import { Settings } from '../types/handed.js'
 * @import { Cloud, Draft, Registration } from './draft.js'
 */

/**
 * @typedef {{draft?: Draft, registration?: Registration, cloud?: Cloud, problems: string[], answers: number}} Taken
 */

const NOTHING = new Set(['', '~', 'null']);
const MAX_DEPTH = 12;

/** The file cannot be used at all. */
export class UnreadableError extends Error {}

/** @param {File} file @param {Known} known @param {string} [uscc] of the enterprise that the page is about
 * @returns {Promise<Taken>} @throws {UnreadableError} */
export async function takeYaml(file, known, uscc = '') {
  if (file.size > known.settings.max_bytes) throw new UnreadableError(`文件超过${known.settings.max_bytes / 1024}KB`);
  const text = decoded(await file.arrayBuffer());
  const data = await parse(text);
  const taken = taker(data)(data, known, uscc);
  return { ...taken, problems: [...taken.problems, ...cutByComments(text)] };
}

/** By what stands in it. @param {Record<string, unknown>} data */
function taker(data) {
  if ('answers' in data || 'guideline' in data) return takeAssessment;
  if ('uscc' in data || 'contact' in data) return takeEnterprise;
  if ('uses_cloud' in data || 'services' in data) return takeCloud;
  throw new UnreadableError('不是 self-assessment.yaml、enterprise.yaml 或 cloud.yaml');
}

/** Files of other encodings are refused, as by the check: guessed at, their Chinese would be nonsense.
 * @param {ArrayBuffer} bytes */
function decoded(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableError('不是UTF-8编码，请用记事本“另存为”，编码选UTF-8');
  }
}

/** @param {string} text @returns {Promise<Record<string, unknown>>} */
async function parse(text) {
  let yaml;
  try {
    yaml = await import('../../assets/vendor/js-yaml.js');
  } catch {
    throw new UnreadableError('本站没有带上读取YAML的程序，暂时不能导入');
  }
  let data;
  try {
    data = yaml.load(text, { schema: yaml.FAILSAFE_SCHEMA, maxDepth: MAX_DEPTH, maxAliases: 0 });
  } catch (error) {
    const { reason, mark } = /** @type {{reason?: string, mark?: {line: number}}} */ (error);
    throw new UnreadableError(`不是正确的YAML${mark ? `，第${mark.line + 1}行` : ''}：${reason ?? error}`);
  }
  if (!isMapping(data)) throw new UnreadableError('文件的最外层应是“字段: 值”');
  return data;
}

/** Takes fields out of a mapping and remembers what it could not take. */
class Reader {
  /** @param {string[]} problems */
  constructor(problems) {
    this.problems = problems;
  }

  /** A text, "" for nothing. @param {unknown} value @param {string} at */
  text(value, at) {
    if (value === undefined || value === null) return '';
    if (typeof value === 'string') return NOTHING.has(value) ? '' : value;
    this.problems.push(`${at}：这里应是一个值，没有采用`);
    return '';
  }

  /** @param {Record<string, unknown>} data @param {string[]} expected @param {string} at */
  unknown(data, expected, at) {
    for (const name of Object.keys(data)) {
      if (!expected.includes(name)) this.problems.push(`${at}${name}：不认识的字段，没有采用`);
    }
  }

  /** @param {unknown} value @param {string} at @returns {Record<string, unknown>} */
  mapping(value, at) {
    if (isMapping(value)) return value;
    if (this.text(value, at)) this.problems.push(`${at}：这里应是“字段: 值”，没有采用`);
    return {};
  }

  /** @param {unknown} value @param {string} at @returns {unknown[]} */
  list(value, at) {
    if (Array.isArray(value)) return value;
    if (isMapping(value) || this.text(value, at)) this.problems.push(`${at}：这里应是列表，没有采用`);
    return [];
  }
}

/** Texts that go on behind a `#`, which makes a comment of the rest: YAML drops it without a word.
 * @param {string} text @returns {string[]} */
function cutByComments(text) {
  return text.split(/\r\n?|\n/).flatMap((row, at) => {
    const [, value = ''] = /^[ -]*(?:note|reason|title|name|system|provider|measures):( .*)/.exec(row) ?? [];
    const [kept] = value.split(' #', 1);
    const lost = value.slice(kept.length + 2);
    const isQuoted = /^\s*["'|>]/.test(kept);
    const isRemark = !kept.trim() && lost.startsWith(' ');
    if (isQuoted || isRemark || !lost.trim()) return [];
    return [`第${at + 1}行：“#”后面的“${lost.trim()}”是注释，没有采用；要保留，请给整段文字加引号`];
  });
}

/** Whose file it says it is, if it says so; told where that is not what the page is about.
 * @param {Record<string, unknown>} data @param {Reader} reader @param {Settings} settings @param {string} uscc
 * @returns {Record<string, string>} */
function owner(data, reader, { edition }, uscc) {
  const said = reader.text(data.dossier, 'dossier');
  const [, year, number] = /^([0-9]{4})\/([0-9A-Z]{18})$/.exec(said.replaceAll(' ', '').toUpperCase()) ?? [];
  if (said && !year) reader.problems.push(`dossier：看不懂“${said}”，应是“年度/统一社会信用代码”`);
  if (year && Number(year) !== edition) {
    reader.problems.push(`dossier：文件属于${year}年度，本页是${edition}年度；导出时写成${edition}，请逐条核对`);
  }
  if (number && uscc && number !== tidy(uscc)) {
    reader.problems.push(`dossier：文件属于企业${number}，这里的企业是${tidy(uscc)}，请核对是不是拿错了文件`);
  }
  return number ? { dossier: said } : {};
}

/** @param {Record<string, unknown>} data @param {Known} known @param {string} uscc @returns {Taken} */
function takeAssessment(data, known, uscc) {
  /** @type {string[]} */
  const problems = [];
  const reader = new Reader(problems);
  reader.unknown(data, ['dossier', 'guideline', 'agency', 'assessed_on', 'commitment', 'answers'], '');
  const guideline = reader.text(data.guideline, 'guideline');
  if (guideline !== known.guideline.guideline) {
    problems.push(
      `文件用的细则是“${guideline}”，本页是“${known.guideline.guideline}”：只采用编号相同的回答，请逐条核对`,
    );
  }
  const commitment = reader.mapping(data.commitment, 'commitment');
  reader.unknown(commitment, ['signed_on', 'sha256'], 'commitment.');
  const draft = emptyDraft();
  draft.head = {
    ...owner(data, reader, known.settings, uscc),
    agency: reader.text(data.agency, 'agency'),
    assessed_on: reader.text(data.assessed_on, 'assessed_on'),
    'commitment.signed_on': reader.text(commitment.signed_on, 'commitment.signed_on'),
    'commitment.sha256': reader.text(commitment.sha256, 'commitment.sha256'),
  };
  for (const [id, value] of Object.entries(reader.mapping(data.answers, 'answers'))) {
    const answer = takeAnswer(id, value, known, reader);
    if (answer) draft.answers[id] = answer;
  }
  const given = Object.values(draft.answers);
  if (!given.length && guideline !== known.guideline.guideline) {
    throw new UnreadableError(`文件用的细则是“${guideline}”，没有一条回答属于本页的“${known.guideline.guideline}”`);
  }
  return { draft, problems, answers: given.filter((answer) => answer.degree).length };
}

/** @param {string} id @param {unknown} value @param {Known} known @param {Reader} reader */
function takeAnswer(id, value, known, reader) {
  const practice = known.guideline.areas.flatMap((area) => area.practices).find((p) => p.id === id);
  if (!practice) {
    reader.problems.push(`${id}：细则中没有这个编号，没有采用`);
    return null;
  }
  const long = isMapping(value) ? value : { degree: value };
  reader.unknown(long, ['degree', 'note', 'reason', 'evidence'], `${id}.`);
  const degree = reader.text(long.degree, id);
  const allowed = Object.hasOwn(known.names, degree) && (degree !== 'not_applicable' || practice.na);
  if (degree && !allowed) {
    const why = Object.hasOwn(known.names, degree) ? '不允许选“不适用”' : `不认识的符合程度“${degree}”`;
    reader.problems.push(`${id}：${why}，没有采用`);
  }
  return {
    degree: allowed ? degree : '',
    note: reader.text(long.note, `${id}.note`),
    reason: reader.text(long.reason, `${id}.reason`),
    evidence: reader.list(long.evidence, `${id}.evidence`).map((piece) => takeEvidence(id, piece, reader)),
  };
}

/** @param {string} id @param {unknown} value @param {Reader} reader */
function takeEvidence(id, value, reader) {
  const piece = reader.mapping(value, `${id}.evidence`);
  reader.unknown(piece, ['title', 'page', 'sha256'], `${id}.evidence.`);
  return {
    title: reader.text(piece.title, `${id}.evidence.title`),
    page: reader.text(piece.page, `${id}.evidence.page`),
    sha256: reader.text(piece.sha256, `${id}.evidence.sha256`),
  };
}

/** @param {Record<string, unknown>} data @param {Known} known @returns {Taken} */
function takeEnterprise(data, known) {
  /** @type {string[]} */
  const problems = [];
  const reader = new Reader(problems);
  const keys = ['uscc', 'city', ...known.settings.enterprise.map((slot) => slot.key)];
  reader.unknown(data, ['dossier', ...new Set(keys.map((key) => key.split('.')[0]))], '');
  owner(data, reader, known.settings, reader.text(data.uscc, 'uscc'));
  const registration = Object.fromEntries(
    keys.filter((key) => key !== 'held').map((key) => [key, inside(data, key, reader)]),
  );
  for (const name of ['contact', 'uscc_exception']) {
    const below = keys.filter((key) => key.startsWith(`${name}.`)).map((key) => key.split('.')[1]);
    reader.unknown(reader.mapping(data[name], name), below, `${name}.`);
  }
  registration.held = reader
    .list(data.held, 'held')
    .map((row) => takeStar(row, reader, known.settings))
    .filter(Boolean)
    .join('\n');
  return { registration, problems, answers: 0 };
}

/** @param {Record<string, unknown>} data @param {Known} known @param {string} uscc @returns {Taken} */
function takeCloud(data, known, uscc) {
  /** @type {string[]} */
  const problems = [];
  const reader = new Reader(problems);
  const [keys, columns] = [known.settings.cloud, known.settings.services].map((slots) => slots.map((slot) => slot.key));
  reader.unknown(data, ['dossier', ...keys, 'services'], '');
  const own = Object.fromEntries(keys.map((/** @type {string} */ key) => [key, reader.text(data[key], key)]));
  const fields = { ...owner(data, reader, known.settings, uscc), ...own };
  const services = reader.list(data.services, 'services').map((entry) => {
    const row = reader.mapping(entry, 'services');
    reader.unknown(row, columns, 'services.');
    return Object.fromEntries(
      columns.map((/** @type {string} */ key) => [key, reader.text(row[key], `services.${key}`)]),
    );
  });
  return { cloud: { fields, services }, problems, answers: 0 };
}

/** @param {Record<string, unknown>} data @param {string} key @param {Reader} reader */
function inside(data, key, reader) {
  const [first, second] = key.split('.');
  const value = data[first];
  if (!second) return reader.text(value, key);
  return isMapping(value) ? reader.text(value[second], key) : '';
}

/** @param {unknown} row @param {Reader} reader @param {Settings} settings */
function takeStar(row, reader, settings) {
  const star = reader.mapping(row, 'held');
  reader.unknown(star, ['track', 'level', 'year'], 'held.');
  const [track, level, year] = ['track', 'level', 'year'].map((key) => reader.text(star[key], `held.${key}`));
  const shown = starText({ track, level, year }, settings.choices.track);
  if (track in settings.choices.track && stars(shown, settings.track_words).rows.length) return shown;
  reader.problems.push(`held：不认识的等级“${track} ${level} ${year}”，没有采用`);
  return '';
}
