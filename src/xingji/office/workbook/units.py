"""Documents in the pieces that a workbook holds: a unit is the content of one row (or one table), as plain texts.

Works on the plain data of the reader, so that a draft with blanks can be exported too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from xingji.model.pages import PagesError, canonical_pages
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.shape import Slot
from xingji.office.workbook.values import pages_of, plain_text

Unit = tuple[str, ...]
"""One text per slot, "" where nothing is said."""
Data = dict[str, Any]


class UnitKey(NamedTuple):
    """Kind of document, and what of it: a practice, the key of a form's slot, or the key of a list."""

    document: str
    name: str

    @property
    def mark(self) -> str:
        """The mark under which a workbook remembers what the unit said when it was made."""
        return f"was {self.document} {self.name}"


class AnswerUnit(NamedTuple):
    """An answer, its evidence in three columns of lines."""

    degree: str
    note: str = ""
    reason: str = ""
    titles: str = ""
    pages: str = ""
    hashes: str = ""


class VerdictUnit(NamedTuple):
    """A verdict, and the degree that it lowers an answer to."""

    verdict: str
    to: str = ""
    page: str = ""
    comment: str = ""


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


def answer_unit(value: Any) -> AnswerUnit:
    """The unit of an answer in either form."""
    if not isinstance(value, dict):
        return AnswerUnit(_word(value))
    evidence = rows(value.get("evidence"))
    columns = [[_word(piece.get(key)) for piece in evidence] for key in ("title", "page", "sha256")]
    columns[1] = list(map(_kept_pages, columns[1]))
    titles, pages, hashes = ("\n".join(column) if any(column) else "" for column in columns)
    degree, note, reason = (_word(value.get(key)) for key in ("degree", "note", "reason"))
    return AnswerUnit(degree, note, reason, titles, pages, hashes)


def _kept_pages(text: str) -> str:
    """Pages as the model keeps them, whatever their form in the document; what it refuses as it is."""
    try:
        return canonical_pages(text)
    except PagesError:
        return text


def with_one_piece(unit: Unit) -> Unit:
    """Lines of pages beside a single piece of evidence are pages of that piece. Raises UnfitError."""
    said = AnswerUnit(*unit)
    if not said.titles or "\n" in said.titles + said.hashes or "\n" not in said.pages.strip("\n"):
        return unit
    return said._replace(pages=pages_of("、".join(line for line in said.pages.split("\n") if line)))


def answer_value(unit: Unit) -> str | Data:
    """The answer that a unit is, in the short form where that says all. Raises UnfitError."""
    said = AnswerUnit(*unit)
    titles, pages, hashes = (column.split("\n") if column else [] for column in (said.titles, said.pages, said.hashes))
    if (pages or hashes) and not all(titles):
        raise UnfitError("XJ731", titles=len(titles), pages=len(pages), hashes=len(hashes))
    titles = [title for title in titles if title]
    if max(len(pages), len(hashes)) > len(titles):
        raise UnfitError("XJ731", titles=len(titles), pages=len(pages), hashes=len(hashes))
    if not (said.note or said.reason or titles):
        return said.degree
    answer: Data = {"degree": said.degree}
    answer |= {key: text for key, text in (("note", said.note), ("reason", said.reason)) if text}
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


def verdict_unit(value: Any) -> VerdictUnit:
    """The unit of a verdict in either form."""
    if not isinstance(value, dict):
        return VerdictUnit(_word(value))
    said = VerdictUnit(*(_word(value.get(key)) for key in VerdictUnit._fields))
    return said._replace(page=_kept_pages(said.page))


def verdict_value(unit: Unit) -> str | Data:
    """The verdict that a unit is, in the short form where that says all."""
    said = VerdictUnit(*unit)
    if said == VerdictUnit("confirmed"):
        return said.verdict
    return {key: text for key, text in said._asdict().items() if text}


class Entries(NamedTuple):
    """How one entry of a mapping by practice becomes a unit, and back.

    `unread` stands in a trial for a decisive word that cannot be read, so that the entry counts as one.
    """

    unit: Callable[[Any], Unit]
    value: Callable[[Unit], str | Data]
    unread: str


ENTRIES = {
    "self-assessment": Entries(answer_unit, answer_value, "unmet"),
    "verification": Entries(verdict_unit, verdict_value, "confirmed"),
}
"""By kind of workbook."""


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
