import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAILSAFE_SCHEMA, load } from '../../site/assets/vendor/js-yaml.js';
import {
  answerCells,
  assessmentCsv,
  assessmentYaml,
  cloudYaml,
  dossierOf,
  enterpriseYaml,
  LONGEST_LINK,
  newFileLink,
  stars,
} from '../../site/scripts/assess/dossier.js';
import { known, subject } from './subject.js';
import { cloudForm, draft, REGISTRATION, USCC } from './typed.js';

const { guideline, names, rules, settings } = known();
const REPOSITORY = 'https://github.com/example/xingji';
const DOSSIER = `${settings.edition}/${USCC}`;
const PATH = `submissions/2023/nanjing/${USCC}/ics/self-assessment.yaml`;

/** @param {string} text */
const read = (text) => load(text, { schema: FAILSAFE_SCHEMA, maxDepth: 12, maxAliases: 0 });

test('every answer in its short form fits into a link', () => {
  const ids = [...rules.practices.keys()];
  assert.equal(ids.length, 338);
  const content = `answers:\n${ids.map((id) => `  ${id}: met\n`).join('')}`;
  const { href, whole } = newFileLink(REPOSITORY, PATH, content);
  assert.ok(whole);
  assert.ok(href.length <= LONGEST_LINK && LONGEST_LINK <= 8000);
  assert.deepEqual(Object.fromEntries(new URL(href).searchParams), { filename: PATH, value: content });
});

test('what does not fit into a link is offered without content', () => {
  const { href, whole } = newFileLink(REPOSITORY, PATH, `answers: {}\n# ${'说明'.repeat(2000)}`);
  assert.ok(!whole);
  assert.deepEqual(Object.fromEntries(new URL(href).searchParams), { filename: PATH });
});

test('a self-assessment says what was answered, in the order of the guideline', () => {
  const given = draft({
    'PA02.1.1': { degree: 'not_applicable', reason: ' 无此类设备 ' },
    'PA01.1.1': {
      degree: 'partly',
      note: '一\n二',
      reason: '不写',
      evidence: [{ title: '台账', page: ' ３ ', sha256: '' }],
    },
    'PA01.2.1': { degree: 'met' },
    'PA01.3.1': { note: '没有选程度' },
  });
  assert.deepEqual(read(assessmentYaml(given, guideline, DOSSIER)), {
    dossier: DOSSIER,
    guideline: 'ics-2023',
    agency: 'nj-01',
    assessed_on: '2024-07-12',
    commitment: { signed_on: '2024-06-25', sha256: 'a'.repeat(64) },
    answers: {
      'PA01.1.1': { degree: 'partly', note: '一\n二', evidence: [{ title: '台账', page: '3' }] },
      'PA01.2.1': 'met',
      'PA02.1.1': { degree: 'not_applicable', reason: '无此类设备' },
    },
  });
});

test('an empty self-assessment asks for what is missing', () => {
  assert.deepEqual(read(assessmentYaml({ answers: {}, head: {} }, guideline, '')), {
    dossier: '',
    guideline: 'ics-2023',
    agency: '',
    assessed_on: '',
    answers: {},
  });
});

test('a registration and a cloud form say what was typed, made plain', () => {
  assert.deepEqual(read(enterpriseYaml(REGISTRATION, settings)), {
    dossier: DOSSIER,
    uscc: USCC,
    name: '示例精密机械（南京）有限公司',
    city: 'nanjing',
    county: '320115',
    industry: '34',
    kind: 'manufacturer',
    profile: 'discrete',
    agency: 'nj-01',
    held: [
      { track: 'ics', level: '1', year: '2021' },
      { track: 'platform', level: '2', year: '2022' },
    ],
    contact: { name: '示例联系人', phone: '025-80001001', email: 'sample@example.com' },
  });
  const { fields, services } = cloudForm();
  assert.deepEqual(read(cloudYaml({ fields, services }, DOSSIER)), { dossier: DOSSIER, ...fields, services });
});

