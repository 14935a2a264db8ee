// The view in which the demands are answered, one domain at a time: its filters, its form, and the way between domains.

import { el } from '../dom.js';
import { NOT_APPLICABLE } from '../scoring.js';
import { anchor, button, choice, labelled, mark } from './controls.js';
import { Form } from './form.js';
import { hasProfiles } from './wording.js';

/**
 * @import { Practice } from '../types/handed.js'
 * @import { Degrees } from '../scoring.js'
 * @import { Known } from '../types/known.js'
 * @import { Store } from './draft.js'
 */

const SHOWN = { all: '全部', open: '只看未回答', key: '只看关键项', weak: '只看未做到“符合”' };

export class Filling {
  /** @param {Known} known @param {Store} store @param {HTMLElement} pane @param {() => void} changed is called after
   * every change of a degree */
  constructor(known, store, pane, changed) {
    this.known = known;
    this.store = store;
    this.pane = pane;
    this.changed = changed;
    this.domain = known.guideline.domains[0].id;
    this.upTo = known.rules.top;
    this.shown = 'all';
    this.found = el('p', { class: 'xj-small', role: 'status' });
    this.turn = el('nav', { class: 'xj-assess__turn', 'aria-label': '前后能力域' });
    this.domains = el(
      'nav',
      { class: 'xj-assess__domains', 'aria-label': '能力域' },
      ...known.guideline.domains.map((domain) =>
        el('a', { href: `#${domain.id.toLowerCase()}` }, el('span', {}, domain.name), el('small', {})),
      ),
    );
    this.form = this.draw();
  }

  /** The form anew, as it was narrowed. */
  redraw() {
    this.form = this.draw();
    this.narrow(this.upTo, this.shown);
    this.count(this.store.degrees());
    this.showDomain();
  }

  draw() {
    const form = new Form(this.known, this.store, this.changed, () => this.store.save());
    this.pane.replaceChildren(
      this.domains,
      el('div', { class: 'xj-assess__filters' }, ...this.filters()),
      el('p', { class: 'xj-assess__words' }, this.wordsFor(form.profile)),
      this.found,
      ...form.sections.values(),
      this.turn,
    );
    return form;
  }

  filters() {
    const { levels, top } = this.known.rules;
    const narrower = /** @type {[string, string][]} */ (
      levels.map(({ level }) => [String(level), `到${level}级为止`]).slice(0, -1)
    );
    const upTo = choice(narrower, this.upTo < top ? String(this.upTo) : '', (value) =>
      this.narrow(Number(value) || top, this.shown),
    );
    const shown = choice(Object.entries(SHOWN).slice(1), this.shown, (value) => this.narrow(this.upTo, value || 'all'));
    upTo.options[0].text = '所有级别';
    shown.options[0].text = SHOWN.all;
    return [
      ...this.profileChoice(),
      labelled('级别', upTo),
      labelled('显示', shown),
      button('打印清单', () => print()),
    ];
  }

  /** For which kind of plant the demands are worded; the registration holds it. */
  profileChoice() {
    if (!hasProfiles(this.known.guideline.areas)) return [];
    const kinds = Object.entries(this.known.settings.choices.profile);
    const profile = choice(kinds, this.store.registration.profile ?? '', (value) => {
      this.store.registration.profile = value;
      this.store.save();
      this.redraw();
      this.pane.querySelector('select')?.focus();
    });
    profile.options[0].text = '通用写法';
    return [labelled('生产类型', profile)];
  }

  /** On paper the filters are missing. @param {string} profile */
  wordsFor(profile) {
    const name = this.known.settings.choices.profile[profile];
    return name && hasProfiles(this.known.guideline.areas) ? `要求按“${name}”的写法列出。` : '';
  }

  /** How much of each domain is answered. @param {Degrees} degrees */
  count(degrees) {
    this.known.guideline.domains.forEach((domain, /** @type {number} */ number) => {
      const own = [...this.form.entries].filter(([, entry]) => entry.domain === domain.id);
      const text = `${own.filter(([id]) => degrees.has(id)).length}／${own.length}`;
      const small = this.domains.children[number].querySelector('small');
      if (small && small.textContent !== text) small.textContent = text;
    });
  }

  /** @param {number} upTo @param {string} shown */
  narrow(upTo, shown) {
    [this.upTo, this.shown] = [upTo, shown];
    const degrees = this.store.degrees();
    /** @type {Record<string, (practice: Practice) => boolean>} */
    const tests = {
      open: (practice) => !degrees.has(practice.id),
      key: (practice) => practice.key,
      weak: (practice) => !['met', NOT_APPLICABLE].includes(degrees.get(practice.id) ?? ''),
    };
    const passes = tests[shown] ?? (() => true);
    const count = this.form.filter(({ practice }) => practice.level <= upTo && passes(practice));
    const narrowed = upTo < this.known.rules.top || shown !== 'all';
    this.found.textContent = narrowed ? `符合筛选的共${count}条；没有显示的要求仍计入等级。` : '';
  }

  /** Nothing is left out any more. */
  widen() {
    this.narrow(this.known.rules.top, 'all');
  }

  /** Turn to the domain, or to that of the practice. @param {string} name as in the address
   * @returns {boolean} whether there is one of that name */
  turnTo(name) {
    const domain = this.known.guideline.domains.find(({ id }) => id.toLowerCase() === name);
    const found = domain?.id ?? this.practice(name)?.domain;
    this.domain = found ?? this.domain;
    return Boolean(found);
  }

  /** Where a practice stands in the form that is drawn. @param {string} name as in the address */
  practice(name) {
    return [...this.form.entries].find(([id]) => anchor(id) === name)?.[1];
  }

  /** Another kind of plant may have been chosen in the registration. */
  show() {
    if (this.form.profile !== (this.store.registration.profile ?? '')) this.redraw();
    else this.showDomain();
  }

  showDomain() {
    const domains = this.known.guideline.domains;
    const at = domains.findIndex((entry) => entry.id === this.domain);
    this.form.show(this.domain);
    mark(this.domains, at, 'true');
    const [before, after] = [domains[at - 1], domains[at + 1]];
    this.turn.replaceChildren(
      before ? el('a', { href: `#${before.id.toLowerCase()}` }, `← ${before.name}`) : el('span'),
      after
        ? el('a', { href: `#${after.id.toLowerCase()}` }, `${after.name} →`)
        : el('a', { href: '#result' }, '等级与差距 →'),
    );
  }
}
