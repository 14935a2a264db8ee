"""Changed values in a YAML document: comments, order, blank lines and quoting of all else stay.

By lines, since a round trip through ruamel.yaml takes some fifty times as long and lays out anew what nobody touched.
Whatever comes out is read again and must say exactly what was wanted; a text that is laid out too unusually for that is
laid out by `formatted` (ruamel.yaml) first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from xingji.office.workbook.edit import UnusualError, edited, same
from xingji.store.formatting import FormattingError, formatted
from xingji.store.reader import parse


class UneditableError(ValueError):
    """The values cannot be put into the text without changing something else."""


def updated(source: bytes, wanted: Mapping[str, Any]) -> bytes:
    """The document with these values; a key that is missing in `wanted` goes. Raises UneditableError."""
    for prepared in _prepared(source):
        old = parse(prepared).data
        if old is None:
            raise UneditableError
        if same(old, wanted):
            return prepared
        try:
            result = edited(prepared.decode("utf-8-sig"), old, wanted).encode()
        except UnusualError:
            continue
        new = parse(result)
        if not new.faults and new.data is not None and same(new.data, wanted):
            return result
    raise UneditableError


def _prepared(source: bytes) -> Iterable[bytes]:
    yield source
    try:
        yield formatted(source)
    except FormattingError as error:
        raise UneditableError from error
