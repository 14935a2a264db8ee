"""The top of a document without reading all of it: its keys, its short values, one of its lists.

A hundred thousand documents have to be asked whose they are, and reading each whole would take minutes. What is not
plain enough to be sure of is declined, and read whole by the one reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from xingji.model.value import Data, Value
from xingji.store import yaml_fast
from xingji.store.reader import parse

_TOP = re.compile(r"^(?![ #\n])(?:([a-z][a-z_]{0,39}):(?=[ \n]|\Z)|(.))", re.MULTILINE)
_UNSURE = re.compile(
    r"""(?:[:?-][ ]+|^[ ]*)(?=[!&*"'\[{])"""
    r"""(?!(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\[[^\[\]{}"'\n]*\]|\{[^\[\]{}"'\n]*\})[ ]*(?:[ ]\#.*)?$)""",
    re.MULTILINE,
)
"""A quoted text or a flow collection that does not end on its line, so that a line further down may lie in it."""
_SCALAR = re.compile(r"[ ]+([A-Za-z0-9\u4e00-\u9fff][^\n\t:#\"'\\]*?)?[ ]*\n?(?:[ ]*(?:#[^\n]*)?\n)*")


class Top:
    """A document's keys with what stands behind them; `data` once it had to be read whole."""

    def __init__(self, text: str, sections: Mapping[str, str], data: Data | None = None) -> None:
        self._text = text
        self._sections = sections
        self._data = data

    def word(self, key: str) -> str:
        """A short value, "" where there is none or something else."""
        if self._data is None:
            if key not in self._sections:
                return ""
            if plain := _SCALAR.fullmatch(self._sections[key]):
                return "" if plain[1] in (None, "null") else plain[1]
        value = self._whole().get(key)
        return value if isinstance(value, str) else ""

    def rows(self, key: str) -> list[Data]:
        """The mappings of a list."""
        if self._data is None and key not in self._sections:
            return []
        part = yaml_fast.build(f"{key}:{self._sections[key]}") if self._data is None else None
        found = (part or self._whole()).get(key)
        return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []

    def _whole(self) -> Data:
        if self._data is None:
            self._data = parse(self._text.encode()).data or {}
        return self._data


def top_of(content: bytes) -> Top | None:
    """The top of a document; None where it cannot be read."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    sections = _sections(text)
    if sections is not None:
        return Top(text, sections)
    parsed = parse(content)
    return None if parsed.faults or parsed.data is None else Top(parsed.text, {}, parsed.data)


def _sections(text: str) -> dict[str, str] | None:
    """Text behind each key of a plain document, up to the next; None where that cannot be told from lines."""
    if "\r" in text or "\t" in text or _UNSURE.search(text):
        return None
    found = list(_TOP.finditer(text))
    if not found or any(match[2] for match in found):
        return None
    ends = [*(match.start() for match in found[1:]), len(text)]
    sections = {match[1]: text[match.end() : end] for match, end in zip(found, ends, strict=True)}
    return sections if len(sections) == len(found) else None


def strings(row: Mapping[str, Value], *keys: str) -> tuple[str, ...]:
    """The values of a row that are texts, "" for others."""
    values = (row.get(key) for key in keys)
    return tuple(value if isinstance(value, str) else "" for value in values)
