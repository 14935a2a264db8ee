// The self-assessment: a form, what it amounts to, and the files that come of it. Nothing leaves the browser.

import { el } from '../dom.js';
import { NOT_APPLICABLE, Rules, score } from '../scoring.js';
import { anchor, button, choice, labelled, levelName } from './controls.js';
import { Store } from './draft.js';
import { ExportView } from './export.js';
import { Form } from './form.js';
import { resultView } from './result.js';
import { hasProfiles } from './wording.js';

/**
 * @import { Guideline, Practice, Settings } from '../types/handed.js'
 * @import { Wishes } from './way.js'
 */

const VIEWS = { fill: '逐条填写', result: '等级与差距', export: '登记与导出' };
const SHOWN = { all: '全部', open: '只看未回答', key: '只看关键项', weak: '只看未做到“符合”' };

class Assessment {
  /** @param {HTMLElement} root @param {Guideline} guideline @param {Settings} settings */
  constructor(root, guideline, settings) {
    this.root = root;
    this.known = { guideline, settings, names: settings.choices.degree, rules: new Rules(guideline) };
    this.store = new Store(guideline, Object.keys(settings.choices.degree), (ok) => this.kept(ok));
    this.view = 'fill';
    this.domain = guideline.domains[0].id;
    this.upTo = this.known.rules.top;
    this.shown = 'all';
    /** @type {Wishes} */
    this.wishes = {};
    this.result = score(this.store.degrees(), this.known.rules);
    this.level = el('strong', {});
    this.standing = el(
      'p',
      { class: 'xj-assess__level', role: 'status', 'aria-live': 'polite' },
      '按当前回答：',
      this.level,
    );
    this.count = el('p', { class: 'xj-assess__count' });
    this.meter = /** @type {HTMLProgressElement} */ (
      el('progress', { max: String(this.known.rules.practices.size), 'aria-label': '已回答的要求' })
    );
    this.saved = el('p', { class: 'xj-assess__saved', role: 'status' });
    this.outdated = el('p', { class: 'xj-notice' });
    this.found = el('p', { class: 'xj-small', role: 'status' });
    this.exporting = new ExportView(
      this.known,
      this.store,
      (changed) => this.rebuild(changed),
      (text) => (this.saved.textContent = text),
    );
    /** @type {Record<string, HTMLElement>} */
    this.panes = Object.fromEntries(
      Object.entries(VIEWS).map(([name, label]) => [
        name,
        el('section', { class: `xj-pane xj-pane--${name}`, 'aria-label': label }),
      ]),
    );
  }

  start() {
    this.views = el('nav', { class: 'xj-assess__views', 'aria-label': '自评估步骤' }, ...this.links(VIEWS));
    this.domains = el('nav', { class: 'xj-assess__domains', 'aria-label': '能力域' });
    this.form = this.newForm();
    const bar = el(
      'div',
      { class: 'xj-assess__bar' },
      this.standing,
      el('div', { class: 'xj-assess__progress' }, this.count, this.meter),
    );
    this.root.replaceChildren(this.outdated, this.views, bar, this.saved, ...Object.values(this.panes));
    this.root.dataset.ready = 'true';
    addEventListener('hashchange', () => this.follow());
    addEventListener('pagehide', () => this.store.flush());
    addEventListener('pageshow', (event) => event.persisted && !this.store.isUnsaved && location.reload());
    addEventListener('beforeunload', (event) => this.leave(event));
    addEventListener('storage', (event) => this.elsewhere(event));
    this.update();
    this.follow();
  }

  /** @param {Record<string, string>} entries */
  links(entries) {
    return Object.entries(entries).map(([name, label]) => el('a', { href: `#${name}` }, label));
  }

  newForm() {
    const form = new Form(
      this.known,
      this.store,
      () => this.changed(),
      () => this.store.save(),
    );
    const levels = /** @type {[string, string][]} */ (
      this.known.rules.levels.map(({ level }) => [String(level), `到${level}级为止`]).slice(0, -1)
    );
    const upTo = choice(levels, this.upTo < this.known.rules.top ? String(this.upTo) : '', (value) =>
      this.narrow(Number(value) || this.known.rules.top, this.shown),
    );
    const shown = choice(Object.entries(SHOWN).slice(1), this.shown, (value) => this.narrow(this.upTo, value || 'all'));
    upTo.options[0].text = '所有级别';
    shown.options[0].text = SHOWN.all;
    this.panes.fill.replaceChildren(
      this.domains ?? '',
      el(
        'div',
        { class: 'xj-assess__filters' },
        ...this.profileChoice(),
        labelled('级别', upTo),
        labelled('显示', shown),
        button('打印清单', () => print()),
      ),
      this.found,
      ...form.sections.values(),
      el('nav', { class: 'xj-assess__turn', 'aria-label': '前后能力域' }),
    );
    return form;
  }

