// The self-assessment: a form, what it amounts to, and the files that come of it. Nothing leaves the browser.

import { el } from '../dom.js';
import { Rules, score } from '../scoring.js';
import { button, mark } from './controls.js';
import { Store } from './draft.js';
import { ExportView } from './export.js';
import { Filling } from './filling.js';
import { resultView } from './result.js';
import { Standing } from './standing.js';

/**
 * @import { Guideline, Settings } from '../types/handed.js'
 * @import { Wishes } from './way.js'
 */

const VIEWS = { fill: '逐条填写', result: '等级与差距', export: '登记与导出' };

class Assessment {
  /** @param {HTMLElement} root @param {Guideline} guideline @param {Settings} settings */
  constructor(root, guideline, settings) {
    this.root = root;
    this.known = { guideline, settings, names: settings.choices.degree, rules: new Rules(guideline) };
    this.store = new Store(guideline, Object.keys(settings.choices.degree), (ok) => this.kept(ok));
    this.view = 'fill';
    /** @type {Wishes} */
    this.wishes = {};
    this.result = score(this.store.degrees(), this.known.rules);
    this.standing = new Standing(this.known);
    this.saved = el('p', { class: 'xj-assess__saved', role: 'status' });
    this.outdated = el('p', { class: 'xj-notice' });
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
    this.filling = new Filling(this.known, this.store, this.panes.fill, () => this.changed());
    this.views = el(
      'nav',
      { class: 'xj-assess__views', 'aria-label': '自评估步骤' },
      ...Object.entries(VIEWS).map(([name, label]) => el('a', { href: `#${name}` }, label)),
    );
  }

  start() {
    this.root.replaceChildren(this.outdated, this.views, this.standing.bar, this.saved, ...Object.values(this.panes));
    this.root.dataset.ready = 'true';
    addEventListener('hashchange', () => this.follow());
    addEventListener('pagehide', () => this.store.flush());
    addEventListener('pageshow', (event) => event.persisted && !this.store.isUnsaved && location.reload());
    addEventListener('beforeunload', (event) => this.leave(event));
    addEventListener('storage', (event) => this.elsewhere(event));
    this.update();
    this.follow();
  }

  /** After an import, or after clearing. @param {'all' | 'cleared'} changed */
  rebuild(changed) {
    if (changed === 'cleared') this.saved.textContent = '已全部清除。';
    this.filling.redraw();
    this.update();
    this.show();
  }

  changed() {
    this.update();
    this.store.save();
  }

  /** Level and counts as they now are. */
  update() {
    const degrees = this.store.degrees();
    this.result = score(degrees, this.known.rules);
    this.standing.show(this.result);
    this.filling.count(degrees);
  }

  /** Go where the address points: a view, a domain, a practice, or a field. */
  follow() {
    const name = named(location.hash);
    if (Object.hasOwn(VIEWS, name)) this.view = name;
    else if (this.filling.turnTo(name)) this.view = 'fill';
    else if (name.startsWith('xj-')) this.view = 'export';
    this.show();
    const practice = this.filling.practice(name);
    if (practice) this.jump(practice.group);
    else if (name.startsWith('xj-')) this.jump(document.getElementById(name));
    else if (name) this.jump(this.root.querySelector(`.xj-pane--${this.view} h2:not([hidden] *)`), this.root);
  }

  /** @param {HTMLElement | null} target @param {HTMLElement | null} [scroll] */
  jump(target, scroll = target) {
    if (!target) return;
    if (target.hidden) this.filling.widen();
    scroll?.scrollIntoView({ block: 'start' });
    const inner = target.matches('fieldset') ? target.querySelector('input:checked, input') : target;
    /** @type {HTMLElement | null} */ (inner)?.focus({ preventScroll: true });
  }

  /** Draw the current view. */
  show() {
    this.drawOutdated();
    for (const [name, pane] of Object.entries(this.panes)) pane.hidden = name !== this.view;
    mark(this.views, Object.keys(VIEWS).indexOf(this.view), 'step');
    if (this.view === 'fill') this.filling.show();
    if (this.view === 'result') this.drawResult();
    if (this.view === 'export') this.exporting.draw(this.panes.export);
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
      this.show();
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
