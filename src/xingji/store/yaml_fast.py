"""The quick reader: plain block YAML by one regular expression; everything else is left to `events`.

Answers of a self-assessment are hundreds of lines `PA01.1.1: met`; driving libyaml's events from Python costs several
times as much for them. Whatever this reader accepts it reads as `events` does (a property test holds the two together);
whatever it does not recognise, and every text with a fault, it declines.
"""

from __future__ import annotations

import re

from xingji.model.finding import Steps
from xingji.model.value import Data, Value

MAX_ROWS = 3_300
MAX_INDENT = 8
"""Both stay well inside the full reader's limits on nodes and depth, so that only it has to report them."""

_SCALAR = r"""[A-Za-z0-9\u4e00-\u9fff《“（](?:[^\n\t:#]*[^\n\t:# ])?|"[^"\\\n\t]*"|'[^'\n\t]*'"""
_ROW = re.compile(
    rf"""^(?:
        (?P<indent>[ ]*+) (?P<dash>-[ ])?
        (?: (?P<key>[A-Za-z0-9][A-Za-z0-9_.-]{{0,99}}+): (?:[ ]++(?P<value>[a-z_]++(?=\n)|{_SCALAR}))?
          | (?P<bare>{_SCALAR}) )
        (?:[ ]+\#[^\n]*|[ ]*)
      | [ ]*(?:\#[^\n]*)?
      | (?P<other>[^\n]+)
    )$""",
    re.MULTILINE | re.VERBOSE,
)
_Row = tuple[str, str, str, str, str, str]
"""The groups of a row in their order; all are "" for a blank line or a comment."""

_ANSWERS = re.compile(r"^answers:[ ]*\n", re.MULTILINE)
_NEXT_KEY = re.compile(r"^[^ #\n-]", re.MULTILINE)
_SHORT = re.compile(r"^  ([A-Za-z0-9][A-Za-z0-9_.-]{0,99}+): ([a-z_]+)\n(?=(?:  )?[^ #\n-]|\Z)", re.MULTILINE)
"""A short answer whose next line begins a sibling or something further out, so that taking it away changes nothing."""
_AT_TWO = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*(?:  [^ #\n]|\Z)")


def build(text: str) -> Data | None:
    """Values of a plain block document whose top is a mapping, or None when the text is not plain enough.

    The short answers of a self-assessment are taken out first, all at once, and put in last: nine of ten lines are
    such answers.
    """
    found = _ANSWERS.search(text)
    if found is None:
        return _build(text)
    end = _NEXT_KEY.search(text, found.end())
    stop = end.start() if end else len(text)
    parts = _SHORT.split(text[found.end() : stop])
    rest, keys = "".join(parts[0::3]), parts[1::3]
    if not keys or not _AT_TWO.match(rest):
        return _build(text)
    data = _build(text[: found.end()] + rest + text[stop:])
    return _with_answers(data, dict(zip(keys, parts[2::3], strict=True)), len(keys)) if data else None


def _with_answers(data: Data, short: dict[str, str], count: int) -> Data | None:
    others = data["answers"] or {}
    if not isinstance(others, dict) or len(short) < count or short.keys() & others.keys() or "null" in short.values():
        return None
    data["answers"] = {**short, **others}
    return data if count <= MAX_ROWS else None


def _build(text: str) -> Data | None:
    found: list[_Row] = _ROW.findall(text)
    rows = [row for row in found for _, _, key, _, bare, other in (row,) if key or bare or other]
    if not rows or len(rows) > MAX_ROWS or "\r" in text:
        return None
    indent, dash, *_ = rows[0]
    if indent or dash:
        return None
    block = _Block(rows)
    try:
        data = block.mapping(0)
    except _NotPlainError:
        return None
    return data if block.at == len(rows) else None


def locate(text: str, at: Steps, *, on_key: bool) -> tuple[int, int] | None:
    """Line and column of a key, or of the scalar behind it, in a text that `build` accepted.

    Knows ways through mappings only; None for any other, and for a value that is a block of its own.
    """
    begin, end, blanks = 0, len(text), ""
    match = None
    for step in at:
        if match is not None:
            begin, end, blanks = _inside(text, match.end(), end, blanks)
        row = re.compile(rf"^({blanks})({re.escape(str(step))}):(?:[ ]+(?=[^\n# ]))?", re.MULTILINE)
        match = row.search(text, begin, end) if isinstance(step, str) else None
        if match is None:
            return None
    if match is None or (not on_key and match.end() == match.end(2) + 1):
        return None
    offset = match.start(2) if on_key else match.end()
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _inside(text: str, begin: int, end: int, blanks: str) -> tuple[int, int, str]:
    """Begin, end and margin of the block below a key whose own margin is `blanks`."""
    below = re.compile(rf"^{blanks}(?![ #\n-])", re.MULTILINE).search(text, text.find("\n", begin) + 1 or end, end)
    end = below.start() if below else end
    inner = re.compile(r"^([ ]+)(?=[^ #\n])", re.MULTILINE).search(text, begin, end)
    return begin, end, inner[1] if inner else blanks


class _NotPlainError(Exception):
    """The text is either faulty or uses more of YAML than rows can show."""


class _Block:
    """Rows and how far they are read."""

    def __init__(self, rows: list[_Row]) -> None:
        self.rows = rows
        self.at = 0

    def mapping(self, indent: int) -> Data:
        if indent > MAX_INDENT:
            raise _NotPlainError
        found: Data = {}
        rows, margin = self.rows, " " * indent
        while self.at < len(rows):
            blanks, dash, key, value, _, _ = rows[self.at]
            if blanks != margin or dash or not key or key in found:
                if len(blanks) < indent:
                    break
                raise _NotPlainError
            self.at += 1
            if not value:
                found[key] = self._nested(indent)
            elif value[0] in "\"'":
                found[key] = value[1:-1]
            else:
                found[key] = None if value == "null" else value
        return found

    def _nested(self, indent: int) -> Value:
        if self.at == len(self.rows):
            return None
        blanks, dash, *_ = self.rows[self.at]
        if dash and len(blanks) >= indent:
            return self._sequence(len(blanks))
        return self.mapping(len(blanks)) if len(blanks) > indent else None

    def _sequence(self, indent: int) -> list[Value]:
        found: list[Value] = []
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
