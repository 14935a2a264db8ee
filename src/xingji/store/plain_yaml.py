"""Plain values as YAML: blocks, one scalar a line, read back by every reader as what they were."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff《“（](?:[^\x00-\x1f\x7f:#\"'\\\u0085\u2028\u2029\ufeff]*[\w）》”。])?")
_NO_TEXT = re.compile(
    r"[0-9][0-9_]*(\.[0-9_]*)?([eE][+-]?[0-9]+)?|0[xob][0-9a-fA-F]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*"
    r"|(?i:true|false|null|yes|no|on|off|y|n)"
)
"""What some reader would take for a number, a day or a truth."""
_UNSEEN = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff]")


def written(data: Mapping[str, Any]) -> bytes:
    """A document of texts, whole numbers, truths, days and nothing, in mappings and lists."""
    return ("\n".join(_mapping(data, "")) + "\n").encode()


def _mapping(data: Mapping[str, Any], margin: str) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            yield f"{margin}{key}:"
            yield from _mapping(value, f"{margin}  ")
        elif isinstance(value, list) and value:
            yield f"{margin}{key}:"
            yield from _rows(value, f"{margin}  ")
        else:
            yield f"{margin}{key}: {_scalar(value)}"


def _rows(values: list[Any], margin: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            first, *others = _mapping(value, f"{margin}  ")
            yield f"{margin}- {first[len(margin) + 2 :]}"
            yield from others
        else:
            yield f"{margin}- {_scalar(value)}"


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and not _NO_TEXT.fullmatch(value)
        return value if plain else _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, int | date):
        return str(value)
    return "{}" if isinstance(value, Mapping) else "[]"


def _quoted(text: str) -> str:
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
