// On the page of an area: what two levels ask, side by side, by element. Levels build on each other, so each column
// holds what its level adds.

import { byId, el } from './dom.js';

const form = /** @type {HTMLFormElement} */ (byId('xj-compare'));
const place = byId('xj-compared');
const practices = [...document.querySelectorAll('.xj-practice')].map((article) => ({
  level: /** @type {HTMLElement} */ (article).dataset.level ?? '',
  element: /** @type {HTMLElement} */ (article).dataset.element ?? '',
  id: article.id,
  code: article.querySelector('.xj-code')?.textContent ?? '',
  text: article.querySelector('.xj-practice__text')?.textContent ?? '',
}));
const elements = [...new Set(practices.map((practice) => practice.element))];

/** @param {string} level @param {string} element */
function cell(level, element) {
  const own = practices.filter((practice) => practice.level === level && practice.element === element);
  const list = own.map(({ id, code, text }) => el('p', {}, el('a', { href: `#${id}` }, code), ` ${text}`));
  return el('td', { 'data-label': `${level}级` }, ...(list.length ? list : ['没有新增']));
}

/** Lay the two chosen levels beside each other. */
function show() {
  const levels = ['left', 'right'].map(
    (name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name)).value,
  );
  if (!levels[0] || !levels[1]) return place.replaceChildren();
  const counts = levels.map(
    (level) => `${level}级新增${practices.filter((practice) => practice.level === level).length}条`,
  );
  const head = ['能力要素', ...levels.map((level) => `${level}级`)].map((text) => el('th', { scope: 'col' }, text));
  const rows = elements.map((element) =>
    el('tr', {}, el('th', { scope: 'row' }, element), ...levels.map((level) => cell(level, element))),
  );
  return place.replaceChildren(
    el('p', { role: 'status' }, `${counts.join('，')}。达到高等级还须达到以下各级。`),
    el('table', { class: 'xj-table' }, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...rows)),
  );
}

form.addEventListener('change', show);
form.addEventListener('submit', (event) => event.preventDefault());
