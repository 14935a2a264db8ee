/**
 * What is printed: a virtual table holds only the rows in sight, so a plain one is made when it is wanted.
 * @module
 */

import { day, h, levelWords } from '../record.js';

/** More rows than anybody prints; whoever needs them takes the CSV. */
const MOST = 5000;
const TITLES = ['企业', '统一社会信用代码', '所在地', '行业大类', '类型', '等级', '结果', '状态', '公布日期'];

/**
 * @param {HTMLElement} place
 * @param {import('./records.js').Records} records @param {number[]} rows
 * @param {Record<string, string>} tracks @param {string} heading  the filters in words
 */
export function printTable(place, records, rows, tracks, heading) {
  const body = rows.slice(0, MOST).map((row) => line(records.at(row), tracks));
  const head = h('tr', {}, ...TITLES.map((title) => h('th', { scope: 'col' }, title)));
  const table = h('table', { class: 'xj-table' }, h('thead', {}, head), h('tbody', {}, ...body));
  const cut = rows.length > MOST ? `只打印前${MOST}条，全部请下载CSV。` : '';
  place.replaceChildren(h('p', {}, h('strong', {}, heading), cut && ` ${cut}`), table);
}

/** @param {any} r @param {Record<string, string>} tracks */
function line(r, tracks) {
  const cells = [
    r.name,
    r.uscc,
    [r.city, r.county].filter(Boolean).join(' '),
    r.industry ?? '未填报',
    tracks[r.track],
    `${r.edition}年度 ${levelWords(r)}`,
    r.result,
    r.state,
    r.published_on ? day(r.published_on) : '未公布',
  ];
  return h('tr', {}, ...cells.map((cell) => h('td', {}, cell)));
}