test('stars held are read as people write them, and the rest is told', () => {
  const { rows, unread } = stars(
    '工控安全防护 1级 2021年\n平台类2星2022\n工业互联网平台 3级 2023\n四星\n工控 6级 2021',
    settings.track_words,
  );
  assert.deepEqual(
    rows.map(({ track, level, year }) => `${track} ${level} ${year}`),
    ['ics 1 2021', 'platform 2 2022', 'platform 3 2023'],
  );
  assert.deepEqual(unread, ['四星', '工控 6级 2021']);
});

test('the CSV has a row for every practice and says what was answered', () => {
  const evidence = [
    { title: '台账', page: '3', sha256: '' },
    { title: '照片', page: '', sha256: '' },
  ];
  const given = draft({ 'PA01.1.1': { degree: 'partly', note: '=1+1', evidence } });
  const columns = settings.workbook.columns.filter(([key]) => key !== 'id');
  const csv = assessmentCsv(given, guideline, columns, names);
  assert.ok(csv.startsWith('\ufeff编号,') && csv.endsWith('\r\n'));
  const [, first] = csv.split('\r\n');
  assert.ok(first.startsWith('PA01.1.1,'));
  for (const cell of ['部分符合', "'=1+1", '"台账\n照片"', '"3\n—"']) assert.ok(first.includes(cell), cell);
  assert.deepEqual(
    [...csv.matchAll(/^(P[A-Z][\d.]+),/gm)].map(([, id]) => id),
    [...rules.practices.keys()],
  );
});

test('whose it is stands first and unquoted; a code that is none is not written', () => {
  const files = [
    assessmentYaml(draft({}), guideline, DOSSIER),
    enterpriseYaml(REGISTRATION, settings),
    cloudYaml(cloudForm(), DOSSIER),
  ];
  for (const text of files) {
    const [first] = text.split('\n').filter((row) => !row.startsWith('#'));
    assert.equal(first, `dossier: ${DOSSIER}`);
  }
  const digits = '913201061234567870';
  assert.equal(dossierOf(settings, { uscc: ` ${digits} ` }), `${settings.edition}/${digits}`);
  for (const uscc of ['', '9132', `${USCC}0`, 'ABC']) assert.equal(dossierOf(settings, { uscc }), '');
});

test('what does not fit is written as it was typed, never joined', () => {
  const pieces = ['3 5', '３～５', 'P12'].map((page) => ({ title: '台账', page, sha256: '' }));
  const given = draft({ 'PA01.1.1': { degree: 'met', note: '已在 #1机组和\n#2机组部署', evidence: pieces } });
  given.head.assessed_on = '2023 07\u300019';
  const text = assessmentYaml(given, guideline, DOSSIER);
  const written = /** @type {{assessed_on: string, answers: Record<string, object>}} */ (read(text));
  assert.equal(written.assessed_on, '2023 07 19');
  assert.deepEqual(written.answers['PA01.1.1'], {
    degree: 'met',
    note: '已在 #1机组和\n#2机组部署',
    evidence: ['3 5', '3-5', '12'].map((page) => ({ title: '台账', page })),
  });
  const other = enterpriseYaml(
    { ...REGISTRATION, 'contact.phone': '１３８ 0000 0000', carried_from: '20 22' },
    settings,
  );
  assert.match(other, /carried_from: "20 22"/);
  assert.match(other, /phone: "138 0000 0000"/);
});

test('a row says of its practice what the workbook of the engine says, for every kind of plant', () => {
  for (const { guideline: today, rows } of subject('rows')) {
    for (const [profile, own] of Object.entries(rows)) {
      const said = today.areas.flatMap((area) =>
        area.practices.map((practice) => answerCells(area, practice, undefined, names, profile)),
      );
      const expected = own.map(({ ways, ...row }) => row);
      assert.deepEqual(said, expected, profile);
    }
  }
});

test('Excel makes no date of pages in the CSV', () => {
  const evidence = [{ title: '台账', page: '第3至5页', sha256: '' }];
  const columns = settings.workbook.columns.filter(([key]) => key !== 'id');
  const csv = assessmentCsv(draft({ 'PA01.1.1': { degree: 'met', evidence } }), guideline, columns, names);
  assert.ok(csv.split('\r\n')[1].split(',').includes("'3-5"));
});
