// The SHA-256 of a file that stays where it is: read in the browser, never sent.

import { el } from '../dom.js';
import { button, labelled, textField } from './controls.js';

/** A field for a digest with a button that computes it from a file.
 * @param {string} label @param {string} value @param {(text: string) => void} set @param {string} [id] */
export function digestField(label, value, set, id = '') {
  const field = textField(value, (text) => set(text.trim().toLowerCase()), id ? { id } : {});
  const picker = /** @type {HTMLInputElement} */ (el('input', { type: 'file', hidden: true }));
  picker.addEventListener('change', async () => {
    const file = picker.files?.[0];
    picker.value = '';
    if (!file) return;
    said.textContent = '';
    try {
      field.value = await digest(file);
      field.dispatchEvent(new Event('input'));
    } catch {
      said.textContent =
        '没有算出：文件读不到，或此浏览器不能计算。可以用命令 certutil -hashfile 文件 SHA256 计算后填入。';
    }
    field.focus();
  });
  const compute = button('由文件计算', () => picker.click(), { 'aria-label': `${label}：由文件计算，文件不上传` });
  const said = el('small', { role: 'status' });
  const made = labelled(label, field);
  made.append(compute, picker, said);
  made.classList.add('xj-field--digest');
  return made;
}

/** @param {File} file @returns {Promise<string>} 64 small hexadecimal digits */
async function digest(file) {
  const hash = await import('../verify/hash.js');
  return hash.digest(new Uint8Array(await file.arrayBuffer()));
}
