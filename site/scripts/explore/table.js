// The virtual table: Tabulator over row numbers; what a cell shows is looked up in the records when it is drawn.

import { Tabulator } from '../../assets/vendor/tabulator.js';
import { el } from '../dom.js';
import { addressOf, grade, stateMark } from '../record.js';
import { day } from '../texts.js';
import { Records } from './records.js';

/**
 * @import { Column, Options, Sorter, Sorting } from '../../assets/vendor/tabulator.js'
 * @import { ExplorerFacts } from '../types/handed.js'
 * @import { Row } from './records.js'
 */

const NARROW = matchMedia('(max-width: 44.984375em)');

/** Field of the table → what it sorts by; the others cannot be sorted. @type {Record<string, string>} */
const SORTS = { name: 'name', grade: 'level', industry: 'industry', state: 'state', published: 'published' };

export class ListTable {
  /**
   * @param {HTMLElement} place
   * @param {Pick<ExplorerFacts, 'states' | 'shorts'>} facts
   * @param {(sort: string) => void} onSort  a header was used
   */
  constructor(place, facts, onSort) {
    this.place = place;
    this.facts = facts;
    this.onSort = onSort;
    this.records = new Records([]);
    /** @type {Uint8Array} */
    this.mask = new Uint8Array();
    /** @type {Tabulator | undefined} */
    this.table = undefined;
    this.sort = '';
    this.watch = new MutationObserver(() => this.#number());
    NARROW.addEventListener('change', () => this.table && this.show(this.records, this.mask, this.sort));
  }

  /**
   * Draw records anew; resolves when they stand there.
   * @param {Records} records @param {Uint8Array} mask @param {string} sort
   */
  async show(records, mask, sort) {
    this.records = records;
    this.mask = mask;
    this.sort = sort;
    this.watch.disconnect();
    this.table?.destroy();
    const data = Array.from({ length: records.size }, (_, i) => ({
      id: i,
      name: i,
      grade: i,
      place: i,
      industry: i,
      result: i,
      state: i,
      published: i,
      card: i,
    }));
    const table = new Tabulator(this.place, {
      data,
      columns: NARROW.matches ? this.#cards() : this.#columns(),
      layout: 'fitColumns',
      height: '100%',
      headerVisible: !NARROW.matches,
      renderVerticalBuffer: 600,
      initialFilter: [{ field: (row) => this.mask[row.id] === 1 }],
      initialSort: sort ? [order(sort)] : [],
      columnDefaults: { headerSortTristate: true },
    });
    this.table = table;
    await /** @type {Promise<void>} */ (new Promise((resolve) => table.on('tableBuilt', () => resolve())));
    // A table to read, not a grid whose cells the arrow keys walk through; its links take the focus, and scroll it.
    this.place.setAttribute('role', 'table');
    this.place.setAttribute('aria-label', '名单');
    this.place.querySelector('.tabulator-tableholder')?.removeAttribute('tabindex');
    this.#number();
    this.watch.observe(/** @type {Node} */ (this.place.querySelector('.tabulator-table')), { childList: true });
    table.on('dataSorted', (sorters) => this.#told(sorters));
  }

  /** Other rows of the same records. @param {Uint8Array} mask */
  refilter(mask) {
    this.mask = mask;
    this.table?.refreshFilter();
  }

  /** @param {string} sort */
  resort(sort) {
    if (sort === this.sort) return;
    this.sort = sort;
    if (sort) this.table?.setSort([order(sort)]);
    else this.table?.clearSort();
  }

  /** Tell a screen reader which of all rows the drawn ones are, since it cannot count those that are not there. */
  #number() {
    if (!this.table) return;
    const header = NARROW.matches ? 0 : 1;
    const [first] = this.table.getRows('visible');
    const drawn = [...this.place.querySelectorAll('.tabulator-row')];
    this.place.setAttribute('aria-rowcount', String(this.table.getDataCount('active') + header));
    this.place.querySelector('.tabulator-headers')?.setAttribute('aria-rowindex', '1');
    const start = first ? first.getPosition() - drawn.indexOf(first.getElement()) + header : 0;
    for (const [place, row] of drawn.entries()) row.setAttribute('aria-rowindex', String(start + place));
  }

  /** @param {Sorter[]} sorters */
  #told(sorters) {
    const [first] = sorters;
    const sort = first ? `${first.dir === 'desc' ? '-' : ''}${SORTS[first.field]}` : '';
    if (sort !== this.sort) {
      this.sort = sort;
      this.onSort(sort);
    }
  }

