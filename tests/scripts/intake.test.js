// A YAML file back into the form: nothing is guessed, and what is not taken is told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessmentYaml, cloudYaml, enterpriseYaml } from '../../site/scripts/assess/dossier.js';
import { takeYaml, UnreadableError } from '../../site/scripts/assess/intake.js';
import { clean } from '../../site/scripts/assess/yaml.js';
import { score } from '../../site/scripts/scoring.js';
import { known } from './subject.js';
import { answer, cloudForm, draft, HARD_TEXTS, REGISTRATION, USCC } from './typed.js';

/** @import { Answer } from '../../site/scripts/assess/draft.js' */

const ics = known();

/** @param {...BlobPart} content */
const file = (...content) => new File(content, 'a.yaml');

/** What is said of a file that cannot be used. @param {...BlobPart} content @returns {Promise<string>} */
async function refusal(...content) {
  try {
    await takeYaml(file(...content), ics);
  } catch (error) {
    assert.ok(error instanceof UnreadableError, String(error));
    return error.message;
  }
  return assert.fail(`taken: ${content}`);
}

test('what is not taken is told, the rest is taken', async () => {
  const text = [
    'guideline: ics-2022\nagency: [a]\nbeside: 1\nanswers:\n  PA01.1.1: no\n  PA99.1.1: met\n  __proto__: met\n',
    '  PA02.1.1: {degree: met, colour: red, evidence: [台账]}\n  PA05.1.1: not_applicable\n  PA03.1.1: partly\n',
  ].join('');
  const { draft: taken, problems, answers } = await takeYaml(file(text), ics);
  const told = problems.join('\n');
  for (const part of ['“ics-2022”', 'agency', 'beside', 'PA01.1.1：不认识的符合程度“no”', 'PA99.1.1', '__proto__']) {
    assert.ok(told.includes(part), part);
  }
  for (const part of ['PA02.1.1.colour', 'PA02.1.1.evidence', 'PA05.1.1：不允许选“不适用”']) {
    assert.ok(told.includes(part), part);
  }
  assert.equal(answers, 2);
  const degrees = new Map(Object.entries(taken?.answers ?? {}).map(([id, { degree }]) => [id, degree]));
  const given = new Map([...degrees].filter(([, degree]) => degree));
  assert.deepEqual(
    [...given],
    [
      ['PA02.1.1', 'met'],
      ['PA03.1.1', 'partly'],
    ],
  );
  assert.equal(score(given, ics.rules).unanswered.length, 338 - 2);
});

test('unreadable files are refused', async () => {
  const bad = [
    'a: [',
    'a: 1\na: 2',
    'a: &x 1\nanswers: *x',
    'answers: !!python/object 1',
    '- 1',
    '',
    'a: 1',
    'a: 1\n---\n',
  ];
  for (const content of bad) assert.ok(await refusal(content), content);
  assert.match(await refusal('a: &x {PA01.1.1: met}\nguideline: ics-2023\nanswers: *x'), /不是正确的YAML/);
  assert.match(await refusal('a: 1\nb: ['), /不是正确的YAML，第2行/);
  assert.match(await refusal(`answers: ${'['.repeat(13)}${']'.repeat(13)}`), /不是正确的YAML/);
});

test('files of another guideline, of another encoding or too large are refused with the reason', async () => {
  assert.match(await refusal('guideline: platform-2023\nanswers: {PT01.1.1: met}\n'), /没有一条回答属于本页/);
  const gb18030 = Uint8Array.from([...'answers: {a: '].map((char) => char.charCodeAt(0)).concat([0xcf, 0xd6, 0x7d]));
  assert.match(await refusal(gb18030), /不是UTF-8编码/);
  assert.match(await refusal('guideline: ics-2023\nanswers: {}\n#', 'x'.repeat(300_000)), /文件超过256KB/);
});

test('a self-assessment comes back as it was exported', async () => {
  const ids = [...ics.rules.practices.values()].filter(({ na }) => na).map(({ id }) => id);
  /** @type {Record<string, Partial<Answer>>} */
  const answers = {};
  HARD_TEXTS.forEach((text, number) => {
    const evidence = [{ title: '台账', page: String(number + 1), sha256: 'ab'.repeat(32) }];
    answers[ids[2 * number]] = { degree: 'partly', note: clean(text), evidence };
    answers[ids[2 * number + 1]] = { degree: 'not_applicable', reason: clean(text) };
  });
  const given = draft(answers);
  const { draft: taken, problems } = await takeYaml(file(assessmentYaml(given, ics.guideline, '')), ics);
  assert.deepEqual(problems, []);
  const sorted = Object.fromEntries(
    Object.entries(answers)
      .sort()
      .map(([id, one]) => [id, answer(one)]),
  );
  assert.deepEqual(taken?.answers, sorted);
  assert.deepEqual(taken?.head, { ...given.head, 'commitment.sha256': 'a'.repeat(64) });
});

