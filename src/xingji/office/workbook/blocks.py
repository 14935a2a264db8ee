"""Values as lines of block YAML, laid out as the other documents are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from xingji.model.pages import is_canonical
from xingji.store.scalars import quoted, scalar

_NUMBERS = frozenset({"level", "year", "carried_from", "capacity", "target"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HASH = re.compile(r"(?=.*[a-df])[0-9a-f]{64}")


def document(head: str, values: Mapping[str, Any]) -> bytes:
    """A new document below comment lines."""
    return "".join([head, *(f"{line}\n" for key, value in values.items() for line in block(key, value, 0))]).encode()


def _value(key: str, text: str) -> str:
    """A text as the value of a key: of digits only those stand plain that are a number there."""
    if (key in _NUMBERS and text.isdigit()) or (key == "page" and is_canonical(text)):
        return text
    if _DAY.fullmatch(text) or _HASH.fullmatch(text) or (key in ("uscc", "dossier") and not text.isdigit()):
        return text
    return scalar(text)


def block(key: str, value: Any, indent: int) -> list[str]:
    """Lines of a key and its value."""
    start = f"{' ' * indent}{key}:"
    if value is None:
        return [start]
    if isinstance(value, str):
        return [f"{start} {_value(key, value)}"]
    if not value:
        return [f"{start} {'[]' if isinstance(value, list) else '{}'}"]
    if isinstance(value, Mapping):
        return [start, *(line for name, entry in value.items() for line in block(name, entry, indent + 2))]
    return [start, *(line for entry in value for line in item(entry, indent + 2))]


def item(entry: Any, indent: int) -> list[str]:
    """Lines of one entry of a list."""
    if isinstance(entry, str):
        return [f"{' ' * indent}- {quoted(entry)}"]
    lines = [line for name, value in entry.items() for line in block(name, value, indent + 2)]
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]
