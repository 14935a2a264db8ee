/**
 * A public record as people read it: the same words and drawings as on the pages of the lists.
 * @module
 */

import { ROOT } from './data.js';

/**
 * @typedef {{edition: number, track: string, name: string, uscc: string, city: string, county: ?string,
 *   industry: ?string, level: number, level_name: string, stars: ?number, result: string, state: string,
 *   document: ?string, document_verified: boolean, published_on: ?string, withdrawn_on: ?string,
 *   withdrawn_reason: ?string, withdrawn_document: ?string, superseded_by: ?number}} PublicRecord
 */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element; children are nodes or texts, never markup.
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function h(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {string} id of a symbol of the page @param {string} kind class of the drawing */
function drawing(id, kind) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', kind);
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#${id}`);
  svg.append(use);
  return svg;
}

/** Level in words. @param {{stars: ?number, level_name: string}} record */
export function levelWords({ stars, level_name: name }) {
  return stars ? `${'一二三四五'[stars - 1]}星（${name}）` : name;
}

/** Level with its edition, and with stars as decoration. @param {PublicRecord} record @param {string} track */
export function grade(record, track) {
  const words = record.stars
    ? [levelWords(record), drawing(`xj-stars-${record.stars}`, 'xj-stars')]
    : [h('span', { class: `xj-level xj-level--${record.level}` }, record.level_name)];
  return h('span', { class: 'xj-grade' }, h('small', {}, `${record.edition}年度 ${track}`), ...words);
}

/** State as mark and word. @param {string} state @param {string} id of the state */
export function stateMark(state, id) {
  return h('span', { class: `xj-state xj-state--${id}` }, drawing(`xj-mark-${id}`, 'xj-mark'), state);
}

/** The one address of an enterprise. @param {string} uscc */
export function addressOf(uscc) {
  const url = new URL('lookup/', ROOT);
  url.searchParams.set('id', uscc);
  return url.href;
}

/** What the page has for readers without scripts stands in when the data do not come. */
export function standIn() {
  document.querySelectorAll('.xj-plain').forEach((part) => part.classList.remove('xj-plain'));
}

/** A date as the lists write it. @param {string} iso */
export function day(iso) {
  const [year, month, date] = iso.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** A name as it is searched: width and case of letters do not count, nor do blanks. @param {string} name */
export function folded(name) {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** Many names, folded at once, which is much quicker than one by one. @param {string[]} names */
export function foldedAll(names) {
  return names
    .join('\n')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\S\n]+/gu, '')
    .split('\n');
}
