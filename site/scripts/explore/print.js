// What is printed: a virtual table holds only the rows in sight, so a plain one is made when it is wanted.

import { el } from '../dom.js';
import { day, levelWords } from '../texts.js';

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
  const head = el('tr', {}, ...TITLES.map((title) => el('th', { scope: 'col' }, title)));
  const table = el('table', { class: 'xj-table' }, el('thead', {}, head), el('tbody', {}, ...body));
  const cut = rows.length > MOST ? `只打印前${MOST}条，全部请下载CSV。` : '';
  place.replaceChildren(el('p', {}, el('strong', {}, heading), cut && ` ${cut}`), table);
}

/** @param {import('./records.js').Row} r @param {Record<string, string>} tracks */
function line(r, tracks) {
  const cells = [
    r.name,
    r.uscc,
    [r.city, r.county].filter(Boolean).join(' '),
    r.industry ?? '未填报',
    tracks[r.track],
    `${r.edition}年度 ${levelWords(r.level_name, r.stars)}`,
    r.result,
    r.state,
    r.published_on ? day(r.published_on) : '未公布',
  ];
  return el('tr', {}, ...cells.map((cell) => el('td', {}, cell)));
}
