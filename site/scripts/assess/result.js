// What the answers amount to: profile by domain and area, what holds the next level back, and the cheapest way up.

import { el } from '../dom.js';
import { at, explain, plan, UnreachableError } from '../scoring.js';
import { anchor, choice, labelled, levelName, tag } from './controls.js';

/**
 * @import { Degrees, Result, Rules } from '../scoring.js'
 * @import { Domain } from '../types/handed.js'
 * @import { Known } from '../types/known.js'
 */

const SHOWN_GAPS = 8;
const EFFORTS = ['', '很小', '较小', '中等', '较大', '很大'];

/** @param {Known} known @param {Degrees} degrees @param {Result} result @param {number} target
 * @param {(target: number) => void} retarget */
export function resultView(known, degrees, result, target, retarget) {
  return [
    el('h2', { tabindex: '-1' }, '等级与差距'),
    ...standing(known, result),
    el('h3', {}, '各能力域和过程域'),
    el(
      'div',
      { class: 'xj-profiles' },
      ...known.guideline.domains.map((domain) => profile(known, degrees, result, domain)),
    ),
    el('h3', {}, '离上一级还差什么'),
    ...gaps(known, degrees, result),
    el('h3', {}, '达到目标等级的最省办法'),
    ...planned(known, degrees, target, retarget),
  ];
}

/** @param {Known} known @param {Result} result */
function standing({ guideline, rules }, result) {
  const out = result.areas.filter((area) => !area.inCount).map((area) => area.id);
  const most = Math.floor((rules.areas.length * guideline.out_of_count_percent) / 100);
  const essential = rules.areas.filter((area) => area.essential && out.includes(area.id)).map((area) => area.id);
  const lines = [
    `按当前回答，本企业为${levelName(guideline, result.level)}，指数${result.index}（满分${rules.levels.length}.00，只用于看进展）。`,
  ];
  if (result.unanswered.length) lines.push(`还有${result.unanswered.length}条没有回答，暂按“不符合”计。`);
  if (out.length) lines.push(`整个选“不适用”、不计入的过程域：${out.join('、')}。`);
  if (out.length > most) lines.push(`不计入的过程域最多允许${most}个，现在有${out.length}个，提交时会被退回。`);
  if (essential.length) lines.push(`基础过程域必须计入：${essential.join('、')}不能整个选“不适用”。`);
  return lines.map((line) => el('p', {}, line));
}

