// The view around the files: registration, cloud form, problems, export, import, clearing.

import { el } from '../dom.js';
import { assessmentProblems, cloudProblems, enterpriseProblems } from './checks.js';
import { cloudFields } from './cloud.js';
import { anchor, button, complain, labelled } from './controls.js';
import { isCloudFilled, isRegistered } from './draft.js';
import { Files } from './files.js';
import { takeYaml, UnreadableError } from './intake.js';
import { enterpriseFields, fieldGroup, fieldId, headFields } from './registration.js';

/**
 * @import { Known } from '../types/known.js'
 * @import { Problem } from './checks.js'
 * @import { Store } from './draft.js'
 */

const MOST_SHOWN = 30;

/** The view as an element that keeps itself up to date. */
export class ExportView {
  /**
   * @param {Known} known @param {Store} store
   * @param {(changed: 'all' | 'cleared') => void} replaced called after an import or after clearing, when everything
   *   has to be drawn anew
   * @param {(text: string) => void} say
   */
  constructor(known, store, replaced, say) {
    this.known = known;
    this.store = store;
    this.replaced = replaced;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.checked = el('div', { class: 'xj-checks' });
    this.files = new Files(known, store, say);
    this.report = el('div', { class: 'xj-import', role: 'status' });
  }

  /** Draw it anew in its pane. @param {HTMLElement} pane */
  draw(pane) {
    pane.replaceChildren(...this.parts());
    this.refresh();
  }

  /** @returns {HTMLElement[]} */
  parts() {
    const { settings } = this.known;
    const head = headFields(settings, this.store.draft.head, (key, value) =>
      this.set(this.store.draft.head, key, value),
    );
    const enterprise = enterpriseFields(settings, this.store.registration, (key, value) =>
      this.set(this.store.registration, key, value),
    );
    const cloud = cloudFields(settings, this.store.cloud, () => this.changed());
    return [
      el('h2', { tabindex: '-1' }, '登记与导出'),
      fieldGroup('自评估', head, '由自评估咨询服务机构填写；只想试评，可以不填。'),
      fieldGroup(
        '企业登记表',
        enterprise,
        '填写后可另存为 enterprise.yaml。联系人等信息同样只留在这台电脑上，不对外公布。',
      ),
      fieldGroup('安全上云情况', cloud, '通知要求与自评估一并填报；没有系统上云也要填。填写后可另存为 cloud.yaml。'),
      el('h3', {}, '导出前检查'),
      this.checked,
      el('h3', {}, '导出文件'),
      this.files.shown,
      el('h3', {}, '导入文件'),
      ...this.importing(),
      el('h3', {}, '清除'),
      el(
        'p',
        {},
        '从这台电脑的浏览器中删去各类自评估的全部回答、登记信息和上云情况。共用电脑用完后请清除；要保留的请先导出。',
      ),
      button('清除全部内容', () => this.clear(), { class: 'xj-assess__button xj-assess__button--danger' }),
    ];
  }

  /** @param {Record<string, string>} values @param {string} key @param {string} value */
  set(values, key, value) {
    values[key] = value;
    this.changed();
  }

