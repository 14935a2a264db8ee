"""Find our tables on a sheet that people have changed: columns by their headings, rows by their ids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
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


def merged_into(sheet: Sheet, columns: Iterable[int], rows: Iterable[int]) -> list[Range]:
    """The merged ranges that hold more than one cell and any of these columns in these rows."""
    across, down = sorted(columns), sorted(rows)
    return [
        merged
        for merged in sheet.merged
        if (merged.top, merged.left) != (merged.bottom, merged.right)
        and _between(across, merged.left, merged.right)
        and _between(down, merged.top, merged.bottom)
    ]


def merged_cells(sheet: Sheet, columns: Sequence[int], rows: Sequence[int]) -> set[At]:
    """The cells of these columns and rows that lie in a merged range."""
    down = sorted(rows)
    ends = {column: [0] * (len(down) + 1) for column in columns}
    for merged in merged_into(sheet, columns, rows):
        for column in columns:
            if merged.left <= column <= merged.right:
                ends[column][bisect_left(down, merged.top)] += 1
                ends[column][bisect_right(down, merged.bottom)] -= 1
    covered = {column: accumulate(counts) for column, counts in ends.items()}
    return {
        At(sheet.name, row, column)
        for column, counts in covered.items()
        for row, count in zip(down, counts, strict=False)
        if count
    }


def _between(numbers: Sequence[int], first: int, last: int) -> bool:
    """Whether any of the sorted numbers lies between two, which both count."""
    return bisect_left(numbers, first) < bisect_right(numbers, last)


def range_name(merged: Range) -> str:
    """A1:B2."""
    return f"{letters(merged.left)}{merged.top}:{letters(merged.right)}{merged.bottom}"