/** @param {Known} known @param {Degrees} degrees @param {Result} result @param {Domain} domain */
function profile({ rules }, degrees, result, domain) {
  const rows = domain.areas.map((/** @type {string} */ id) => {
    const number = rules.areas.findIndex((area) => area.id === id);
    const area = rules.areas[number];
    const answered = area.practices.filter((practice) => degrees.has(practice.id)).length;
    const { level, inCount } = result.areas[number];
    return el(
      'tr',
      {},
      el(
        'th',
        { scope: 'row' },
        link(area.practices[0].id, `${area.id} ${area.name}`),
        area.essential ? tag('', '基础') : '',
      ),
      el(
        'td',
        { 'data-label': '等级' },
        el('span', {}, inCount ? bar(level, rules.levels.length) : '', inCount ? `${level}级` : '不计入'),
      ),
      el('td', { 'data-label': '已答' }, `${answered}／${area.practices.length}`),
    );
  });
  const levels = result.areas
    .filter((area) => area.inCount && domain.areas.includes(area.id))
    .map((area) => area.level);
  const span = levels.length ? [...new Set([Math.min(...levels), Math.max(...levels)])].join('至') : '';
  return el(
    'table',
    { class: 'xj-table xj-profile' },
    el('caption', {}, `${domain.name}：${span ? `各过程域${span}级` : '不计入'}`),
    el('thead', {}, el('tr', {}, ...['过程域', '等级', '已答'].map((name) => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, ...rows),
  );
}

/** Decoration beside the words. @param {number} level @param {number} top */
function bar(level, top) {
  const cells = Array.from({ length: top }, (_, number) =>
    el('i', { class: number < level ? `xj-bar--${Math.min(number + 1, 5)}` : '' }),
  );
  return el('span', { class: 'xj-profile__bar', 'aria-hidden': 'true' }, ...cells);
}

/** @param {string} practice @param {string} text */
function link(practice, text) {
  return el('a', { href: `#${anchor(practice)}` }, text);
}

/** @param {Known} known @param {Degrees} degrees @param {Result} result */
function gaps({ guideline, names, rules }, degrees, result) {
  if (result.level === rules.top) return [el('p', {}, '已经是最高等级。')];
  const stuck = explain(degrees, rules, result);
  if (!stuck.length) return [el('p', {}, '没有计入的过程域，得不出等级。')];
  const named = (/** @type {string} */ id) =>
    el(
      'li',
      {},
      link(id, id),
      `（${names[degrees.get(id) ?? ''] ?? '未回答'}）${rules.practices.get(id)?.key ? '关键项 ' : ''}${text(rules, id)}`,
    );
  const items = stuck.map(({ area, level, keys, percent, threshold, short }) => {
    const why = keys.length
      ? `${keys.length}个关键项没有达到“基本符合”`
      : `第${level + 1}级得分${percent}%，须达到${threshold}%`;
    return el(
      'li',
      {},
      el('strong', {}, `${area.id} ${area.name}`),
      `：现在${level}级，${why}。`,
      el('ul', {}, ...(keys.length ? keys : short).map(named)),
    );
  });
  const lagging = rules.levels[result.level].lagging_percent;
  const note = lagging ? `（允许不超过${lagging}%的非基础过程域低一级，所以不一定要全部做完）` : '';
  return [
    el(
      'p',
      {},
      `下一级是${levelName(guideline, result.level + 1)}。有${stuck.length}个过程域低于这一级${note}，涉及${result.blocking.length}条要求。`,
    ),
    ...folded(items),
  ];
}

/** The first entries, and the others behind a button. @param {HTMLElement[]} items */
function folded(items) {
  const first = el('ul', { class: 'xj-gaps' }, ...items.slice(0, SHOWN_GAPS));
  const rest = items.slice(SHOWN_GAPS);
  const more = el('summary', {}, `其余${rest.length}个过程域`);
  return rest.length
    ? [first, el('details', { class: 'xj-q__more' }, more, el('ul', { class: 'xj-gaps' }, ...rest))]
    : [first];
}

/** @param {Rules} rules @param {string} practice */
function text(rules, practice) {
  return rules.practices.get(practice)?.text ?? '';
}

/** @param {Known} known @param {Degrees} degrees @param {number} target @param {(target: number) => void} retarget */
function planned({ guideline, names, rules }, degrees, target, retarget) {
  const levels = /** @type {[string, string][]} */ (
    rules.levels.map(({ level }) => [String(level), levelName(guideline, level)])
  );
  const select = choice(levels, String(target), (value) => retarget(Number(value) || 1));
  select.id = 'xj-plan-target';
  select.querySelector('option[value=""]')?.remove();
  const intro = '把下列要求都做到“符合”即可达到目标等级，投入之和最小（已允许部分过程域低一级；精确计算，不是估计）。';
  return [el('p', {}, intro), labelled('目标等级', select), ...steps(rules, names, degrees, target)];
}

/** @param {Rules} rules @param {Record<string, string>} names @param {Degrees} degrees @param {number} target */
function steps(rules, names, degrees, target) {
  let found;
  try {
    found = plan(degrees, rules, target);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return [el('p', {}, '没有计入的过程域，达不到任何等级。')];
  }
  if (!found.practices.length) return [el('p', {}, '按当前回答已经达到这个等级。')];
  const rows = found.practices.map((id) => {
    const { effort, text: demand } = at(rules.practices, id);
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, link(id, id)),
      el('td', {}, demand),
      el('td', { 'data-label': '现在' }, names[degrees.get(id) ?? ''] ?? '未回答'),
      el('td', { 'data-label': '投入' }, `${effort}（${EFFORTS[effort]}）`),
    );
  });
  const head = ['编号', '要求', '现在', '投入'].map((name) => el('th', { scope: 'col' }, name));
  return [
    el(
      'table',
      { class: 'xj-table xj-plan' },
      el('caption', {}, `共${found.practices.length}条，投入合计${found.effort}`),
      el('thead', {}, el('tr', {}, ...head)),
      el('tbody', {}, ...rows),
    ),
  ];
}
