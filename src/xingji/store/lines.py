"""The quick reader: plain block YAML by one regular expression; everything else is left to `events`.

Answers of a self-assessment are hundreds of lines `PA01.1.1: met`; driving libyaml's events from Python costs several
times as much for them. Whatever this reader accepts it reads as `events` does (a property test holds the two together);
whatever it does not recognise, and every text with a fault, it declines.
"""

from __future__ import annotations

import re
from typing import Any

MAX_ROWS = 9_000
MAX_INDENT = 8
"""Both stay well inside the full reader's limits on nodes and depth, so that only it has to report them."""

_SCALAR = r"""[A-Za-z0-9\u4e00-\u9fff《“（](?:[^\n\t:#]*[^\n\t:# ])?|"[^"\\\n\t]*"|'[^'\n\t]*'"""
_ROW = re.compile(
    r"^(?:[ ]*(?:\#[^\n]*)?"
    rf"|([ ]*)(-[ ])?(?:([A-Za-z0-9][A-Za-z0-9_.-]{{0,99}}):(?:[ ]+({_SCALAR}))?|({_SCALAR}))(?:[ ]+\#[^\n]*|[ ]*)"
    r"|([^\n]+))$",
    re.MULTILINE | re.VERBOSE,
)


def build(text: str) -> dict[str, Any] | None:
    """Values of a plain block document whose top is a mapping, or None when the text is not plain enough."""
    text = text.replace("\r\n", "\n")
    rows = [row for row in _ROW.findall(text) if row[2] or row[4] or row[5]]
    if not rows or len(rows) > MAX_ROWS or "\r" in text or rows[0][0] or rows[0][1]:
        return None
    block = _Block(rows)
    try:
        data = block.mapping(0)
    except _NotPlainError:
        return None
    return data if block.at == len(rows) else None


class _NotPlainError(Exception):
    """The text is either faulty or uses more of YAML than rows can show."""


class _Block:
    """Rows (indent, dash, key, value, bare scalar, anything else) and how far they are read."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        self.rows = rows
        self.at = 0

    def mapping(self, indent: int) -> dict[str, Any]:
        if indent > MAX_INDENT:
            raise _NotPlainError
        found: dict[str, Any] = {}
        rows = self.rows
        while self.at < len(rows):
            blanks, dash, key, value, _, _ = rows[self.at]
            if len(blanks) < indent:
                break
            if len(blanks) > indent or dash or not key or key in found:
                raise _NotPlainError
            self.at += 1
            found[key] = _scalar(value) if value else self._nested(indent)
        return found

    def _nested(self, indent: int) -> Any:
        if self.at == len(self.rows):
            return None
        blanks, dash = self.rows[self.at][:2]
        if dash and len(blanks) >= indent:
            return self._sequence(len(blanks))
        return self.mapping(len(blanks)) if len(blanks) > indent else None

    def _sequence(self, indent: int) -> list[Any]:
        found: list[Any] = []
        while self.at < len(self.rows):
            blanks, dash, key, value, bare, _ = self.rows[self.at]
            if len(blanks) != indent or not dash:
                break
            if key:
                self.rows[self.at] = (" " * (indent + 2), "", key, value, "", "")
                found.append(self.mapping(indent + 2))
            elif bare:
                found.append(_scalar(bare))
                self.at += 1
            else:
                raise _NotPlainError
        return found


def _scalar(text: str) -> str | None:
    if text[0] in "\"'":
        return text[1:-1]
    return None if text == "null" else text
