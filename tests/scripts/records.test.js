// Records by columns, as the explorer reads them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILTERS, passing, Records } from '../../site/scripts/explore/records.js';
import { folded } from '../../site/scripts/texts.js';
import { subject } from './subject.js';

/**
 * @import { Filters } from '../../site/scripts/explore/records.js'
 * @import { PublicRecord } from '../../site/scripts/types/handed.js'
 */

const { files, records: listed, csv, facts } = subject('records');
const records = new Records(files);
const newest = new Records(files.slice(0, 1));

/** @param {Partial<Filters>} given @returns {Filters} */
const filters = (given) =>
  /** @type {Filters} */ ({ ...Object.fromEntries(FILTERS.map((name) => [name, ''])), ...given });

/** Numbers of the records that fit. @param {(record: PublicRecord) => boolean} fits */
const wanted = (fits) => [...listed.keys()].filter((row) => fits(listed[row]));

/** @param {Partial<Filters>} given */
const found = (given) => records.rows(records.filter(filters(given)), '');

test('columns hold every record of every year', () => {
  assert.equal(records.size, listed.length);
  listed.forEach((record, row) => {
    assert.deepEqual(records.at(row), { ...record, sample: true });
  });
});

test('the CSV is the published one', () => {
  assert.equal(newest.csv(newest.rows(newest.filter(filters({})), ''), facts), csv);
});

test('each filter lets through what it says, and all together what fits all', () => {
  const one = listed[17];
  assert.deepEqual(found({}), [...listed.keys()]);
  assert.deepEqual(
    found({ city: one.city }),
    wanted(({ city }) => city === one.city),
  );
  assert.deepEqual(
    found({ level: 'ics-3' }),
    wanted(({ track, level }) => track === 'ics' && level === 3),
  );
  assert.deepEqual(found({ level: 'platform-1' }), []);
  assert.deepEqual(
    found({ state: '已撤销' }),
    wanted(({ state }) => state === '已撤销'),
  );
  assert.deepEqual(
    found({ city: one.city, county: one.county ?? '', result: one.result }),
    wanted(({ city, county, result }) => city === one.city && county === one.county && result === one.result),
  );
  assert.deepEqual(found({ industry: 'constructor' }), []);
});

test('names are found by any part in any width, codes in any case', () => {
  const part = '（南京）';
  assert.deepEqual(
    found({ name: ' ( 南 京 ) ' }),
    wanted(({ name }) => folded(name).includes(folded(part))),
  );
  const { uscc: code } = listed[5];
  for (const typed of [code.toLowerCase(), `${code.slice(0, 8)} ${code.slice(8, 12)}-${code.slice(12)}`]) {
    assert.deepEqual(
      found({ name: typed }),
      wanted(({ uscc }) => uscc === code),
    );
  }
});

test('counties are those of the city, in order', () => {
  const { city } = listed[0];
  const expected = new Set(wanted((record) => record.city === city).map((row) => listed[row].county ?? ''));
  assert.deepEqual(records.within('county', city), [...expected].sort(new Intl.Collator('zh-CN').compare));
  assert.deepEqual(records.within('county', '没有'), []);
});

test('every order goes both ways and keeps the lists in it', () => {
  const all = records.filter(filters({}));
  const levels = records.rows(all, 'level').map((row) => listed[row].level);
  assert.deepEqual(
    levels,
    [...levels].sort((a, b) => a - b),
  );
  assert.deepEqual(
    records.rows(all, '-level').map((row) => listed[row].level),
    [...levels].reverse(),
  );
  const days = records.rows(all, '-published').map((row) => listed[row].published_on ?? '');
  assert.deepEqual(days, [...days].sort().reverse());
  for (const sort of ['name', 'level', 'industry', 'state', 'published']) {
    const rank = records.rank(sort);
    const rows = records.rows(all, sort);
    assert.ok(
      rows.every((row, at) => at === 0 || rank[rows[at - 1]] < rank[row] || rows[at - 1] < row),
      sort,
    );
  }
});

test('whoever finds nothing learns which filter keeps most away', () => {
  const chosen = filters({ name: '没有这样的名称', city: listed[0].city, county: listed[0].county ?? '' });
  assert.equal(passing(records.filter(chosen)), 0);
  const [most, ...others] = records.without(chosen);
  assert.deepEqual(most, { name: 'name', count: found({ city: chosen.city, county: chosen.county }).length });
  assert.deepEqual(
    others.map(({ count }) => count),
    [0, 0],
  );
});

test('a county falls with its city', () => {
  const [one] = listed;
  const other = listed.find(({ city, county }) => city !== one.city && county !== one.county);
  const chosen = filters({ name: other?.name, city: one.city, county: one.county ?? '' });
  const counts = Object.fromEntries(records.without(chosen).map(({ name, count }) => [name, count]));
  assert.equal(counts.city, found({ name: other?.name }).length);
  assert.equal(counts.county, 0);
});

test('without records nothing is there', () => {
  const none = new Records([]);
  assert.deepEqual(none.rows(none.filter(filters({})), ''), []);
});
