// What somebody may have typed into the self-assessment.

/** @import { Answer, Cloud, Draft } from '../../site/scripts/assess/draft.js' */

/** Every kind of text that YAML could misread. */
export const HARD_TEXTS = [
  '他说"停"，路径是 C:\\temp\\新: #1 & 2',
  '第一行\n第二行: 值\n- 第三行',
  '- 开头像列表',
  '{不是: 映射}',
  '=1+1',
  'yes',
  '2023-07-01',
  '尾随空格   \t',
  '#1机组和 #2机组 # 3',
  '零宽\u200b字符\ufeff和\u202e方向',
  "'单引号'",
  '_x0041_<b>&amp;',
];

export const USCC = '91320115MA0FAKE17K';

export const HEAD = {
  agency: 'nj-01',
  assessed_on: '2024-07-12',
  'commitment.signed_on': '2024-06-25',
  'commitment.sha256': 'A'.repeat(64),
};

/** @type {Record<string, string>} */
export const REGISTRATION = {
  uscc: ` ${USCC.toLowerCase()} `,
  city: 'nanjing',
  county: '320115',
  name: '示例精密机械（南京）有限公司',
  industry: '34',
  kind: 'manufacturer',
  profile: 'discrete',
  agency: 'nj-01',
  held: '工控安全防护 1级 2021年\n工业互联网平台安全防护 2级 2022年',
  'contact.name': '示例联系人',
  'contact.phone': '025－80001001',
  'contact.email': 'sample@example.com',
};

/** @returns {Cloud} */
export function cloudForm() {
  return {
    fields: { filled_on: '2024-07-10', uses_cloud: 'true', measures: '传输加密\n=每日备份' },
    services: [
      { system: 'MES_x0041_', provider: '示例云计算有限公司', model: 'private', control_data: 'false' },
      { system: '<b>ERP</b> & 供应链', provider: '示例数据中心有限公司', model: 'public', control_data: 'true' },
    ],
  };
}

/** @param {Partial<Answer>} given @returns {Answer} */
export function answer(given) {
  return { degree: '', note: '', reason: '', evidence: [], ...given };
}

/** @param {Record<string, Partial<Answer>>} answers @returns {Draft} */
export function draft(answers) {
  const given = Object.entries(answers).map(([id, one]) => [id, answer(one)]);
  return { answers: Object.fromEntries(given), head: { ...HEAD } };
}

/** Every practice met. @param {import('../../site/scripts/scoring.js').Rules} rules */
export function allMet(rules) {
  return draft(Object.fromEntries([...rules.practices.keys()].map((id) => [id, { degree: 'met' }])));
}
