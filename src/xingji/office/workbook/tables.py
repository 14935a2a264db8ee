"""Find our tables on a sheet that people have changed: columns by their headings, rows by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.shape import Slot
from xingji.office.workbook.sheets import At, Range, Sheet, Value, letters
from xingji.office.workbook.values import half_width

MOST_ABOVE = 30
"""Rows among which the headings must be."""
_LONGEST = 24

Row = dict[int, Value]


class Table(NamedTuple):
    """A table on a sheet: row of its headings, and heading (as `plain_heading`) → column."""

    sheet: Sheet
    head: int
    columns: dict[str, int]
    twice: frozenset[str]
    """Headings that more than one column bears."""
    rows: dict[int, Row]
    """Rows below the headings that hold anything."""

    def column(self, slot: Slot) -> int:
        """Column of a slot. Raises UnfitError."""
        name = plain_heading(slot.heading)
        if name not in self.columns:
            raise UnfitError("XJ713", heading=slot.heading)
        if name in self.twice:
            raise UnfitError("XJ714", heading=slot.heading)
        return self.columns[name]

    def at(self, row: int, slot: Slot) -> At:
        """Place of a slot's cell."""
        return At(self.sheet.name, row, self.column(slot))


@lru_cache(maxsize=4096)
def plain_heading(text: str) -> str:
    """A heading without blanks, line breaks, the mark of an obligatory column, or differences of width."""
    return half_width(text).casefold().rstrip("*")


Heads = Mapping[int, Mapping[str, Sequence[int]]]
"""Row → heading → the columns that bear it, for the rows among which a heading can be."""


def heads(sheet: Sheet) -> Heads:
    """What the upper rows of a sheet hold, as headings."""
    found: dict[int, dict[str, list[int]]] = {}
    for number, row in sheet.rows.items():
        if number <= MOST_ABOVE:
            columns = found.setdefault(number, {})
            for column, value in row.items():
                if len(value.text) <= _LONGEST:
                    columns.setdefault(plain_heading(value.text), []).append(column)
    return found


def find_table(sheet: Sheet, known: Heads, anchors: Iterable[Slot]) -> Table | None:
    """The table whose headings hold all anchors; None where there is none."""
    wanted = {plain_heading(slot.heading) for slot in anchors}
    for number, row in known.items():
        if wanted <= row.keys():
            twice = frozenset(name for name, columns in row.items() if len(columns) > 1)
            below = {at: cells for at, cells in sheet.rows.items() if at > number}
            return Table(sheet, number, {name: columns[0] for name, columns in row.items()}, twice, below)
    return None


def merged_into(table: Table, slots: Sequence[Slot], rows: Iterable[int]) -> Range | None:
    """A merged range that holds more than one cell and any of these columns in these rows; one value for which?"""
    columns = {table.columns[name] for slot in slots if (name := plain_heading(slot.heading)) in table.columns}
    used = set(rows)
    for merged in table.sheet.merged:
        wide = (merged.top, merged.left) != (merged.bottom, merged.right)
        touched = any(merged.left <= column <= merged.right for column in columns)
        if wide and touched and any(merged.top <= row <= merged.bottom for row in used):
            return merged
    return None


def range_name(merged: Range) -> str:
    """A1:B2."""
    return f"{letters(merged.left)}{merged.top}:{letters(merged.right)}{merged.bottom}"
