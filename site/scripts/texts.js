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

/** A name as it is searched: width and case of letters do not count, nor do blanks. @param {string} name */
export function folded(name) {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

/** Many names, folded at once, which is much quicker than one by one. @param {string[]} names */
export function foldedAll(names) {
  const text = names.join('\n').normalize('NFKC').toLowerCase();
  return text.replace(/[^\S\n]+/gu, '').split('\n');
}

/** A cell of a CSV file for Excel; nothing in it begins like a formula. @param {string} value */
export function csvCell(value) {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
