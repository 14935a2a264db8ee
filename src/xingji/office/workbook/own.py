"""What people put on the sheets besides what is asked: nothing of it is read, and they are told so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.sheets import At, Sheet, cell_name, letters
from xingji.office.workbook.tables import Table

_MOST_CELLS = 5
"""Places that a sentence names."""
_MOST_ROWS = 20
_TITLES = 3
"""Columns in which above our tables stand titles of ours."""
_LONGEST = 20


class Told(NamedTuple):
    """What is said of a place."""

    error: UnfitError
    at: At


class Own:
    """Collects which rows and columns of the sheets are ours."""

    def __init__(self) -> None:
        self._heads: dict[str, set[int]] = {}
        self._rows: dict[str, dict[int, tuple[int, Collection[int]]]] = {}

    def claim(self, table: Table, rows: Iterable[int], headings: Iterable[str]) -> None:
        """Rows of a table that are ours, and its columns by `plain_heading`."""
        columns = {table.columns[name] for name in headings if name in table.columns}
        self._heads.setdefault(table.sheet.name, set()).add(table.head)
        self._rows.setdefault(table.sheet.name, {}).update((row, (table.head, columns)) for row in rows)

    def told(self, sheet: Sheet, *, notes_below: bool) -> Iterator[Told]:
        """Columns, rows and comments of people's own, a line each; with `notes_below` rows are none."""
        if sheet.name not in self._heads:
            return
        rows: list[int] = []
        columns: dict[tuple[int, int], list[int]] = {}
        claimed, heads = self._rows[sheet.name], self._heads[sheet.name]
        for row in sorted(sheet.rows.keys() - heads):
            if row not in claimed:
                rows += [row] if row > min(heads) or max(sheet.rows[row]) > _TITLES else []
                continue
            head, ours = claimed[row]
            for column in sheet.rows[row].keys() - ours:
                columns.setdefault((head, column), []).append(row)
        for (head, column), found in sorted(columns.items()):
            heading = sheet.rows[head].get(column)
            error = UnfitError("XJ743", heading=_short(heading.text) if heading else letters(column), count=len(found))
            yield Told(error, At(sheet.name, found[0], column))
        if not notes_below:
            yield from _rows_told(sheet, rows, min(heads))
        if sheet.comments:
            yield _comments_told(sheet)


def _rows_told(sheet: Sheet, rows: Sequence[int], head: int) -> Iterator[Told]:
    """Rows that follow one another are told of once, and many of them together."""
    firsts = [row for row, before in zip(rows, [-1, *rows], strict=False) if row != before + 1]
    for number, row in enumerate(firsts[:_MOST_ROWS], 1):
        column = max(sheet.rows[row]) if row < head else min(sheet.rows[row])
        more = len(firsts) - number if number == _MOST_ROWS else 0
        error = UnfitError("XJ744", text=_short(sheet.rows[row][column].text), more=more or "")
        yield Told(error, At(sheet.name, row, column))


def _comments_told(sheet: Sheet) -> Told:
    cells = sorted(sheet.comments)
    named = [cell_name(*cell) for cell in cells[:_MOST_CELLS]]
    more = ["…"] if len(cells) > _MOST_CELLS else []
    error = UnfitError("XJ745", sheet=sheet.name, count=len(cells), cells="、".join([*named, *more]))
    return Told(error, At(sheet.name, *cells[0]))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
