"""From a value of a document back to the cell of the workbook that holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from xingji.model.finding import Finding, Steps
from xingji.office.workbook.cells import Taken
from xingji.office.workbook.choices import CHOICES
from xingji.office.workbook.intake import Intake
from xingji.office.workbook.parts import MATRIX, PARTS, Part
from xingji.office.workbook.shape import TARGET, Slot
from xingji.office.workbook.sheets import At
from xingji.office.workbook.units import UnitKey
from xingji.office.workbook.values import Names
from xingji.store.reader import Parsed, parse


class Place(NamedTuple):
    """Where in the workbook a value of a document stands: its cell, what the row is about, heading and hint."""

    key: UnitKey
    at: At
    item: str
    heading: str
    hint: str


def locate(intake: Intake, document: str, steps: Iterable[str | int]) -> Place | None:
    """The cell of a value, None where the workbook does not hold it."""
    words = [str(step) for step in steps]
    if not words:
        return None
    if document == intake.opened.kind and document in MATRIX and words[0] == MATRIX[document].mapping and words[1:]:
        practice, *rest = words[1:]
        return _place(intake, UnitKey(document, practice), practice, _slot(rest))
    for part in PARTS[intake.opened.kind]:
        if part.document == document and (place := _in_part(intake, part, words)):
            return place
    if document == "agencies" and words[0] == TARGET.key:
        return _place(intake, UnitKey(document, TARGET.key), TARGET.heading)
    return None


def _in_part(intake: Intake, part: Part, words: list[str]) -> Place | None:
    if part.at:
        if part.at != words[0]:
            return None
        row = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
        return _place(intake, UnitKey(part.document, part.at), "", _slot(words[2:]), row)
    slots = _named(part.slots, ".".join(words)) or _named(part.slots, words[0])
    found = _place(intake, UnitKey(part.document, slots[0].key), slots[0].heading) if slots else None
    return found._replace(hint=slots[0].hint) if found else None


def place_of(intake: Intake, document: str, found: Finding, text: bytes) -> Place | None:
    """The cell that a finding of the check is about; `text` is the document that was checked."""
    if found.item[:1] != "P":
        # Findings count the entries of a list from 1.
        return locate(intake, document, [int(s) - 1 if s.isdigit() else s for s in found.item.split(".") if s])
    entry = MATRIX[document].mapping, found.item
    if found.code in _MISSING:
        return locate(intake, document, (*entry, _MISSING[found.code]))
    return locate(intake, document, _inside(_parsed(text), entry, (found.line, found.column)) or entry)


_MISSING = {"XJ324": "reason", "XJ360": "to", "XJ364": "comment"}
"""Rules that miss something in an entry → the slot that it is to be filled in at."""


_parsed = lru_cache(maxsize=2)(parse)
"""Of the document that the findings at hand are about."""


def _inside(parsed: Parsed, entry: tuple[str, str], mark: tuple[int, int]) -> Steps | None:
    """Findings name the practice alone: the way to the value in its entry that stands where the finding is."""
    data: Any = parsed.data
    for step in entry:
        data = data.get(step) if isinstance(data, dict) else None
    ways: list[Steps] = [(*entry, key) for key in data] if isinstance(data, dict) else []
    pieces = data.get("evidence") if isinstance(data, dict) else None
    for number, piece in enumerate(pieces) if isinstance(pieces, list) else ():
        ways += [(*entry, "evidence", number, key) for key in piece] if isinstance(piece, dict) else []
    marked = [way for way in ways if mark in (parsed.locate(way), parsed.locate(way, on_key=True))]
    return marked[-1] if marked else None


def in_words(values: Iterable[tuple[str, str]], heading: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Values of a sentence in the words of the sheets: the heading for a field, the choice for its code, and names
    beside the ids of agencies.
    """
    known = dict(values)
    agencies = names.get("agencies", {})
    if "known" in known:
        known["known"] = "、".join(f"{word} {agencies.get(word, '')}".strip() for word in known["known"].split("、"))
    if "field" in known:
        known |= {"field": heading or known.get("title") or known["field"], "title": ""}
    return tuple((name, _LABELS.get(text, text)) for name, text in known.items())


_LABELS = {code: word for name, choices in CHOICES.items() if name != "flag" for code, word in choices.items()}
_EVIDENCE = {"title": "titles", "page": "pages", "sha256": "hashes"}


def _slot(words: Sequence[str]) -> str:
    """Key of the slot that the rest of a way leads to."""
    return _EVIDENCE.get(words[-1], "titles") if words and words[0] == "evidence" else ".".join(words)


def _named(slots: Sequence[Slot], key: str) -> list[Slot]:
    """The slot of a value, or those of a group of values."""
    return [slot for slot in slots if key and (slot.key == key or slot.key.startswith(f"{key}."))]


def _place(intake: Intake, key: UnitKey, item: str, slot: str = "", row: int = 0) -> Place | None:
    taken = intake.units.get(key)
    if not taken or not taken.places:
        return None
    slots = _named(taken.slots, slot)
    at = taken.place(slots[0].key if slots else "", row)
    heading = "、".join(each.heading for each in slots or taken.slots[:1])
    hint = slots[0].hint if slots else ""
    return Place(key, at, item or _row_name(taken, row), heading, hint) if at else None


def _row_name(taken: Taken, row: int) -> str:
    """What the first cell of a row of a table says."""
    first = row * len(taken.slots)
    return taken.unit[first] if first < len(taken.unit) else ""
