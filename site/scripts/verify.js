// The page on signatures: judges this site's own checksums, then every file that is dropped onto it. Nothing is sent.

import { dayInChina } from './china.js';
import { byId, el } from './dom.js';
import { day } from './texts.js';
import { digest, library, own } from './verify/hash.js';
import { bytesOf, judge, SIGNATURE, SUMS, siteKeys, siteVerdict } from './verify/signature.js';
import { ofFile, ofSums } from './verify/words.js';

/**
 * @import { Bytes } from './verify/hash.js'
 * @import { Verdict } from './verify/signature.js'
 * @import { Said } from './verify/words.js'
 */
/** @typedef {{name: string, bytes: Bytes}} Dropped */

const root = byId('xj-verify');
const status = byId('xj-verify-site');
const results = byId('xj-verify-results');
const picker = /** @type {HTMLInputElement} */ (byId('xj-verify-file'));

/** @param {Said} said */
function line({ state, text }) {
  results.append(el('li', { 'data-state': state }, text));
}

/** When this site's data were made, as a file says that the signature covers: an old list with its old signature is
 * as valid as ever, and only this shows its age. @param {Verdict} verdict */
async function age({ state, sums }) {
  const index = state === 'signed' ? await bytesOf('data/v1/index.json') : null;
  if (!index || sums.get('index.json') !== (await digest(index))) return '';
  const { generated_at: at } = JSON.parse(new TextDecoder().decode(index));
  return `。数据生成于${day(dayInChina(new Date(at)))}，此后有没有新的名单，签名不能说明。`;
}

/** The verdict on the checksums to compare with: dropped ones first, else this site's. @param {Dropped[]} dropped */
async function verdictFor(dropped) {
  const [sums, signature] = [SUMS, SIGNATURE].map((name) => dropped.find((file) => file.name === name)?.bytes);
  return sums ? judge(sums, signature ?? null, await keys) : siteVerdict();
}

/** What could be read; a folder cannot. @param {FileList | File[]} files */
async function read(files) {
  /** @type {Dropped[]} */
  const found = [];
  for (const file of files) {
    try {
      found.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      line({ state: 'unable', text: `${file.name}：读不到；如果是文件夹，请打开它，选里面的文件。` });
    }
  }
  return found;
}

/** Asked for while there is a network: files may be dropped when there is none. */
const keys = siteKeys();
keys.catch(() => {});
if (!own()) library().catch(() => {});

/** @param {FileList | File[]} files */
async function check(files) {
  results.replaceChildren();
  const dropped = await read(files);
  /** @type {Verdict} */
  let verdict;
  try {
    verdict = await verdictFor(dropped);
  } catch {
    line({ state: 'unable', text: '没有取到校验和或公钥：请联网，或把 SHA256SUMS 和 SHA256SUMS.sig 一起选上。' });
    return;
  }
  if (dropped.some(({ name }) => name === SUMS)) {
    const { state, text } = ofSums(verdict, new Date());
    line({ state, text: `${SUMS}：${text}` });
  }
  for (const { name, bytes } of dropped) {
    if (name !== SUMS && name !== SIGNATURE) line(await judged(name, bytes, verdict));
  }
}

/** @param {string} name @param {Bytes} bytes @param {Verdict} verdict @returns {Promise<Said>} */
async function judged(name, bytes, verdict) {
  try {
    return ofFile(name, await digest(bytes), verdict);
  } catch {
    return { state: 'unable', text: `${name}：此浏览器不能计算校验值，请用下面的命令。` };
  }
}

for (const part of root.querySelectorAll('[hidden]')) part.removeAttribute('hidden');
picker.addEventListener('change', () => check(picker.files ?? []));
for (const event of ['dragover', 'drop']) root.addEventListener(event, (happened) => happened.preventDefault());
root.addEventListener('dragover', () => root.classList.add('xj-verify--over'));
for (const event of ['dragleave', 'drop']) root.addEventListener(event, () => root.classList.remove('xj-verify--over'));
root.addEventListener('drop', (event) => check(event.dataTransfer?.files ?? []));

siteVerdict().then(
  async (verdict) => {
    const said = ofSums(verdict, new Date());
    const made = await age(verdict).catch(() => '');
    status.dataset.state = said.state;
    status.textContent = `本站现在的数据——${said.text}${made}`;
  },
  () => {
    status.textContent = '没有取到本站的校验和，请稍后再试，或用下面的命令。';
  },
);
