// Who is assessed, by whom and when: the fields of enterprise.yaml and the head of self-assessment.yaml.

import { el } from '../dom.js';
import { choicesOf, placesOf } from './choices.js';
import { choice, labelled, textArea, textField } from './controls.js';
import { digestField } from './digest.js';

/** @import { Settings, Slot } from '../types/handed.js' */

/**
 * @typedef {Record<string, string>} Values
 * @typedef {(key: string, value: string) => void} Set
 */

const AGENCY = '机构编号，例如 nj-01，请向机构询问';

/** Fields of the assessment's head. @param {Settings} settings @param {Values} values @param {Set} set */
export function headFields(settings, values, set) {
  return settings.assessment.map((slot) => {
    if (slot.form === 'hashes') {
      return digestField(
        slot.heading,
        values[slot.key] ?? '',
        (text) => set(slot.key, text),
        fieldId('head', slot.key),
      );
    }
    const hint = slot.choices === 'agencies' ? AGENCY : hintOf(slot);
    return labelled(slot.heading, control('head', slot, settings, values, set), hint);
  });
}

/** Fields of the registration; counties and zones follow the city.
 * @param {Settings} settings @param {Values} values @param {Set} set */
export function enterpriseFields(settings, values, set) {
  const own = /** @type {HTMLElement[]} */ ([]);
  const redraw = () => {
    for (const slot of settings.enterprise.filter(({ key }) => ['county', 'zone'].includes(key))) {
      const old = own.find((field) => field.dataset.key === slot.key);
      const fresh = slotField('enterprise', slot, settings, values, set);
      old?.replaceWith(fresh);
      if (old) own[own.indexOf(old)] = fresh;
    }
  };
  const city = choice(settings.cities, values.city ?? '', (value) => {
    for (const [key, text] of Object.entries({ city: value, county: '', zone: '' })) set(key, text);
    redraw();
  });
  city.id = 'xj-enterprise-city';
  const number = textField(values.uscc ?? '', (text) => set('uscc', text), {
    id: 'xj-enterprise-uscc',
  });
  own.push(labelled('统一社会信用代码', number, '18位'), labelled('设区市', city));
  own.push(...settings.enterprise.map((slot) => slotField('enterprise', slot, settings, values, set)));
  return own;
}

/** @param {string} group @param {Slot} slot @param {Settings} settings @param {Values} values @param {Set} set */
export function slotField(group, slot, settings, values, set) {
  const hint = slot.choices === 'agencies' ? `${AGENCY}；可不填` : hintOf(slot);
  const field = labelled(slot.heading, control(group, slot, settings, values, set), hint);
  field.dataset.key = slot.key;
  return field;
}

/** @param {Slot} slot */
function hintOf(slot) {
  return slot.form === 'day' ? '' : slot.hint;
}

/** @param {string} group @param {Slot} slot @param {Settings} settings @param {Values} values @param {Set} set
 * @returns {HTMLElement} */
function control(group, slot, settings, values, set) {
  const { key, form } = slot;
  const value = values[key] ?? '';
  const change = (/** @type {string} */ text) => set(key, text);
  const offered = entries(slot, settings, values);
  const made = offered ? choice(offered, value, change) : typed(form, value, change);
  made.id = fieldId(group, key);
  return made;
}

/** @param {Slot['form']} form @param {string} value @param {(text: string) => void} change */
function typed(form, value, change) {
  if (form === 'text' || form === 'stars') return textArea(value, change);
  return textField(value, change, form === 'day' ? { type: 'date' } : {});
}

/** What can be chosen, if anything.
 * @param {Slot} slot @param {Settings} settings @param {Values} values
 * @returns {[string, string][] | null} */
function entries(slot, settings, values) {
  const words = choicesOf(settings, slot);
  if (words) return Object.entries(words);
  const rows = placesOf(settings, slot);
  if (slot.choices === 'industries') return rows.map(([id, name]) => [id, `${id} ${name}`]);
  const isBelowCity = slot.choices === 'counties' || slot.choices === 'zones';
  return isBelowCity ? rows.filter((row) => row[2] === values.city).map(([id, name]) => [id, name]) : null;
}

/** Where a problem's field stands. @param {string} group @param {string} key */
export function fieldId(group, key) {
  return `xj-${group}-${key.replace('.', '-')}`;
}

/** A group of fields under one heading. @param {string} title @param {HTMLElement[]} fields @param {string} [note] */
export function fieldGroup(title, fields, note = '') {
  return el(
    'fieldset',
    { class: 'xj-fields' },
    el('legend', {}, title),
    note ? el('p', { class: 'xj-small' }, note) : '',
    ...fields,
  );
}
