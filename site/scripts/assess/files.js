// The files that leave the browser, and only as downloads or as a link that somebody follows.

import { el, save } from '../dom.js';
import { tidy } from '../lookup/uscc.js';
import { button } from './controls.js';
import { assessmentCsv, assessmentYaml, cloudYaml, dossierOf, enterpriseYaml, newFileLink } from './dossier.js';
import { workbook } from './workbook.js';

/**
 * @import { Known } from '../types/known.js'
 * @import { Store } from './draft.js'
 */

/** The offers as an element. */
export class Files {
  /** @param {Known} known @param {Store} store @param {(text: string) => void} say */
  constructor(known, store, say) {
    this.known = known;
    this.store = store;
    this.say = say;
    this.shown = el('div', { class: 'xj-files' });
  }

  /** Draw them anew. @param {boolean} isRegistered @param {boolean} hasCloud */
  refresh(isRegistered, hasCloud) {
    const { registration, cloud, draft } = this.store;
    const { settings } = this.known;
    const { max_bytes: most, track } = settings;
    const dossier = dossierOf(settings, registration);
    const folder = this.folder();
    const yaml = assessmentYaml(draft, this.known.guideline, dossier);
    const tooLong = `自评估文件超过${most / 1024}KB，提交时不会被读取，请缩短说明。`;
    const made = [this.offer('self-assessment.yaml', '自评估', yaml, `${folder}/${track}/self-assessment.yaml`)];
    if (new Blob([yaml]).size > most) made.unshift(el('p', { class: 'xj-checks__bad' }, tooLong));
    const registered = enterpriseYaml(registration, settings);
    if (isRegistered) made.push(this.offer('enterprise.yaml', '企业登记表', registered, `${folder}/enterprise.yaml`));
    if (hasCloud)
      made.push(this.offer('cloud.yaml', '安全上云情况', cloudYaml(cloud, dossier), `${folder}/cloud.yaml`));
    this.shown.replaceChildren(...made, ...this.tables());
  }

  /** Where the files belong; what is not known yet, or not right, stands in angle brackets. */
  folder() {
    const { cities, edition } = this.known.settings;
    const [, number] = dossierOf(this.known.settings, this.store.registration).split('/');
    const [city] = cities.find(([id]) => id === this.store.registration.city) ?? ['<设区市>'];
    return `submissions/${edition}/${city}/${number ?? '<统一社会信用代码>'}`;
  }

  /** The same for Excel. */
  tables() {
    const { guideline, names, settings } = this.known;
    const name = `自评估-${tidy(this.store.registration.uscc ?? '')}-${settings.track}.xlsx`;
    const command = (/** @type {string} */ file) => el('code', {}, `xingji workbook import${file && ` ${file}`}`);
    const book = () => save(name, workbook(this.known, this.store));
    const columns = settings.workbook.columns.filter(([key]) => key !== 'id');
    const { draft, registration } = this.store;
    const csv = () =>
      new Blob([assessmentCsv(draft, guideline, columns, names, registration.profile)], { type: 'text/csv' });
    const table = `${guideline.guideline}.csv`;
    const isKnown = !this.folder().includes('<');
    const lines = [
      isKnown
        ? [button(`下载 ${name}`, book), ' Excel工作簿，可接着填；提交前由机构运行 ', command(name), ' 导入。']
        : ['填写统一社会信用代码和设区市后，可以下载Excel工作簿，接着填，再用 ', command(''), ' 导入。'],
      [
        button(`下载 ${table}`, () => save(table, csv())),
        ' 与工作簿各能力域的表相同的各列，供查看和留存；会被Excel改写的内容（如页码3-5）前有一个单引号。不能导入，要导入请用Excel工作簿或YAML文件。',
      ],
    ];
    return lines.map((line) => el('div', { class: 'xj-file' }, el('p', {}, ...line)));
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
    const download = button(`下载 ${name}`, () => save(name, new Blob([content], { type: 'application/yaml' })));
    return el(
      'div',
      { class: 'xj-file' },
      el('p', {}, download, ' ', button('复制内容', copy, { 'aria-label': `复制 ${name} 的内容` }), ` ${about}`),
      el('p', { class: 'xj-small' }, '放在 ', el('code', {}, path)),
      ...this.link(path, content),
    );
  }

  /** A page of the repository on which the file can be proposed. @param {string} path @param {string} content */
  link(path, content) {
    const { repository } = this.known.settings;
    if (!repository || path.includes('<')) return [];
    const { href, whole } = newFileLink(repository, path, content);
    const anchor = el(
      'a',
      { href, rel: 'noopener noreferrer', target: '_blank' },
      '在GitHub上新建这个文件（外部链接）',
    );
    const note = whole
      ? '打开后内容已填好，检查无误再提交；内容会随链接发给GitHub。'
      : '内容太长，放不进链接：先点“复制内容”，打开后粘贴。';
    return [el('p', { class: 'xj-small' }, anchor, `：${note}`)];
  }
}
