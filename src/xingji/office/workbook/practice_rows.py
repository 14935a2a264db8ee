"""The sheets by domain of a workbook: a row per practice, found by its id and compared with the guideline's text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from xingji.office.workbook.cells import CellReader, Columns, Taken, holds
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.parts import Matrix
from xingji.office.workbook.shape import ANSWER, CLAIM, PRACTICE, ROW_ID, TEXT, UNANSWERED, Slot
from xingji.office.workbook.sheets import At, Sheet
from xingji.office.workbook.tables import Row, Table, plain_heading
from xingji.office.workbook.units import with_one_piece
from xingji.office.workbook.values import half_width
from xingji.scoring.ruleset import Ruleset

_CLAIMED = Slot(CLAIM.key, "", form="choice", choices="degree")


class Claim(NamedTuple):
    """The degree that a verification workbook shows as claimed, and where the verdict on it begins."""

    degree: str
    at: At


class PracticeRows:
    """Reads the rows of all practices; `units` and `claims` are by practice, `tables` hold the rows that were meant."""

    def __init__(self, reader: CellReader, matrix: Matrix, ruleset: Ruleset) -> None:
        self.units: dict[str, Taken] = {}
        self.claims: dict[str, Claim] = {}
        self.tables: list[tuple[Table, list[int]]] = []
        self._reader = reader
        self._faults = reader.faults
        self._slots = matrix.entries
        self._needed = (*matrix.entries, CLAIM) if CLAIM in matrix.columns else matrix.entries
        self._rules = ruleset
        self._seen: dict[str, At] = {}

    def read(self, made: Mapping[str, list[str]]) -> None:
        """Every row of every domain; `made` are the sheets that the workbook had, and the process areas on each."""
        for table in self._reader.tables((PRACTICE, self._slots[0])):
            if columns := self._reader.columns(table, self._needed):
                self._domain(table, columns)
        for sheet, areas in made.items():
            self._say_absent(sheet, areas)

    def _domain(self, table: Table, columns: Columns) -> None:
        rows: dict[int, str] = {}
        again: dict[At, str] = {}
        named = {table.columns.get(plain_heading(slot.heading)) for slot in (ROW_ID, PRACTICE)}
        ours = [n for n, row in table.rows.items() if named & row.keys() or holds(row, self._slots, columns)]
        self.tables.append((table, ours))
        for row, values in table.rows.items():
            at = table.at(row, PRACTICE)
            practice = self._practice(table, values, columns, at)
            if practice is None:
                continue
            if practice in self._seen:
                again[at] = practice
                continue
            self._seen[practice] = at
            rows[row] = practice
        self._say_again(again, whole=not rows)
        self._reader.check_merged(table, self._slots, list(rows))
        for row, practice in rows.items():
            self._row(table.sheet, row, columns, practice)
        if any(holds(table.sheet.rows[row], self._slots, columns) for row in table.sheet.hidden_rows & rows.keys()):
            self._faults.add(UnfitError("XJ738", sheet=table.sheet.name), At(table.sheet.name, table.head, 1))

    def _say_again(self, again: Mapping[At, str], *, whole: bool) -> None:
        """Rows that stand elsewhere too, one by one; a sheet that was copied once."""
        for at, practice in again.items():
            first = self._seen[practice]
            copied = whole and len(again) > 1 and first.sheet != at.sheet
            self._faults.add(UnfitError("XJ716", other=first, count=len(again) if copied else ""), at, practice)
            if copied:
                return

    def _practice(self, table: Table, values: Row, columns: Columns, at: At) -> str | None:
        """What a row is about; None for one that is about nothing, or wrongly marked, which is said."""
        visible = half_width(values[at.column].text) if at.column in values else ""
        own = table.columns.get(plain_heading(ROW_ID.heading), 0)
        marked = half_width(values[own].text) if own in values else visible
        practice = marked or visible
        if practice not in self._rules.practices:
            if practice or holds(values, self._slots, columns):
                self._faults.add(UnfitError("XJ717", given=practice), at, practice[:20])
            return None
        text = values.get(table.columns.get(plain_heading(TEXT.heading), 0))
        is_text = text is None or self._rules.practices[practice].is_worded(text.text)
        if (visible and visible != practice) or not is_text:
            self._faults.add(UnfitError("XJ718", given=visible, practice=practice), at, practice)
            return None
        return practice

    def _row(self, sheet: Sheet, row: int, columns: Columns, practice: str) -> None:
        unit = self._with_one_piece(self._reader.rows(self._slots, columns, sheet, {row: practice}), practice)
        self.units[practice] = unit
        if CLAIM.key in columns:
            shown, at = sheet.rows[row].get(columns[CLAIM.key]), unit.places[0]
            given = shown if shown and shown.text != UNANSWERED else None
            self.claims[practice] = Claim(self._reader.cell(_CLAIMED, given, at, practice) or "", at)

    def _with_one_piece(self, taken: Taken, practice: str) -> Taken:
        if self._slots is not ANSWER or taken.unit is None:
            return taken
        try:
            return taken._replace(unit=with_one_piece(taken.unit))
        except UnfitError as error:
            self._faults.add(error, taken.place("pages"), practice)
            return taken

    def _say_absent(self, sheet: str, areas: list[str]) -> None:
        """Practices that the workbook does not have: a whole sheet once, single rows one by one."""
        practices = [name for name in self._rules.practices if self._rules.area_of[name].id in areas]
        missing = [name for name in practices if name not in self._seen]
        if len(missing) == len(practices) and missing:
            self._faults.add(UnfitError("XJ712", sheet=sheet))
        else:
            for name in missing:
                self._faults.add(UnfitError("XJ715", item=name), None, name)
