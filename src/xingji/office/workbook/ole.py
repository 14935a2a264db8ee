"""Which streams a compound file (OLE2) holds: Excel 97 workbooks and encrypted workbooks are both such files."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from struct import iter_unpack, unpack_from

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_SECTORS = 64
"""Of the directory; a workbook has one or two."""
_ENTRY = 128


def streams(content: bytes) -> set[str]:
    """Names in its directory, as far as it is sound."""
    found = set()
    with suppress(struct.error, LookupError, UnicodeDecodeError):
        for name in _names(content):
            found.add(name)
    return found


def _names(content: bytes) -> Iterator[str]:
    size = {9: 512, 12: 4096}[unpack_from("<H", content, 30)[0]]
    for sector in _chain(content, size):
        whole = content[(sector + 1) * size : (sector + 2) * size]
        for start in range(0, len(whole) - _ENTRY + 1, _ENTRY):
            length = min(unpack_from("<H", whole, start + 64)[0], 64)
            yield whole[start : start + max(length - 2, 0)].decode("utf-16-le")


def _chain(content: bytes, size: int) -> Iterator[int]:
    """Sectors of the directory: the header names the first, the table of sectors each that follows."""
    tables = [sector for (sector,) in iter_unpack("<I", content[76:512])]
    sector = unpack_from("<I", content, 48)[0]
    for _ in range(_MOST_SECTORS):
        if (sector + 1) * size >= len(content):
            return
        yield sector
        table, place = divmod(sector, size // 4)
        sector = unpack_from("<I", content, (tables[table] + 1) * size + place * 4)[0]
