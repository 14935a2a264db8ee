// What is said of a signature and of the files that it covers. Every judgement is a state, by which the page colours
// it, and a text.

import { dayInChina } from '../china.js';
import { day } from '../texts.js';

/**
 * @import { PublicKey } from '../types/handed.js'
 * @import { Verdict } from './signature.js'
 */
/** @typedef {{state: Verdict['state'] | 'sample', text: string}} Said */

/** Whether a key signs nothing but samples. @param {PublicKey} key */
export const isSample = (key) => key.name.startsWith('示例');

/** What must be said beside "valid". @param {PublicKey} key @param {Date} now */
export function cautions(key, now) {
  const ended = key.until && key.until < dayInChina(now) ? key.until : '';
  return [
    isSample(key) ? '这是示例密钥，所签数据不具效力。' : '',
    ended ? `这把密钥已在${day(ended)}停用，数据可能不是最新的。` : '',
  ].join('');
}

/** The fingerprint in groups of four. @param {PublicKey} key */
export const grouped = (key) => (key.fingerprint.match(/.{4}/g) ?? []).join(' ');

/** Of a file of checksums. @param {Verdict} verdict @param {Date} now @returns {Said} */
export function ofSums(verdict, now) {
  if (verdict.state === 'signed') {
    const { key, by } = verdict;
    const text = `签名有效：${key.name}（${by}计算）。${cautions(key, now)}公钥指纹：${grouped(key)}`;
    return { state: isSample(key) ? 'sample' : 'signed', text };
  }
  const texts = {
    invalid: '签名无效：校验和被改动过，或不是用登记的有效密钥签的。请不要采信。',
    unsigned: '未签名：没有可以核验的签名，只能核对校验值。',
    unable: '此浏览器无法核验签名，请用下面的命令。',
  };
  return { state: verdict.state, text: texts[verdict.state] };
}

/** Of a file that is compared with the checksums. @param {string} name @param {string} sum @param {Verdict} verdict
 * @returns {Said} */
export function ofFile(name, sum, verdict) {
  const paths = [...verdict.sums].filter(([, listed]) => listed === sum).map(([path]) => path);
  if (!paths.length) {
    const older = '以前发布的文件，要和当时的 SHA256SUMS、SHA256SUMS.sig 一起选上。';
    return { state: 'invalid', text: `${name}：不在清单里，或已被改动（SHA-256 ${sum}）。${older}` };
  }
  const where = paths.join('、');
  if (verdict.state === 'invalid') {
    return { state: 'invalid', text: `${name}：与清单一致（${where}），但清单的签名无效，请不要采信。` };
  }
  if (verdict.state !== 'signed') {
    return { state: 'unsigned', text: `${name}：与清单一致（${where}），但清单未签名或无法核验。` };
  }
  const [state, sample] = isSample(verdict.key) ? ['sample', '；示例密钥，不具效力'] : ['signed', ''];
  const text = `${name}：真实，与签名的清单一致（${where}）${sample}。`;
  return { state: /** @type {Said['state']} */ (state), text };
}

/** Of an answer of the look-up, by the files that it rests on.
 * @param {Map<string, 'same' | 'old' | 'wrong'>} files path → how the shown bytes agree with the checksums
 * @param {Verdict} verdict @param {Date} now @returns {Said} */
export function ofAnswer(files, verdict, now) {
  const wrong = [...files].filter(([, found]) => found === 'wrong').map(([path]) => path);
  if (verdict.state === 'invalid') {
    return { state: 'invalid', text: '签名无效：数据被改动过，或不是用登记的有效密钥签的，请不要采信。' };
  }
  if (wrong.length) return { state: 'invalid', text: `数据与校验和不符，请不要采信：${wrong.join('、')}。` };
  if ([...files.values()].includes('old')) {
    return { state: 'unable', text: '名单刚刚更新过，这里还是旧数据，请刷新页面再查。' };
  }
  if (verdict.state === 'unable') {
    return { state: 'unable', text: '此浏览器无法核验签名，可以照核验页面用命令核验。' };
  }
  if (verdict.state === 'unsigned') return { state: 'unsigned', text: '未签名：本次发布的数据没有签名。' };
  const { key } = verdict;
  const fingerprint = `${grouped(key).slice(0, 19)}…`;
  const text = `签名有效：${key.name}，指纹 ${fingerprint}（公钥取自本站，请与公告里印的核对）。${cautions(key, now)}`;
  return { state: isSample(key) ? 'sample' : 'signed', text };
}
