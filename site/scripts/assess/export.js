// The view from which files leave the browser, and only as downloads: registration, problems, files, import, clearing.

import { tidy } from '../lookup/uscc.js';
import { assessmentProblems, enterpriseProblems } from './checks.js';
import { assessmentCsv, assessmentYaml, enterpriseYaml, newFileLink } from './dossier.js';
import { anchor, button, el, labelled } from './dom.js';
import { UnreadableError, takeYaml } from './intake.js';
import { enterpriseFields, fieldGroup, fieldId, headFields } from './registration.js';

/**
 * @typedef {import('./draft.js').Store} Store
 * @typedef {import('./checks.js').Problem} Problem
 * @typedef {{guideline: any, names: Record<string, string>, rules: import('../scoring.js').Rules, settings: any}} Known
 */

const MOST_SHOWN = 30;

/** The view as an element that keeps itself up to date. */
export class ExportView {
  /** @param {Known} known @param {Store} store @param {(changed: 'all' | 'cleared') => void} replaced called after an import
   *  or after clearing, when everything has to be drawn anew @param {(text: string) => void} say */
  constructor(known, store, replaced, say) {
    this.known = known;
    this.store = store;
    this.replaced = replaced;
    this.say = say;
    this.timer = 0;
    this.checked = el('div', { class: 'xj-checks' });
    this.files = el('div', { class: 'xj-files' });
    this.report = el('div', { class: 'xj-import', role: 'status' });
  }

  /** Draw it. @returns {HTMLElement[]} */
  draw() {
    const { settings } = this.known;
    const head = headFields(settings, this.store.draft.head, (key, value) => this.set(this.store.draft.head, key, value));
    const enterprise = enterpriseFields(settings, this.store.registration, (key, value) =>
      this.set(this.store.registration, key, value),
    );
    this.refresh();
    return [
      el('h2', { tabindex: '-1' }, '登记与导出'),
      fieldGroup('自评估', head, '由自评估咨询服务机构填写；只想试评，可以不填。'),
      fieldGroup('企业登记表', enterprise, '填写后可另存为 enterprise.yaml。联系人等信息同样只留在这台电脑上，不对外公布。'),
      el('h3', {}, '导出前检查'),
      this.checked,
      el('h3', {}, '导出文件'),
      this.files,
      el('h3', {}, '导入文件'),
      ...this.importing(),
      el('h3', {}, '清除'),
      el('p', {}, '从这台电脑的浏览器中删去全部回答和登记信息。共用电脑用完后请清除；要保留的请先导出。'),
      button('清除全部内容', () => this.clear(), { class: 'xj-assess__button xj-assess__button--danger' }),
    ];
  }

