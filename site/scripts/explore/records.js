// Records of one or more years by columns: filters, orders, single records and CSV. Knows nothing of a page.

import { tidy } from '../lookup/uscc.js';
import { csvCell, folded, foldedAll } from '../texts.js';

/** @import { ExplorerFacts, PublicRecord, YearFile } from '../types/handed.js' */

/**
 * @typedef {string | number | boolean | null} Value
 * @typedef {{values: Value[], rows?: number[]}} Repeated  a column of repeated values
 * @typedef {PublicRecord & {sample: boolean}} Row
 * @typedef {Record<typeof FILTERS[number], string>} Filters
 *   an empty text lets everything through; `level` is `<track>-<number>`
 */

const COLLATOR = new Intl.Collator('zh-CN');
export const FILTERS = /** @type {const} */ ([
  'name',
  'track',
  'level',
  'city',
  'county',
  'industry',
  'result',
  'state',
]);
/** Those that want the very value. */
const PLAIN = /** @type {const} */ (['track', 'city', 'county', 'industry', 'result', 'state']);

/** One column of repeated values. */
class Coded {
  /** @param {number} size */
  constructor(size) {
    /** @type {Value[]} */
    this.values = [];
    this.codes = new Uint16Array(size);
    /** @type {Map<Value, number>} */
    this.index = new Map();
  }

  /** @param {Value} value */
  code(value) {
    let code = this.index.get(value);
    if (code === undefined) {
      code = this.values.push(value) - 1;
      this.index.set(value, code);
    }
    return code;
  }

  /** @param {number} start @param {number} count @param {Repeated} column */
  append(start, count, { values, rows }) {
    const codes = values.map((value) => this.code(value));
    if (!rows) this.codes.fill(codes[0], start, start + count);
    else for (let i = 0; i < count; i += 1) this.codes[start + i] = codes[rows[i]];
  }

  /** @param {number} row */
  at(row) {
    return this.values[this.codes[row]];
  }
}

export class Records {
  /** @param {YearFile[]} files  from the newest year on */
  constructor(files) {
    this.size = files.reduce((sum, file) => sum + file.total, 0);
    /** @type {Record<string, Coded>} */
    this.coded = { edition: new Coded(this.size), sample: new Coded(this.size) };
    /** @type {Record<string, string[]>} */
    this.texts = { name: [], uscc: [] };
    let start = 0;
    for (const file of files) {
      this.#append(file, start);
      start += file.total;
    }
    /** @type {string[] | null} */
    this.searched = null;
    /** @type {Map<string, Float64Array|Uint32Array>} */
    this.ranks = new Map();
  }

