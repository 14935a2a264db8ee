// What the page says before anything is handed in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessmentProblems, cloudProblems, enterpriseProblems } from '../../site/scripts/assess/checks.js';
import { LIMITS } from '../../site/scripts/assess/draft.js';
import { known, subject } from './subject.js';
import { allMet, cloudForm, draft, REGISTRATION } from './typed.js';

/** @import { Draft } from '../../site/scripts/assess/draft.js' */

const { rules, guideline, settings } = known();

/** @param {Draft} given */
const ofAnswers = (given) => assessmentProblems(given, rules, guideline, settings);
/** @param {{text: string}[]} problems */
const texts = (problems) => problems.map(({ text }) => text).join('\n');

test('limits are those of the models', () => {
  assert.deepEqual(LIMITS, subject('limits'));
});

test('sound documents have no problems', () => {
  assert.deepEqual(ofAnswers(allMet(rules)), []);
  assert.deepEqual(enterpriseProblems(REGISTRATION, settings), []);
  assert.deepEqual(cloudProblems(cloudForm(), settings), []);
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
    'PA01.3.1：材料页码应是1至9999的整数',
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

test('not too many areas may be out of the count, and no essential one', () => {
  const essential = rules.areas.find((area) => area.essential);
  const given = allMet(rules);
  for (const area of rules.areas) {
    for (const { id } of area.practices) Object.assign(given.answers[id], { degree: 'not_applicable', reason: '无' });
  }
  const told = texts(ofAnswers(given));
  assert.ok(told.includes(`${essential?.id}是基础过程域，不能整个选“不适用”`));
  assert.ok(told.includes(`不计入的过程域最多8个，现在有${rules.areas.length}个`));
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
    ['agency', 'NJ_01'],
    ['held', '三星'],
    ['carried_from', '二〇二一'],
    ['contact.name', ''],
    ['contact.phone', '110'],
    ['contact.email', 'sample@example'],
    ['uscc_exception.reason', '电话13987654321'],
  ];
  for (const [field, value] of wrong) assert.ok(fieldsOf({ [field]: value }).includes(field), `${field}: ${value}`);
});

test('a county must lie in the city, a zone does as well, and a wrong code may have its reason', () => {
  assert.deepEqual(fieldsOf({ county: '320506' }), ['county']);
  const [zone] = settings.zones.find((row) => row[2] === 'nanjing') ?? [''];
  assert.deepEqual(fieldsOf({ county: '', zone }), []);
  assert.deepEqual(fieldsOf({ uscc: '91320115MA0FAKE170', 'uscc_exception.reason': '执照原件如此' }), []);
});

test('the cloud form agrees with itself', () => {
  const form = cloudForm();
  assert.match(
    texts(cloudProblems({ ...form, fields: { ...form.fields, uses_cloud: 'false' } }, settings)),
    /应选“是”/,
  );
  assert.match(texts(cloudProblems({ ...form, services: [] }, settings)), /请逐个列出/);
  const twice = [...form.services, form.services[0], { ...form.services[1], provider: '云', model: 'toString' }];
  const told = cloudProblems({ ...form, services: twice }, settings);
  assert.match(texts(told), /有一个上云系统列了两次/);
  assert.match(texts(told), /第4个上云系统：云服务商请填全称\n第4个上云系统：请选部署方式/);
});
