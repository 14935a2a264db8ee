// The guideline as a form: a section per domain, a part per area, a group of choices per practice.

import { el } from '../dom.js';
import { NOT_APPLICABLE } from '../scoring.js';
import { anchor, button, labelled, tag, textArea, textField, watched } from './controls.js';
import { digestField } from './digest.js';
import { digestFaults, pagesFaults, textFaults } from './fields.js';

/**
 * @import { Area, Practice } from '../types/handed.js'
 * @import { Known } from '../types/known.js'
 * @import { Evidence, Store } from './draft.js'
 */

/** @typedef {{practice: Practice, domain: string, group: HTMLElement}} Entry */

/** The whole form; calls `changed` after every change of a degree and `noted` after every other change. */
export class Form {
  /**
   * @param {Known} known @param {Store} store @param {() => void} changed @param {() => void} noted
   */
  constructor({ guideline, names, settings }, store, changed, noted) {
    this.guideline = guideline;
    this.names = names;
    this.settings = settings;
    this.store = store;
    this.changed = changed;
    this.noted = noted;
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    const areas = new Map(guideline.areas.map((area) => [area.id, area]));
    /** @type {Map<string, HTMLElement>} */
    this.sections = new Map(
      guideline.domains.map((domain) => [
        domain.id,
        el(
          'section',
          { class: 'xj-domain-form', id: domain.id.toLowerCase(), 'aria-label': domain.name, hidden: true },
          el('h2', { tabindex: '-1' }, `${domain.id} ${domain.name}`),
          ...domain.areas.map((id) => this.area(/** @type {Area} */ (areas.get(id)), domain.id)),
        ),
      ]),
    );
  }

  /** @param {Area} area @param {string} domain */
  area(area, domain) {
    return el(
      'section',
      { class: 'xj-area-form', 'aria-label': `${area.id} ${area.name}` },
      el(
        'h3',
        { id: area.id.toLowerCase() },
        `${area.id} ${area.name} `,
        area.essential ? tag('essential', '基础过程域') : '',
      ),
      el('p', { class: 'xj-small' }, area.objective),
      ...area.practices.map((practice) => this.practice(practice, domain)),
    );
  }

  /** @param {Practice} practice @param {string} domain */
  practice(practice, domain) {
    const about = [
      el('span', { class: 'xj-code' }, practice.id),
      ' ',
      tag('', `${practice.level}级`),
      tag('', practice.element),
      practice.key ? tag('key', '关键项') : '',
    ];
    const group = el(
      'fieldset',
      { class: 'xj-q', id: anchor(practice.id) },
      el('legend', {}, ...about, el('span', { class: 'xj-q__text' }, practice.text)),
      el('div', { class: 'xj-q__choices' }, ...this.choices(practice)),
      el('p', { class: 'xj-q__hint' }, `可出示：${practice.evidence.join('；')}`),
      this.details(practice),
    );
    this.entries.set(practice.id, { practice, domain, group });
    this.mark(practice.id);
    return group;
  }

  /** One radio button per degree that the practice allows, and a way back to no answer. @param {Practice} practice */
  choices(practice) {
    const allowed = Object.entries(this.names).filter(([degree]) => degree !== NOT_APPLICABLE || practice.na);
    const given = this.store.draft.answers[practice.id]?.degree;
    const made = allowed.map(([degree, name]) => {
      const input = /** @type {HTMLInputElement} */ (
        el('input', {
          type: 'radio',
          name: practice.id,
          value: degree,
          checked: degree === given,
          change: () => this.choose(practice.id, degree),
          keydown: (event) => this.unchoose(/** @type {KeyboardEvent} */ (event), practice.id),
        })
      );
      return el('label', { class: `xj-q__choice xj-q__choice--${degree}` }, input, el('span', {}, name));
    });
    const undo = button('清除', () => this.clear(practice.id), {
      class: 'xj-q__undo',
      'aria-label': `清除 ${practice.id} 的选择`,
    });
    return [...made, undo];
  }

  /** @param {KeyboardEvent} event @param {string} practice */
  unchoose(event, practice) {
    if (event.key === 'Delete' || event.key === 'Backspace') this.clear(practice);
  }

  /** @param {string} practice */
  clear(practice) {
    const { group } = /** @type {Entry} */ (this.entries.get(practice));
    for (const input of group.querySelectorAll('input')) if (input.type === 'radio') input.checked = false;
    if (document.activeElement?.classList.contains('xj-q__undo')) group.querySelector('input')?.focus();
    this.choose(practice, '');
  }

  /** @param {string} practice @param {string} degree */
  choose(practice, degree) {
    this.store.answer(practice).degree = degree;
    this.mark(practice);
    this.changed();
  }

  /** Show whether a practice is answered; a reason is asked for where it does not apply. @param {string} practice */
  mark(practice) {
    const { group } = /** @type {Entry} */ (this.entries.get(practice));
    const degree = this.store.draft.answers[practice]?.degree ?? '';
    group.classList.toggle('xj-q--answered', Boolean(degree));
    const details = /** @type {HTMLDetailsElement} */ (group.querySelector('details'));
    group.classList.toggle('xj-q--reason', degree === NOT_APPLICABLE);
    if (degree === NOT_APPLICABLE) details.open = true;
  }

  /** What else can be said of an answer; built when it is first opened. @param {Practice} practice */
  details(practice) {
    const kept = this.store.draft.answers[practice.id];
    const filled = kept && (kept.note || kept.reason || kept.evidence.length);
    const details = el('details', { class: 'xj-q__more' }, el('summary', {}, '说明与证明材料'));
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
    return el(
      'div',
      {},
      practice.na ? reasonField : '',
      noteField,
      el('p', { class: 'xj-q__verify' }, `核查时会看：${practice.verify}`),
      rows,
      add,
    );
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

  /** Show one domain. @param {string} domain */
  show(domain) {
    for (const [id, section] of this.sections) section.hidden = id !== domain;
  }

  /** Hide the practices that do not pass; areas without any are hidden too.
   * @param {(entry: Entry) => boolean} passes */
  filter(passes) {
    let shown = 0;
    for (const entry of this.entries.values()) {
      entry.group.hidden = !passes(entry);
      shown += Number(!entry.group.hidden);
    }
    for (const section of this.sections.values()) {
      for (const area of section.querySelectorAll('.xj-area-form')) {
        area.classList.toggle('xj-area-form--empty', !area.querySelector('.xj-q:not([hidden])'));
      }
    }
    return shown;
  }
}
