/**
 * On the look-up page: says under every answer whether the files it rests on are as they were signed.
 * @module
 */

import { onLoad, ROOT } from './data.js';
import { digest } from './verify/hash.js';
import { bytesOf, cautions, grouped, isSample, siteVerdict } from './verify/signature.js';

const place = document.getElementById('xj-signature');
/** @type {Map<string, 'same' | 'old' | 'wrong'>} path → how the bytes that this page shows agree with the checksums */
const files = new Map();

/** @param {import('./data.js').Loaded} file */
async function check(file) {
  try {
    const verdict = await siteVerdict();
    files.set(file.path, await compare(file, verdict.sums.get(file.path)));
    say(verdict);
  } catch {
    tell('unable', '没有取到校验和，无法核验这次查询用到的数据。');
  }
}

/** The site may have been renewed since the browser kept its copy: that is no forgery, and reloading helps.
 * @param {import('./data.js').Loaded} file @param {string | undefined} listed @returns {Promise<'same' | 'old' | 'wrong'>} */
async function compare(file, listed) {
  if (listed === (await digest(file.bytes))) return 'same';
  const fresh = listed ? await bytesOf(`data/v1/${file.path}`, 'reload') : null;
  return fresh && listed === (await digest(fresh)) ? 'old' : 'wrong';
}

/** @param {import('./verify/signature.js').Verdict} verdict */
function say(verdict) {
  const wrong = [...files].filter(([, found]) => found === 'wrong').map(([path]) => path);
  if (verdict.state === 'invalid')
    return tell('invalid', '签名无效：数据被改动过，或不是用登记的有效密钥签的，请不要采信。');
  if (wrong.length) return tell('invalid', `数据与校验和不符，请不要采信：${wrong.join('、')}。`);
  if ([...files.values()].includes('old')) return tell('unable', '名单刚刚更新过，这里还是旧数据，请刷新页面再查。');
  if (verdict.state === 'unable') return tell('unable', '此浏览器无法核验签名，可以照核验页面用命令核验。');
  if (verdict.state === 'unsigned' || !verdict.key) return tell('unsigned', '未签名：本次发布的数据没有签名。');
  const fingerprint = `${grouped(verdict.key).slice(0, 19)}…`;
  const said = `签名有效：${verdict.key.name}，指纹 ${fingerprint}（公钥取自本站，请与公告里印的核对）。`;
  return tell(isSample(verdict.key) ? 'sample' : 'signed', `${said}${cautions(verdict.key)}`);
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
