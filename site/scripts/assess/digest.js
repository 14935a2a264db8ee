// The SHA-256 of a file that stays where it is: read in the browser, never sent.

import { button, el, labelled, textField } from './dom.js';

/** A field for a digest with a button that computes it from a file.
 * @param {string} label @param {string} value @param {(text: string) => void} set @param {string} [id] */
export function digestField(label, value, set, id = '') {
  const field = textField(value, (text) => set(text.trim().toLowerCase()), { maxlength: '64', ...(id ? { id } : {}) });
  const picker = /** @type {HTMLInputElement} */ (el('input', { type: 'file', hidden: true }));
  picker.addEventListener('change', async () => {
    const file = picker.files?.[0];
    picker.value = '';
    if (!file) return;
    field.value = await digest(file);
    set(field.value);
    field.focus();
  });
  const compute = button('由文件计算', () => picker.click(), { 'aria-label': `${label}：由文件计算，文件不上传` });
  const made = labelled(label, field);
  made.append(compute, picker);
  made.classList.add('xj-field--digest');
  return made;
}

/** @param {File} file @returns {Promise<string>} 64 small hexadecimal digits */
async function digest(file) {
  const hash = await import('../verify/hash.js');
  return hash.digest(new Uint8Array(await file.arrayBuffer()));
}
