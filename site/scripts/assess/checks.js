// What would come back from `xingji check`, said before the file is exported. The check itself stays the judge: it
// knows the year, the agencies and everything else that lies beside the file.

import { judge, tidy } from '../lookup/uscc.js';
import { NOT_APPLICABLE } from '../scoring.js';
import { excesses } from './bounds.js';
import { dossierOf, stars, starText } from './dossier.js';
import { isFilled } from './draft.js';
import {
  codeFault,
  evidenceFaults,
  hiddenFaults,
  isDay,
  isDigest,
  isLong,
  nameFault,
  privateThings,
  textFaults,
} from './fields.js';
import { clean, code, line } from './yaml.js';

/**
 * @import { Guideline, Patterns, Settings } from '../types/handed.js'
 * @import { Rules } from '../scoring.js'
 * @import { Answer, Cloud, Draft, Registration } from './draft.js'
 */

/**
 * @typedef {{text: string, practice?: string, field?: string, group?: string, mild?: boolean}} Problem
 *   where to mend it: a practice, or a field of the file's own form or of another group; a mild one does not make the
 *   check refuse the file
 */

/** @param {Draft} draft @param {Rules} rules @param {Guideline} guideline @param {Settings} settings
 * @param {Registration} registration @returns {Problem[]} */
export function assessmentProblems(draft, rules, guideline, settings, registration) {
  return [
    ...ownerProblems(draft.head.dossier, '回答', dossierOf(settings, registration)),
    ...headProblems(draft.head, settings),
    ...[...rules.practices.keys()].flatMap((id) => answerProblems(id, draft.answers[id], settings)),
    ...countProblems(draft, rules, guideline),
  ];
}

/** Every document says whose it is; one that came from another enterprise's file is pointed out.
 * @param {string | undefined} from what the imported file said @param {string} what it holds @param {string} dossier
 * @returns {Problem[]} */
function ownerProblems(from, what, dossier) {
  const place = { group: 'enterprise', field: 'uscc' };
  if (!dossier) return [{ ...place, text: '企业的统一社会信用代码还没有填对，文件写不出属于哪家企业' }];
  const [, other] = from?.split('/') ?? [];
  const isOwn = !other || tidy(other) === dossier.split('/')[1];
  return isOwn ? [] : [{ ...place, text: `${what}来自另一家企业（${other}）的文件，请核对`, mild: true }];
}

/** @param {Record<string, string>} head @param {Settings} settings @returns {Problem[]} */
function headProblems(head, settings) {
  /** @type {Problem[]} */
  const problems = [];
  const [agency, assessed] = [code(head.agency), code(head.assessed_on)];
  const [signed, sha256] = [code(head['commitment.signed_on']), code(head['commitment.sha256'])];
  if (!new RegExp(settings.patterns.slug).test(agency)) {
    problems.push({
      field: 'agency',
      text: `自评估咨询服务机构：${codeFault(agency, '请填机构编号，例如 nj-01（向机构询问）')}`,
    });
  }
  if (!isDay(assessed)) problems.push({ field: 'assessed_on', text: '自评估日期：请选择日期' });
  else if (Number(assessed.slice(0, 4)) !== settings.edition) {
    problems.push({ field: 'assessed_on', text: `自评估日期不在${settings.edition}年`, mild: true });
  }
  return [...problems, ...commitmentProblems(signed, sha256), ...hiddenIn([...settings.assessment], head)];
}

/** @param {string} signed day @param {string} sha256 @returns {Problem[]} */
function commitmentProblems(signed, sha256) {
  if (!signed && !sha256) {
    return [{ field: 'commitment.signed_on', text: '服务承诺书还没有填，提交前须签订', mild: true }];
  }
  return unmet([
    [isDay(signed), 'commitment.signed_on', '服务承诺书签订日期：请选择日期'],
    [isDigest(sha256), 'commitment.sha256', `承诺书扫描件SHA-256：${codeFault(sha256, '应为64位')}`],
  ]);
}

