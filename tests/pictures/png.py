"""Small PNGs: the colours that a picture has most, and the nearest of them for all others."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import Any

from playwright.sync_api import Page

COLOURS = 200
_REDUCE = """async ([url, most]) => {
  const image = new Image(); image.src = url; await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer), counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map(([pixel]) => pixel);
  const parts = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255], known = palette.map(parts);
  const nearest = new Map();
  for (const pixel of counts.keys()) {
    const own = parts(pixel);
    const far = known.map((other) => other.reduce((sum, part, at) => sum + (part - own[at]) ** 2, 0));
    nearest.set(pixel, far.indexOf(Math.min(...far)));
  }
  const indices = Uint8Array.from(pixels, (pixel) => nearest.get(pixel));
  const blob = new Blob([indices]), reader = new FileReader();
  const data = new Promise((done) => { reader.onload = () => done(reader.result.split(',')[1]); });
  reader.readAsDataURL(blob);
  return { width: image.width, height: image.height, palette: known.flat(), data: await data };
}"""


def reduced(page: Page, source: bytes) -> bytes:
    """The picture of a PNG in few colours; the page does the arithmetic."""
    url = f"data:image/png;base64,{base64.b64encode(source).decode()}"
    told: dict[str, Any] = page.evaluate(_REDUCE, [url, COLOURS])
    width, indices = told["width"], base64.b64decode(told["data"])
    rows = b"".join(b"\0" + indices[at : at + width] for at in range(0, len(indices), width))
    head = struct.pack(">IIBBBBB", width, told["height"], 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", bytes(told["palette"])), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
