// The star list explorer: filters in a form and in the address, records of a year in a virtual table.

import { load } from './data.js';
import { byId, el, save } from './dom.js';
import { printTable } from './explore/print.js';
import { FILTERS, passing, Records } from './explore/records.js';
import { ListTable } from './explore/table.js';
import { standIn } from './record.js';

/**
 * @import { Filters } from './explore/records.js'
 * @import { ExplorerFacts } from './types/handed.js'
 */

/** Those that are folded away at first. */
const MORE = ['county', 'industry', 'result', 'state'];
/** @type {ExplorerFacts} */
const facts = JSON.parse(byId('xj-facts').textContent ?? '');
const form = /** @type {HTMLFormElement} */ (byId('xj-filters'));
const fields = /** @type {Record<string, HTMLInputElement | HTMLSelectElement>} */ (
  /** @type {unknown} */ (form.elements)
);
const newest = String(facts.years[0].edition);
const table = new ListTable(byId('xj-table'), facts, (sort) => {
  fields.sort.value = sort;
  writeAddress();
});

/** @type {Records} */
let records = new Records([]);
/** @type {Uint8Array} */
let mask = new Uint8Array();
let shownYear = '';
/** Conditions that no record knows, in words: whoever opens a link shall not take another list for the one meant. */
let /** @type {string[]} */ dropped = [];

/** @returns {Filters} */
function filters() {
  const given = FILTERS.map((name) => [name, fields[name].value.trim()]);
  return /** @type {Filters} */ (Object.fromEntries(given));
}

function readAddress() {
  const wanted = new URLSearchParams(location.search);
  for (const name of ['year', 'sort', ...FILTERS]) if (name !== 'county') choose(name, wanted.get(name));
  if (MORE.some((name) => wanted.get(name))) fields.county.closest('details')?.setAttribute('open', '');
  return wanted.get('county') ?? '';
}

/** Set a field; a value that it does not know is kept to be told. @param {string} name @param {string | null} value */
function choose(name, value) {
  if (!value) return;
  const before = fields[name].value;
  fields[name].value = value;
  if (fields[name].value === value) return;
  fields[name].value = before;
  dropped.push(`${label(name)}“${value}”`);
}

function writeAddress() {
  const url = new URL(location.href);
  for (const name of ['year', 'sort', ...FILTERS]) {
    const value = fields[name].value.trim();
    if (value && !(name === 'year' && value === newest)) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  history.replaceState(null, '', url);
}

/** Counties of the chosen city. @param {string} [wanted] */
function offerCounties(wanted = fields.county.value) {
  const city = fields.city.value;
  const counties = city ? records.within('county', city) : [];
  fields.county.replaceChildren(
    el('option', { value: '' }, city ? '全市' : '先选设区市'),
    ...counties.map((name) => el('option', { value: name }, name)),
  );
  fields.county.disabled = !city;
  choose('county', wanted);
}

/** Load the chosen years, if they are not the shown ones. @param {string} [county] */
async function showYear(county) {
  const year = fields.year.value;
  if (year === shownYear) return;
  const editions = year === 'all' ? facts.years.map((known) => known.edition) : [year];
  byId('xj-count').textContent = '正在载入…';
  const files = await Promise.all(editions.map((edition) => load(`explore/${edition}.json`)));
  if (year !== fields.year.value || year === shownYear) return;
  records = new Records(files);
  shownYear = year;
  offerCounties(county);
  mask = records.filter(filters());
  say();
  await table.show(records, mask, fields.sort.value);
  /** @type {HTMLButtonElement} */ (byId('xj-csv')).disabled = false;
  setTimeout(() => records.fold());
}

/** Filter and order anew. */
function update() {
  mask = records.filter(filters());
  say();
  table.refilter(mask);
  table.resort(fields.sort.value);
}

function say() {
  const count = passing(mask);
  const years = shownYear === 'all' ? '全部年度' : `${shownYear}年度`;
  const whole = `${years}共${records.size}条`;
  byId('xj-count').textContent = count === records.size ? whole : `找到${count}条（${whole}）`;
  byId('xj-dropped').textContent = dropped.length ? `没有用上的条件：${dropped.join('、')}。` : '';
  byId('xj-frame').hidden = count === 0;
  byId('xj-empty').hidden = count > 0;
  if (!count) byId('xj-empty').replaceChildren(...whyEmpty());
}

/** Nothing passes: which single filter keeps most away. */
function whyEmpty() {
  const said = el(
    'p',
    {},
    el('strong', {}, '没有符合条件的记录。'),
    '没有记录只说明不在所选年度的名单上，不说明安全状况。',
  );
  const [most] = records.without(filters());
  const ways = most?.count ? [wayOut(`去掉“${label(most.name)}”，有${most.count}条`, most.name, '')] : [];
  if (shownYear !== 'all' && facts.years.length > 1) ways.push(wayOut('在全部年度里找', 'year', 'all'));
  return [said, el('p', { class: 'xj-explore__actions' }, ...ways)];
}

/** @param {string} text @param {string} name field that gets another value @param {string} value */
function wayOut(text, name, value) {
  const button = el('button', { type: 'button', class: 'md-button' }, text);
  button.addEventListener('click', () => {
    fields[name].value = value;
    if (name === 'city') offerCounties('');
    changed();
    fields[name].focus();
  });
  return button;
}

/** @param {string} name */
const label = (name) => fields[name].closest('label')?.querySelector('span')?.textContent ?? name;

/** The filters in words, for print. */
function inWords() {
  const set = ['year', ...FILTERS]
    .filter((name) => fields[name].value.trim())
    .map((name) => {
      const field = fields[name];
      const value = field instanceof HTMLSelectElement ? field.selectedOptions[0].text : field.value.trim();
      return `${label(name)}：${value}`;
    });
  return `${set.join('，')}。${byId('xj-count').textContent}`;
}

async function changed() {
  dropped = [];
  if (fields.year.value === shownYear) update();
  else await showYear().catch(failed);
  writeAddress();
}

function download() {
  const text = records.csv(records.rows(mask, fields.sort.value), facts);
  const years = shownYear === 'all' ? '全部年度' : shownYear;
  save(`星级名单-${years}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}

/** What was shown stays; where nothing was, the lists without scripts stand in. @param {unknown} error */
function failed(error) {
  console.error(error);
  if (shownYear) {
    fields.year.value = shownYear;
    update();
    byId('xj-count').textContent = `所选年度的数据没有载入，请稍后再试；下面仍是${byId('xj-count').textContent}`;
    return;
  }
  byId('xj-count').textContent = '名单数据没有载入，请稍后再试，或打开各年度的名单页面。';
  byId('xj-frame').hidden = true;
  standIn();
}

async function start() {
  const county = readAddress();
  form.addEventListener('submit', (event) => event.preventDefault());
  byId('xj-explore').addEventListener('input', (event) => {
    // The letters that an input method is still turning into characters are nobody's name.
    if (/** @type {InputEvent} */ (event).isComposing) return;
    if (event.target === fields.city) offerCounties('');
    changed();
  });
  fields.name.addEventListener('compositionend', changed);
  byId('xj-clear').addEventListener('click', () => {
    form.reset();
    offerCounties('');
    changed();
  });
  byId('xj-csv').addEventListener('click', download);
  addEventListener('beforeprint', () => {
    printTable(byId('xj-print'), records, records.rows(mask, fields.sort.value), facts.tracks, inWords());
  });
  await showYear(county);
  writeAddress();
  performance.mark('xj-interactive');
}

start().catch(failed);
