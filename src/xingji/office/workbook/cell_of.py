"""From a value of a document back to the cell of the workbook that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xingji.model.finding import Steps
from xingji.office.workbook.intake import Intake
from xingji.office.workbook.parts import MATRIX, PARTS, Part
from xingji.office.workbook.sheets import At
from xingji.office.workbook.units import UnitKey


class Place(NamedTuple):
    """Where in the workbook a value of a document stands."""

    key: UnitKey
    at: At
    item: str


def locate(intake: Intake, document: str, steps: Steps) -> Place | None:
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
    return None


def _in_part(intake: Intake, part: Part, words: list[str]) -> Place | None:
    if part.at:
        if part.at != words[0]:
            return None
        row = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
        return _place(intake, UnitKey(part.document, part.at), words[-1], _slot(words[2:]), row)
    for slot in part.slots:
        if slot.key in (".".join(words), words[0]):
            return _place(intake, UnitKey(part.document, slot.key), slot.heading)
    return None


_EVIDENCE = {"title": "titles", "page": "pages", "sha256": "hashes"}


def _slot(words: Sequence[str]) -> str:
    """Key of the slot that the rest of a way leads to."""
    return _EVIDENCE.get(words[-1], "titles") if words and words[0] == "evidence" else ".".join(words)


def _place(intake: Intake, key: UnitKey, item: str, slot: str = "", row: int = 0) -> Place | None:
    taken = intake.units.get(key)
    at = taken.place(slot, row) if taken else None
    return Place(key, at, item) if at else None
