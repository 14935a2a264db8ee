// The controls of the forms.

import { el } from '../dom.js';
import { levelWords } from '../texts.js';

/** @import { LevelRule } from '../types/handed.js' */

/** @typedef {Record<string, string | boolean>} Attributes */

/** @param {string} label @param {(event: Event) => void} click @param {Attributes} [attributes] */
export function button(label, click, attributes = {}) {
  return el('button', { type: 'button', class: 'xj-assess__button', ...attributes, click }, label);
}

/** @param {string} name @param {string} text */
export function tag(name, text) {
  return el('span', { class: `xj-tag${name && ` xj-tag--${name}`}` }, text);
}

/** @param {string} label @param {HTMLElement} control @param {string} [hint] */
export function labelled(label, control, hint = '') {
  labelled.count += 1;
  control.id ||= `f${labelled.count}`;
  const children = [el('label', { for: control.id }, label), control];
  if (hint) {
    control.setAttribute('aria-describedby', `${control.id}-hint`);
    children.push(el('small', { id: `${control.id}-hint` }, hint));
  }
  return el('div', { class: 'xj-field' }, ...children);
}
labelled.count = 0;

/** Say at a field what is wrong with its value, or nothing any more.
 * @param {HTMLElement} control @param {string[]} texts */
export function complain(control, texts) {
  const id = `${control.id}-wrong`;
  let said = control.closest('.xj-field')?.querySelector('.xj-field__wrong');
  if (!said && !texts.length) return;
  if (!said) {
    said = el('small', { class: 'xj-field__wrong', id, role: 'status' });
    control.closest('.xj-field')?.append(said);
    control.setAttribute('aria-describedby', `${control.getAttribute('aria-describedby') ?? ''} ${id}`.trim());
  }
  const text = texts.join('；');
  if (said.textContent !== text) said.textContent = text;
  control.setAttribute('aria-invalid', String(texts.length > 0));
}

/** A field that says what is wrong with it, now and whenever it changes.
 * @template {HTMLInputElement | HTMLTextAreaElement} Control @param {Control} control in its field
 * @param {(value: string) => {text: string}[]} judge */
export function watched(control, judge) {
  const look = () =>
    complain(
      control,
      judge(control.value).map(({ text }) => text),
    );
  control.addEventListener('input', look);
  look();
  return control;
}

/** A list to choose from; the first entry is empty.
 * @param {[string, string][]} entries value and label @param {string} value @param {(value: string) => void} change */
export function choice(entries, value, change) {
  const select = /** @type {HTMLSelectElement} */ (el('select', { change: () => change(select.value) }));
  for (const [code, label] of [['', '请选择'], ...entries])
    select.append(new Option(label, code, false, code === value));
  return select;
}

/** @param {string} value @param {(value: string) => void} input @param {Attributes} [attributes] */
export function textField(value, input, attributes = {}) {
  const field = /** @type {HTMLInputElement} */ (
    el('input', { type: 'text', autocomplete: 'off', ...attributes, input: () => input(field.value) })
  );
  // A browser drops the ends of lines in such a field without a blank.
  field.value = value.replace(/[\r\n]+/g, ' ');
  return field;
}

/** @param {string} value @param {(value: string) => void} input @param {Attributes} [attributes] */
export function textArea(value, input, attributes = {}) {
  const field = /** @type {HTMLTextAreaElement} */ (
    el('textarea', { rows: '2', ...attributes, input: () => input(field.value) })
  );
  field.value = value;
  return field;
}

/** Among the links of a navigation, the one for what is shown. @param {HTMLElement} nav @param {number} at
 * @param {string} value */
export function mark(nav, at, value) {
  [...nav.children].forEach((link, number) => {
    if (number === at) link.setAttribute('aria-current', value);
    else link.removeAttribute('aria-current');
  });
}

/** Address of a practice within the page. @param {string} practice */
export function anchor(practice) {
  return practice.toLowerCase().replaceAll('.', '-');
}

/** Name of a level as the public reads it. @param {{levels: LevelRule[]}} guideline @param {number} level */
export function levelName(guideline, level) {
  if (!level) return '未达标';
  const { name, stars } = guideline.levels[level - 1];
  return levelWords(name, stars);
}
