// What would come back from `xingji check`, said before the file is exported. The check itself stays the judge: it knows
// the year, the agencies and everything else that lies beside the file.

import { judge, tidy } from '../lookup/uscc.js';
import { inCount, NOT_APPLICABLE } from '../scoring.js';
import { code, stars } from './dossier.js';
import { isFilled } from './draft.js';
import { clean, line } from './yaml.js';

/**
 * @typedef {{text: string, practice?: string, field?: string}} Problem
 *   where to mend it: a practice, or a field of the registration
 * @typedef {import('./draft.js').Draft} Draft
 */

const SHORTEST_PRIVATE = 8;

/** @param {string} text */
export function isDay(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** @param {Draft} draft @param {import('../scoring.js').Rules} rules @param {any} guideline @param {any} settings
 * @returns {Problem[]} */
export function assessmentProblems(draft, rules, guideline, settings) {
  return [
    ...headProblems(draft.head, settings),
    ...[...rules.practices.keys()].flatMap((id) => answerProblems(id, draft.answers[id], settings)),
    ...countProblems(draft, rules, guideline),
  ];
}

/** @param {Record<string, string>} head @param {any} settings @returns {Problem[]} */
function headProblems(head, settings) {
  const problems = [];
  const [agency, assessed] = [code(head.agency), code(head.assessed_on)];
  const [signed, sha256] = [code(head['commitment.signed_on']), code(head['commitment.sha256'])];
  if (!new RegExp(settings.patterns.slug).test(agency)) {
    problems.push({ field: 'agency', text: '自评估咨询服务机构：请填机构编号，例如 nj-01（向机构询问）' });
  }
  if (!isDay(assessed)) problems.push({ field: 'assessed_on', text: '自评估日期：请选择日期' });
  else if (Number(assessed.slice(0, 4)) !== settings.edition) {
    problems.push({ field: 'assessed_on', text: `自评估日期不在${settings.edition}年，提交时会有提醒` });
  }
  if (!signed && !sha256) problems.push({ field: 'commitment.signed_on', text: '服务承诺书还没有填，提交前须签订（只是提醒）' });
  else {
    if (!isDay(signed)) problems.push({ field: 'commitment.signed_on', text: '服务承诺书签订日期：请选择日期' });
    if (!isDigest(sha256)) problems.push({ field: 'commitment.sha256', text: '承诺书扫描件SHA-256：应为64位' });
  }
  return problems;
}

/** @param {string} text */
function isDigest(text) {
  return /^[0-9a-f]{64}$/.test(text.toLowerCase());
}

/** @param {string} id @param {import('./draft.js').Answer | undefined} answer @param {any} settings @returns {Problem[]} */
function answerProblems(id, answer, settings) {
  if (!answer || !isFilled(answer)) return [];
  const found = [];
  if (!answer.degree) found.push('写了说明或材料，但没有选符合程度，不会写进文件');
  if (answer.degree === NOT_APPLICABLE && !clean(answer.reason)) found.push('选了“不适用”，请写理由');
  for (const { title, page, sha256 } of answer.evidence) {
    if (!line(title) && (page || sha256)) found.push('有一份材料没有名称，不会写进文件');
    if (code(page) && !/^[1-9][0-9]{0,3}$/.test(code(page))) found.push('材料页码应是1至9999的整数');
    if (code(sha256) && !isDigest(code(sha256))) found.push('材料的SHA-256应为64位');
  }
  const texts = [answer.note, answer.reason, ...answer.evidence.map((piece) => piece.title)];
  found.push(...texts.flatMap((text) => privateThings(text, settings)));
  return [...new Set(found)].map((text) => ({ practice: id, text: `${id}：${text}` }));
}

/** What must not stand in a text that many people read, by the patterns of the check.
 * @param {string} text @param {any} settings @returns {string[]} */
export function privateThings(text, settings) {
  const plain = clean(text).replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  if (plain.length < SHORTEST_PRIVATE && !plain.includes('@')) return [];
  return settings.private
    .filter((/** @type {any} */ rule) => new RegExp(rule.pattern).test(plain))
    .map((/** @type {any} */ rule) => `${rule.title}，请删去或改写`);
}

/** @param {Draft} draft @param {import('../scoring.js').Rules} rules @param {any} guideline @returns {Problem[]} */
function countProblems(draft, rules, guideline) {
  const degrees = new Map(Object.entries(draft.answers).map(([id, answer]) => [id, answer.degree]));
  const out = rules.areas.filter((area) => !inCount(degrees, area));
  const most = Math.floor((rules.areas.length * guideline.out_of_count_percent) / 100);
  const missing = [...rules.practices.keys()].filter((id) => !degrees.get(id));
  const problems = out
    .filter((area) => area.essential)
    .map((area) => ({ practice: area.practices[0].id, text: `${area.id}是基础过程域，不能整个选“不适用”` }));
  if (out.length > most) problems.push({ practice: out[0].practices[0].id, text: `不计入的过程域最多${most}个，现在有${out.length}个` });
  if (missing.length) problems.push({ practice: missing[0], text: `还有${missing.length}条没有回答，按“不符合”计（只是提醒）` });
  return problems;
}

/** @param {Record<string, string>} given @param {any} settings @returns {Problem[]} */
export function enterpriseProblems(given, settings) {
  const value = (/** @type {string} */ key) => given[key] ?? '';
  const matches = (/** @type {string} */ name, /** @type {string} */ text) => new RegExp(settings.patterns[name]).test(text);
  const counties = settings.counties.filter((/** @type {string[]} */ row) => row[2] === value('city'));
  const zones = settings.zones.filter((/** @type {string[]} */ row) => row[2] === value('city'));
  const known = (/** @type {string[][]} */ rows, /** @type {string} */ key) => rows.some(([id]) => id === value(key));
  const number = tidy(value('uscc'));
  const judged = judge(number);
  const excused = Boolean(clean(value('uscc_exception.reason')));
  const held = stars(value('held'));
  /** @type {[boolean, string, string][]} */
  const rules = [
    [matches('uscc', number) && (judged.state === 'good' || excused), 'uscc', `统一社会信用代码：${judged.text}`],
    [line(value('name')).length >= 2 && /^[\p{L}\p{N} ()（）·&.\-—、]+$/u.test(line(value('name'))), 'name', '企业名称：按营业执照填写全称'],
    [known(settings.cities, 'city'), 'city', '设区市：请选择'],
    [known(counties, 'county') || known(zones, 'zone'), 'county', '县（市、区）或功能板块：请选择一项'],
    [known(settings.industries, 'industry'), 'industry', '行业大类：请选择'],
    [Object.hasOwn(settings.choices.kind, value('kind')), 'kind', '企业类别：请选择'],
    [!code(value('agency')) || matches('slug', code(value('agency'))), 'agency', '企业委托的机构：请填机构编号，例如 nj-01'],
    [held.unread.length === 0, 'held', `已有等级：看不懂“${held.unread[0]}”，写法例如：工控安全防护 1级 2021年`],
    [!code(value('carried_from')) || /^20[2-9][0-9]$/.test(code(value('carried_from'))), 'carried_from', '结转年度：应是年份'],
    [line(value('contact.name')).length >= 2, 'contact.name', '联系人：请填姓名'],
    [matches('phone', code(value('contact.phone'))), 'contact.phone', '联系电话：11位手机号，或“区号-号码”'],
    [!code(value('contact.email')) || /^[\w.%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(code(value('contact.email'))), 'contact.email', '电子邮箱：写法不对'],
  ];
  return rules.filter(([fits]) => !fits).map(([, field, text]) => ({ field, text }));
}
