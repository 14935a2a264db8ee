// Unified social credit codes (GB 32100-2015): what is wrong with one, as it is typed.

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
export const LENGTH = 18;

/** A typed code without blanks and dashes, and without the apostrophe of our CSV files, in capitals.
 * @param {string} typed */
export function tidy(typed) {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]+/gu, '')
    .replace(/^'/, '');
}

/** Whether a query is meant as a code and not as a name, which may be in Latin letters. @param {string} typed */
export function isCodeLike(typed) {
  return /^(?=.*[0-9])[0-9A-Z]{6,}$/u.test(tidy(typed));
}

/** The last character that the first 17 ask for. @param {string} code at least 17 characters of the alphabet */
export function checkCharacter(code) {
  let sum = 0;
  let weight = 1;
  for (const letter of code.slice(0, LENGTH - 1)) {
    sum += LETTERS.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return LETTERS[(31 - (sum % 31)) % 31];
}

/**
 * What to say of a code as far as it is typed.
 * @param {string} code tidied
 * @returns {{state: 'open'|'good'|'bad', text: string}}
 */
export function judge(code) {
  const strange = [...code].find((letter) => !LETTERS.includes(letter));
  if (strange)
    return { state: 'bad', text: `代码里不会有“${strange}”。${strange in LOOKS ? `是不是“${LOOKS[strange]}”？` : ''}` };
  if (code.length < LENGTH) return { state: 'open', text: `已输入${code.length}位，还差${LENGTH - code.length}位。` };
  if (code.length > LENGTH) return { state: 'bad', text: `多了${code.length - LENGTH}位：代码只有18位。` };
  if (checkCharacter(code) !== code[LENGTH - 1]) {
    return { state: 'bad', text: '校验码不符，请核对是否抄错；执照原件确实如此的，仍可查询。' };
  }
  return { state: 'good', text: '校验码相符。' };
}

/** Letters that are not used, since they look like these. @type {Record<string, string>} */
const LOOKS = { I: '1', O: '0', Z: '2', S: '5', V: 'U' };
