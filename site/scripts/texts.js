// Texts as the site writes and searches them.

const NUMERALS = new Intl.NumberFormat('zh-u-nu-hanidec');

/** A level in words. @param {string} name @param {number | null} stars */
export function levelWords(name, stars) {
  return stars ? `${NUMERALS.format(stars)}星（${name}）` : name;
}

/** A date as the lists write it. @param {string} iso */
export function day(iso) {
  const [year, month, date] = iso.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** How an event stands on a day. @param {string} opens @param {string} closes @param {string} today */
export function standing(opens, closes, today) {
  if (closes < today) return '已过';
  if (closes === today) return '今天截止';
  if (opens !== closes && opens <= today) return '进行中';
  return `还有${Math.round((Date.parse(closes) - Date.parse(today)) / 86_400_000)}天`;
}

/** Words as they are searched: width and case of letters do not count. @param {string} text */
export function plain(text) {
  return text.normalize('NFKC').toLowerCase();
}

/** A name as it is searched: blanks do not count either. @param {string} name */
export function folded(name) {
  return plain(name).replace(/\s+/gu, '');
}

/** Many names, folded at once, which is much quicker than one by one. @param {string[]} names */
export function foldedAll(names) {
  return plain(names.join('\n'))
    .replace(/[^\S\n]+/gu, '')
    .split('\n');
}

/** Full-width letters, digits and marks made plain. @param {string} text */
export function halfWidth(text) {
  return text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/** What Excel takes for a formula. */
const FORMULA = /^['=+\-@\t\r\n＝＋－＠]/;
/** What Excel may take for a number, a date or a time, and writes otherwise. */
const CHANGED = /^(?=.*[0-9０-９])[0-9０-９ .,，:：/／\-－()（）%％年月日时分秒eE+]+$/;
/** Numbers and days that stay as they are. */
const KEPT = /^(?:0|[1-9][0-9]{0,10}|[0-9]{4}-[0-9]{2}-[0-9]{2})$/;

/** A cell of a CSV file for Excel: where Excel would make something else of it, an apostrophe says that it is text.
 * @param {string} value */
export function csvCell(value) {
  const safe = FORMULA.test(value) || (CHANGED.test(value) && !KEPT.test(value)) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
