"""From an opened workbook to its units: every cell that people write in, its place, and what is wrong in it."""

from __future__ import annotations

from xingji.office.papers.annex3 import HEADINGS
from xingji.office.workbook.cells import CellReader, Columns, Taken, holds
from xingji.office.workbook.faults import Faults
from xingji.office.workbook.opened import Opened
from xingji.office.workbook.own import Own
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.parts import MATRIX, PARTS, Part
from xingji.office.workbook.practice_rows import Claim, PracticeRows
from xingji.office.workbook.shape import CONTENT, HINT, ITEM, KNOWN, REMARK, SHOWN, TARGET, Slot
from xingji.office.workbook.sheets import At
from xingji.office.workbook.tables import Row, Table, plain_heading
from xingji.office.workbook.units import UnitKey
from xingji.office.workbook.values import Names, half_width, unblanked
from xingji.scoring.ruleset import Ruleset

_COMPARED = ("uscc", "guideline", "guideline_sha256")
"""What of the cover is compared with the marks."""


class Intake:
    """Reads the units of one workbook; findings go to `faults`."""

    def __init__(self, opened: Opened, names: Names, ruleset: Ruleset | None, faults: Faults) -> None:
        self.opened = opened
        self.names = names
        self.ruleset = ruleset
        self.faults = faults
        self.units: dict[UnitKey, Taken] = {}
        self.claims: dict[str, Claim] = {}
        """By practice, in a verification workbook."""
        self._reader = CellReader(opened.sheets, names, faults)
        self._own = Own()

    def read(self) -> None:
        """Every unit of every sheet."""
        self._compare_cover()
        for part in PARTS[self.opened.kind]:
            if part.at:
                self._list(part)
            else:
                self._form(part)
        if self.opened.kind == "agencies":
            self._target()
        if self.opened.kind in MATRIX and self.ruleset:
            self._practices(self.ruleset)
        self._reader.say_unused()
        self._say_own()

    def _compare_cover(self) -> None:
        """The cover says of whom the workbook is; who changed that meant another enterprise."""
        for table, rows in self._reader.forms():
            for slot in KNOWN:
                row = rows.get(plain_heading(slot.heading)) if slot.key in _COMPARED else None
                given = table.rows[row].get(table.column(CONTENT)) if row else None
                expected = self.opened.marks.get(slot.key, "")
                if row and given and unblanked(given.text).split("(")[0] != expected:
                    values = {"title": slot.heading, "given": given.text, "expected": expected}
                    self.faults.add(UnfitError("XJ710", **values), table.at(row, CONTENT))

    def _form(self, part: Part) -> None:
        missing = {slot.key: slot for slot in part.slots}
        for table, rows in self._reader.forms():
            for slot in part.slots:
                row = rows.get(plain_heading(slot.heading))
                if row is not None and slot.key in missing:
                    del missing[slot.key]
                    self._form_row(part, slot, table, row)
        for slot in missing.values():
            self.faults.add(UnfitError("XJ715", item=slot.heading), None, slot.heading)

    def _form_row(self, part: Part, slot: Slot, table: Table, row: int) -> None:
        at = table.at(row, CONTENT)
        self._reader.check_merged(table, (CONTENT,), [row], slot.heading)
        unit = self._reader.field(slot, table.rows[row].get(at.column), at)
        self.units[UnitKey(part.document, slot.key)] = unit

    def _list(self, part: Part) -> None:
        """A table of rows; a row in which nothing of ours stands is no row."""
        tables = list(self._reader.tables(part.slots[:2]))
        if len(tables) != 1:
            self.faults.add(UnfitError("XJ712", sheet=part.sheet or part.slots[0].heading))
            return
        table = tables[0]
        if columns := self._reader.columns(table, part.slots):
            self._list_rows(part, table, columns)

    def _list_rows(self, part: Part, table: Table, columns: Columns) -> None:
        # Notes below a table are no rows, nor is a lone 否 in 附件3.
        telling = [slot for slot in part.slots if slot.form != "provincial"]
        used = [row for row, values in table.rows.items() if holds(values, telling, columns)]
        self._reader.check_merged(table, part.slots, used)
        items = {row: _short(table.rows[row], columns[part.slots[0].key]) for row in used}
        known = HEADINGS.values() if self.opened.kind == "agencies" else [slot.heading for slot in part.slots]
        self._own.claim(table, used, map(plain_heading, known))
        if self.opened.kind == "agencies":
            self._say_remarks(table, items)
        self.units[UnitKey(part.document, part.at)] = self._reader.rows(part.slots, columns, table.sheet, items)

    def _say_remarks(self, table: Table, items: dict[int, str]) -> None:
        """What stands in the last column of 附件3 has no place in the document."""
        column = table.columns.get(plain_heading(REMARK.heading), 0)
        for row, item in items.items():
            if column in table.rows[row]:
                self.faults.add(UnfitError("XJ739", item=REMARK.heading), At(table.sheet.name, row, column), item)

    def _target(self) -> None:
        """The city's target stands in the next filled cell to the right of its label."""
        for sheet in self.opened.sheets:
            for row, values in sheet.rows.items():
                if label := _column_of(TARGET, values):
                    right = min((column for column in values if column > label), default=label + 1)
                    unit = self._reader.field(TARGET, values.get(right), At(sheet.name, row, right))
                    self.units[UnitKey("agencies", TARGET.key)] = unit

    def _say_own(self) -> None:
        """What people added to the sheets; below the table of 附件3 stand notes of ours."""
        parts = [slot.heading for part in PARTS[self.opened.kind] for slot in part.slots]
        labels = {plain_heading(label) for label in [*parts, *(slot.heading for slot in (*KNOWN, *SHOWN))]}
        headings = [plain_heading(slot.heading) for slot in (ITEM, CONTENT, HINT)]
        for table, _ in self._reader.forms():
            known = {row for row, cells in table.rows.items() if _label(cells, table.column(ITEM)) in labels}
            self._own.claim(table, known, headings)
        for sheet in self.opened.sheets:
            for error, at in self._own.told(sheet, notes_below=self.opened.kind == "agencies"):
                self.faults.add(error, at)

    def _practices(self, ruleset: Ruleset) -> None:
        kind = self.opened.kind
        found = PracticeRows(self._reader, MATRIX[kind], ruleset)
        found.read(self.opened.domain_sheets)
        for table, rows in found.tables:
            self._own.claim(table, rows, (plain_heading(slot.heading) for slot in MATRIX[kind].columns))
        self.units |= {UnitKey(kind, practice): unit for practice, unit in found.units.items()}
        self.claims = found.claims


def _label(values: Row, column: int) -> str:
    return plain_heading(values[column].text) if column in values else ""


def _column_of(label: Slot, values: Row) -> int:
    """Where a label stands in a row; 0 where it does not."""
    wanted = plain_heading(label.heading)
    return next((column for column, value in values.items() if plain_heading(value.text) == wanted), 0)


def _short(values: Row, column: int) -> str:
    return half_width(values[column].text)[:20] if column in values else ""
