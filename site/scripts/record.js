// A public record as people read it: the same words and drawings as on the pages of the lists.

import { ROOT } from './data.js';
import { el } from './dom.js';
import { levelWords } from './texts.js';

/** @import { PublicRecord } from './types/handed.js' */

const SVG = 'http://www.w3.org/2000/svg';

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

/** Level with its edition, and with stars as decoration. @param {PublicRecord} record @param {string} track */
export function grade(record, track) {
  const words = record.stars
    ? [levelWords(record.level_name, record.stars), drawing(`xj-stars-${record.stars}`, 'xj-stars')]
    : [el('span', { class: `xj-level xj-level--${record.level}` }, record.level_name)];
  return el('span', { class: 'xj-grade' }, el('small', {}, `${record.edition}年度 ${track}`), ...words);
}

/** State as mark and word. @param {string} state @param {string} id of the state */
export function stateMark(state, id) {
  return el('span', { class: `xj-state xj-state--${id}` }, drawing(`xj-mark-${id}`, 'xj-mark'), state);
}

/** The one address of an enterprise. @param {string} uscc */
export function addressOf(uscc) {
  const url = new URL('lookup/', ROOT);
  url.searchParams.set('id', uscc);
  return url.href;
}

/** What the page has for readers without scripts stands in when the data do not come. */
export function standIn() {
  for (const part of document.querySelectorAll('.xj-plain')) part.classList.remove('xj-plain');
}
