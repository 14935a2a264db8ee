import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { zip } from '../../site/scripts/assess/zip.js';

const FILES = { 'a.txt': 'abc', '目录/表.xml': '示例'.repeat(1000), empty: '' };
const END = 22;

/** The files as another program finds them: from the end, by the directory. @param {Uint8Array<ArrayBuffer>} bytes */
function unpacked(bytes) {
  const view = new DataView(bytes.buffer);
  const end = bytes.length - END;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const read = [];
  for (let number = 0; number < count; number += 1) {
    assert.equal(view.getUint32(at, true), 0x02014b50);
    const length = view.getUint16(at + 28, true);
    const path = text(bytes.subarray(at + 46, at + 46 + length));
    read.push([path, content(view, bytes, view.getUint32(at + 42, true), view.getUint32(at + 16, true))]);
    at += 46 + length;
  }
  assert.equal(at, end);
  return Object.fromEntries(read);
}

/** One file behind its own head.
 * @param {DataView} view @param {Uint8Array} bytes @param {number} at @param {number} sum */
function content(view, bytes, at, sum) {
  assert.equal(view.getUint32(at, true), 0x04034b50);
  assert.equal(view.getUint16(at + 8, true), 0, 'stored as it is');
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const found = bytes.subarray(start, start + view.getUint32(at + 22, true));
  assert.equal(crc32(found), sum);
  return text(found);
}

/** @param {Uint8Array} bytes */
const text = (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

test('every file comes out as it went in', async () => {
  assert.deepEqual(unpacked(await zip(FILES).bytes()), FILES);
});

test('the same content gives the same bytes', async () => {
  assert.deepEqual(await zip(FILES).bytes(), await zip(FILES).bytes());
});

test('an archive without files is one', async () => {
  const bytes = await zip({}).bytes();
  assert.equal(bytes.length, END);
  assert.deepEqual(unpacked(bytes), {});
});