/** @param {string} id @param {Answer | undefined} answer @param {Settings} settings @returns {Problem[]} */
function answerProblems(id, answer, settings) {
  if (!answer || !isFilled(answer)) return [];
  const { degree, note, reason, evidence } = answer;
  const { evidence: most, text: longest } = settings.limits;
  const hard = [
    ...(degree === NOT_APPLICABLE && !clean(reason) ? ['选了“不适用”，请写理由'] : []),
    ...(evidence.length > most ? [`材料超过${most}份`] : []),
  ];
  const mild = degree ? [] : ['写了说明或材料，但没有选符合程度，不会写进文件'];
  const found = [
    ...hard.map((text) => ({ text })),
    ...textFaults('说明', note, longest, settings),
    ...textFaults('不适用理由', reason, longest, settings),
    ...evidence.flatMap((piece) => evidenceFaults(piece, settings)),
    ...mild.map((text) => ({ text, mild: true })),
  ];
  const once = new Map(found.map((fault) => [fault.text, fault]));
  return [...once.values()].map((fault) => ({ ...fault, practice: id, text: `${id}：${fault.text}` }));
}

/** @param {Draft} draft @param {Rules} rules @param {Guideline} guideline @returns {Problem[]} */
function countProblems(draft, rules, guideline) {
  const degrees = new Map(Object.entries(draft.answers).map(([id, answer]) => [id, answer.degree]));
  const missing = [...rules.practices.keys()].filter((id) => !degrees.get(id));
  /** @type {Problem[]} */
  const problems = excesses(degrees, rules, guideline);
  if (missing.length)
    problems.push({ practice: missing[0], text: `还有${missing.length}条没有回答，按“不符合”计`, mild: true });
  return problems;
}

/** How a star that is held is written. @param {Settings} settings */
function exampleOf({ track, choices }) {
  return starText({ track, level: '1', year: '2021' }, choices.track);
}

/** A genuine code whose check character is wrong has its reason. @param {string} number @param {boolean} isWhole
 * @param {string} reason */
function usccFault(number, isWhole, reason) {
  const { state, text } = judge(number);
  if (!isWhole) return text;
  if (state === 'good' || reason) return '';
  return '校验码不符，请核对是否抄错；执照原件确实如此的，请填“代码例外理由”';
}

/** @param {Record<string, string>} given @param {Settings} settings @returns {Problem[]} */
export function enterpriseProblems(given, settings) {
  const value = (/** @type {string} */ key) => given[key] ?? '';
  const matches = (/** @type {keyof Patterns} */ name, /** @type {string} */ text) =>
    new RegExp(settings.patterns[name]).test(text);
  const counties = settings.counties.filter((row) => row[2] === value('city'));
  const zones = settings.zones.filter((row) => row[2] === value('city'));
  const known = (/** @type {string[][]} */ rows, /** @type {string} */ key) => rows.some(([id]) => id === value(key));
  const number = tidy(value('uscc'));
  const misread = usccFault(number, matches('uscc', number), clean(value('uscc_exception.reason')));
  const held = stars(value('held'), settings.track_words);
  const misnamed = nameFault(value('name'), settings.limits.organisation, '按营业执照填写全称');
  const nameless = nameFault(value('contact.name'), settings.limits.person, '请填姓名');
  /** @type {[boolean, string, string][]} */
  const rules = [
    [!misread, 'uscc', `统一社会信用代码：${misread}`],
    [!misnamed, 'name', `企业名称：${misnamed}`],
    [
      !settings.sample || line(value('name')).startsWith('示例'),
      'name',
      '企业名称：本年度是示例数据，名称须以“示例”开头',
    ],
    [known(settings.cities, 'city'), 'city', '设区市：请选择'],
    [known(counties, 'county') || known(zones, 'zone'), 'county', '县（市、区）或功能板块：请选择一项'],
    [known(settings.industries, 'industry'), 'industry', '行业大类：请选择'],
    [Object.hasOwn(settings.choices.kind, value('kind')), 'kind', '企业类别：请选择'],
    [
      Object.hasOwn(settings.choices.profile, value('profile')) ||
        (!value('profile') && value('kind') === 'platform_operator'),
      'profile',
      '生产类型：工业企业必选，按主要生产线',
    ],
    [
      !code(value('agency')) || matches('slug', code(value('agency'))),
      'agency',
      `企业委托的机构：${codeFault(value('agency'), '请填机构编号，例如 nj-01')}`,
    ],
    [held.rows.length <= settings.limits.held, 'held', `已有等级：最多${settings.limits.held}个`],
    [held.unread.length === 0, 'held', `已有等级：看不懂“${held.unread[0]}”，写法例如：${exampleOf(settings)}`],
    [
      !code(value('carried_from')) || /^20[2-9][0-9]$/.test(code(value('carried_from'))),
      'carried_from',
      `结转年度：${codeFault(value('carried_from'), '应是年份')}`,
    ],
    [!nameless, 'contact.name', `联系人：${nameless}`],
    [
      matches('phone', code(value('contact.phone'))),
      'contact.phone',
      `联系电话：${codeFault(value('contact.phone'), '11位手机号，或“区号-号码”')}`,
    ],
    [
      !code(value('contact.email')) || matches('email', code(value('contact.email'))),
      'contact.email',
      `电子邮箱：${codeFault(value('contact.email'), '写法不对')}`,
    ],
  ];
  const reason = value('uscc_exception.reason');
  rules.push([
    !isLong(reason, settings.limits.text),
    'uscc_exception.reason',
    `代码例外理由：超过${settings.limits.text}字`,
  ]);
  for (const text of privateThings(reason, settings))
    rules.push([false, 'uscc_exception.reason', `代码例外理由：${text}`]);
  const slots = [{ key: 'uscc', heading: '统一社会信用代码' }, ...settings.enterprise];
  return [...unmet(rules), ...hiddenIn(slots, given)];
}

