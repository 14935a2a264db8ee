// The form of cloud.yaml: which systems run in a cloud, which the notice asks for together with the self-assessment.

import { el } from '../dom.js';
import { choicesOf } from './choices.js';
import { button, choice, labelled, textField } from './controls.js';
import { fieldId, slotField } from './registration.js';

/**
 * @import { Settings } from '../types/handed.js'
 * @import { Cloud } from './draft.js'
 */

/** @param {Settings} settings @param {Cloud} cloud changed in place @param {() => void} changed */
export function cloudFields(settings, cloud, changed) {
  const set = (/** @type {string} */ key, /** @type {string} */ value) => {
    cloud.fields[key] = value;
    changed();
  };
  const own = settings.cloud.map((slot) => slotField('cloud', slot, settings, cloud.fields, set));
  const rows = el('ul', { class: 'xj-evidence xj-services', 'aria-label': '上云系统' });
  const add = button('添加一个上云系统', () => {
    if (cloud.services.length >= settings.limits.services) return;
    const row = {};
    cloud.services.push(row);
    const shown = service(settings, cloud, row, changed);
    rows.append(shown);
    shown.querySelector('input')?.focus();
    changed();
  });
  add.id = fieldId('cloud', 'services');
  rows.append(...cloud.services.map((row) => service(settings, cloud, row, changed)));
  return [...own, el('div', { class: 'xj-fields__wide' }, rows, add)];
}

/** @param {Settings} settings @param {Cloud} cloud @param {Record<string, string>} row @param {() => void} changed */
function service(settings, cloud, row, changed) {
  const fields = settings.services.map((slot) => {
    const { key, heading } = slot;
    const set = (/** @type {string} */ value) => {
      row[key] = value;
      changed();
    };
    const value = row[key] ?? '';
    const words = choicesOf(settings, slot);
    const control = words ? choice(Object.entries(words), value, set) : textField(value, set);
    return labelled(heading, control);
  });
  const remove = button('删除这个系统', () => {
    cloud.services.splice(cloud.services.indexOf(row), 1);
    const next = shown.parentElement?.nextElementSibling;
    shown.remove();
    /** @type {HTMLElement | null | undefined} */ (next)?.focus();
    changed();
  });
  const shown = el('li', {}, ...fields, remove);
  return shown;
}
