// What the answers amount to: level, profile by domain and area, what holds the next level back, and the way up.

import { el } from '../dom.js';
import { excesses } from './bounds.js';
import { anchor, levelName, tag } from './controls.js';
import { gaps } from './lines.js';

/**
 * @import { Degrees, Result } from '../scoring.js'
 * @import { Domain } from '../types/handed.js'
 * @import { Known } from '../types/known.js'
 * @import { Answered } from './lines.js'
 * @import { Wishes } from './way.js'
 */

/** @param {Answered} answered @param {Result} result @param {Wishes} wishes changed in place */
export function resultView(answered, result, wishes) {
  const { known, degrees } = answered;
  return [
    el('h2', { tabindex: '-1' }, '等级与差距'),
    ...standing(known, degrees, result),
    el('h3', {}, '离上一级还差什么'),
    ...gaps(answered, result.blocking),
    ways(answered, Math.min(result.level + 1, known.rules.top), wishes),
    el('h3', {}, '各能力域和过程域'),
    el('p', {}, '过程域等级用来看强弱、定先后，不决定企业的等级。'),
    el(
      'div',
      { class: 'xj-profiles' },
      ...known.guideline.domains.map((domain) => profile(known, degrees, result, domain)),
    ),
  ];
}

/** What can be done next; its scripts come when they are first asked for.
 * @param {Answered} answered @param {number} next @param {Wishes} wishes */
function ways(answered, next, wishes) {
  const place = el('div', {}, el('p', { role: 'status' }, '正在计算……'));
  import('./way.js').then(
    (way) => place.replaceChildren(...way.ways(answered, next, wishes)),
    () => place.replaceChildren(el('p', { role: 'alert' }, '规划没有载入，请刷新重试。')),
  );
  return place;
}

/** @param {Known} known @param {Degrees} degrees @param {Result} result */
function standing({ guideline, rules }, degrees, result) {
  const out = result.areas.filter((area) => !area.inCount).map((area) => area.id);
  const share = result.blocking ? '，小数是下一级已得的百分比，只用于看进展' : '';
  const lines = [
    `按当前回答，本企业为${levelName(guideline, result.level)}，指数${result.index}（满分${rules.top}.00${share}）。`,
  ];
  if (result.unanswered.length) lines.push(`还有${result.unanswered.length}条没有回答，暂按“不符合”计。`);
  if (out.length) lines.push(`整个选“不适用”、不计入的过程域：${out.join('、')}。`);
  const wrong = excesses(degrees, rules, guideline).map(({ text }) => `${text}，提交时会被退回。`);
  return [
    ...lines.map((line) => el('p', {}, line)),
    ...wrong.map((line) => el('p', { class: 'xj-checks__bad' }, line)),
  ];
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
        el('a', { href: `#${anchor(area.practices[0].id)}` }, `${area.id} ${area.name}`),
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