  /** @param {YearFile} file @param {number} start */
  #append(file, start) {
    this.coded.edition.append(start, file.total, { values: [file.edition] });
    this.coded.sample.append(start, file.total, { values: [file.sample] });
    for (const [name, column] of Object.entries(file.columns)) {
      if (column.values) {
        this.coded[name] ??= new Coded(this.size);
        this.coded[name].append(start, file.total, /** @type {Repeated} */ (column));
      } else this.texts[name] = this.texts[name].concat(/** @type {string[]} */ (column.rows ?? []));
    }
  }

  /** One field of one row. @param {string} field @param {number} row */
  get(field, row) {
    return this.texts[field] ? this.texts[field][row] : this.coded[field].at(row);
  }

  /** One row as a record. @param {number} row @returns {Row} */
  at(row) {
    const fields = [...Object.keys(this.texts), ...Object.keys(this.coded)];
    const record = Object.fromEntries(fields.map((field) => [field, this.get(field, row)]));
    return /** @type {Row} */ (/** @type {unknown} */ (record));
  }

  /** Distinct values of a field among the rows of a city. @param {string} field @param {string} city */
  within(field, city) {
    const wanted = this.coded.city.index.get(city);
    const found = new Set();
    for (let i = 0; i < this.size; i += 1)
      if (this.coded.city.codes[i] === wanted) found.add(this.coded[field].codes[i]);
    const values = [...found].map((code) => this.coded[field].values[code]);
    return values.filter((value) => typeof value === 'string').sort(COLLATOR.compare);
  }

  /**
   * Which rows pass: one byte each. A plain scan of 100,000 names takes some milliseconds, less than a frame,
   * so that it needs neither index nor worker.
   * @param {Filters} filters
   * @returns {Uint8Array}
   */
  filter(filters) {
    const mask = new Uint8Array(this.size).fill(1);
    for (const name of PLAIN) if (filters[name]) this.#keep(mask, name, filters[name]);
    if (filters.level) {
      const [track, level] = filters.level.split('-');
      this.#keep(mask, 'track', track);
      this.#keep(mask, 'level', Number(level));
    }
    if (filters.name) this.#search(mask, filters.name);
    return mask;
  }

  /** @param {Uint8Array} mask @param {string} field @param {Value} value */
  #keep(mask, field, value) {
    const { codes, index } = this.coded[field];
    const wanted = index.get(value) ?? -1;
    for (let i = 0; i < mask.length; i += 1) if (codes[i] !== wanted) mask[i] = 0;
  }

  /** Names as they are searched; made once, best while nobody waits. */
  fold() {
    this.searched ??= foldedAll(this.texts.name);
    return this.searched;
  }

  /** @param {Uint8Array} mask @param {string} query */
  #search(mask, query) {
    const text = folded(query);
    const code = tidy(query) || text;
    const searched = this.fold();
    const { uscc } = this.texts;
    for (let i = 0; i < mask.length; i += 1) {
      if (mask[i] && !searched[i].includes(text) && !uscc[i].includes(code)) mask[i] = 0;
    }
  }

  /**
   * Place of every row when sorted by a field; equal values have equal places.
   * @param {string} field name, level, industry, state or published
   */
  rank(field) {
    let found = this.ranks.get(field);
    if (!found) {
      found = field === 'name' ? this.#nameRank() : this.#codedRank(field);
      this.ranks.set(field, found);
    }
    return found;
  }

  #nameRank() {
    const { name } = this.texts;
    const order = Uint32Array.from(name, (_, row) => row).sort((a, b) => COLLATOR.compare(name[a], name[b]));
    const rank = new Uint32Array(order.length);
    order.forEach((row, place) => {
      rank[row] = place;
    });
    return rank;
  }

  /** @param {string} field */
  #codedRank(field) {
    if (field === 'level') {
      const { track, level } = this.coded;
      const own = level.values.map(Number);
      const order = [...track.values].map(text).sort();
      return Float64Array.from(level.codes, (code, row) => own[code] - 10 * order.indexOf(text(track.at(row))));
    }
    const { values, codes } = this.coded[field === 'published' ? 'published_on' : field];
    const sorted = [...values].sort((a, b) => COLLATOR.compare(text(a), text(b)));
    const place = values.map((value) => sorted.indexOf(value));
    return Float64Array.from(codes, (code) => place[code]);
  }

  /**
   * Rows that pass, in order.
   * @param {Uint8Array} mask
   * @param {string} sort field, with a minus for the other direction; empty for the order of the lists
   */
  rows(mask, sort) {
    const found = [];
    for (let i = 0; i < mask.length; i += 1) if (mask[i]) found.push(i);
    if (!sort) return found;
    const down = sort.startsWith('-');
    const rank = this.rank(down ? sort.slice(1) : sort);
    return found.sort((a, b) => (down ? rank[b] - rank[a] : rank[a] - rank[b]) || a - b);
  }

  /**
   * The rows as the published CSV has them: byte-order mark, CRLF, no cell that Excel would change.
   * @param {number[]} rows
   * @param {Pick<ExplorerFacts, 'fields' | 'headers' | 'note' | 'tracks'>} facts
   */
  csv(rows, facts) {
    const lines = rows.map((row) => {
      const cells = facts.fields.map((field) => this.get(field, row));
      cells[facts.fields.indexOf('track')] =
        facts.tracks[/** @type {PublicRecord['track']} */ (this.get('track', row))];
      return [...cells, this.get('sample', row) ? facts.note : ''].map((cell) => csvCell(text(cell))).join(',');
    });
    return `\u{feff}${[facts.headers.map(csvCell).join(','), ...lines].join('\r\n')}\r\n`;
  }

  /**
   * How many rows pass when one of the chosen filters alone is dropped, the most telling first.
   * @param {Filters} chosen @returns {{name: keyof Filters, count: number}[]}
   */
  without(chosen) {
    const dropped = FILTERS.filter((name) => chosen[name]).map((name) => {
      const fewer = { ...chosen, [name]: '' };
      if (name === 'city') fewer.county = '';
      return { name, count: passing(this.filter(fewer)) };
    });
    return dropped.sort((a, b) => b.count - a.count);
  }
}

/** How many rows pass. @param {Uint8Array} mask */
export function passing(mask) {
  return mask.reduce((sum, passes) => sum + passes, 0);
}

/** @param {Value} value */
function text(value) {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value === null ? '' : String(value);
}
