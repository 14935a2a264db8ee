// From what was filled in to the files of a dossier.

import { tidy } from '../lookup/uscc.js';
import { csvCell, folded } from '../texts.js';
import { pages } from './pages.js';
import { worded } from './wording.js';
import { clean, code, field, indented, line, quoted } from './yaml.js';

/**
 * @import { Area, Guideline, Practice, Settings, Wording } from '../types/handed.js'
 * @import { Answer, Draft, Registration } from './draft.js'
 */

const SCHEMA = '# yaml-language-server: $schema=';

/** Whose a document is, `<year>/<code>`; nothing while the code is not known.
 * @param {Pick<Settings, 'edition' | 'patterns'>} settings @param {Registration} registration */
export function dossierOf({ edition, patterns }, { uscc = '' }) {
  return new RegExp(patterns.uscc).test(tidy(uscc)) ? `${edition}/${tidy(uscc)}` : '';
}

/** self-assessment.yaml; answers in the guideline's order, those without a degree left out.
 * @param {Draft} draft @param {{guideline: string, title: string, areas: {practices: {id: string}[]}[]}} guideline
 * @param {string} dossier */
export function assessmentYaml(draft, guideline, dossier) {
  const { head, answers } = draft;
  const given = guideline.areas
    .flatMap((area) => area.practices)
    .filter(({ id }) => answers[id]?.degree)
    .flatMap(({ id }) => answerLines(id, answers[id]));
  const signed = head['commitment.signed_on'] || head['commitment.sha256'];
  return text([
    `${SCHEMA}../../../../../schema/self-assessment.schema.json`,
    `# 企业自评估（${guideline.title}），由网站的在线自评估导出`,
    ...field('dossier', dossier, true),
    ...field('guideline', guideline.guideline, true),
    ...field('agency', code(head.agency), true),
    ...field('assessed_on', code(head.assessed_on), true),
    ...(signed ? ['commitment:'] : []),
    ...(signed ? indented(field('signed_on', code(head['commitment.signed_on']), true), 2) : []),
    ...(signed ? [`  sha256: ${quoted(code(head['commitment.sha256']).toLowerCase())}`] : []),
    given.length ? 'answers:' : 'answers: {}',
    ...indented(given, 2),
  ]);
}

/** @param {string} id @param {Answer} answer */
function answerLines(id, answer) {
  const reason = answer.degree === 'not_applicable' ? clean(answer.reason) : '';
  const rest = [
    ...(clean(answer.note) ? [`note: ${quoted(clean(answer.note))}`] : []),
    ...(reason ? [`reason: ${quoted(reason)}`] : []),
    ...evidenceLines(answer),
  ];
  return rest.length ? [`${id}:`, ...indented([`degree: ${answer.degree}`, ...rest], 2)] : [`${id}: ${answer.degree}`];
}

/** @param {Answer} answer */
function evidenceLines({ evidence }) {
  const pieces = evidence.filter((piece) => line(piece.title));
  const rows = pieces.flatMap(({ title, page, sha256 }) => [
    `  - title: ${quoted(line(title))}`,
    ...indented([...field('page', pages(page).text), ...(code(sha256) ? [`sha256: ${quoted(code(sha256))}`] : [])], 4),
  ]);
  return rows.length ? ['evidence:', ...rows] : [];
}

/** enterprise.yaml. @param {Registration} given @param {Settings} settings */
export function enterpriseYaml(given, settings) {
  const value = (/** @type {string} */ key) => given[key] ?? '';
  const exception = clean(value('uscc_exception.reason'));
  const contact = [
    ...field('name', line(value('contact.name')), true),
    `phone: ${quoted(code(value('contact.phone')))}`,
    ...(code(value('contact.email')) ? [`email: ${quoted(code(value('contact.email')))}`] : []),
  ];
  return text([
    `${SCHEMA}../../../../schema/enterprise.schema.json`,
    '# 企业登记表，由网站的在线自评估导出；联系人信息不对外公布',
    ...field('dossier', dossierOf(settings, given), true),
    ...usccLine(tidy(value('uscc'))),
    ...(exception ? ['uscc_exception:', `  reason: ${quoted(exception)}`] : []),
    `name: ${quoted(line(value('name')))}`,
    ...field('city', value('city'), true),
    ...(value('county') ? [`county: ${quoted(value('county'))}`] : []),
    ...field('zone', value('zone')),
    `industry: ${quoted(value('industry'))}`,
    ...field('kind', value('kind'), true),
    ...field('profile', value('profile')),
    ...field('agency', code(value('agency'))),
    ...heldLines(stars(value('held'), settings.track_words).rows),
    ...field('carried_from', code(value('carried_from'))),
    'contact:',
    ...indented(contact, 2),
  ]);
}

/** cloud.yaml. @param {import('./draft.js').Cloud} cloud @param {string} dossier */
export function cloudYaml({ fields, services }, dossier) {
  const measures = clean(fields.measures ?? '');
  const rows = services.flatMap((row) => [
    `  - system: ${quoted(line(row.system ?? ''))}`,
    `    provider: ${quoted(line(row.provider ?? ''))}`,
    ...indented([...field('model', row.model ?? '', true), flag('control_data', row.control_data)], 4),
  ]);
  return text([
    `${SCHEMA}../../../../schema/cloud.schema.json`,
    '# 安全上云情况，由网站的在线自评估导出',
    ...field('dossier', dossier, true),
    ...field('filled_on', code(fields.filled_on), true),
    flag('uses_cloud', fields.uses_cloud),
    ...(rows.length ? ['services:', ...rows] : []),
    ...(measures ? [`measures: ${quoted(measures)}`] : []),
  ]);
}

