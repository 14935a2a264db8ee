import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fnv1a, shardOf } from '../../site/scripts/lookup/index.js';
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