/** Characters that show nothing, in any field. @param {{key: string, heading: string}[]} slots
 * @param {Record<string, string>} values @returns {Problem[]} */
function hiddenIn(slots, values) {
  return slots.flatMap(({ key, heading }) =>
    hiddenFaults(heading, values[key] ?? '').map((fault) => ({ ...fault, field: key })),
  );
}

/** @param {[boolean, string, string][]} rules whether it fits, the field, what to say otherwise @returns {Problem[]} */
function unmet(rules) {
  return rules.filter(([fits]) => !fits).map(([, field, text]) => ({ field, text }));
}

/** @param {Cloud} cloud @param {Settings} settings @param {Registration} registration @returns {Problem[]} */
export function cloudProblems({ fields, services }, settings, registration) {
  const measures = clean(fields.measures ?? '');
  const day = code(fields.filled_on);
  const isYes = fields.uses_cloud === 'true';
  const hard = unmet([
    [isDay(day), 'filled_on', '填报日期：请选择日期'],
    [['true', 'false'].includes(fields.uses_cloud), 'uses_cloud', '是否上云：请选择'],
    [!isYes || services.length > 0, 'services', '选了上云，请逐个列出上云系统'],
    [isYes || !services.length, 'uses_cloud', '列了上云系统，“是否上云”应选“是”'],
    [!isLong(measures, settings.limits.text), 'measures', `安全措施：超过${settings.limits.text}字`],
    [services.length <= settings.limits.services, 'services', `上云系统：最多${settings.limits.services}个`],
  ]);
  const rows = services.flatMap((row, number) =>
    serviceProblems(row, settings).map((text) => ({ field: 'services', text: `第${number + 1}个上云系统：${text}` })),
  );
  const texts = [measures, ...services.flatMap((row) => [row.system ?? '', row.provider ?? ''])];
  const hidden = new Set(texts.flatMap((text) => privateThings(text, settings)));
  const names = services.map((row) => `${line(row.system ?? '')}\n${line(row.provider ?? '')}`);
  const mild = unmet([
    [!isDay(day) || Number(day.slice(0, 4)) === settings.edition, 'filled_on', `填报日期不在${settings.edition}年`],
    [!services.length || Boolean(measures), 'measures', '有系统上云，还没有写安全措施'],
    [new Set(names).size === names.length, 'services', '有一个上云系统列了两次'],
  ]);
  return [
    ...ownerProblems(fields.dossier, '上云情况', dossierOf(settings, registration)),
    ...hard,
    ...rows,
    ...[...hidden].map((text) => ({ field: 'measures', text })),
    ...mild.map((problem) => ({ ...problem, mild: true })),
    ...hiddenIn([...settings.cloud], fields),
    ...services.flatMap((row) => hiddenIn([...settings.services], row)).map((told) => ({ ...told, field: 'services' })),
  ];
}

/** @param {Record<string, string>} row @param {Settings} settings @returns {string[]} */
function serviceProblems(row, settings) {
  const system = line(row.system ?? '');
  const found = [];
  if (!system || isLong(system, settings.limits.line)) found.push('请填系统名称');
  const provider = nameFault(row.provider ?? '', settings.limits.organisation, '请填全称');
  if (provider) found.push(`云服务商${provider}`);
  if (!Object.hasOwn(settings.choices.cloud, row.model ?? '')) found.push('请选部署方式');
  if (!Object.hasOwn(settings.choices.flag, row.control_data ?? '')) found.push('请选是否含控制数据');
  return found;
}
