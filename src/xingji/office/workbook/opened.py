"""A workbook of ours: what its hidden sheet says it is, and the sheets that people see."""

from __future__ import annotations

from typing import NamedTuple

from xingji.messages.interface import WORDS
from xingji.office import marks as hidden
from xingji.office.workbook.package import Package, UnfitError
from xingji.office.workbook.parts import PARTS
from xingji.office.workbook.sheets import At, Sheet, read_sheets


class Opened(NamedTuple):
    """A workbook of ours: what it says it is, and its visible sheets."""

    marks: dict[str, str]
    sheets: list[Sheet]

    @property
    def kind(self) -> str:
        """Kind of workbook."""
        return self.marks["kind"]

    def typed(self, at: At) -> str:
        """The text of a cell as somebody typed it, "" where it holds something else."""
        sheet = next(sheet for sheet in self.sheets if sheet.name == at.sheet)
        value = sheet.rows.get(at.row, {}).get(at.column)
        return value.text if value and value.kind == "text" else ""

    @property
    def domain_sheets(self) -> dict[str, list[str]]:
        """Name of a sheet by domain as it was made → its process areas."""
        start = "sheet "
        return {key.removeprefix(start): areas.split(",") for key, areas in self.marks.items() if key.startswith(start)}


def open_workbook(content: bytes) -> Opened:
    """Raises UnfitError for what is no workbook of ours, or of another shape."""
    sheets = read_sheets(Package(content))
    own = next((sheet for sheet in sheets if sheet.name == hidden.SHEET), None)
    if own is None:
        raise UnfitError("XJ707")
    rows = [[row[column].text if column in row else "" for column in (1, 2)] for row in own.rows.values()]
    marks = hidden.read_marks(rows)
    if marks.get("format") != hidden.FORMAT:
        raise UnfitError("XJ708", field="format", given=marks.get("format", ""))
    if marks.get("kind") not in PARTS:
        raise UnfitError("XJ708", field="kind", given=marks.get("kind", ""))
    seen = [sheet for sheet in sheets if not sheet.name.startswith("_") and not is_list(sheet)]
    return Opened(marks, seen)


def is_list(sheet: Sheet) -> bool:
    """Whether a sheet is the list of findings of an earlier import, which it says in its first cell."""
    first = sheet.rows.get(1, {}).get(1)
    return first is not None and first.text in {words.partition("|")[0] for words in WORDS["workbook.list"]}
