// Filters of the page with all practices; the address holds what is chosen.

const form = /** @type {HTMLFormElement} */ (document.getElementById('xj-choose'));
const said = /** @type {HTMLElement} */ (document.getElementById('xj-chosen'));
const practices = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.xj-asks > li')]);
const parts = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.xj-part')]);
const tracks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('section[data-track]')]);

/** @returns {Record<string, string>} what is chosen */
const chosen = () =>
  Object.fromEntries([...new FormData(form)].filter(([, value]) => value).map(([key, value]) => [key, String(value)]));

/** Whether a practice is among what is chosen. @param {DOMStringMap} practice @param {Record<string, string>} wanted */
function isChosen(practice, { level, element, key }) {
  if (level && practice.level !== level) return false;
  if (element && practice.element !== element) return false;
  return !key || practice.key !== undefined;
}

/** Show what is chosen, say how many, and keep it in the address. */
function show() {
  const wanted = chosen();
  for (const item of practices) item.hidden = !isChosen(item.dataset, wanted);
  for (const part of parts) part.hidden = !part.querySelector('li:not([hidden])');
  for (const section of tracks) {
    section.hidden = Boolean(
      (wanted.track && section.dataset.track !== wanted.track) || !section.querySelector('li:not([hidden])'),
    );
  }
  const count = practices.filter((item) => !item.closest('[hidden]')).length;
  said.textContent = count ? `共${count}条要求` : '没有符合条件的要求，请放宽筛选。';
  const asks = new URLSearchParams(wanted).toString();
  history.replaceState(null, '', `${location.pathname}${asks ? `?${asks}` : ''}${location.hash}`);
}

for (const [name, value] of new URLSearchParams(location.search)) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLSelectElement && [...field.options].some((option) => option.value === value))
    field.value = value;
  else if (field instanceof HTMLInputElement) field.checked = value === field.value;
}
form.addEventListener('change', show);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(show));
show();
