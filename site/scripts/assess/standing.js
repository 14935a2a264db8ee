// The bar above all views: the level and how much is answered, as things now are.

import { el } from '../dom.js';
import { levelName } from './controls.js';

/**
 * @import { Result } from '../scoring.js'
 * @import { Known } from '../types/known.js'
 */

export class Standing {
  /** @param {Known} known */
  constructor(known) {
    this.known = known;
    this.level = el('strong', {});
    this.count = el('p', { class: 'xj-assess__count' });
    this.meter = /** @type {HTMLProgressElement} */ (
      el('progress', { max: String(known.rules.practices.size), 'aria-label': '已回答的要求' })
    );
    this.bar = el(
      'div',
      { class: 'xj-assess__bar' },
      el('p', { class: 'xj-assess__level', role: 'status', 'aria-live': 'polite' }, '按当前回答：', this.level),
      el('div', { class: 'xj-assess__progress' }, this.count, this.meter),
    );
  }

  /** What is as before is not written again: a reader would say it again. @param {Result} result */
  show({ level, index, unanswered }) {
    const { guideline, rules } = this.known;
    const name = levelName(guideline, level);
    if (this.level.textContent !== name) this.level.textContent = name;
    const answered = rules.practices.size - unanswered.length;
    this.count.textContent = `已答${answered}／${rules.practices.size} · 指数${index}`;
    this.meter.value = answered;
  }
}
