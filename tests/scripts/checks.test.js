// What the page says before anything is handed in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excesses } from '../../site/scripts/assess/bounds.js';
import { assessmentProblems, cloudProblems, enterpriseProblems } from '../../site/scripts/assess/checks.js';
import { known, subject } from './subject.js';
import { allMet, answer, cloudForm, draft, REGISTRATION, USCC } from './typed.js';

/** @import { Cloud, Draft } from '../../site/scripts/assess/draft.js' */

const { rules, guideline, settings } = known();

/** @param {Draft} given */
const ofAnswers = (given) => assessmentProblems(given, rules, guideline, settings, REGISTRATION);
/** @param {Cloud} given */
const ofCloud = (given) => cloudProblems(given, settings, REGISTRATION);
/** @param {{text: string}[]} problems */
const texts = (problems) => problems.map(({ text }) => text).join('\n');

test('sound documents have no problems', () => {
  assert.deepEqual(ofAnswers(allMet(rules)), []);
  assert.deepEqual(enterpriseProblems(REGISTRATION, settings), []);
  assert.deepEqual(ofCloud(cloudForm()), []);
});

test('an empty assessment is asked for its head and reminded of every answer', () => {
  const problems = ofAnswers({ answers: {}, head: {} });
  assert.deepEqual(
    problems.map(({ field, practice, mild }) => [field ?? practice, mild ?? false]),
    [
      ['agency', false],
      ['assessed_on', false],
      ['commitment.signed_on', true],
      ['PA01.1.1', true],
    ],
  );
  assert.match(texts(problems), new RegExp(`还有${rules.practices.size}条没有回答`));
});

test('days, digests and the year of the head are looked at', () => {
  const given = allMet(rules);
  given.head = {
    agency: 'NJ 01',
    assessed_on: '2024-02-30',
    'commitment.signed_on': 'x',
    'commitment.sha256': 'g'.repeat(64),
  };
  assert.deepEqual(
    ofAnswers(given).map(({ field }) => field),
    ['agency', 'assessed_on', 'commitment.signed_on', 'commitment.sha256'],
  );
  given.head = { agency: 'nj-01', assessed_on: '2023-12-31' };
  assert.deepEqual(
    ofAnswers(given).map(({ mild }) => mild),
    [true, true],
  );
});

test('lengths and numbers of an answer', () => {
  const pieces = Array.from({ length: 21 }, (_, number) => ({ title: `t${number}`, page: '1', sha256: '' }));
  const given = allMet(rules);
  Object.assign(given.answers['PA01.1.1'], { note: '长'.repeat(2001) });
  Object.assign(given.answers['PA01.2.1'], { evidence: pieces });
  Object.assign(given.answers['PA01.3.1'], { evidence: [{ title: '', page: '0', sha256: 'abc' }] });
  const told = texts(ofAnswers(given));
  for (const text of [
    'PA01.1.1：说明超过2000字',
    'PA01.2.1：材料超过20份',
    'PA01.3.1：页码应在1至9999之间',
    'PA01.3.1：材料的SHA-256应为64位',
    'PA01.3.1：有一份材料没有名称，不会写进文件',
  ]) {
    assert.ok(told.includes(text), text);
  }
});

test('characters are counted, not their halves', () => {
  const given = allMet(rules);
  Object.assign(given.answers['PA01.1.1'], { note: '🏭'.repeat(2000) });
  assert.deepEqual(ofAnswers(given), []);
});

test('a reason is asked for where nothing applies, and a degree where something is said', () => {
  const given = draft({ 'PA01.1.1': { degree: 'not_applicable', reason: '\u200b ' }, 'PA01.2.1': { note: '现状' } });
  const told = ofAnswers(given);
  assert.ok(told.some(({ text, mild }) => text === 'PA01.1.1：选了“不适用”，请写理由' && !mild));
  assert.ok(told.some(({ text, mild }) => text.startsWith('PA01.2.1：写了说明或材料') && mild));
});

test('private things are noticed, written in any width', () => {
  const given = allMet(rules);
  Object.assign(given.answers['PA01.1.1'], { note: '找张工１３９８７６５４３２１，地址192.168.1.10' });
  const told = texts(ofAnswers(given));
  for (const text of ['文字中有手机号码', '文字中有内部网络地址']) assert.ok(told.includes(text), text);
});

test('what is out of the count is bounded by weight, in the sentences of the check', () => {
  for (const { track, degrees, told } of subject('bounds')) {
    const { rules: own, guideline: whole } = known(track);
    const said = excesses(new Map(Object.entries(degrees)), own, whole);
    assert.deepEqual(texts(said).split('\n').sort().join('\n'), told.join('\n'));
    for (const { practice } of said) assert.equal(degrees[practice], 'not_applicable');
  }
});

test('too much that is not applicable comes back', () => {
  const given = allMet(rules);
  for (const id of rules.practices.keys()) Object.assign(given.answers[id], { degree: 'not_applicable', reason: '无' });
  const hard = ofAnswers(given).filter(({ mild }) => !mild);
  assert.ok(texts(hard).includes('全部要求共'));
});

/** What is wrong with a registration that differs in one field. @param {Record<string, string>} other */
const fieldsOf = (other) => enterpriseProblems({ ...REGISTRATION, ...other }, settings).map(({ field }) => field);

