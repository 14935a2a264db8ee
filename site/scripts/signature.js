// On the look-up page: says under every answer whether the files it rests on are as they were signed.

import { onLoad, ROOT } from './data.js';
import { el } from './dom.js';
import { digest } from './verify/hash.js';
import { bytesOf, siteVerdict } from './verify/signature.js';
import { ofAnswer } from './verify/words.js';

/**
 * @import { Loaded } from './data.js'
 * @import { Said } from './verify/words.js'
 */

const place = document.getElementById('xj-signature');
/** @type {Parameters<typeof ofAnswer>[0]} */
const files = new Map();

/** @param {Loaded} file */
async function check(file) {
  try {
    const verdict = await siteVerdict();
    files.set(file.path, await compare(file, verdict.sums.get(file.path)));
    tell(ofAnswer(files, verdict, new Date()));
  } catch {
    tell({ state: 'unable', text: '没有取到校验和，无法核验这次查询用到的数据。' });
  }
}

/** The site may have been renewed since the browser kept its copy: that is no forgery, and reloading helps.
 * @param {Loaded} file @param {string | undefined} listed @returns {Promise<'same' | 'old' | 'wrong'>} */
async function compare(file, listed) {
  if (listed === (await digest(file.bytes))) return 'same';
  const fresh = listed ? await bytesOf(`data/v1/${file.path}`, 'reload') : null;
  return fresh && listed === (await digest(fresh)) ? 'old' : 'wrong';
}

/** @param {Said} said */
function tell({ state, text }) {
  if (!place) return;
  place.dataset.state = state;
  place.replaceChildren(text, el('a', { href: new URL('verify/', ROOT).href }, '怎样核验'));
}

onLoad(check);