/** @param {string} name @param {string | undefined} value */
function flag(name, value) {
  return `${name}: ${value === 'true' || value === 'false' ? value : ''}`.trimEnd();
}

/** @typedef {{track: string, level: string, year: string}} Star
 * @typedef {readonly (readonly [string, string])[]} Words  whatever a track may be called, and its id */

/** @param {Star[]} rows */
function heldLines(rows) {
  return rows.length
    ? [
        'held:',
        ...rows.flatMap(({ track, level, year }) => [
          `  - track: ${track}`,
          `    level: ${level}`,
          `    year: ${year}`,
        ]),
      ]
    : [];
}

/** Stars held, one per line as in the workbook: the track by any of its names, 1级, 2021年; other lines come back.
 * @param {string} text @param {Words} words @returns {{rows: Star[], unread: string[]}} */
export function stars(text, words) {
  const known = new Map(words);
  /** @type {Star[]} */
  const rows = [];
  const unread = [];
  for (const given of clean(text).split('\n').filter(Boolean)) {
    const match = /^(.+?)\s*([1-5])\s*[级星]\s*(20[2-9][0-9])\s*年?$/.exec(code(given));
    const track = match && known.get(folded(match[1]));
    if (match && track) rows.push({ track, level: match[2], year: match[3] });
    else unread.push(given);
  }
  return { rows, unread };
}

/** @param {Star} star @param {Record<string, string>} names */
export function starText({ track, level, year }, names) {
  return `${names[track] ?? track} ${level}级 ${year}年`;
}

/** @param {string} given */
function usccLine(given) {
  return [`uscc: ${/^[0-9A-Z]*$/.test(given) ? given : quoted(given)}`.trimEnd()];
}

/** @param {string[]} lines */
function text(lines) {
  return `${lines.join('\n')}\n`;
}

/** Rows of the workbook's domain sheets as CSV for Excel: byte-order mark, CRLF, nothing that begins like a formula.
 * @param {Draft} draft @param {Guideline} guideline @param {[key: string, heading: string, ...unknown[]][]} columns
 * @param {Record<string, string>} names @param {string} [profile] the kind of plant for which it is worded */
export function assessmentCsv(draft, guideline, columns, names, profile) {
  const rows = guideline.areas.flatMap((area) =>
    area.practices.map((practice) => {
      const cells = answerCells(area, practice, draft.answers[practice.id], names, profile);
      return columns.map(([key]) => cells[key] ?? '');
    }),
  );
  const lines = [columns.map(([, heading]) => heading), ...rows].map((row) => row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** A row of the workbook's domain sheets by the key of the column; what has no degree says nothing, as in the YAML.
 * @param {Area} area @param {Practice} practice @param {Answer | undefined} answer
 * @param {Record<string, string>} names @param {string} [profile] the kind of plant for which it is worded */
export function answerCells(area, practice, answer, names, profile) {
  return { ...about(area, practice, profile), ...(answer?.degree ? said(answer, names) : {}) };
}

/** @param {Area} area @param {Practice} practice @param {string} [profile] @returns {Record<string, string>} */
function about(area, practice, profile) {
  const words = worded(practice, profile);
  const anchors = [
    ['符合', practice.met],
    ['部分符合', practice.partly],
  ];
  return {
    id: practice.id,
    practice: practice.id,
    area: `${area.id} ${area.name}\n${practice.element}`,
    level: `${practice.level}级`,
    text: words.text,
    anchors: anchors.flatMap(([name, said]) => (said ? [`${name}：${said}`] : [])).join('\n'),
    evidence: words.evidence.join('\n'),
    bounds: bounds(practice, words).join('\n'),
  };
}

/** Why it is a key, and when it may be left out. @param {Practice} practice @param {Wording} words */
function bounds(practice, words) {
  const key = practice.why_key ? `关键项：${practice.why_key}` : '关键项';
  const out = words.na_when ? `可不适用：${words.na_when}` : '可不适用';
  return [...(practice.key ? [key] : []), practice.na ? out : '不得选不适用'];
}

/** A piece of evidence per line; a dash where one has no page or digest. @param {Answer} answer
 * @param {Record<string, string>} names @returns {Record<string, string>} */
function said(answer, names) {
  const pieces = answer.evidence.filter((piece) => line(piece.title));
  const column = (/** @type {string[]} */ values) =>
    values.some(Boolean) ? values.map((value) => value || '—').join('\n') : '';
  return {
    degree: names[answer.degree] ?? '',
    note: clean(answer.note),
    reason: answer.degree === 'not_applicable' ? clean(answer.reason) : '',
    titles: pieces.map((piece) => line(piece.title)).join('\n'),
    pages: column(pieces.map((piece) => pages(piece.page).text)),
    hashes: column(pieces.map((piece) => code(piece.sha256))),
  };
}

/** GitHub refuses longer addresses before anybody sees the page; this leaves some room. */
export const LONGEST_LINK = 8000;

/** A GitHub page on which a new file of this content can be proposed; without the content where it is too long.
 * @param {string} repository @param {string} path @param {string} content */
export function newFileLink(repository, path, content) {
  const start = `${repository}/new/main?filename=${query(path)}`;
  const whole = `${start}&value=${query(content)}`;
  return whole.length <= LONGEST_LINK ? { href: whole, whole: true } : { href: start, whole: false };
}

/** Characters that a query may hold as they are stay short. @param {string} text */
function query(text) {
  return encodeURIComponent(text)
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%2C', ',')
    .replaceAll('%20', '+');
}
