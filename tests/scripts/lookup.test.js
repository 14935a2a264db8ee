import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fnv1a, scopeOf, shardOf } from '../../site/scripts/lookup/index.js';
import { subject } from './subject.js';

test('the published test vectors of FNV', () => {
  for (const [text, value] of /** @type {const} */ ([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])) {
    assert.equal(fnv1a(text), value);
  }
});

test('hashes and shards are those of the build', () => {
  const { hashes, shards } = subject('lookup');
  for (const [key, value] of hashes) assert.equal(fnv1a(key), value, key);
  for (const [key, count, shard] of shards) assert.equal(shardOf(key, count), shard, key);
});

test('what was searched is said with its years and the day in China', () => {
  const names = { total: 1, block: 256, shards: 1, common: [] };
  const head = { generated_at: '2026-01-14T16:30:00+00:00', sample: true, enterprises: 1, shards: 1, names };
  assert.equal(
    scopeOf({ ...head, editions: [2023, 2022] }),
    '查询范围：2022至2023年度的公开名单，数据生成于2026年1月15日。',
  );
  assert.match(scopeOf({ ...head, editions: [2023] }), /^查询范围：2023年度/);
});