  /**
   * @param {string} title @param {string} field @param {(record: Row) => Node | string} content
   * @param {Partial<Column>} [more] @returns {Column}
   */
  #column(title, field, content, more = {}) {
    const sortable = Object.hasOwn(SORTS, field);
    return {
      title,
      field,
      headerSort: sortable,
      titleFormatter: sortable ? () => el('button', { type: 'button', class: 'xj-sort' }, title) : undefined,
      sorter: (a, b) => {
        const rank = this.records.rank(SORTS[field]);
        return rank[a] - rank[b] || a - b;
      },
      formatter: (cell) => {
        cell.getElement().setAttribute('role', field === 'name' ? 'rowheader' : 'cell');
        return content(this.records.at(cell.getValue()));
      },
      ...more,
    };
  }

  #columns() {
    return [
      this.#column('企业', 'name', (r) => this.#who(r), { widthGrow: 3, minWidth: 230 }),
      this.#column('等级', 'grade', (r) => grade(r, this.#track(r)), { widthGrow: 2, minWidth: 170 }),
      this.#column('所在地', 'place', (r) => lines(r.city, r.county), { minWidth: 110 }),
      this.#column('行业大类', 'industry', (r) => r.industry ?? '未填报', { widthGrow: 2, minWidth: 130 }),
      this.#column('结果', 'result', (r) => r.result, { width: 84 }),
      this.#column('状态', 'state', (r) => this.#state(r), { width: 124 }),
      this.#column('公布', 'published', (r) => published(r), { minWidth: 130 }),
    ];
  }

  /** A row as a card, and the sortable columns out of sight. */
  #cards() {
    const hidden = this.#columns().map((column) => ({ ...column, visible: false }));
    const card = (/** @type {Row} */ r) =>
      el(
        'div',
        { class: 'xj-row' },
        this.#who(r),
        grade(r, this.#track(r)),
        el('span', {}, [r.city, r.county, r.industry].filter(Boolean).join(' · ')),
        this.#state(r),
      );
    return [this.#column('记录', 'card', card), ...hidden];
  }

  /** @param {Row} r */
  #who(r) {
    return el('span', {}, el('a', { href: addressOf(r.uscc) }, r.name), el('small', { class: 'xj-code' }, r.uscc));
  }

  /** @param {Row} r */
  #track(r) {
    return this.facts.shorts[r.track] ?? r.track;
  }

  /** @param {Row} r */
  #state(r) {
    const withdrawn = r.withdrawn_on ? `${day(r.withdrawn_on)}撤销` : '';
    const more = r.superseded_by ? `见${r.superseded_by}年度` : withdrawn;
    return lines(stateMark(r.state, this.facts.states[r.state]), more);
  }
}

/** An order as Tabulator wants it. @param {string} sort @returns {Sorting} */
function order(sort) {
  const key = sort.replace(/^-/u, '');
  const [column] = Object.entries(SORTS).find(([, name]) => name === key) ?? ['name'];
  return { column, dir: sort.startsWith('-') ? 'desc' : 'asc' };
}

/** @param {Node|string} first @param {string | null} second */
function lines(first, second) {
  return second ? el('span', {}, first, el('small', {}, second)) : el('span', {}, first);
}

/** @param {Row} r */
function published(r) {
  return lines(r.published_on ? day(r.published_on) : '未公布', r.document);
}
