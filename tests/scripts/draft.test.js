// What is kept in the browser.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { isRegistered, Store } from '../../site/scripts/assess/draft.js';
import { keep, refuse } from './browser.js';
import { known } from './subject.js';
import { REGISTRATION } from './typed.js';

const ics = known();
const KEY = 'xingji:assess:1:ics-2023';

/** A window with the form. @param {boolean[]} [told] @param {ReturnType<typeof known>} [page] */
const opened = (told = [], page = ics) => new Store(page.guideline, Object.keys(page.names), (ok) => told.push(ok));

beforeEach(() => keep({}));

test('answers are there again in the next window; empty ones are not kept', () => {
  const store = opened();
  store.answer('PA01.1.1').degree = 'mostly';
  store.answer('PA01.1.1').note = '现状';
  store.answer('PA01.2.1');
  store.keep();
  const again = opened();
  assert.deepEqual([...again.degrees()], [['PA01.1.1', 'mostly']]);
  assert.deepEqual(Object.keys(again.draft.answers), ['PA01.1.1']);
  assert.ok(again.hasAnswers && !again.isOutdated);
});

test('what was kept by an older page or changed by hand is made sound', () => {
  const answers = {
    'PA01.1.1': { degree: 'met', note: 3, evidence: [{ title: '台账', page: 3 }, 'x'] },
    'PA02.1.1': { degree: 'colour' },
    'PA03.1.1': null,
  };
  for (const kept of [JSON.stringify({ answers, head: [], digest: '0' }), '{', '[]', 'null']) {
    keep({ [KEY]: kept });
    const store = opened();
    assert.deepEqual(store.draft.head, {});
    assert.deepEqual([...store.degrees().keys()], kept.includes('met') ? ['PA01.1.1'] : []);
  }
  keep({ [KEY]: JSON.stringify({ answers }) });
  assert.deepEqual(opened().draft.answers['PA01.1.1'], {
    degree: 'met',
    note: '',
    reason: '',
    evidence: [
      { title: '台账', page: '', sha256: '' },
      { title: '', page: '', sha256: '' },
    ],
  });
});

test('what may no longer be left out is open again; a practice that is no longer asked keeps its answer', () => {
  const strict = [...ics.rules.practices.values()].find(({ na }) => !na)?.id ?? '';
  const lenient = [...ics.rules.practices.values()].find(({ na }) => na)?.id ?? '';
  const left = { degree: 'not_applicable', reason: '无' };
  keep({ [KEY]: JSON.stringify({ answers: { [strict]: left, [lenient]: left, 'PA99.1.1': left } }) });
  const store = opened();
  assert.deepEqual([...store.degrees().keys()], [lenient, 'PA99.1.1']);
  assert.equal(store.draft.answers[strict].reason, '无');
});

test('a kind of plant alone is no registration', () => {
  assert.equal(isRegistered({ profile: 'discrete', name: '' }), false);
  assert.equal(isRegistered({ profile: '', name: '示例' }), true);
});

test('answers to another state of the guideline are pointed out until they are looked through', () => {
  keep({ [KEY]: JSON.stringify({ answers: { 'PA01.1.1': { degree: 'met' } }, digest: '0' }) });
  const store = opened();
  assert.ok(store.isOutdated);
  store.keep();
  assert.ok(opened().isOutdated);
  store.approve();
  assert.ok(!opened().isOutdated);
});

test('the registration belongs to all tracks, and a window that has not seen it does not undo it', () => {
  const [one, other] = [opened(), opened([], known('platform'))];
  one.registration = { ...REGISTRATION };
  one.keep();
  other.answer('PT01.1.1').degree = 'met';
  other.keep();
  assert.deepEqual(opened().registration, REGISTRATION);
  assert.ok(other.adopt('xingji:assess:1:enterprise') && !other.adopt('other'));
  assert.deepEqual(other.registration, REGISTRATION);
  one.clear();
  assert.deepEqual([Object.keys(localStorage), one.registration], [[], {}]);
});

test('it is said when nothing can be kept', () => {
  refuse();
  /** @type {boolean[]} */
  const told = [];
  const store = opened(told);
  store.answer('PA01.1.1').degree = 'met';
  store.keep();
  assert.deepEqual([told, store.isUnsaved], [[false], true]);
  store.clear();
  assert.ok(!store.isUnsaved);
});
