"""Documents that keep within the limit of size and are made to cost time, each of any length."""

from __future__ import annotations

from collections.abc import Callable

HEAD = "guideline: ics-2023\nagency: sample-nj-01\nassessed_on: 2023-07-12\n"
NOTE = f"{HEAD}answers:\n  PA01.1.1:\n    degree: met\n    note: "


def _fill(before: str, piece: str, size: int, after: str = "\n") -> str:
    """`piece` as often as it fits; `{n}` in it is its number."""
    numbered = "{n}" in piece
    each = len(piece.encode()) + (2 if numbered else 0)
    times = max((size - len(before.encode()) - len(after.encode())) // each, 1)
    return before + ("".join(piece.format(n=f"{n:05d}") for n in range(times)) if numbered else piece * times) + after


def _shape(before: str, piece: str, after: str = "\n") -> Callable[[int], str]:
    return lambda size: _fill(before, piece, size, after)


_EVIDENCE = f"{HEAD}answers:\n  PA01.1.1:\n    degree: met\n    evidence:\n"

SHAPES: dict[str, Callable[[int], str]] = {
    "control characters, one a line": _shape("", "\x01\n"),
    "control characters, one line": _shape("", "\x01"),
    "NUL, one line": _shape("", "\0"),
    "zero width, one line": _shape("", "\u200b"),
    "byte-order marks behind the first": _shape("a: b", "\ufeff"),
    "escapes, one scalar": _shape('note: "', "\\u200b", '"\n'),
    "escapes, one a line": _shape("", 'k{n}: "\\e"\n'),
    "digits": _shape(NOTE, "1"),
    "digits 138": _shape(NOTE, "138"),
    "birthdays": _shape(NOTE, "19900101"),
    "digits with blanks": _shape(NOTE, "1 ", "1\n"),
    "digits with hyphens": _shape(NOTE, "12-"),
    "letters, at, digits": lambda size: _fill(NOTE, "a", size // 2, "@") + "1" * (size // 2 - 1) + "\n",
    "at signs": _shape(NOTE, "a@"),
    "domains": _shape(NOTE + "a@", "a."),
    "dots and digits": _shape(NOTE, "1."),
    "addresses": _shape(NOTE, "10.0.0.1."),
    "addresses apart": _shape(NOTE, "10.0.0.1 "),
    "phones": _shape(NOTE, "13800000000 "),
    "phones, one a line of a block": _shape(NOTE + "|\n", "      13800000000\n"),
    "identity numbers": _shape(NOTE, "110101199003070000 "),
    "brackets": _shape(NOTE + "x", "((0"),
    "comments with phones": _shape(HEAD, "# 13800000000\n"),
    "comments with mails": _shape(HEAD, "#a@\n"),
    "hashes": _shape(HEAD + "#", " #"),
    "cut notes": _shape(_EVIDENCE, "      - title: 在 #1机组\n"),
    "phones in titles": _shape(_EVIDENCE, "      - title: 13800000000\n"),
    "unknown answers": _shape(f"{HEAD}answers:\n", "  PA01.{n}: met\n"),
    "answers of no id": _shape(f"{HEAD}answers:\n", "  x{n}: met\n"),
    "unknown degrees": _shape(f"{HEAD}answers:\n", "  PA{n}: mets\n"),
    "long unknown degrees": _shape(f"{HEAD}answers:\n", "  PA{n}: " + "metsmostly" * 20 + "\n"),
    "one endless degree": _shape(f"{HEAD}answers:\n  PA01.1.1: ", "met"),
    "unknown fields": _shape(HEAD, "agenc{n}: x\n"),
    "unknown field, endless": _shape(HEAD, "agency", ": x\n"),
    "unknown fields of evidence": _shape(_EVIDENCE + "      - title: x\n", "        titl{n}: x\n"),
    "unknown fields, flow": _shape(HEAD + "answers: {", "a{n}: 1, ", "}\n"),
    "duplicate keys": _shape(HEAD, "a: 1\n"),
    "one list": _shape(HEAD + "x:\n", "  - y\n"),
    "one flow list": _shape(HEAD + "x: [", "y,", "]\n"),
    "one flow list over lines": _shape(HEAD + "x: [\n", " y,\n", "]\n"),
    "flow maps": _shape(HEAD + "x: [", "{},", "]\n"),
    "deep by indents": lambda size: "".join(" " * n + "a:\n" for n in range(int((2 * size) ** 0.5))),
    "deep by brackets": _shape("a: ", "["),
    "deep by dashes": _shape("", "- "),
    "question marks": _shape("", "? "),
    "blank lines": _shape(HEAD, "\n"),
    "lines of blanks": _shape(HEAD, "          \n"),
    "blanks, one line": _shape(HEAD, " "),
    "blanks behind a key": _shape(HEAD + "x:", " ", "y\n"),
    "blanks in a text": _shape(HEAD + "x: y", " ", "y\n"),
    "tabs": _shape(HEAD + "x: y", "\t", "y\n"),
    "carriage returns": _shape(HEAD, "\r"),
    "carriage returns for line ends": _shape("", "k{n}: v\r"),
    "mixed line ends": _shape("", "\r\n\r\n\n\r# 13800000000"),
    "anchors": _shape(HEAD, "k{n}: &a x\n"),
    "tags": _shape(HEAD, "k{n}: !a x\n"),
    "tag, endless": _shape(HEAD + "x: !", "a", " y\n"),
    "merge keys": _shape(HEAD, "<<: x\n"),
    "open quote": _shape(HEAD + 'x: "', "y\n"),
    "quotes in quotes": _shape(HEAD + "x: '", "''", "'\n"),
    "block text": _shape(NOTE + "|\n", "      #1 x\n"),
    "plain text over lines": _shape(NOTE + "x\n", "      x\n"),
    "plain texts over lines, cut": _shape(HEAD, "k{n}: a\n  b #c\n"),
    "conflict markers": _shape("", "<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b\n"),
    "opened conflicts": _shape("", "<<<<<<< a\n"),
    "equal signs": _shape(HEAD, "=======\n"),
    "full-width colons": _shape("", "字段：值\n"),
    "full-width colons, one line": _shape("", "："),
    "full-width blanks": _shape("a:\n", "\u3000"),
    "no colons": _shape("", "x\n"),
    "documents": _shape("", "---\n"),
    "not UTF-8 at the end": lambda size: _fill("", "a\n", size),
}  # fmt: skip
