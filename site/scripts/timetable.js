// The calendar page: moves "today" to the day on which it is read, offers to subscribe and to copy addresses.

import { dayInChina } from './china.js';
import { standing } from './texts.js';

/** Today in China, as `2026-01-15`. */
const today = dayInChina(new Date());

for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.xj-event'))) {
  const { opens = '', closes = '' } = item.dataset;
  item.classList.toggle('xj-event--past', closes < today);
  const said = item.querySelector('.xj-event__state');
  if (said) said.textContent = standing(opens, closes, today);
}

const marker = document.getElementById('today');
if (marker) {
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.xj-event')]);
  const opens = (/** @type {HTMLElement} */ item) => item.dataset.opens ?? '';
  const coming = items.filter((item) => opens(item) >= today);
  const next = coming.length ? coming.reduce((one, other) => (opens(other) < opens(one) ? other : one)) : null;
  const list = next?.parentElement ?? document.querySelector('.xj-timeline');
  list?.insertBefore(marker, next);
  const time = marker.querySelector('time');
  if (time) {
    const [year, month, day] = today.split('-').map(Number);
    time.dateTime = today;
    time.textContent = `${year}年${month}月${day}日`;
  }
}

if (location.protocol.startsWith('http')) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll('.xj-subscribe[hidden]')
  )) {
    const file = new URL(link.dataset.file ?? '', location.href);
    link.href = `webcal://${file.host}${file.pathname}`;
    link.hidden = false;
  }
}

const said = document.getElementById('xj-copied');
for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('.xj-copy'))) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const address = new URL(button.dataset.file ?? '', location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      if (said) said.textContent = `已复制：${address}`;
    } catch {
      if (said) said.textContent = `请自行复制：${address}`;
    }
  });
}
