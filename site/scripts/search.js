// The search page: `?q=` holds the words, `kind` and `year` the filters. Everything is found in the index that was
// made of the published pages; nothing typed leaves the browser.

import { byId, el } from './dom.js';
import { standIn } from './record.js';
import { asksOf, phraseFirst, phraseOf } from './search/order.js';
import { plain } from './texts.js';

/** @import { Found, Hit } from '../pagefind/pagefind.js' */

const ROOT = new URL('../', import.meta.url);
const BATCH = 10;
const PAUSE = 150;
const PARTS = 3;

const words = /** @type {HTMLInputElement} */ (byId('xj-find-words'));
const selects = {
  kind: /** @type {HTMLSelectElement} */ (byId('xj-find-kind')),
  year: /** @type {HTMLSelectElement} */ (byId('xj-find-year')),
};
const NAMES = { kind: '类型', year: '年度' };

/** @type {Promise<typeof import('../pagefind/pagefind.js')> | undefined} */
let engine;
/** How often the engine was asked for. */
let tries = 0;
/** Number of the newest question; answers to older ones are dropped. */
let asked = 0;
/** @type {Found['results']} */
let waiting = [];

/** Pagefind, loaded when it is first needed, and again when that failed. */
function pagefind() {
  engine ??= start().catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function start() {
  tries += 1;
  // Chromium 150 keeps the failure of a module under its address for as long as the page is open; 156 no longer does.
  const address = `../pagefind/pagefind.js${tries > 1 ? `?${tries}` : ''}`;
  const found = /** @type {typeof import('../pagefind/pagefind.js')} */ (await import(address));
  await found.options({ baseUrl: ROOT.pathname, excerptLength: 40 });
  await found.init();
  const filters = await found.filters();
  for (const [key, select] of Object.entries(selects)) fill(select, filters[NAMES[/** @type {'kind'} */ (key)]] ?? {});
  return found;
}

/** @param {HTMLSelectElement} select @param {Record<string, number>} counts */
function fill(select, counts) {
  const names = Object.keys(counts).sort((a, b) => (a < b ? 1 : -1));
  select.append(...names.map((name) => el('option', { value: name }, name)));
}

/** Answer what the form asks, and say it in the address. */
async function show() {
  const turn = ++asked;
  const text = words.value.trim();
  remember(text);
  if (!text) {
    clear('');
    return;
  }
  byId('xj-find-count').textContent = '正在搜索…';
  try {
    const found = await ask(await pagefind(), plain(text), chosen());
    if (turn !== asked) return;
    clear(found.length ? `找到${found.length}个页面` : '没有找到。请换一个完整的词，或去掉筛选条件。');
    waiting = found;
    await more();
  } catch (error) {
    if (turn !== asked) return;
    console.error(error);
    clear('搜索暂时不可用，请稍后再试，或打开列出的页面。');
    standIn();
  }
}

/** The chosen filters, as the index names them. */
function chosen() {
  const set = Object.entries(selects).filter(([, select]) => select.value);
  return Object.fromEntries(set.map(([key, select]) => [NAMES[/** @type {'kind'} */ (key)], select.value]));
}

/**
 * @param {typeof import('../pagefind/pagefind.js')} found @param {string} text @param {Record<string, string>} filters
 * @returns {Promise<Found['results']>}
 */
async function ask(found, text, filters) {
  const [loose, exact] = await Promise.all([text, phraseOf(text)].map((query) => found.search(query, { filters })));
  return phraseFirst(loose, exact);
}

/** @param {string} text */
function remember(text) {
  const asks = asksOf(text, { kind: selects.kind.value, year: selects.year.value });
  history.replaceState(null, '', `${location.pathname}${asks && `?${asks}`}`);
  const lookup = /** @type {HTMLAnchorElement} */ (byId('xj-find-lookup'));
  lookup.href = new URL(`lookup/${text ? `?name=${encodeURIComponent(text)}` : ''}`, ROOT).href;
  document.title = document.title.replace(/^(?:“.*”)?\s*/u, text ? `“${text}” ` : '');
}

/** @param {string} said */
function clear(said) {
  waiting = [];
  byId('xj-find-results').replaceChildren();
  byId('xj-find-more').hidden = true;
  byId('xj-find-count').textContent = said;
}

/** Show the next hits. */
async function more() {
  const turn = asked;
  const hits = await Promise.all(waiting.slice(0, BATCH).map((result) => result.data()));
  if (turn !== asked) return;
  waiting = waiting.slice(BATCH);
  byId('xj-find-results').append(...hits.map(item));
  byId('xj-find-more').hidden = !waiting.length;
}

/** @param {Hit} hit */
function item(hit) {
  const where = [
    ...(hit.filters[NAMES.kind] ?? []),
    ...(hit.filters[NAMES.year] ?? []).map((year) => `${year}年度`),
  ].join(' · ');
  const parts = hit.sub_results.filter((part) => part.title !== hit.meta.title).slice(0, PARTS);
  return el(
    'li',
    {},
    el('h2', {}, el('a', { href: hit.url }, hit.meta.title)),
    el('p', {}, el('span', { class: 'xj-find__where' }, where, where ? '　' : ''), ...marked(hit.excerpt)),
    ...(parts.length
      ? [el('ul', {}, ...parts.map((part) => el('li', {}, el('a', { href: part.url }, part.title))))]
      : []),
  );
}

/** An excerpt as text and marks; nothing else of it becomes an element. @param {string} excerpt */
function marked(excerpt) {
  const nodes = new DOMParser().parseFromString(excerpt, 'text/html').body.childNodes;
  return [...nodes].map((node) =>
    node.nodeName === 'MARK' ? el('mark', {}, node.textContent ?? '') : (node.textContent ?? ''),
  );
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;

/** Search once the typing pauses. */
function later() {
  clearTimeout(typing);
  typing = setTimeout(show, PAUSE);
}

words.addEventListener('input', (event) => {
  // The letters that an input method is still turning into characters are nobody's words.
  if (!(/** @type {InputEvent} */ (event).isComposing)) later();
});
words.addEventListener('compositionend', later);
for (const select of Object.values(selects)) select.addEventListener('change', show);
byId('xj-find-form').addEventListener('submit', (event) => {
  event.preventDefault();
  show();
});
byId('xj-find-more').addEventListener('click', async () => {
  const before = byId('xj-find-results').childElementCount;
  await more();
  /** @type {HTMLElement | null | undefined} */ (byId('xj-find-results').children[before]?.querySelector('a'))?.focus();
});

const asks = new URLSearchParams(location.search);
words.value = asks.get('q') ?? '';
if (words.value) {
  await pagefind().catch(() => undefined);
  for (const [key, select] of Object.entries(selects)) {
    select.value = asks.get(key) ?? '';
    if (select.selectedIndex < 0) select.value = '';
  }
  await show();
} else {
  words.addEventListener('focus', () => pagefind().catch(() => undefined), { once: true });
}
