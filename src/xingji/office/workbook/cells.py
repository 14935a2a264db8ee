"""Tables on the sheets of a workbook, and the plain values of their cells; what cannot be read is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from xingji.office.workbook.faults import Faults
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.shape import CONTENT, ITEM, Slot, index_of
from xingji.office.workbook.sheets import At, Sheet, Value
from xingji.office.workbook.tables import (
    Row,
    Table,
    find_table,
    heads,
    merged_cells,
    merged_into,
    plain_heading,
    range_name,
)
from xingji.office.workbook.units import Unit
from xingji.office.workbook.values import Names, taken

Columns = Mapping[str, int]
"""Key of a slot → its column on a sheet."""


class Taken(NamedTuple):
    """A unit as read, and the places of its cells, slot by slot, row by row.

    `unread` are indexes of the cells that could not be read, and stand there empty.
    """

    unit: Unit
    places: Sequence[At]
    slots: Sequence[Slot]
    unread: frozenset[int] = frozenset()

    def place(self, slot: str = "", row: int = 0) -> At | None:
        """Place of a cell, the last of the unit for a row behind it; None where the unit has no cells."""
        index = row * len(self.slots) + index_of(self.slots, slot)
        return self.places[min(index, len(self.places) - 1)] if self.places else None

    def over(self, present: Unit) -> Unit:
        """The unit with what a document says at present in the cells that could not be read."""
        if not len(self.slots) == len(self.unit) == len(present):
            return self.unit
        return tuple(present[index] if index in self.unread else text for index, text in enumerate(self.unit))


class CellReader:
    """Finds tables on the sheets and reads their cells."""

    def __init__(self, sheets: Sequence[Sheet], names: Names, faults: Faults) -> None:
        self.sheets = sheets
        self.names = names
        self.faults = faults
        self._heads = [(sheet, heads(sheet)) for sheet in sheets]
        self._used: set[str] = set()
        self._merged: set[At] = set()

    def tables(self, anchors: Sequence[Slot]) -> Iterator[Table]:
        """The tables with these headings, on whatever sheet they stand; the order of sheets means nothing."""
        for sheet, known in self._heads:
            if table := find_table(sheet, known, anchors):
                self._used.add(sheet.name)
                yield table

    def forms(self) -> Iterator[tuple[Table, dict[str, int]]]:
        """Tables of a form with label → row; a label that stands twice is left out, so that nobody guesses."""
        for table in self.tables((ITEM, CONTENT)):
            labels: dict[str, int] = {}
            twice = set()
            for row, cells in table.rows.items():
                label = plain_heading(cells[table.column(ITEM)].text) if table.column(ITEM) in cells else ""
                if label in labels:
                    twice.add(label)
                labels.setdefault(label, row)
            yield table, {label: row for label, row in labels.items() if label not in twice}

    def columns(self, table: Table, slots: Sequence[Slot]) -> Columns | None:
        """Column of every slot; None when one is missing, which is said."""
        found = {}
        for slot in slots:
            try:
                found[slot.key] = table.column(slot)
            except UnfitError as error:
                self.faults.add(error, At(table.sheet.name, table.head, 1))
        return found if len(found) == len(slots) else None

    def cell(self, slot: Slot, value: Value | None, at: At, item: str) -> str | None:
        """The plain value of a cell; None for one that cannot be read, which is said."""
        if at in self._merged:
            return None
        try:
            return taken(slot, value, self.names)
        except UnfitError as error:
            self.faults.add(error, at, item)
            return None

    def field(self, slot: Slot, value: Value | None, at: At) -> Taken:
        """A unit of one cell."""
        return _taken([self.cell(slot, value, at, slot.heading)], [at], [slot])

    def rows(self, slots: Sequence[Slot], columns: Columns, sheet: Sheet, items: Mapping[int, str]) -> Taken:
        """A unit of one or more rows; `items` says what each is about."""
        cells: list[str | None] = []
        places: list[At] = []
        for row, item in items.items():
            for slot in slots:
                at = At(sheet.name, row, columns[slot.key])
                places.append(at)
                cells.append(self.cell(slot, sheet.rows[row].get(at.column), at, item))
        return _taken(cells, places, slots)

    def check_merged(self, table: Table, slots: Sequence[Slot], rows: Sequence[int], item: str = "") -> None:
        """Say which cells of a table were merged: one value for which? None of them is read."""
        columns = [table.columns[name] for slot in slots if (name := plain_heading(slot.heading)) in table.columns]
        for merged in merged_into(table.sheet, columns, rows):
            at = At(table.sheet.name, merged.top, merged.left)
            self.faults.add(UnfitError("XJ736", range=range_name(merged)), at, item)
        self._merged |= merged_cells(table.sheet, columns, rows)

    def say_unused(self) -> None:
        """Name the sheets on which something stands and nothing was looked for."""
        for sheet in self.sheets:
            if sheet.name not in self._used and sheet.rows and not sheet.hidden:
                self.faults.add(UnfitError("XJ737", sheet=sheet.name), At(sheet.name, 1, 1))


def _taken(cells: Sequence[str | None], places: Sequence[At], slots: Sequence[Slot]) -> Taken:
    unread = frozenset(index for index, cell in enumerate(cells) if cell is None)
    return Taken(tuple(cell or "" for cell in cells), places, slots, unread)


def holds(row: Row, slots: Iterable[Slot], columns: Columns) -> bool:
    """Whether anything stands in these columns of a row."""
    return any(columns[slot.key] in row for slot in slots)