  /** @param {Record<string, string>} values @param {string} key @param {string} value */
  set(values, key, value) {
    values[key] = value;
    this.store.save();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), 150);
  }

  /** Problems and files as things now are. */
  refresh() {
    const { rules, guideline, settings } = this.known;
    const mine = assessmentProblems(this.store.draft, rules, guideline, settings);
    const registered = Object.values(this.store.registration).some(Boolean);
    const theirs = registered ? enterpriseProblems(this.store.registration, settings) : [];
    this.checked.replaceChildren(
      ...this.problems('self-assessment.yaml', 'head', mine),
      ...(registered ? this.problems('enterprise.yaml', 'enterprise', theirs) : []),
    );
    this.files.replaceChildren(...this.offers(registered));
  }

  /** @param {string} file @param {string} group @param {Problem[]} problems */
  problems(file, group, problems) {
    if (!problems.length) return [el('p', { class: 'xj-checks__good' }, `${file}：没有发现问题。`)];
    const items = problems.slice(0, MOST_SHOWN).map(({ text, practice, field }) =>
      el('li', {}, el('a', { href: `#${practice ? anchor(practice) : fieldId(group, field ?? '')}` }, text)),
    );
    const more = problems.length > MOST_SHOWN ? [el('li', {}, `……共${problems.length}处`)] : [];
    return [el('p', {}, `${file}：${problems.length}处要留意`), el('ul', {}, ...items, ...more)];
  }

  /** @param {boolean} registered */
  offers(registered) {
    const { guideline, settings, names } = this.known;
    const yaml = assessmentYaml(this.store.draft, guideline);
    const paths = this.paths();
    const csv = () => assessmentCsv(this.store.draft, guideline, settings.columns, names);
    const made = [
      this.offer('self-assessment.yaml', '自评估，可直接提交', yaml, paths.assessment),
      ...(registered
        ? [this.offer('enterprise.yaml', '企业登记表', enterpriseYaml(this.store.registration), paths.enterprise)]
        : []),
      el(
        'p',
        {},
        button(`下载 ${guideline.guideline}.csv`, () => save(`${guideline.guideline}.csv`, csv(), 'text/csv')),
        ' 与工作簿相同的各列，可用Excel打开；供查看和留存，不能用来提交。',
      ),
    ];
    if (bytes(yaml) > settings.max_bytes) {
      made.unshift(el('p', { class: 'xj-checks__bad' }, `文件超过${settings.max_bytes / 1024}KB，提交时不会被读取，请缩短说明。`));
    }
    return made;
  }

  /** Where the files belong; what is not known yet stands in angle brackets. */
  paths() {
    const { registration } = this.store;
    const { edition, track } = this.known.settings;
    const folder = `submissions/${edition}/${registration.city || '<设区市>'}/${tidy(registration.uscc ?? '') || '<统一社会信用代码>'}`;
    return { enterprise: `${folder}/enterprise.yaml`, assessment: `${folder}/${track}/self-assessment.yaml` };
  }

  /** @param {string} name @param {string} about @param {string} content @param {string} path */
  offer(name, about, content, path) {
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(content);
        this.say(`${name} 的内容已复制`);
      } catch {
        this.say('浏览器不允许复制，请改用下载');
      }
    };
    return el(
      'div',
      { class: 'xj-file' },
      el('p', {}, button(`下载 ${name}`, () => save(name, content, 'application/yaml')), ' ', button('复制内容', copy), ` ${about}`),
      el('p', { class: 'xj-small' }, '放在 ', el('code', {}, path)),
      ...this.link(path, content),
    );
  }

  /** A page of the repository on which the file can be proposed. @param {string} path @param {string} content */
  link(path, content) {
    const { repository } = this.known.settings;
    if (!repository || path.includes('<')) return [];
    const { href, whole } = newFileLink(repository, path, content);
    const anchor = el('a', { href, rel: 'noopener noreferrer', target: '_blank' }, '在GitHub上新建这个文件（外部链接）');
    const note = whole
      ? '打开后内容已填好，检查无误再提交；内容会随链接发给GitHub。'
      : '内容太长，放不进链接：先点“复制内容”，打开后粘贴。';
    return [el('p', { class: 'xj-small' }, anchor, `：${note}`)];
  }

  /** @returns {HTMLElement[]} */
  importing() {
    const input = /** @type {HTMLInputElement} */ (
      el('input', { type: 'file', accept: '.yaml,.yml', id: 'xj-import', change: () => this.take(input) })
    );
    const hint = '以前导出的，或用命令生成的 self-assessment.yaml、enterprise.yaml；文件只在浏览器里读取。';
    return [labelled('选择YAML文件', input, hint), this.report];
  }

  /** @param {HTMLInputElement} input */
  async take(input) {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    try {
      const taken = await takeYaml(await file.text(), file.size, this.known);
      const asked = '导入会替换本页现有的内容，继续吗？';
      const replaces = taken.draft ? this.store.hasAnswers : Object.values(this.store.registration).some(Boolean);
      if (replaces && !confirm(asked)) return;
      if (taken.draft) this.store.draft = taken.draft;
      if (taken.registration) this.store.registration = taken.registration;
      this.store.keep();
      this.replaced('all');
      this.told(file.name, taken);
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      this.report.replaceChildren(el('p', { class: 'xj-checks__bad' }, `${file.name}：${error.message}。没有导入任何内容。`));
    }
  }

  /** @param {string} name @param {import('./intake.js').Taken} taken */
  told(name, { draft, answers, problems }) {
    const done = draft ? `已导入${answers}条回答` : '已导入企业登记表';
    const rest = problems.length ? [el('p', {}, `有${problems.length}处没有采用或需要核对：`)] : [];
    const list = problems.length ? [el('ul', {}, ...problems.map((text) => el('li', {}, text)))] : [];
    this.report.replaceChildren(el('p', {}, `${name}：${done}。`), ...rest, ...list);
  }

  clear() {
    if (!confirm('删去这台电脑上的全部回答和登记信息？此操作不能撤销。')) return;
    this.store.clear();
    this.report.replaceChildren();
    this.replaced('cleared');
  }
}

/** @param {string} text */
function bytes(text) {
  return new TextEncoder().encode(text).length;
}

/** @param {string} name @param {string} content @param {string} type */
function save(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = el('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
