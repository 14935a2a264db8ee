// Who is assessed, by whom and when: the fields of enterprise.yaml and the head of self-assessment.yaml.

import { digestField } from './digest.js';
import { choice, el, labelled, textArea, textField } from './dom.js';
import { LIMITS } from './draft.js';

/**
 * @typedef {{key: string, heading: string, form: string, choices: string, hint: string}} Slot
 * @typedef {(key: string, value: string) => void} Set
 */

const AGENCY = '机构编号，例如 nj-01，请向机构询问';

/** Fields of the assessment's head. @param {any} settings @param {Record<string, string>} values @param {Set} set */
export function headFields(settings, values, set) {
  return settings.assessment.map((/** @type {Slot} */ slot) => {
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
 * @param {any} settings @param {Record<string, string>} values @param {Set} set */
export function enterpriseFields(settings, values, set) {
  const own = /** @type {HTMLElement[]} */ ([]);
  const redraw = () => {
    for (const key of ['county', 'zone']) {
      const slot = settings.enterprise.find((/** @type {Slot} */ entry) => entry.key === key);
      const old = own.find((field) => field.dataset.key === key);
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
    maxlength: '40',
    id: 'xj-enterprise-uscc',
  });
  own.push(labelled('统一社会信用代码', number, '18位'), labelled('设区市', city));
  own.push(
    ...settings.enterprise.map((/** @type {Slot} */ slot) => slotField('enterprise', slot, settings, values, set)),
  );
  return own;
}

/** @param {string} group @param {Slot} slot @param {any} settings @param {Record<string, string>} values @param {Set} set */
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

/** @param {string} group @param {Slot} slot @param {any} settings @param {Record<string, string>} values @param {Set} set
 * @returns {HTMLElement} */
function control(group, slot, settings, values, set) {
  const { key, form, choices } = slot;
  const value = values[key] ?? '';
  const change = (/** @type {string} */ text) => set(key, text);
  const made = entries(choices, settings, values)
    ? choice(/** @type {[string, string][]} */ (entries(choices, settings, values)), value, change)
    : form === 'text' || form === 'stars'
      ? textArea(value, change, { maxlength: String(LIMITS.text) })
      : textField(value, change, form === 'day' ? { type: 'date' } : { maxlength: String(LIMITS.line) });
  made.id = fieldId(group, key);
  return made;
}

/** What can be chosen, if anything. @param {string} choices @param {any} settings @param {Record<string, string>} values */
function entries(choices, settings, values) {
  if (choices in settings.choices) return Object.entries(settings.choices[choices]);
  if (choices === 'industries')
    return settings.industries.map((/** @type {string[]} */ [id, name]) => [id, `${id} ${name}`]);
  if (choices === 'counties' || choices === 'zones') {
    return settings[choices]
      .filter((/** @type {string[]} */ row) => row[2] === values.city)
      .map((/** @type {string[]} */ [id, name]) => [id, name]);
  }
  return null;
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
