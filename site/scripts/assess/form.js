// The guideline as a form: a section per domain, a part per area, a group of choices per practice.

import { el } from '../dom.js';
import { NOT_APPLICABLE } from '../scoring.js';
import { Details } from './answer.js';
import { anchor, button, tag } from './controls.js';
import { checking, demands } from './guidance.js';
import { worded } from './wording.js';

/**
 * @import { Area, Practice } from '../types/handed.js'
 * @import { Known } from '../types/known.js'
 * @import { Store } from './draft.js'
 */

/** @typedef {{practice: Practice, domain: string, group: HTMLElement}} Entry */

/** The whole form; calls `changed` after every change of a degree and `noted` after every other change. */
export class Form {
  /**
   * @param {Known} known @param {Store} store @param {() => void} changed @param {() => void} noted
   */
  constructor({ guideline, names, rules, settings }, store, changed, noted) {
    this.names = names;
    this.rules = rules;
    this.store = store;
    this.changed = changed;
    this.details = new Details(settings, store, noted);
    /** The kind of plant for which it is worded. */
    this.profile = store.registration.profile ?? '';
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
    const words = worded(practice, this.profile);
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
      el('legend', {}, ...about, el('span', { class: 'xj-q__text' }, words.text)),
      el('div', { class: 'xj-q__choices' }, ...this.choices(practice)),
      demands(practice, words, this.rules),
      checking(practice, words),
      this.details.of(practice),
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
    const details = /** @type {HTMLDetailsElement} */ (group.querySelector('.xj-q__answer'));
    group.classList.toggle('xj-q--reason', degree === NOT_APPLICABLE);
    if (degree === NOT_APPLICABLE) details.open = true;
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
