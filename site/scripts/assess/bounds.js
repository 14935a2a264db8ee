// What may be out of the count, in the sentences of the check (XJ325, XJ326, XJ339).

import { inCount, outOfCount } from '../scoring.js';

/**
 * @import { Guideline, Practice } from '../types/handed.js'
 * @import { Degrees, Rules } from '../scoring.js'
 */

/** @typedef {{practice: string, text: string}} Excess a practice where to look, and what is too much */

/** @param {Degrees} degrees @param {Rules} rules @param {Pick<Guideline, 'out_of_count_percent'>} guideline
 * @returns {Excess[]} */
export function excesses(degrees, rules, guideline) {
  const essential = rules.areas.filter((area) => area.essential && !inCount(degrees, area));
  const levels = rules.levels.map(({ level, out_of_count_percent }) => ({
    what: `第${level}级`,
    practices: rules.steps[level - 1].flat(),
    limit: out_of_count_percent,
  }));
  const whole = {
    what: '全部要求',
    practices: [...rules.practices.values()],
    limit: guideline.out_of_count_percent,
  };
  return [
    ...essential.map(({ id, name, practices }) => ({
      practice: practices[0].id,
      text: `“${id} ${name}”是基础过程域，不能全部选“不适用”`,
    })),
    ...[...levels, whole].flatMap(({ what, practices, limit }) => beyond(degrees, what, practices, limit)),
  ];
}

/** @param {Degrees} degrees @param {string} what @param {Practice[]} practices @param {number} limit in percent
 * @returns {Excess[]} */
function beyond(degrees, what, practices, limit) {
  const { out, whole } = outOfCount(degrees, practices);
  if (out * 100 <= limit * whole) return [];
  const first = practices.find((practice) => outOfCount(degrees, [practice]).out);
  const most = Math.floor((limit * whole) / 100);
  const text = `${what}共${whole}分权重，有${out}分选了“不适用”，最多${most}分（${limit}%）`;
  return [{ practice: first?.id ?? practices[0].id, text }];
}