  /** For which kind of plant the demands are worded; the registration holds it. */
  profileChoice() {
    if (!hasProfiles(this.known.guideline.areas)) return [];
    const kinds = Object.entries(this.known.settings.choices.profile);
    const profile = choice(kinds, this.store.registration.profile ?? '', (value) => {
      this.store.registration.profile = value;
      this.store.save();
      this.redraw();
      this.panes.fill.querySelector('select')?.focus();
    });
    profile.options[0].text = '通用写法';
    return [labelled('生产类型', profile)];
  }

  /** After an import, or after clearing. @param {'all' | 'cleared'} changed */
  rebuild(changed) {
    if (changed === 'cleared') this.saved.textContent = '已全部清除。';
    this.redraw();
    this.update();
    this.show();
  }

  /** The form anew, as it was narrowed. */
  redraw() {
    this.form = this.newForm();
    this.narrow(this.upTo, this.shown);
    this.drawDomains(this.store.degrees());
    this.showDomain();
  }

  changed() {
    this.update();
    this.store.save();
  }

  /** Level and counts as they now are. */
  update() {
    const { guideline, rules } = this.known;
    const degrees = this.store.degrees();
    this.result = score(degrees, rules);
    const name = levelName(guideline, this.result.level);
    if (this.level.textContent !== name) this.level.textContent = name;
    const answered = rules.practices.size - this.result.unanswered.length;
    this.count.textContent = `已答${answered}／${rules.practices.size} · 指数${this.result.index}`;
    this.meter.value = answered;
    this.drawDomains(degrees);
  }

