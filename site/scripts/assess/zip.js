// A zip archive whose files are stored as they are, which is all that a workbook needs.

/** The same day for all, so that the same content gives the same bytes: 1980-01-01. */
const DAY = 0x21;
const UTF8_NAMES = 0x800;
const VERSION = 20;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** Numbers of 16 and 32 bits, low byte first. @param {[number, 2 | 4][]} numbers @returns {Uint8Array} */
function packed(numbers) {
  const view = new DataView(new ArrayBuffer(numbers.reduce((sum, [, size]) => sum + size, 0)));
  let at = 0;
  for (const [number, size] of numbers) {
    if (size === 2) view.setUint16(at, number, true);
    else view.setUint32(at, number, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** @param {Record<string, string>} files name → text @returns {Blob} */
export function zip(files) {
  const encoder = new TextEncoder();
  const [bodies, directory] = [/** @type {Uint8Array[]} */ ([]), /** @type {Uint8Array[]} */ ([])];
  const size = (/** @type {Uint8Array[]} */ parts) => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [path, text] of Object.entries(files)) {
    const [name, content] = [encoder.encode(path), encoder.encode(text)];
    /** @type {[number, 2 | 4][]} */
    const about = [
      [VERSION, 2],
      [UTF8_NAMES, 2],
      [0, 2],
      [0, 2],
      [DAY, 2],
      [crc32(content), 4],
      [content.length, 4],
      [content.length, 4],
      [name.length, 2],
      [0, 2],
    ];
    const start = size(bodies);
    bodies.push(packed([[0x04034b50, 4], ...about]), name, content);
    directory.push(packed([[0x02014b50, 4], [VERSION, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [start, 4]]), name);
  }
  const count = Object.keys(files).length;
  const end = packed([
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [size(directory), 4],
    [size(bodies), 4],
    [0, 2],
  ]);
  return new Blob(/** @type {BlobPart[]} */ ([...bodies, ...directory, end]), { type: 'application/octet-stream' });
}
