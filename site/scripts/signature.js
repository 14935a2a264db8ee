/**
 * On the look-up page: says under every answer whether the files it rests on are as they were signed.
 * @module
 */

import { onLoad, ROOT } from './data.js';
import { digest, grouped, isSample, siteVerdict } from './verify/signature.js';

const place = document.getElementById('xj-signature');
/** @type {Map<string, boolean>} path → whether it is as the checksums say */
const files = new Map();

/** @param {import('./data.js').Loaded} file */
async function check(file) {
  try {
    const verdict = await siteVerdict();
    files.set(file.path, verdict.sums.get(file.path) === (await digest(file.bytes)));
    say(verdict);
  } catch {
    tell('unable', '没有取到校验和，无法核验这次查询用到的数据。');
  }
}

/** @param {import('./verify/signature.js').Verdict} verdict */
function say(verdict) {
  const wrong = [...files].filter(([, same]) => !same).map(([path]) => path);
  if (verdict.state === 'invalid') return tell('invalid', '签名无效：数据被改动过，或不是用登记的密钥签的，请不要采信。');
  if (wrong.length) return tell('invalid', `数据与校验和不符，请不要采信：${wrong.join('、')}。`);
  if (verdict.state === 'unable') return tell('unable', '此浏览器无法核验签名，可以照核验页面用命令核验。');
  if (verdict.state === 'unsigned' || !verdict.key) return tell('unsigned', '未签名：本次发布的数据没有签名。');
  const sample = isSample(verdict.key) ? '这是示例密钥，不具效力。' : '';
  return tell(sample ? 'sample' : 'signed', `签名有效：${verdict.key.name}，指纹 ${grouped(verdict.key).slice(0, 19)}…。${sample}`);
}

/** @param {string} state @param {string} text */
function tell(state, text) {
  if (!place) return;
  const more = document.createElement('a');
  more.href = new URL('verify/', ROOT).href;
  more.textContent = '怎样核验';
  place.dataset.state = state;
  place.replaceChildren(text, more);
}

onLoad(check);