  /** @param {Map<string, string>} degrees */
  drawDomains(degrees) {
    const total = new Map();
    const done = new Map();
    for (const [id, { domain }] of this.form?.entries ?? []) {
      total.set(domain, (total.get(domain) ?? 0) + 1);
      done.set(domain, (done.get(domain) ?? 0) + Number(degrees.has(id)));
    }
    if (!this.domains?.childElementCount) {
      this.domains?.replaceChildren(
        ...this.known.guideline.domains.map((domain) =>
          el('a', { href: `#${domain.id.toLowerCase()}` }, el('span', {}, domain.name), el('small', {})),
        ),
      );
    }
    this.known.guideline.domains.forEach((domain, /** @type {number} */ number) => {
      const small = this.domains?.children[number].querySelector('small');
      const text = `${done.get(domain.id) ?? 0}／${total.get(domain.id) ?? 0}`;
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
    const count = this.form?.filter(({ practice }) => practice.level <= upTo && passes(practice)) ?? 0;
    const narrowed = upTo < this.known.rules.top || shown !== 'all';
    this.found.textContent = narrowed ? `符合筛选的共${count}条；没有显示的要求仍计入等级。` : '';
  }

  /** Go where the address points: a view, a domain, a practice, or a field. */
  follow() {
    const name = named(location.hash);
    const domain = this.known.guideline.domains.find((entry) => entry.id.toLowerCase() === name);
    const entry = [...(this.form?.entries ?? [])].find(([id]) => anchor(id) === name)?.[1];
    const shown = domain?.id ?? entry?.domain;
    if (Object.hasOwn(VIEWS, name)) this.view = name;
    else if (shown) [this.view, this.domain] = ['fill', shown];
    else if (name.startsWith('xj-')) this.view = 'export';
    this.show();
    if (entry) this.jump(entry.group);
    else if (name.startsWith('xj-')) this.jump(document.getElementById(name));
    else if (name) this.jump(this.root.querySelector(`.xj-pane--${this.view} h2:not([hidden] *)`), this.root);
  }

  /** @param {HTMLElement | null} target @param {HTMLElement | null} [scroll] */
  jump(target, scroll = target) {
    if (!target) return;
    if (target.hidden) this.narrow(this.known.rules.top, 'all');
    scroll?.scrollIntoView({ block: 'start' });
    const inner = target.matches('fieldset') ? target.querySelector('input:checked, input') : target;
    /** @type {HTMLElement | null} */ (inner)?.focus({ preventScroll: true });
  }

  /** Draw the current view. */
  show() {
    this.drawOutdated();
    for (const [name, pane] of Object.entries(this.panes)) pane.hidden = name !== this.view;
    mark(this.views, Object.keys(VIEWS).indexOf(this.view), 'step');
    if (this.view === 'fill') this.drawFill();
    if (this.view === 'result') this.drawResult();
    if (this.view === 'export') this.exporting.draw(this.panes.export);
  }

  /** Another kind of plant may have been chosen in the registration. */
  drawFill() {
    if (this.form?.profile !== (this.store.registration.profile ?? '')) this.redraw();
    else this.showDomain();
  }

  showDomain() {
    const domains = this.known.guideline.domains;
    const at = domains.findIndex((entry) => entry.id === this.domain);
    this.form?.show(this.domain);
    mark(this.domains, at, 'true');
    const [before, after] = [domains[at - 1], domains[at + 1]];
    const turn = /** @type {HTMLElement} */ (this.panes.fill.querySelector('.xj-assess__turn'));
    turn.replaceChildren(
      before ? el('a', { href: `#${before.id.toLowerCase()}` }, `← ${before.name}`) : el('span'),
      after
        ? el('a', { href: `#${after.id.toLowerCase()}` }, `${after.name} →`)
        : el('a', { href: '#result' }, '等级与差距 →'),
    );
  }

  drawResult() {
    const profile = this.store.registration.profile ?? '';
    const answered = { known: this.known, degrees: this.store.degrees(), profile };
    this.panes.result.replaceChildren(
      ...resultView(answered, this.result, this.wishes),
      button('打印本页', () => print(), { class: 'xj-assess__button xj-noprint' }),
    );
  }

  /** @param {boolean} ok */
  kept(ok) {
    const text = ok ? '已保存在这台电脑的浏览器中。' : '浏览器不允许保存：关闭本页后回答会丢失，请及时导出。';
    if (this.saved.textContent !== text) this.saved.textContent = text;
  }

  /** Said until somebody has looked the answers through. */
  drawOutdated() {
    const done = button('已核对', () => {
      this.store.approve();
      this.drawOutdated();
      this.panes[this.view].querySelector('h2')?.focus();
    });
    this.outdated.hidden = !this.store.isOutdated;
    if (this.store.isOutdated) this.outdated.replaceChildren('上次填写以后细则有改动，请核对已有的回答。', done);
  }

  /** Ask before leaving where the browser keeps nothing. @param {BeforeUnloadEvent} event */
  leave(event) {
    this.store.flush();
    if (this.store.isUnsaved) event.preventDefault();
  }

  /** @param {StorageEvent} event */
  elsewhere(event) {
    if (this.store.adopt(event.key)) {
      if (this.view === 'export') this.show();
      return;
    }
    if (event.key !== this.store.key && event.key !== null) return;
    this.saved.replaceChildren(
      '另一个窗口改动了回答。',
      button('载入那边的内容', () => location.reload()),
      '继续在这里填写会覆盖那边的。',
    );
  }
}

/** What an address names; one that is not encoded well names nothing. @param {string} hash */
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

/** @param {HTMLElement | undefined} nav @param {number} at @param {string} value */
function mark(nav, at, value) {
  [...(nav?.children ?? [])].forEach((link, number) => {
    if (number === at) link.setAttribute('aria-current', value);
    else link.removeAttribute('aria-current');
  });
}

async function begin() {
  const root = document.getElementById('xj-assess');
  const settings = document.getElementById('xj-assess-settings');
  if (!root || !settings) return;
  try {
    const answer = await fetch(/** @type {string} */ (root.dataset.guideline));
    if (!answer.ok) throw new Error(String(answer.status));
    new Assessment(root, await answer.json(), JSON.parse(settings.textContent ?? '{}')).start();
  } catch (error) {
    root.replaceChildren(el('p', { role: 'alert' }, '细则没有载入，请刷新重试，或改用下面的其他填法。'));
    throw error;
  }
}

begin();