test('a registration and a cloud form come back as they were exported', async () => {
  const { registration, problems } = await takeYaml(file(enterpriseYaml(REGISTRATION, ics.settings)), ics);
  assert.deepEqual(problems, []);
  const plain = { ...REGISTRATION, uscc: USCC, 'contact.phone': '025-80001001' };
  const empty = Object.keys(registration ?? {}).filter((key) => !registration?.[key]);
  assert.deepEqual(registration, { ...Object.fromEntries(empty.map((key) => [key, ''])), ...plain });
  const taken = await takeYaml(file(cloudYaml(cloudForm(), '')), ics);
  assert.deepEqual([taken.cloud, taken.problems], [cloudForm(), []]);
});

test('fields of the wrong shape are told and left empty', async () => {
  const text =
    'uscc: {a: 1}\nheld: [{track: ics, level: 9, year: 2021}, x]\ncontact: 电话\nuscc_exception: {because: 1}\n';
  const { registration, problems } = await takeYaml(file(text), ics);
  assert.equal(registration?.uscc, '');
  assert.equal(registration?.held, '');
  const told = problems.join('\n');
  for (const part of [
    'uscc：这里应是一个值',
    'held：不认识的等级“ics 9 2021”',
    'held：这里应是“字段: 值”',
    'contact：',
    'uscc_exception.because',
  ]) {
    assert.ok(told.includes(part), part);
  }
});

test('a file that names another enterprise, another year or nothing that can be read is told', async () => {
  const { edition } = ics.settings;
  const made = (/** @type {string} */ dossier) => file(assessmentYaml(draft({}), ics.guideline, dossier));
  const own = await takeYaml(made(`${edition}/${USCC}`), ics, USCC);
  assert.deepEqual([own.problems, own.draft?.head.dossier], [[], `${edition}/${USCC}`]);
  const told = async (/** @type {string} */ dossier) => (await takeYaml(made(dossier), ics, USCC)).problems.join('\n');
  assert.match(
    await told(`${edition}/91320106MA0YQ7RM0C`),
    /属于企业91320106MA0YQ7RM0C，这里的企业是91320115MA0FAKE17K/,
  );
  assert.match(await told(`${edition - 1}/${USCC}`), new RegExp(`属于${edition - 1}年度，本页是${edition}年度`));
  for (const bad of [USCC, '../x', '2023/nanjing']) assert.match(await told(bad), /dossier：看不懂/);
  assert.equal(await told(''), '');
  const cloud = cloudYaml(cloudForm(), `${edition}/91320106MA0YQ7RM0C`);
  assert.match((await takeYaml(file(cloud), ics, USCC)).problems.join(), /属于企业91320106MA0YQ7RM0C/);
  const enterprise = `dossier: ${edition}/91320106MA0YQ7RM0C\nuscc: ${USCC}\n`;
  assert.match((await takeYaml(file(enterprise), ics)).problems.join(), /属于企业91320106MA0YQ7RM0C/);
});

test('texts that a # cuts are told with what is lost', async () => {
  const text = [
    'guideline: ics-2023 # 细则',
    'answers:',
    '  PA01.1.1:',
    '    degree: partly  # 程度',
    '    note: 已在 #1机组和 #2机组部署，罐区未部署。',
    '    evidence:',
    '      - title: #1机组照片',
    '      - title: "带引号 #3"  # 不算',
    '      - title:  # 材料的全称',
    `      - title: 长${' '.repeat(100_000)}短`,
    '  PA01.2.1: {degree: met, note: 无}',
    '',
  ].join('\n');
  const { problems, draft: taken } = await takeYaml(file(text), ics);
  assert.equal(taken?.answers['PA01.1.1'].note, '已在');
  assert.deepEqual(
    problems.map((told) => /^第(\d)行：“#”后面的“(.*)”是注释/.exec(told)?.slice(1)),
    [
      ['5', '1机组和 #2机组部署，罐区未部署。'],
      ['7', '1机组照片'],
    ],
  );
});
