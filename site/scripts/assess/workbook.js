// The workbook of `xingji workbook` with what was filled in: the same sheets, headings and marks as those of
// src/xingji/office/workbook, so that `xingji workbook import` takes it. Headings and marks come with the settings,
// from the engine's own description.

import { tidy } from '../lookup/uscc.js';
import { choicesOf, placesOf } from './choices.js';
import { answerCells, stars, starText } from './dossier.js';
import { LOOK, xlsx } from './xlsx.js';
import { clean, code, line } from './yaml.js';

/**
 * @import { Domain, Settings, Slot } from '../types/handed.js'
 * @import { Known } from '../types/known.js'
 * @import { Store } from './draft.js'
 * @import { Cell, Sheet } from './xlsx.js'
 */

/** For an enterprise whose city and code are known.
 * @param {Known} known @param {Store} store @returns {Blob} */
export function workbook(known, store) {
  const domains = known.guideline.domains.map((domain) => domainSheet(known, store, domain));
  return xlsx([cover(known, store), ...domains, cloudSheet(known, store), marks(known, store, domains)]);
}

/** @param {Known} known @param {Store} store @returns {Sheet} */
function cover({ guideline, settings }, { registration, draft }) {
  const [, city] = settings.cities.find(([id]) => id === registration.city) ?? [];
  /** @type {Record<string, string>} */
  const values = {
    ...home(settings, registration),
    city: `${city}（${registration.city}）`,
    track: settings.choices.track[settings.track],
    guideline: `${guideline.guideline}（${guideline.title}）`,
    guideline_sha256: guideline.sha256,
  };
  const rows = settings.workbook.known.map(([key, heading]) => [given(heading), given(values[key] ?? ''), given('')]);
  const said = `由网站的在线自评估导出${guideline.official ? '' : '；项目默认细则，非官方文本'}`;
  return {
    name: settings.workbook.cover,
    widths: [22, 52, 46],
    rows: [
      [{ text: `${settings.edition}年度企业自评估工作簿`, look: LOOK.title }],
      [{ text: said, look: LOOK.note }],
      settings.workbook.form.map(heading),
      ...rows,
      ...form(settings, settings.enterprise, registration),
      ...form(settings, settings.assessment, draft.head),
    ],
    head: 3,
  };
}

/** @param {Settings} settings @param {Record<string, string>} registration */
function home(settings, registration) {
  return {
    edition: String(settings.edition),
    city: registration.city,
    uscc: tidy(registration.uscc),
    track: settings.track,
  };
}

/** One row per field. @param {Settings} settings @param {Slot[]} slots @param {Record<string, string>} values */
function form(settings, slots, values) {
  return slots.map((slot) => [
    given(slot.heading),
    entry(shown(settings, slot, values[slot.key] ?? '')),
    given(slot.hint),
  ]);
}

/** What stands in a cell for a value. @param {Settings} settings @param {Slot} slot @param {string} value */
function shown(settings, slot, value) {
  const { form: kind } = slot;
  if (kind === 'text') return clean(value);
  if (kind === 'line') return line(value);
  if (kind === 'stars') {
    const { rows } = stars(value, settings.track_words);
    return rows.map((star) => starText(star, settings.choices.track)).join('\n');
  }
  const words = choicesOf(settings, slot);
  if (words) return words[value] ?? '';
  const [, name] = placesOf(settings, slot).find(([id]) => id === value) ?? [];
  return name ? `${value} ${name}` : code(value);
}

/** @param {Known} known @param {Store} store @param {Domain} domain @returns {Sheet} */
function domainSheet({ guideline, names, settings }, { draft, registration }, domain) {
  const { columns, answered } = settings.workbook;
  const areas = guideline.areas.filter(({ id }) => domain.areas.includes(id));
  const look = (/** @type {string} */ key) => (answered.includes(key) ? entry : given);
  const rows = areas.flatMap((area) =>
    area.practices.map((practice) => {
      const cells = answerCells(area, practice, draft.answers[practice.id], names, registration.profile);
      return columns.map(([key]) => look(key)(cells[key] ?? ''));
    }),
  );
  return {
    name: `${domain.id} ${domain.name.replace(/[[\]:*?/\\']/g, '')}`.slice(0, 31).trim(),
    widths: columns.map(([key, , width]) => (key === 'id' ? 0 : width)),
    rows: [
      [
        { text: '', look: LOOK.title },
        { text: `${domain.id} ${domain.name}`, look: LOOK.title },
      ],
      columns.map(([, text]) => heading(text)),
      ...rows,
    ],
    head: 2,
    choices: [columns.findIndex(([key]) => key === 'degree') + 1, Object.values(names)],
  };
}

/** @param {Known} known @param {Store} store @returns {Sheet} */
function cloudSheet({ settings }, { cloud }) {
  const rows = cloud.services.map((row) =>
    settings.services.map((slot) => entry(shown(settings, slot, row[slot.key] ?? ''))),
  );
  return {
    name: settings.workbook.cloud,
    widths: [30, 52, 46, 14],
    rows: [
      [{ text: settings.workbook.cloud, look: LOOK.title }],
      settings.workbook.form.map(heading),
      ...form(settings, settings.cloud, cloud.fields),
      [],
      settings.services.map((slot) => heading(slot.heading)),
      ...rows,
    ],
    head: 2,
  };
}

/** The hidden sheet by which an import knows the workbook. Every field is marked as having been empty, so that what
 * stays empty here takes nothing away there.
 * @param {Known} known @param {Store} store @param {Sheet[]} domains @returns {Sheet} */
function marks({ guideline, settings }, { registration }, domains) {
  const { sheet, format, blank } = settings.workbook;
  const documents = { enterprise: settings.enterprise, 'self-assessment': settings.assessment, cloud: settings.cloud };
  const was = [
    ...Object.entries(documents).flatMap(([name, slots]) => slots.map(({ key }) => [`${name} ${key}`, blank.field])),
    ['cloud services', blank.list],
    ...guideline.areas.flatMap((area) => area.practices).map(({ id }) => [`self-assessment ${id}`, blank.answer]),
  ];
  const rows = [
    ['format', format],
    ['kind', 'self-assessment'],
    ...Object.entries(home(settings, registration)),
    ['guideline', guideline.guideline],
    ['guideline_sha256', guideline.sha256],
    ...guideline.domains.map((domain, /** @type {number} */ at) => [
      `sheet ${domains[at].name}`,
      domain.areas.join(','),
    ]),
    ...was.map(([key, digest]) => [`was ${key}`, digest]),
  ];
  return { name: sheet, widths: [40, 40], rows: rows.map((row) => row.map(given)), isHidden: true };
}

/** @param {string} text @returns {Cell} */
function entry(text) {
  return { text, look: LOOK.entry };
}

/** @param {string} text @returns {Cell} */
function given(text) {
  return { text, look: LOOK.given };
}

/** @param {string} text @returns {Cell} */
function heading(text) {
  return { text, look: LOOK.heading };
}
