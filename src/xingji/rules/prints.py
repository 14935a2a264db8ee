"""Fingerprints of what an enterprise hands in, by which copies show: digests only, never a text.

A row of them is one text of tokens, a blank between two: twelve hexadecimal digits, then where it stands: the practice,
`commitment`, or the number of a response from 0. Answers are plain values here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from xingji.model.verification import Rectification

WIDTH = 12
"""Digits of a print: of a file the first of its SHA-256; of a sentence its CRC-32 and its length, which are quick, and
enough where it takes many in common to make a finding."""
SHORTEST = 36
"""Bytes in UTF-8, twelve Chinese characters, from which a sentence says something of its own; what is shorter
(“工控设备台账”) everybody writes."""
_BREAKS = "。！？；"
_MARKS = "，、：“”（）"
_ASCII = bytes(range(1, 128))
_KEPT = bytes(ord(chr(code).lower()) if chr(code).isalpha() else ord("\n") for code in _ASCII)
_TABLE = bytes.maketrans(_ASCII, _KEPT)
_DROPPED = bytes(code for code in _ASCII if not chr(code).isalpha() and chr(code) not in "!?;\n")


class Prints(NamedTuple):
    """Rows of the sentences of notes and reasons and the titles of evidence, and of the files of evidence."""

    texts: str
    proofs: str


def prints_of(answers: Mapping[str, Any], detailed: Iterable[str], commitment: str) -> Prints:
    """Of those answers that are `detailed`, and of the scanned commitment ("" for none), in one pass: all are many."""
    told: list[str] = []
    proofs: dict[str, str] = {}
    for practice in detailed:
        given = answers[practice]
        texts = [given.get("note") or "", given.get("reason") or ""]
        for piece in given.get("evidence") or ():
            texts.append(piece["title"])
            if digest := piece.get("sha256"):
                proofs.setdefault(digest[:WIDTH], practice)
        told.append("\n".join(texts))
    if commitment:
        proofs.setdefault(commitment[:WIDTH], "commitment")
    return Prints(_row(_sentences(detailed, told)), _row(proofs))


def rectified_proofs_of(document: Rectification) -> str:
    """Of the files of evidence."""
    responses = enumerate(document.responses)
    return _row({p.sha256[:WIDTH]: str(n) for n, response in responses for p in response.evidence if p.sha256})


def places_of(row: str) -> dict[str, str]:
    """Print → where it stands."""
    return {token[:WIDTH]: token[WIDTH:] for token in row.split()}


def _sentences(places: Iterable[str], texts: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, letters in zip(places, _letters(texts).split(b"\0"), strict=False):
        for sentence in letters.split(b"\n"):
            if len(sentence) >= SHORTEST:
                found.setdefault(f"{crc32(sentence):08x}{len(sentence):04x}", place)
    return found


def _letters(texts: Iterable[str]) -> bytes:
    """All texts at once, which is quick: a NUL between two, a line for each sentence, without digits and marks."""
    whole = "\0".join(texts)
    for mark in _BREAKS:
        whole = whole.replace(mark, "\n")
    for mark in _MARKS:
        whole = whole.replace(mark, "")
    return whole.encode().translate(_TABLE, _DROPPED)


def _row(found: Mapping[str, str]) -> str:
    return " ".join([mark + place for mark, place in found.items()])
