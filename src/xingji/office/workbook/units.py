"""Documents in the pieces that a workbook holds: a unit is what one row (or one table) says, as plain texts.

Works on the plain data of the reader, so that a draft with blanks can be exported too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.shape import Slot
from xingji.office.workbook.values import plain_text

Unit = tuple[str, ...]
"""One text per slot, "" where nothing is said."""
Data = dict[str, Any]


class MisshapenError(ValueError):
    """A document is not built as its kind is; `xingji check` says where."""


def digest(unit: Sequence[str]) -> str:
    """What a workbook remembers of a unit, to tell later whether somebody changed it."""
    return hashlib.sha256("\x1f".join(unit).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def mapping(value: Any) -> Data:
    """A mapping, empty for nothing. Raises MisshapenError."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise MisshapenError
    return value


def rows(value: Any) -> list[Data]:
    """A list of mappings, empty for nothing. Raises MisshapenError."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise MisshapenError
    return [mapping(row) for row in value]


def _word(value: Any) -> str:
    if isinstance(value, dict | list):
        raise MisshapenError
    return "" if value is None else plain_text(str(value))


def field_text(data: Data, slot: Slot) -> str:
    """The text of one field of a form or of one cell of a table's row."""
    if slot.form == "stars":
        stars = rows(data.get(slot.key))
        return "\n".join(f"{_word(s.get('track'))} {_word(s.get('level'))} {_word(s.get('year'))}" for s in stars)
    *groups, last = slot.key.split(".")
    for group in groups:
        data = mapping(data.get(group))
    return _word(data.get(last))


def with_field(data: Data, slot: Slot, text: str) -> None:
    """Put the text of a field into a document; an empty one leaves it, as far as it is there, without a value."""
    *groups, last = slot.key.split(".")
    if slot.form == "stars":
        stars = [line.split(" ") for line in text.split("\n") if line]
        data[last] = [dict(zip(("track", "level", "year"), star, strict=True)) for star in stars]
        return
    above = data
    for group in groups:
        above, data = data, mapping(data.get(group))
        if text or data:
            above[group] = data
    if text:
        data[last] = text
    else:
        data.pop(last, None)
        if groups and not data:
            above.pop(groups[-1], None)


def answer_unit(value: Any) -> Unit:
    """Degree, note, reason, and the evidence in three columns of lines."""
    if not isinstance(value, dict):
        return (_word(value), "", "", "", "", "")
    evidence = rows(value.get("evidence"))
    columns = [[_word(piece.get(key)) for piece in evidence] for key in ("title", "page", "sha256")]
    lines = ["\n".join(column) if any(column) else "" for column in columns]
    return (*(_word(value.get(key)) for key in ("degree", "note", "reason")), *lines)


def answer_value(unit: Unit) -> str | Data:
    """The answer that a unit is, in the short form where that says all. Raises UnfitError."""
    degree, note, reason, *lines = unit
    titles, pages, hashes = (column.split("\n") if column else [] for column in lines)
    if (pages or hashes) and not all(titles):
        raise UnfitError("XJ731", titles=len(titles), pages=len(pages), hashes=len(hashes))
    titles = [title for title in titles if title]
    if max(len(pages), len(hashes)) > len(titles):
        raise UnfitError("XJ731", titles=len(titles), pages=len(pages), hashes=len(hashes))
    if not (note or reason or titles):
        return degree
    answer: Data = {"degree": degree}
    answer |= {key: text for key, text in (("note", note), ("reason", reason)) if text}
    if titles:
        answer["evidence"] = [_piece(number, titles, pages, hashes) for number in range(len(titles))]
    return answer


def _piece(number: int, titles: list[str], pages: list[str], hashes: list[str]) -> Data:
    piece = {"title": titles[number]}
    if number < len(pages) and pages[number]:
        piece["page"] = pages[number]
    if number < len(hashes) and hashes[number]:
        piece["sha256"] = hashes[number]
    return piece


_VERDICT = ("verdict", "to", "page", "comment")


def verdict_unit(value: Any) -> Unit:
    """Verdict, degree it is lowered to, page, comment."""
    if not isinstance(value, dict):
        return (_word(value), "", "", "")
    return tuple(_word(value.get(key)) for key in _VERDICT)


def verdict_value(unit: Unit) -> str | Data:
    """The verdict that a unit is, in the short form where that says all."""
    if unit[0] == "confirmed" and not any(unit[1:]):
        return unit[0]
    return {key: text for key, text in zip(_VERDICT, unit, strict=True) if text}


MATRIX_UNITS: dict[str, tuple[Callable[[Any], Unit], Callable[[Unit], str | Data]]] = {
    "self-assessment": (answer_unit, answer_value),
    "verification": (verdict_unit, verdict_value),
}
"""Kind of workbook → how one entry of its mapping becomes a unit, and back."""


def table_unit(value: Any, slots: Sequence[Slot]) -> Unit:
    """A whole table as one unit, row after row."""
    return tuple(field_text(row, slot) for row in rows(value) for slot in slots)


def table_value(unit: Unit, slots: Sequence[Slot], before: Any) -> list[Data]:
    """The rows that a unit is; what the first column names keeps its other fields."""
    known = {_word(row.get(slots[0].key)): row for row in rows(before)}
    found = []
    for start in range(0, len(unit), len(slots)):
        cells = unit[start : start + len(slots)]
        row = {key: dict(value) if isinstance(value, dict) else value for key, value in known.get(cells[0], {}).items()}
        for slot, text in zip(slots, cells, strict=True):
            with_field(row, slot, text)
        found.append(row)
    return found
