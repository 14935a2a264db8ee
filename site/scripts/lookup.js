// The look-up page: name or unified social credit code in, stars held out. `?id=<code>` opens one enterprise,
// `?name=<text>` a search.
//
// For verification: `onLoad(({path, bytes}) => …)` hears of every data file that an answer rests on
// (`lookup/index.json`, `lookup/<shard>.json`, `lookup/names/…`), `path` below `data/v1/` as in `SHA256SUMS`; say the
// outcome in the element with the id `xj-signature`, which stands under every answer and is an aria-live region.

import { onLoad, ROOT } from './data.js';
import { byId, el } from './dom.js';
import { head, records, scopeOf, search } from './lookup/index.js';
import { isCodeLike, judge, LENGTH, tidy } from './lookup/uscc.js';
import { addressOf, grade, standIn, stateMark } from './record.js';
import { day, levelWords } from './texts.js';

/** @import { LookupFacts, PublicRecord } from './types/handed.js' */

export { loaded, onLoad } from './data.js';

/** @type {LookupFacts} */
const facts = JSON.parse(byId('xj-facts').textContent ?? '');
const query = /** @type {HTMLInputElement} */ (byId('xj-query'));
const HINT = byId('xj-hint').textContent ?? '';
const TITLE = document.title;

/** Number of the newest question; answers to older ones are dropped. */
let turn = 0;
/** What was asked last: a jump inside an answer changes only what follows it in the address. */
let asked = '';

/** Judge a code while it is typed; a name needs no word. */
function hint() {
  const typed = query.value.trim();
  const said = isCodeLike(typed) ? judge(tidy(typed)) : { state: 'open', text: HINT };
  byId('xj-hint').textContent = said.text;
  byId('xj-hint').dataset.state = said.state;
  query.setAttribute('aria-invalid', String(said.state === 'bad'));
}

/** @param {...(Node|string)} parts */
function answer(...parts) {
  byId('xj-answer').replaceChildren(...parts);
}

