"""Plain block YAML as text: the small part of the language that submissions use, written without a library."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

SAMPLE_COMMENT = "# 示例数据，不代表任何真实企业"

_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff《“（](?:[^\n\t:#\"'\\]*[^\n\t:#\"'\\ ])?")
_NOT_TEXT = re.compile(
    r"[0-9][0-9_]*(\.[0-9_]*)?([eE][+-]?[0-9]+)?|0[xob][0-9a-fA-F]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
    r"|(?i:true|false|null|yes|no|on|off|y|n)"
)


def scalar(value: str | int | date | None) -> str:
    """One value as YAML; a text that some reader could take for another type is quoted."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    plain = _PLAIN.fullmatch(value) and not _NOT_TEXT.fullmatch(value)
    return value if plain else json.dumps(value, ensure_ascii=False)


def header(kind: str, depth: int) -> str:
    """The two comment lines above a document that lies `depth` folders below the root."""
    return f"# yaml-language-server: $schema={'../' * depth}schema/{kind}.schema.json\n{SAMPLE_COMMENT}\n"


def document(kind: str, depth: int, data: Mapping[str, Any]) -> str:
    """A whole file."""
    return header(kind, depth) + "\n".join(_mapping(data, 0)) + "\n"


def _mapping(data: Mapping[str, Any], indent: int) -> list[str]:
    lines: list[str] = []
    for key, value in data.items():
        lead = " " * indent + key + ":"
        if isinstance(value, Mapping | list) and value:
            lines += [lead, *_nested(value, indent + 2)]
        else:
            lines.append(f"{lead} {_empty_or_scalar(value)}")
    return lines


def _empty_or_scalar(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{}"
    return "[]" if isinstance(value, list) else scalar(value)


def _nested(value: Any, indent: int) -> list[str]:
    return _mapping(value, indent) if isinstance(value, Mapping) else _sequence(value, indent)


def _sequence(items: list[Any], indent: int) -> list[str]:
    lines: list[str] = []
    for item in items:
        if isinstance(item, Mapping):
            first, *rest = _mapping(item, indent + 2)
            lines += [f"{' ' * indent}- {first[indent + 2 :]}", *rest]
        else:
            lines.append(f"{' ' * indent}- {scalar(item)}")
    return lines
