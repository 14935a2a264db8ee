// What a practice asks and how it is looked at, beside the choices: anchors, evidence, reason, needs, ways of checking.

import { el } from '../dom.js';
import { anchor } from './controls.js';

/**
 * @import { Practice, Wording } from '../types/handed.js'
 * @import { Rules } from '../scoring.js'
 */

/** When it is met and when partly, what to show, why it is a key, what comes first.
 * @param {Practice} practice @param {Wording} words @param {Rules} rules */
export function demands(practice, words, rules) {
  return terms('xj-q__about', [
    ['符合', practice.met],
    ['部分符合', practice.partly],
    ['可出示', words.evidence.join('；')],
    ['为什么关键', practice.why_key],
    ['先做到', needs(practice, rules)],
  ]);
}

/** How a reviewer looks at it, and when it may be left out. @param {Practice} practice @param {Wording} words */
export function checking(practice, words) {
  return el(
    'details',
    { class: 'xj-q__more' },
    el('summary', {}, practice.na ? '怎样核查、何时不适用' : '怎样核查'),
    terms('xj-q__about', [
      ['线上核查', practice.online],
      ['现场核查', practice.onsite || '不需要：凭材料就能定'],
      ['何时不适用', practice.na ? words.na_when || '确实没有这类对象时，写明理由' : ''],
    ]),
  );
}

/** Terms that have something to say. @param {string} name @param {[string, string | Node[]][]} entries */
function terms(name, entries) {
  const shown = entries.filter(([, said]) => said.length);
  return el(
    'dl',
    { class: name },
    ...shown.map(([term, said]) =>
      el('div', {}, el('dt', {}, term), el('dd', {}, ...(typeof said === 'string' ? [said] : said))),
    ),
  );
}

/** @param {Practice} practice @param {Rules} rules @returns {Node[]} */
function needs(practice, rules) {
  return practice.needs.flatMap((need, /** @type {number} */ number) => [
    document.createTextNode(number ? '、' : ''),
    el('a', { href: `#${anchor(need)}` }, `${need} ${rules.areaOf.get(need)?.name ?? ''}`.trim()),
  ]);
}
