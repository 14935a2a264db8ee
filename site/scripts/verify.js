/**
 * The page on signatures: judges this site's own checksums, then every file that is dropped onto it. Nothing is sent.
 * @module
 */

import { dayInChina } from './china.js';
import { day } from './record.js';
import { digest } from './verify/hash.js';
import {
  bytesOf,
  cautions,
  grouped,
  isSample,
  judge,
  SIGNATURE,
  siteKeys,
  siteVerdict,
  SUMS,
} from './verify/signature.js';

const root = /** @type {HTMLElement} */ (document.getElementById('xj-verify'));
const status = /** @type {HTMLElement} */ (document.getElementById('xj-verify-site'));
const results = /** @type {HTMLElement} */ (document.getElementById('xj-verify-results'));
const picker = /** @type {HTMLInputElement} */ (document.getElementById('xj-verify-file'));

/** @param {import('./verify/signature.js').Verdict} verdict @returns {{state: string, text: string}} */
function words({ state, key, by }) {
  if (state === 'signed' && key) {
    return {
      state: isSample(key) ? 'sample' : state,
      text: `签名有效：${key.name}（${by}计算）。${cautions(key)}公钥指纹：${grouped(key)}`,
    };
  }
  return (
    {
      invalid: { state, text: '签名无效：校验和被改动过，或不是用登记的有效密钥签的。请不要采信。' },
      unsigned: { state, text: '未签名：没有可以核验的签名，只能核对校验值。' },
      unable: { state, text: '此浏览器无法核验签名，请用下面的命令。' },
    }[state] ?? { state, text: '' }
  );
}

/** @param {string} state @param {string} text */
function line(state, text) {
  const item = document.createElement('li');
  item.dataset.state = state;
  item.textContent = text;
  results.append(item);
}

/** When this site's data were made, as a file says that the signature covers: an old list with its old signature is
 * as valid as ever, and only this shows its age. @param {import('./verify/signature.js').Verdict} verdict */
async function age({ state, sums }) {
  const index = state === 'signed' ? await bytesOf('data/v1/index.json') : null;
  if (!index || sums.get('index.json') !== (await digest(index))) return '';
  const { generated_at: at } = JSON.parse(new TextDecoder().decode(index));
  return `。数据生成于${day(dayInChina(new Date(at)))}，此后有没有新的名单，签名不能说明。`;
}

/** @typedef {{name: string, bytes: Uint8Array}} Dropped */

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
      line('unable', `${file.name}：读不到；如果是文件夹，请打开它，选里面的文件。`);
    }
  }
  return found;
}

/** Asked for while there is a network: files may be dropped when there is none. */
const keys = siteKeys();
keys.catch(() => {});

/** @param {FileList | File[]} files */
async function check(files) {
  results.replaceChildren();
  const dropped = await read(files);
  let verdict;
  try {
    verdict = await verdictFor(dropped);
  } catch {
    line('unable', '没有取到校验和或公钥：请联网，或把 SHA256SUMS 和 SHA256SUMS.sig 一起选上。');
    return;
  }
  if (dropped.some(({ name }) => name === SUMS)) line(words(verdict).state, `${SUMS}：${words(verdict).text}`);
  for (const { name, bytes } of dropped) {
    if (name !== SUMS && name !== SIGNATURE) await compare(name, bytes, verdict);
  }
}

/** @param {string} name @param {Uint8Array} bytes @param {import('./verify/signature.js').Verdict} verdict */
async function compare(name, bytes, verdict) {
  const sum = await digest(bytes);
  const paths = [...verdict.sums].filter(([, listed]) => listed === sum).map(([path]) => path);
  if (!paths.length)
    return line(
      'invalid',
      `${name}：不在清单里，或已被改动（SHA-256 ${sum}）。以前发布的文件，要和当时的 SHA256SUMS、SHA256SUMS.sig 一起选上。`,
    );
  const where = paths.join('、');
  if (verdict.state === 'invalid')
    return line('invalid', `${name}：与清单一致（${where}），但清单的签名无效，请不要采信。`);
  if (verdict.state !== 'signed' || !verdict.key)
    return line('unsigned', `${name}：与清单一致（${where}），但清单未签名或无法核验。`);
  const sample = isSample(verdict.key) ? '；示例密钥，不具效力' : '';
  return line(sample ? 'sample' : 'signed', `${name}：真实，与签名的清单一致（${where}）${sample}。`);
}

for (const part of root.querySelectorAll('[hidden]')) part.removeAttribute('hidden');
picker.addEventListener('change', () => check(picker.files ?? []));
for (const event of ['dragover', 'drop']) root.addEventListener(event, (happened) => happened.preventDefault());
root.addEventListener('dragover', () => root.classList.add('xj-verify--over'));
for (const event of ['dragleave', 'drop']) root.addEventListener(event, () => root.classList.remove('xj-verify--over'));
root.addEventListener('drop', (event) => check(event.dataTransfer?.files ?? []));

siteVerdict().then(
  async (verdict) => {
    const said = words(verdict);
    const made = await age(verdict).catch(() => '');
    status.dataset.state = said.state;
    status.textContent = `本站现在的数据——${said.text}${made}`;
  },
  () => {
    status.textContent = '没有取到本站的校验和，请稍后再试，或用下面的命令。';
  },
);
