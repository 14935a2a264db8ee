// What is said besides the degree: note, reason, pieces of evidence.

import { el } from '../dom.js';
import { button, labelled, textArea, textField, watched } from './controls.js';
import { digestField } from './digest.js';
import { digestFaults, pagesFaults, textFaults } from './fields.js';

/**
 * @import { Practice, Settings } from '../types/handed.js'
 * @import { Evidence, Store } from './draft.js'
 */

export class Details {
  /** @param {Settings} settings @param {Store} store @param {() => void} noted */
  constructor(settings, store, noted) {
    this.settings = settings;
    this.store = store;
    this.noted = noted;
  }

  /** What else can be said of an answer; built when it is first opened. @param {Practice} practice */
  of(practice) {
    const kept = this.store.draft.answers[practice.id];
    const filled = kept && (kept.note || kept.reason || kept.evidence.length);
    const details = el('details', { class: 'xj-q__more xj-q__answer' }, el('summary', {}, '说明与证明材料'));
    details.addEventListener('toggle', () => {
      if (details.childElementCount === 1) details.append(this.more(practice));
    });
    if (filled) details.setAttribute('open', '');
    return details;
  }

  /** @param {Practice} practice */
  more(practice) {
    const answer = this.store.answer(practice.id);
    const note = textArea(answer.note, (text) => this.note(() => (answer.note = text)));
    const reason = textField(answer.reason, (text) => this.note(() => (answer.reason = text)));
    const rows = el('ul', { class: 'xj-evidence' });
    const add = button('添加一份材料', () => {
      if (answer.evidence.length >= this.settings.limits.evidence) return;
      const piece = { title: '', page: '', sha256: '' };
      answer.evidence.push(piece);
      const row = this.piece(practice.id, piece);
      rows.append(row);
      row.querySelector('input')?.focus();
    });
    rows.append(...answer.evidence.map((piece) => this.piece(practice.id, piece)));
    const reasonField = labelled('不适用理由（选“不适用”时必填）', reason, '例如：厂内没有无线网络');
    reasonField.classList.add('xj-q__reason');
    const noteField = labelled('说明', note, '写现状即可；不要写姓名、电话、邮箱、IP地址等信息。');
    for (const [name, control] of /** @type {const} */ ([
      ['不适用理由', reason],
      ['说明', note],
    ])) {
      watched(control, (text) => textFaults(name, text, this.settings.limits.text, this.settings));
    }
    return el('div', {}, practice.na ? reasonField : '', noteField, rows, add);
  }

  /** @param {string} practice @param {Evidence} piece */
  piece(practice, piece) {
    const set = (/** @type {'title' | 'page' | 'sha256'} */ key) => (/** @type {string} */ text) =>
      this.note(() => (piece[key] = text.trim()));
    const remove = button('删除这份材料', () => {
      const list = this.store.answer(practice).evidence;
      this.note(() => list.splice(list.indexOf(piece), 1));
      const next = row.closest('.xj-q')?.querySelector('summary');
      row.remove();
      next?.focus();
    });
    const title = textField(piece.title, set('title'));
    const page = textField(piece.page, set('page'));
    const sha256 = digestField('SHA-256', piece.sha256, set('sha256'));
    const row = el('li', {}, labelled('材料名称', title), labelled('页码', page, '如 3、3-5、8'), sha256, remove);
    watched(title, (text) => textFaults('材料名称', text, this.settings.limits.line, this.settings));
    watched(page, pagesFaults);
    for (const field of sha256.querySelectorAll('input')) if (field.type === 'text') watched(field, digestFaults);
    return row;
  }

  /** @param {() => void} change */
  note(change) {
    change();
    this.noted();
  }
}