test('every field of a registration is looked at', () => {
  /** @type {[string, string][]} */
  const wrong = [
    ['uscc', '91320115MA0FAKE170'],
    ['name', '精密机械有限公司'],
    ['name', '示'.repeat(81)],
    ['city', 'nowhere'],
    ['industry', '99'],
    ['kind', 'constructor'],
    ['profile', 'constructor'],
    ['profile', ''],
    ['agency', 'NJ_01'],
    ['held', '三星'],
    ['carried_from', '二〇二一'],
    ['contact.name', ''],
    ['contact.phone', '110'],
    ['name', '示例\u3000公司'],
    ['name', '示例古丽•米热公司'],
    ['contact.email', 'sample@example'],
    ['uscc_exception.reason', '电话13987654321'],
  ];
  for (const [field, value] of wrong) assert.ok(fieldsOf({ [field]: value }).includes(field), `${field}: ${value}`);
});

test('a platform operator needs no profile, but one that there is', () => {
  assert.deepEqual(fieldsOf({ kind: 'platform_operator', profile: '' }), []);
  assert.deepEqual(fieldsOf({ kind: 'platform_operator', profile: 'utility' }), []);
  assert.deepEqual(fieldsOf({ kind: 'platform_operator', profile: 'x' }), ['profile']);
});

test('a county must lie in the city, a zone does as well, and a wrong code may have its reason', () => {
  assert.deepEqual(fieldsOf({ county: '320506' }), ['county']);
  const [zone] = settings.zones.find((row) => row[2] === 'nanjing') ?? [''];
  assert.deepEqual(fieldsOf({ county: '', zone }), []);
  assert.deepEqual(fieldsOf({ uscc: '91320115MA0FAKE170', 'uscc_exception.reason': '执照原件如此' }), []);
});

test('a code whose check character is wrong leads to the reason, one with a wrong letter to the letter', () => {
  const told = (/** @type {string} */ uscc) => texts(enterpriseProblems({ ...REGISTRATION, uscc }, settings));
  assert.match(told('91320115MA0FAKE170'), /请填“代码例外理由”/);
  assert.match(told('9132O115MA0FAKE17K'), /是不是“0”/);
});

test('the cloud form agrees with itself', () => {
  const form = cloudForm();
  assert.match(texts(ofCloud({ ...form, fields: { ...form.fields, uses_cloud: 'false' } })), /应选“是”/);
  assert.match(texts(ofCloud({ ...form, services: [] })), /请逐个列出/);
  const twice = [...form.services, form.services[0], { ...form.services[1], provider: '云', model: 'toString' }];
  const told = ofCloud({ ...form, services: twice });
  assert.match(texts(told), /有一个上云系统列了两次/);
  assert.match(texts(told), /第4个上云系统：云服务商请填全称\n第4个上云系统：请选部署方式/);
});

test('a document says whose it is, or that it cannot, and what came from another enterprise is pointed out', () => {
  const place = (/** @type {{field?: string, group?: string, mild?: boolean}} */ { field, group, mild }) => [
    group,
    field,
    mild ?? false,
  ];
  for (const uscc of ['', '91320115', '9132 0115']) {
    const [first] = assessmentProblems(allMet(rules), rules, guideline, settings, { uscc });
    assert.deepEqual(place(first), ['enterprise', 'uscc', false]);
    assert.deepEqual(place(cloudProblems(cloudForm(), settings, { uscc })[0]), ['enterprise', 'uscc', false]);
  }
  const given = allMet(rules);
  given.head.dossier = `2022/${USCC}`;
  assert.deepEqual(ofAnswers(given), []);
  given.head.dossier = '2023/91320106MA0YQ7RM0C';
  assert.deepEqual(ofAnswers(given).map(place), [['enterprise', 'uscc', true]]);
  assert.match(texts(ofAnswers(given)), /另一家企业（91320106MA0YQ7RM0C）/);
});

test('a blank inside a code is said at its field and joins nothing', () => {
  for (const [field, value] of [
    ['contact.phone', '138 0000 0000'],
    ['contact.phone', '025 80001001'],
    ['carried_from', '20\u300022'],
    ['contact.email', 'sam ple@example.com'],
    ['agency', 'nj\u00a001'],
  ]) {
    const told = enterpriseProblems({ ...REGISTRATION, [field]: value }, settings);
    assert.deepEqual([told.length, told[0].field], [1, field], value);
    assert.match(told[0].text, /中间有空格/);
  }
  assert.deepEqual(fieldsOf({ held: '工控安全防护 1级 20 21年' }), ['held']);
  const given = allMet(rules);
  given.head.assessed_on = '2023 07 19';
  given.head['commitment.sha256'] = `${'a'.repeat(32)} ${'b'.repeat(31)}`;
  assert.match(texts(ofAnswers(given)), /自评估日期：请选择日期\n承诺书扫描件SHA-256：中间有空格/);
  given.answers['PA01.1.1'] = answer({ degree: 'met', evidence: [{ title: '台账', page: '3 5', sha256: '' }] });
  assert.match(texts(ofAnswers(given)), /PA01\.1\.1：页码的数字之间有空格/);
});

test('characters that show nothing are named before they are left out', () => {
  const given = allMet(rules);
  const piece = { title: '台\u200b账', page: '', sha256: '' };
  given.answers['PA01.1.1'] = answer({ degree: 'met', note: '已\u202e完成\u0007', evidence: [piece] });
  const told = ofAnswers(given);
  assert.ok(told.every(({ mild, practice }) => mild && practice === 'PA01.1.1'));
  assert.match(texts(told), /说明里有看不见的字符（U\+202E、U\+0007）/);
  assert.match(texts(told), /材料名称里有看不见的字符（U\+200B）/);
  assert.deepEqual(fieldsOf({ name: '示例\ufeff公司', 'contact.phone': '\u200b025-80001001' }), [
    'name',
    'contact.phone',
  ]);
  const form = cloudForm();
  form.services[0].system = 'M\u00adES';
  assert.match(texts(ofCloud(form)), /上云系统里有看不见的字符（U\+00AD）/);
});
