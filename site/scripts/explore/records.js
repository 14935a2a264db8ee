/**
 * Records of one or more years by columns: filters, orders, single records and CSV. Knows nothing of a page.
 * @module
 */

import { folded, foldedAll } from '../record.js';

/**
 * @typedef {{edition: number, sample: boolean, total: number,
 *   columns: Record<string, {values?: any[], rows?: any[]}>}} YearFile
 * @typedef {{track: string, level: string, city: string, county: string, industry: string, result: string,
 *   state: string, name: string}} Filters  An empty text lets everything through; `level` is `<track>-<number>`.
 */

const COLLATOR = new Intl.Collator('zh-CN');
const PLAIN = ['track', 'city', 'county', 'industry', 'result', 'state'];
const FORMULA = /^[=+\-@\t\r]/u;

/** One column of repeated values. */
class Coded {
  /** @param {number} size */
  constructor(size) {
    /** @type {any[]} */
    this.values = [];
    this.codes = new Uint16Array(size);
    /** @type {Map<any, number>} */
    this.index = new Map();
  }

  /** @param {any} value */
  code(value) {
    let code = this.index.get(value);
    if (code === undefined) {
      code = this.values.push(value) - 1;
      this.index.set(value, code);
    }
    return code;
  }

  /** @param {number} start @param {number} count @param {{values: any[], rows?: number[]}} column */
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
    /** @type {?string[]} */
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
        this.coded[name].append(start, file.total, /** @type {any} */ (column));
      } else this.texts[name] = this.texts[name].concat(column.rows ?? []);
    }
  }

  /** One field of one row. @param {string} field @param {number} row */
  get(field, row) {
    return this.texts[field] ? this.texts[field][row] : this.coded[field].at(row);
  }

  /** One row as a record. @param {number} row @returns {any} */
  at(row) {
    const record = {};
    for (const name of Object.keys(this.texts)) record[name] = this.texts[name][row];
    for (const name of Object.keys(this.coded)) record[name] = this.coded[name].at(row);
    return record;
  }

  /** Distinct values of a field among the rows of a city. @param {string} field @param {string} city */
  within(field, city) {
    const wanted = this.coded.city.index.get(city);
    const found = new Set();
    for (let i = 0; i < this.size; i += 1)
      if (this.coded.city.codes[i] === wanted) found.add(this.coded[field].codes[i]);
    const values = [...found].map((code) => this.coded[field].values[code]).filter(Boolean);
    return values.sort(COLLATOR.compare);
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

  /** @param {Uint8Array} mask @param {string} field @param {any} value */
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
    const code = text.toUpperCase();
    const searched = this.fold();
    const {
      texts: { uscc },
    } = this;
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
      return Float64Array.from(level.codes, (code, row) => level.values[code] - (track.at(row) === 'ics' ? 0 : 10));
    }
    const { values, codes } = this.coded[field === 'published' ? 'published_on' : field];
    const sorted = [...values].sort((a, b) => COLLATOR.compare(a ?? '', b ?? ''));
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
   * The rows as the published CSV has them: byte-order mark, CRLF, no cell that could be a formula.
   * @param {number[]} rows
   * @param {{fields: string[], headers: string[], note: string, tracks: Record<string, string>}} facts
   */
  csv(rows, facts) {
    const lines = rows.map((row) => {
      const cells = facts.fields.map((field) => this.get(field, row));
      cells[facts.fields.indexOf('track')] = facts.tracks[this.get('track', row)];
      return [...cells, this.get('sample', row) ? facts.note : '']
        .map((cell) => quoted(harmless(text(cell))))
        .join(',');
    });
    return `\u{feff}${[facts.headers.map(quoted).join(','), ...lines].join('\r\n')}\r\n`;
  }
}

/** @param {any} value */
function text(value) {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value === null || value === undefined ? '' : String(value);
}

/** @param {string} cell */
const harmless = (cell) => (FORMULA.test(cell) ? `'${cell}` : cell);

/** @param {string} cell */
const quoted = (cell) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
