"""Plain values as YAML: blocks, one scalar a line, read back by every reader as what they were."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff《“（](?:[^\x00-\x1f\x7f:#\"'\\\u0085\u2028\u2029\ufeff]*[\w）》”。])?")
_NO_TEXT = re.compile(
    r"[0-9][0-9_]*(\.[0-9_]*)?([eE][+-]?[0-9]+)?|0[xob][0-9a-fA-F]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*"
    r"|(?i:true|false|null|yes|no|on|off|y|n)"
)
"""What some reader would take for a number, a day or a truth."""
_UNSEEN = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff]")


def written(data: Mapping[str, Any]) -> bytes:
    """A document of texts, whole numbers, truths, days and nothing, in dictionaries and lists."""
    lines: list[str] = []
    _put(lines, data, "")
    return ("\n".join(lines) + "\n").encode()


def _put(lines: list[str], data: Mapping[str, Any], margin: str, first: str = "") -> None:
    """Add the entries of a mapping; the first of a list's stands behind the dash."""
    lead = first or margin
    for key, value in data.items():
        if value and isinstance(value, dict):
            lines.append(f"{lead}{key}:")
            _put(lines, value, f"{margin}  ")
        elif value and isinstance(value, list):
            lines.append(f"{lead}{key}:")
            _put_rows(lines, value, f"{margin}  ")
        else:
            lines.append(f"{lead}{key}: {_scalar(value)}")
        lead = margin


def _put_rows(lines: list[str], values: list[Any], margin: str) -> None:
    for value in values:
        if isinstance(value, dict) and value:
            _put(lines, value, f"{margin}  ", f"{margin}- ")
        else:
            lines.append(f"{margin}- {_scalar(value)}")


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, int | date):
        return str(value)
    return "{}" if isinstance(value, dict) else "[]"


@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and not _NO_TEXT.fullmatch(text)
    return text if plain else _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
