// The way up: the least effort to a level, or the most risk that an effort removes, in steps that can be followed.

import { el } from '../dom.js';
import { spend } from '../scoring/budget.js';
import { plan, UnreachableError } from '../scoring/plan.js';
import { openRisks, riskLeft, techniques } from '../scoring/steps.js';
import { at } from '../scoring.js';
import { choice, labelled, levelName, textField } from './controls.js';
import { link } from './lines.js';
import { table } from './schedule.js';
import { worded } from './wording.js';

/**
 * @import { Known } from '../types/known.js'
 * @import { Answered } from './lines.js'
 */

/**
 * @typedef {{target?: number, budget?: number, highest?: number}} Wishes
 *   level to reach; effort at hand, and the highest level whose demands it is spent on; kept while the page is open
 */

const MOST_OPEN = 10;
const MOST_EFFORT = 999;

/** Both, one below the other; what is not wished for is the next level.
 * @param {Answered} answered @param {number} next @param {Wishes} wishes changed in place */
export function ways(answered, next, wishes) {
  return [
    el('h3', {}, '达到目标等级的最省办法'),
    ...wayUp(answered, next, wishes),
    el('h3', {}, '手上有多少投入，先做什么最能降风险'),
    ...bestUse(answered, next, wishes),
    el(
      'p',
      { class: 'xj-small' },
      '风险是一条要求能对付的攻击技术数（依 MITRE ATT&CK for ICS 的缓解关系推出），已做到的部分不计；投入是1至5的相对值。',
    ),
  ];
}

/** The least effort to the level that is wished for. @param {Answered} answered @param {number} next
 * @param {Wishes} wishes */
function wayUp(answered, next, wishes) {
  const place = el('div');
  const show = () => place.replaceChildren(...planned(answered, wishes.target ?? next));
  const select = levelChoice(answered.known, wishes.target ?? next, (target) => {
    wishes.target = target;
    show();
  });
  show();
  const intro = '把下列要求依次做到“符合”，三条线就都过；投入之和最小，先决条件都已算在内（精确计算，不是估计）。';
  return [el('p', {}, intro), el('div', { class: 'xj-assess__filters' }, labelled('目标等级', select)), place];
}

/** @param {Answered} answered @param {number} target */
function planned(answered, target) {
  const { degrees, known } = answered;
  try {
    const { practices, effort } = plan(degrees, known.rules, target);
    if (!practices.length) return [el('p', {}, '按当前回答已经达到这个等级。'), ...stays(answered, [], target)];
    const told = `共${practices.length}条，投入合计${effort}，消除风险${removed(answered, practices)}`;
    return [table(answered, practices, told, target), ...stays(answered, practices, target)];
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return [el('p', {}, '有一级没有适用的要求，达不到这个等级。')];
  }
}

/** The most risk that the effort at hand removes. @param {Answered} answered @param {number} next
 * @param {Wishes} wishes */
function bestUse(answered, next, wishes) {
  const place = el('div');
  const show = () => place.replaceChildren(...spent(answered, wishes.budget ?? 0, wishes.highest ?? next));
  const limits = { type: 'number', inputmode: 'numeric', min: '1', max: String(MOST_EFFORT) };
  const typed = (/** @type {string} */ text) => {
    wishes.budget = wholeEffort(text);
    show();
  };
  const effort = textField(String(wishes.budget || ''), typed, limits);
  const select = levelChoice(answered.known, wishes.highest ?? next, (highest) => {
    wishes.highest = highest;
    show();
  });
  show();
  const intro =
    '不问等级，只问风险：在这些投入之内、连同先决条件一起做，消除的风险最多的是哪些（精确计算）。投入是各条之和，每条1至5。';
  const fields = [labelled('投入', effort), labelled('看到几级为止', select)];
  return [el('p', {}, intro), el('div', { class: 'xj-assess__filters' }, ...fields), place];
}

/** @param {Answered} answered @param {number} budget @param {number} highest */
function spent(answered, budget, highest) {
  if (!budget) return [];
  const { practices, effort, risk } = spend(answered.degrees, answered.known.rules, budget, highest);
  if (!practices.length) return [el('p', {}, '这些投入之内没有可以消除风险的要求。')];
  const told = `共${practices.length}条，投入合计${effort}，消除风险${techniques(risk)}`;
  return [table(answered, practices, told, highest), ...stays(answered, practices, highest)];
}

/** What somebody typed as an effort; 0 is none. @param {string} text */
function wholeEffort(text) {
  const number = Math.floor(Number(text));
  return number >= 1 ? Math.min(number, MOST_EFFORT) : 0;
}

/** @param {Known} known @param {number} level @param {(level: number) => void} change */
function levelChoice({ guideline, rules }, level, change) {
  const levels = /** @type {[string, string][]} */ (
    rules.levels.map((rule) => [String(rule.level), levelName(guideline, rule.level)])
  );
  const select = choice(levels, String(level), (value) => change(Number(value)));
  select.querySelector('option[value=""]')?.remove();
  return select;
}

/** What stays dangerous though the plan is done. @param {Answered} answered @param {string[]} practices
 * @param {number} highest */
function stays({ known, degrees, profile }, practices, highest) {
  const left = openRisks(degrees, known.rules, practices, highest);
  if (!left.length) return [];
  const sum = left.reduce((total, { risk }) => total + risk, 0);
  const items = left
    .slice(0, MOST_OPEN)
    .map(({ practice, risk }) =>
      el(
        'li',
        {},
        link(practice),
        ` 风险${techniques(risk)}：${worded(at(known.rules.practices, practice), profile).text}`,
      ),
    );
  const more = left.length > MOST_OPEN ? [el('li', {}, `另有${left.length - MOST_OPEN}条`)] : [];
  return [
    el('h4', {}, '做完之后仍然敞开的风险'),
    el('p', {}, `到${highest}级为止还有风险${techniques(sum)}，等级不能说明这些；最大的是：`),
    el('ul', { class: 'xj-gaps' }, ...items, ...more),
  ];
}

/** @param {Answered} answered @param {string[]} practices */
function removed({ known, degrees }, practices) {
  const risks = practices.map((id) => riskLeft(degrees, known.rules, at(known.rules.practices, id)));
  return techniques(risks.reduce((sum, risk) => sum + risk, 0));
}
