// The sharded data of the look-up: one shard for a code, a few for a name.

import { dayInChina } from '../china.js';
import { load } from '../data.js';
import { day, folded } from '../texts.js';

/** @import { LookupHead, PublicRecord } from '../types/handed.js' */

/** More names than anybody reads; a longer text finds fewer. */
export const MOST = 30;

/** 32-bit FNV-1a of the UTF-8 bytes, as the build computes it. @param {string} text */
export function fnv1a(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** Shard of a code or a pair of characters. @param {string} key @param {number} shards */
export function shardOf(key, shards) {
  const value = fnv1a(key);
  return ((value ^ (value >>> 16)) >>> 0) % shards;
}

/** What is searched. */
export const head = () => load('lookup/index.json');

/** The same in words. @param {LookupHead} head */
export function scopeOf({ editions, generated_at: at }) {
  const [first, last] = [Math.min(...editions), Math.max(...editions)];
  const years = first === last ? first : `${first}至${last}`;
  return `查询范围：${years}年度的公开名单，数据生成于${day(dayInChina(new Date(at)))}。`;
}

/**
 * All records of a code, the newest first.
 * @param {string} uscc
 * @returns {Promise<PublicRecord[]>}
 */
export async function records(uscc) {
  const { shards } = await head();
  const shard = await load(`lookup/${shardOf(uscc, shards)}.json`);
  return shard.enterprises[uscc] ?? [];
}

/**
 * Enterprises whose name has a text in it.
 * @param {string} query
 * @returns {Promise<{found: {name: string, uscc: string}[], more: boolean, vague: boolean}>}
 *   `more`: there are others; `vague`: every pair of characters of the text is in too many names
 */
export async function search(query) {
  const text = folded(query);
  const { names } = await head();
  const common = new Set(names.common);
  const pairs = [...new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)))];
  const telling = pairs.filter((pair) => !common.has(pair));
  if (!telling.length) return { found: [], more: false, vague: true };
  const lists = await Promise.all(telling.map((pair) => numbers(pair, names.shards)));
  const [first, ...others] = lists.sort((a, b) => a.length - b.length);
  const sets = others.map((list) => new Set(list));
  const candidates = first.filter((number) => sets.every((set) => set.has(number)));
  return confirm(candidates, text, names.block);
}

/** Names that have a pair. @param {string} pair @param {number} shards @returns {Promise<number[]>} */
async function numbers(pair, shards) {
  const shard = await load(`lookup/names/pairs-${shardOf(pair, shards)}.json`);
  return shard[pair] ?? [];
}

/** Pairs may stand apart in a name: read the names.
 * @param {number[]} candidates @param {string} text @param {number} size */
async function confirm(candidates, text, size) {
  const found = [];
  for (const [place, number] of candidates.entries()) {
    const block = await load(`lookup/names/block-${Math.floor(number / size)}.json`);
    const [name, uscc] = block.names[number % size];
    if (folded(name).includes(text)) found.push({ name, uscc });
    if (found.length === MOST) return { found, more: place + 1 < candidates.length, vague: false };
  }
  return { found, more: false, vague: false };
}
