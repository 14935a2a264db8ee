"""Texts as scalars of YAML on one line, written as people would who know what YAML makes of them."""

from __future__ import annotations

import re

from xingji.store.text import FILLERS

_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff《“（](?:[^\n\t:#]*[^\n\t:#\s])?")
"""Texts that stand plain in the sample data too; the quick reader takes them without libyaml."""
_WORDS = frozenset({"null", "yes", "no", "on", "off", "y", "n"})
"""What YAML 1.1 reads as something else than a text; `true` and `false` are meant as such here."""


def scalar(text: str) -> str:
    """A text plain where it cannot be misread, else in quotes."""
    return text if _PLAIN.fullmatch(text) and _is_harmless(text) else quoted(text)


def _is_harmless(text: str) -> bool:
    return text.lower() not in _WORDS and all(map(_is_shown, text))


def quoted(text: str) -> str:
    """A text in double quotes; what shows nothing becomes an escape, by which the reader can name it."""
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char == "\n":
        return "\\n"
    if _is_shown(char):
        return char
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"


def _is_shown(char: str) -> bool:
    return char.isprintable() and char not in FILLERS
