"""Bytes to text: encoding, size and characters that are not allowed in a submission."""

from __future__ import annotations

import re

from xingji.model.finding import Fault

MAX_BYTES = 256 * 1024
"""Largest file that is parsed at all."""

_FORBIDDEN = re.compile(
    "(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff])"
    "|(?P<bidi>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])"
    "|(?P<hidden>[\u00ad\u180e\u200b-\u200d\u2060-\u2064\u115f\u1160\u3164\uffa0\ufeff\U000e0000-\U000e007f])"
)
FILLERS = "\u115f\u1160\u3164\uffa0"
"""Letters that show nothing; to Unicode they are printable."""
_CODES = {"control": "XJ103", "bidi": "XJ104", "hidden": "XJ105"}
_LINE_END = re.compile("\r\n?|\n")


def decode(source: bytes) -> tuple[str, list[Fault]]:
    """Text without byte-order mark, and the faults that forbid parsing it (the text is empty then)."""
    if len(source) > MAX_BYTES:
        return "", [Fault("XJ101", values={"size": str(len(source)), "limit": str(MAX_BYTES)}, line=1, column=1)]
    try:
        text = source.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return "", [_not_utf8(source, error.start)]
    if text.replace("\n", "").isprintable() and not any(filler in text for filler in FILLERS):
        return text, []
    faults = [_forbidden(text, match) for match in _FORBIDDEN.finditer(text)]
    return ("" if faults else text), faults


def _not_utf8(source: bytes, offset: int) -> Fault:
    before = source[:offset].decode("utf-8").removeprefix("\ufeff")
    line, column = position(before, len(before))
    return Fault("XJ102", values={"byte": f"0x{source[offset]:02X}"}, line=line, column=column)


def _forbidden(text: str, match: re.Match[str]) -> Fault:
    line, column = position(text, match.start())
    name = f"U+{ord(match.group()):04X}"
    return Fault(_CODES[str(match.lastgroup)], values={"character": name}, line=line, column=column)


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a character in text with any kind of line end."""
    line, start = 1, 0
    for end in _LINE_END.finditer(text, 0, offset):
        line, start = line + 1, end.end()
    return line, offset - start + 1