/** Answer what the address asks. */
async function show() {
  const mine = ++turn;
  asked = location.search;
  const wanted = new URLSearchParams(asked);
  const typed = (wanted.get('id') || wanted.get('name') || '').trim();
  query.value = isCodeLike(typed) ? tidy(typed) : typed;
  hint();
  document.title = typed ? `${query.value} - ${TITLE}` : TITLE;
  answer(...(typed ? [el('p', {}, '正在查询…')] : []));
  if (!typed) return;
  const parts = await (isCodeLike(typed) ? enterprise(tidy(typed)) : enterprises(typed));
  if (mine !== turn) return;
  answer(...parts);
  const name = byId('xj-answer').querySelector('h2')?.textContent;
  if (name) document.title = `${name} - ${TITLE}`;
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** @param {string} uscc @returns {Promise<HTMLElement[]>} */
async function enterprise(uscc) {
  if (uscc.length !== LENGTH) return [el('p', {}, el('strong', {}, '代码位数不对，没有查询。'), judge(uscc).text)];
  const held = await records(uscc);
  if (!held.length) return nothing(`代码“${uscc}”`);
  const names = [...new Set(held.map((record) => record.name))];
  return [
    el('h2', {}, names[0]),
    el(
      'p',
      {},
      el('span', { class: 'xj-code' }, uscc),
      names.length > 1 ? `，曾用名：${names.slice(1).join('、')}` : '',
    ),
    ...(held.some((record) => facts.samples[record.edition])
      ? [el('p', { class: 'xj-sample' }, '示例数据，不具效力。')]
      : []),
    el('p', {}, `共${held.length}条记录，年度从新到旧。${await searched()}`),
    ...held.map(card),
    el('p', { class: 'xj-small' }, '这家企业的固定网址：', el('a', { href: addressOf(uscc) }, addressOf(uscc))),
  ];
}

/** @param {PublicRecord} record */
function card(record) {
  const state = facts.states[record.state];
  const rows = [
    ['等级', grade(record, facts.tracks[record.track])],
    ['状态', el('span', {}, stateMark(record.state, state.id), el('small', {}, state.meaning), ...newer(record))],
    ['认定结果', record.result],
    ['所在地', [record.city, record.county].filter(Boolean).join(' ')],
    ['公布文号', number(record)],
    ['公布日期', record.published_on ? day(record.published_on) : '尚未公布'],
    ...(record.withdrawn_on
      ? [
          ['撤销日期', day(record.withdrawn_on)],
          ['撤销原因', record.withdrawn_reason ?? '未说明'],
          ['撤销文号', record.withdrawn_document ?? '未见文号'],
        ]
      : []),
  ];
  const entries = rows.map(([title, content]) => el('div', {}, el('dt', {}, String(title)), el('dd', {}, content)));
  const title = `${record.edition}年度 ${facts.tracks[record.track]} ${levelWords(record.level_name, record.stars)}`;
  return el(
    'section',
    { class: `xj-held xj-held--${state.id}`, id: `${record.edition}-${record.track}`, 'aria-label': title },
    el('h3', {}, `${record.edition}年度 · ${facts.tracks[record.track]}`),
    el('dl', { class: 'xj-facts' }, ...entries),
    ...badge(record, title),
  );
}

/** @param {PublicRecord} record */
function number(record) {
  if (record.document && record.document_verified) return record.document;
  return el('span', {}, record.document ?? '未见文号', el('span', { class: 'xj-unsure' }, '未核实'));
}

/** @param {PublicRecord} record */
function newer(record) {
  const target = `#${record.superseded_by}-${record.track}`;
  return record.superseded_by ? [el('a', { href: target }, `见${record.superseded_by}年度`)] : [];
}

/** How to show a star elsewhere; only one that stands. @param {PublicRecord} record @param {string} title */
function badge(record, title) {
  const path = facts.badges[`${record.edition}-${record.track}-${record.level}`];
  if (!path || facts.states[record.state].id !== 'published') return [];
  const source = new URL(path, ROOT).href;
  const drawn = { src: source, width: '264', height: '76' };
  const code = el('a', { href: addressOf(record.uscc) }, el('img', { ...drawn, alt: `${title}，点击核验` })).outerHTML;
  const image = el('img', { ...drawn, alt: `标牌：${title}` });
  return [
    el(
      'details',
      { class: 'xj-refs xj-badge' },
      el('summary', {}, '标牌图片'),
      el('p', {}, '可以放在企业自己的网页上；图片里没有状态，点击后在这里核验。'),
      el('p', {}, image),
      el('textarea', { readonly: '', rows: '3', 'aria-label': '标牌的网页代码' }, code),
    ),
  ];
}

/** @param {string} text part of a name @returns {Promise<HTMLElement[]>} */
async function enterprises(text) {
  if ([...text].length < 2) return [el('p', {}, '请至少输入两个字。')];
  const { found, more, vague } = await search(text);
  if (vague) return [el('p', {}, `含有“${text}”的名称太多，请再输入名称里有区别的字。`)];
  if (!found.length) return nothing(`“${text}”`);
  const links = found.map(({ name, uscc }) =>
    el('li', {}, el('a', { href: addressOf(uscc) }, name), ' ', el('span', { class: 'xj-code' }, uscc)),
  );
  const count = more ? `找到很多企业，先列出${found.length}家，请输入更长的名称：` : `找到${found.length}家企业：`;
  return [el('p', {}, count), el('ul', {}, ...links), el('p', { class: 'xj-small' }, await searched())];
}

const searched = async () => scopeOf(await head());

/** @param {string} what */
async function nothing(what) {
  return [
    el('p', {}, el('strong', {}, `没有查到${what}。`), await searched()),
    el(
      'p',
      {},
      '没有记录，只说明它不在这些名单上，不说明安全状况：没有参加、正在评定、没有达标的企业都不在名单上。请核对名称或代码。',
    ),
  ];
}

/** @param {unknown} error */
function failed(error) {
  console.error(error);
  answer(el('p', {}, '名单数据没有载入，请稍后再试，或打开各年度的名单页面。'));
  standIn();
}

/** Ask for something else; the address changes, so that it can be passed on. @param {string} typed */
function ask(typed) {
  const url = new URL(location.pathname, location.href);
  if (typed) url.searchParams.set(isCodeLike(typed) ? 'id' : 'name', isCodeLike(typed) ? tidy(typed) : typed);
  history.pushState(null, '', url);
  return show().catch(failed);
}

query.addEventListener('input', hint);
byId('xj-ask').addEventListener('submit', (event) => {
  event.preventDefault();
  ask(query.value.trim());
});
addEventListener('popstate', () => {
  if (location.search !== asked) show().catch(failed);
});
onLoad(() => {
  byId('xj-lookup').dataset.loaded = 'true';
});
show().catch(failed);
