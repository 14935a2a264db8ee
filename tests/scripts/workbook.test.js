// The workbook of the self-assessment: its sheets, and the marks by which an import knows them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesOf, placesOf } from '../../site/scripts/assess/choices.js';
import { Store } from '../../site/scripts/assess/draft.js';
import { workbook } from '../../site/scripts/assess/workbook.js';
import { keep } from './browser.js';
import { known } from './subject.js';
import { answer, cloudForm, HEAD, REGISTRATION, USCC } from './typed.js';

const ics = known();

/** The rows of a sheet as texts. @param {string} xml */
const rows = (xml) => [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => cells(row));
/** @param {string} row */
const cells = (row) =>
  [...row.matchAll(/<c [^>]*?(?:\/>|>.*?<t [^>]*>(.*?)<\/t><\/is><\/c>)/gs)].map(([, text]) => text ?? '');

async function sheets() {
  keep({});
  const store = new Store(ics.guideline, Object.keys(ics.names), () => {});
  store.registration = { ...REGISTRATION };
  store.cloud = cloudForm();
  const evidence = ['第3至5页、８', '', '3 5'].map((page) => ({ title: '台账', page, sha256: '' }));
  store.draft = { answers: { 'PA01.1.1': answer({ degree: 'partly', note: '现状', evidence }) }, head: { ...HEAD } };
  const text = await workbook(ics, store).text();
  const names = [...text.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
  const parts = [...text.matchAll(/<sheetData>(.*?)<\/sheetData>/gs)].map(([, xml]) => rows(xml));
  return Object.fromEntries(names.map((name, at) => [name, parts[at]]));
}

const made = await sheets();
const { workbook: shape } = ics.settings;

test('a cover, a sheet per domain, the cloud form, and the marks', () => {
  assert.equal(Object.keys(made).length, ics.guideline.domains.length + 3);
  assert.deepEqual([Object.keys(made)[0], Object.keys(made).at(-1)], [shape.cover, shape.sheet]);
});

test('the cover says whose it is in words', () => {
  const said = new Map(made[shape.cover].map(([heading, value]) => [heading, value]));
  const name = (/** @type {string} */ key) => ics.settings.enterprise.find((slot) => slot.key === key)?.heading ?? '';
  assert.equal(said.get(name('county')), '320115 江宁区');
  assert.equal(said.get(name('industry')), '34 通用设备制造业');
  assert.equal(said.get(name('kind')), ics.settings.choices.kind.manufacturer);
  assert.equal(said.get(name('held')), '工控安全防护 1级 2021年\n工业互联网平台安全防护 2级 2022年');
  assert.ok([...said.values()].includes('南京市（nanjing）') && [...said.values()].includes(USCC));
});

test('answers stand beside their practice', () => {
  const sheet = made[Object.keys(made)[1]];
  const at = (/** @type {string} */ key) => shape.columns.findIndex(([name]) => name === key);
  const row = sheet.find((cell) => cell[at('id')] === 'PA01.1.1') ?? [];
  assert.deepEqual([row[at('degree')], row[at('note')]], ['部分符合', '现状']);
  assert.equal(
    row[at('pages')],
    '3-5、8\n—\n3 5',
    'as texts, in the form of the model, a page that is none as it was typed',
  );
});

test('the marks name everything that an import compares', () => {
  const marks = new Map(made[shape.sheet].map(([key, value]) => [key, value]));
  assert.deepEqual(
    [marks.get('format'), marks.get('uscc'), marks.get('guideline_sha256')],
    [shape.format, USCC, ics.guideline.sha256],
  );
  for (const id of ics.rules.practices.keys()) assert.equal(marks.get(`was self-assessment ${id}`), shape.blank.answer);
  assert.equal(marks.get('was enterprise name'), shape.blank.field);
  assert.equal(marks.get('was cloud services'), shape.blank.list);
  const [domain] = ics.guideline.domains;
  assert.equal(marks.get(`sheet ${Object.keys(made)[1]}`), domain.areas.join(','));
});

test('what can be chosen comes from the settings alone', () => {
  assert.deepEqual(choicesOf(ics.settings, { choices: 'flag' }), ics.settings.choices.flag);
  assert.deepEqual(placesOf(ics.settings, { choices: 'cities' }), ics.settings.cities);
  for (const choices of ['', 'constructor', 'track_', 'patterns']) {
    assert.deepEqual([choicesOf(ics.settings, { choices }), placesOf(ics.settings, { choices })], [undefined, []]);
  }
});