  changed() {
    this.store.save();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), 150);
  }

  /** Problems and files as things now are. */
  refresh() {
    const { rules, guideline, settings } = this.known;
    const { draft, registration, cloud } = this.store;
    const hasEnterprise = isRegistered(registration);
    const hasCloud = isCloudFilled(cloud);
    const found = {
      head: assessmentProblems(draft, rules, guideline, settings, registration),
      enterprise: hasEnterprise ? enterpriseProblems(registration, settings) : [],
      cloud: hasCloud ? cloudProblems(cloud, settings, registration) : [],
    };
    this.checked.replaceChildren(
      ...this.problems('self-assessment.yaml', 'head', found.head),
      ...(hasEnterprise
        ? this.problems('enterprise.yaml', 'enterprise', found.enterprise)
        : this.missing('enterprise.yaml', '企业登记表', fieldId('enterprise', 'uscc'))),
      ...(hasCloud
        ? this.problems('cloud.yaml', 'cloud', found.cloud)
        : this.missing('cloud.yaml', '安全上云情况', fieldId('cloud', 'filled_on'))),
    );
    this.files.refresh(hasEnterprise, hasCloud);
    for (const [group, problems] of Object.entries(found)) this.mark(group, problems);
  }

  /** Say at each field that has something in it what is wrong with that. @param {string} group
   * @param {Problem[]} problems */
  mark(group, problems) {
    for (const [key, field] of this.fields(group)) {
      const own = problems.filter((problem) => !problem.group && problem.field === key);
      complain(field, field.value ? own.map(({ text }) => text) : []);
    }
  }

  /** Fields that are typed into, by their key. @param {string} group @returns {[string, HTMLInputElement][]} */
  fields(group) {
    const { enterprise, assessment, cloud } = this.known.settings;
    const keys = { head: assessment, enterprise: [{ key: 'uscc' }, ...enterprise], cloud }[group] ?? [];
    return keys.flatMap(({ key }) => {
      const field = document.getElementById(fieldId(group, key));
      return field ? [[key, /** @type {HTMLInputElement} */ (field)]] : [];
    });
  }

  /** @param {string} file @param {string} name @param {string} field where to begin */
  missing(file, name, field) {
    return [
      el(
        'p',
        {},
        `${file}：还没有填；提交的材料中要有`,
        el('a', { href: `#${field}` }, name),
        '。只想试评，可以不填。',
      ),
    ];
  }

  /** @param {string} file @param {string} group @param {Problem[]} problems */
  problems(file, group, problems) {
    if (!problems.length) return [el('p', { class: 'xj-checks__good' }, `${file}：没有发现问题。`)];
    const ordered = [...problems].sort((a, b) => Number(a.mild ?? false) - Number(b.mild ?? false));
    const items = ordered
      .slice(0, MOST_SHOWN)
      .map(({ text, practice, field, group: own, mild }) =>
        el(
          'li',
          {},
          el('a', { href: `#${practice ? anchor(practice) : fieldId(own ?? group, field ?? '')}` }, text),
          mild ? '（只是提醒）' : '',
        ),
      );
    const more = problems.length > MOST_SHOWN ? [el('li', {}, `……共${problems.length}处`)] : [];
    const hard = problems.filter((problem) => !problem.mild).length;
    const counts = [
      hard ? `${hard}处要改，不改提交时会被退回` : '',
      hard < problems.length ? `${problems.length - hard}处提醒` : '',
    ];
    return [el('p', {}, `${file}：${counts.filter(Boolean).join('；')}`), el('ul', {}, ...items, ...more)];
  }

  /** @returns {HTMLElement[]} */
  importing() {
    const input = /** @type {HTMLInputElement} */ (
      el('input', { type: 'file', accept: '.yaml,.yml', id: 'xj-import', change: () => this.take(input) })
    );
    const hint = '以前导出的，或用命令生成的 self-assessment.yaml、enterprise.yaml、cloud.yaml；文件只在浏览器里读取。';
    return [labelled('选择YAML文件', input, hint), this.report];
  }

  /** @param {HTMLInputElement} input */
  async take(input) {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    try {
      const taken = await takeYaml(file, this.known, this.store.registration.uscc);
      const replaced = this.replacedBy(taken);
      if (replaced && !confirm(`${replaced}此操作不能撤销，继续吗？`)) return;
      this.store.replace(taken);
      this.replaced('all');
      this.told(file.name, taken);
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      this.report.replaceChildren(
        el('p', { class: 'xj-checks__bad' }, `${file.name}：${error.message}。没有导入任何内容。`),
      );
    }
  }

  /** What an import would overwrite, in words; nothing where it overwrites nothing.
   * @param {import('./intake.js').Taken} taken */
  replacedBy({ draft, registration, answers }) {
    const given = [...this.store.degrees().keys()].filter((id) => this.known.rules.practices.has(id)).length;
    if (draft) return this.store.hasAnswers ? `本页已有${given}条回答，导入后全部换成文件中的${answers}条。` : '';
    if (registration) return isRegistered(this.store.registration) ? '本页已填的企业登记表会换成文件中的。' : '';
    return isCloudFilled(this.store.cloud) ? '本页已填的安全上云情况会换成文件中的。' : '';
  }

  /** @param {string} name @param {import('./intake.js').Taken} taken */
  told(name, { draft, registration, answers, problems }) {
    const done = draft ? `已导入${answers}条回答` : `已导入${registration ? '企业登记表' : '安全上云情况'}`;
    const rest = problems.length ? [el('p', {}, `有${problems.length}处没有采用或需要核对：`)] : [];
    const list = problems.length ? [el('ul', {}, ...problems.map((text) => el('li', {}, text)))] : [];
    this.report.replaceChildren(el('p', {}, `${name}：${done}。`), ...rest, ...list);
  }

  clear() {
    if (!confirm('删去这台电脑上各类自评估的全部回答、登记信息和上云情况？此操作不能撤销。')) return;
    this.store.clear();
    this.report.replaceChildren();
    this.replaced('cleared');
  }
}
