"""Bytes to text: encoding, size, line ends and characters that are not allowed in a submission."""

from __future__ import annotations

import re
from bisect import bisect_right

from xingji.model.finding import Fault, at_most

MAX_BYTES = 256 * 1024
"""Largest file that is parsed at all."""

_FORBIDDEN = re.compile(
    "(?P<control>[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff])"
    "|(?P<bidi>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    "|(?P<hidden>[\u00ad\u180e\u200b-\u200d\u2060-\u2064\u115f\u1160\u3164\uffa0\ufeff\U000e0000-\U000e007f])"
)
FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters that show nothing; to Unicode they are printable."""
_CODES = {"control": "XJ103", "bidi": "XJ104", "hidden": "XJ105"}


class Lines:
    """Where the lines of a text begin, so that any number of places costs one pass; all line ends are LF."""

    def __init__(self, text: str) -> None:
        self._begins = [0, *(end.end() for end in re.finditer("\n", text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character."""
        line = bisect_right(self._begins, offset)
        return line, offset - self._begins[line - 1] + 1


def decode(source: bytes) -> tuple[str, list[Fault]]:
    """Text with LF at line ends, without byte-order mark; empty where there are faults, which forbid parsing it."""
    if len(source) > MAX_BYTES:
        return "", [Fault("XJ101", values={"size": str(len(source)), "limit": str(MAX_BYTES)}, line=1, column=1)]
    try:
        text = with_lf(source.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        return "", [_not_utf8(source, error.start)]
    if is_shown(text.replace("\n", "")):
        return text, []
    lines = Lines(text)
    faults = at_most(_forbidden(match, *lines.position(match.start())) for match in _FORBIDDEN.finditer(text))
    return ("" if faults else text), faults


def with_lf(text: str) -> str:
    """YAML and Excel take CR for a line end too; everything behind this sees one kind."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_utf8(source: bytes, offset: int) -> Fault:
    before = with_lf(source[:offset].decode("utf-8").removeprefix("\ufeff"))
    line, column = Lines(before).position(len(before))
    return Fault("XJ102", values={"byte": f"0x{source[offset]:02X}"}, line=line, column=column)


def is_shown(text: str) -> bool:
    """Whether every character of a text is seen as one; if so, none is forbidden."""
    return text.isprintable() and not any(filler in text for filler in FILLERS)


def escaped(value: str, line: int, column: int) -> list[Fault]:
    """The forbidden characters that a quoted scalar brings in as escapes, each once; all line ends are LF here."""
    found = {match.group(): match for match in _FORBIDDEN.finditer(value)}
    return [_forbidden(match, line, column) for match in found.values()]


def _forbidden(match: re.Match[str], line: int, column: int) -> Fault:
    name = f"U+{ord(match.group()):04X}"
    return Fault(_CODES[str(match.lastgroup)], values={"character": name}, line=line, column=column)
