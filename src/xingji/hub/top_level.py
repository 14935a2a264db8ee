"""The top of a document without reading all of it: its keys, its short values, one of its lists.

Tens of thousands of documents have to be asked whose they are, and reading each whole takes twenty times as long.
What is not plain enough to be sure of is declined, and read whole by the one reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from xingji.model.value import Data, Value
from xingji.store import yaml_fast
from xingji.store.reader import parse

_TOP = re.compile(r"\n(?:([a-z][a-z_]{0,39}):(?=[ \n]|\Z)|(?=[^ #\n]))")
_MARKS = "!&*\"'[{"
_CLOSED = re.compile(
    r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\[[^\[\]{}"'\n]*\]|\{[^\[\]{}"'\n]*\})[ ]*(?:[ ]\#.*)?$""", re.MULTILINE
)
"""A quoted text or a flow collection that ends on its line."""
_SCALAR = re.compile(
    r"[ ]+([A-Za-z0-9\u4e00-\u9fff](?:[^\n\t:#\"'\\]*[^\n\t:#\"'\\ ])?)?[ ]*+\n?(?:[ ]*+(?:#[^\n]*+)?\n)*+"
)


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
    if "\r" in text or "\t" in text or any(_may_go_on(text, at) for at in _marks(text)):
        return None
    text = f"\n{text}"
    found = list(_TOP.finditer(text))
    if not found or not all(match[1] for match in found):
        return None
    ends = [*(match.start() + 1 for match in found[1:]), len(text)]
    sections = {match[1]: text[match.end() : end] for match, end in zip(found, ends, strict=True)}
    return sections if len(sections) == len(found) else None


def _marks(text: str) -> Iterator[int]:
    """Where values of more than one line may begin; looking for one character after the other is much quicker."""
    for char in _MARKS:
        at = text.find(char)
        while at >= 0:
            yield at
            at = text.find(char, at + 1)


def _may_go_on(text: str, at: int) -> bool:
    """Whether a value begins here that may end on another line, so that what stands there is no key."""
    before = at
    while before and text[before - 1] == " ":
        before -= 1
    begins = not before or text[before - 1] == "\n" or (before < at and text[before - 1] in ":?-")
    return begins and not _CLOSED.match(text, at)


def strings(row: Mapping[str, Value], *keys: str) -> tuple[str, ...]:
    """The values of a row that are texts, "" for others."""
    values = (row.get(key) for key in keys)
    return tuple(value if isinstance(value, str) else "" for value in values)
