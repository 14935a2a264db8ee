"""Excel tables as offices stamp them: annex number, title, lines to fill in, head on every page, notes below.

Every text is written as text, so that codes and telephones survive and nothing becomes a formula or a link.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import xlsxwriter

from xingji.office.papers.fonts import FONTS
from xingji.office.papers.package import AUTHOR

Cell = str | int | float | None

_A4 = 9
_WIDE = 0.2
"""Width of a Chinese character per point of its size, in Excel's units (one digit of the default font)."""
_LEADING = 1.4
"""Height of a line per point of its size; Chinese fonts are taller than Latin ones."""


class Column(NamedTuple):
    """A column: its heading, its width in Excel's units, and how its cells look (`text`, `left` or `code`)."""

    title: str
    width: float
    look: str = "text"


class Line(NamedTuple):
    """A piece of a line above the table: columns from the first to the last, what stands there, and how it looks."""

    first: int
    last: int
    text: str
    look: str = "form"


class Table(NamedTuple):
    """One sheet. `annex` and `mark` stand in the first row, `forms` are lines between title and table."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    annex: str = ""
    mark: str = ""
    subtitle: str = ""
    forms: Sequence[Sequence[Line]] = ()
    notes: Sequence[str] = ()
    landscape: bool = True


class Placed(NamedTuple):
    """Where a table came to lie: sheet, row of its heading from 0, rows and columns it has, its width in pixels."""

    sheet: Any
    head: int
    rows: int
    columns: int
    width: int


class Book:
    """A workbook in memory with the formats of an office."""

    def __init__(self, title: str, made: datetime, fonts: str = "office") -> None:
        self._buffer = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(self._buffer, options)
        self.book.set_properties({"title": title, "author": AUTHOR, "created": made})
        self._formats = {name: self.book.add_format(look) for name, look in _looks(fonts).items()}

    def add(self, table: Table) -> Placed:
        """Write a table on a sheet of its own."""
        sheet = self.book.add_worksheet(table.name)
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, column.width)
        head = self._above(sheet, table)
        for number, column in enumerate(table.columns):
            sheet.write_string(head, number, column.title, self._formats["head"])
        sheet.set_row(head, max(_height(column.title, column.width, 12) for column in table.columns) + 6)
        for at, row in enumerate(table.rows, head + 1):
            self._row(sheet, at, row, table.columns)
        end = self._below(sheet, table, head + len(table.rows) + 1)
        self._print(sheet, table, head, end)
        width = sum(round(column.width * 7) + 5 for column in table.columns)
        return Placed(sheet, head, len(table.rows), len(table.columns), width)

    def close(self) -> bytes:
        """The whole file."""
        self.book.close()
        return self._buffer.getvalue()

    def _above(self, sheet: Any, table: Table) -> int:
        """Everything over the table; gives the row of its heading."""
        last = len(table.columns) - 1
        sheet.write_string(0, 0, table.annex, self._formats["annex"])
        if table.mark:
            sheet.merge_range(0, 2, 0, last, "", self._formats["mark"])
            sheet.write_string(0, 2, table.mark, self._formats["mark"])
        subtitle = [[Line(0, last, table.subtitle, "subtitle")]] if table.subtitle else []
        lines = [[Line(0, last, table.title, "title")], *subtitle, *table.forms]
        for row, line in enumerate(lines, 1):
            sheet.set_row(row, 36 if row == 1 else 24)
            for piece in line:
                self._piece(sheet, row, piece)
        return 1 + len(lines)

    def _piece(self, sheet: Any, row: int, piece: Line) -> None:
        look = self._formats[piece.look]
        if piece.last > piece.first:
            sheet.merge_range(row, piece.first, row, piece.last, "", look)
        sheet.write_string(row, piece.first, piece.text, look)

    def _row(self, sheet: Any, at: int, row: Sequence[Cell], columns: Sequence[Column]) -> None:
        for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
            if isinstance(cell, int | float):
                sheet.write_number(at, number, cell, self._formats["number"])
            elif cell:
                sheet.write_string(at, number, cell, self._formats[column.look])
            else:
                sheet.write_blank(at, number, None, self._formats[column.look])
        sizes = [9 if column.look == "code" else 12 for column in columns]
        heights = [
            _height(str(cell or ""), column.width, size) for cell, column, size in zip(row, columns, sizes, strict=True)
        ]
        sheet.set_row(at, max(24, *heights) + 4)

    def _below(self, sheet: Any, table: Table, row: int) -> int:
        """Notes under the table; a merged cell does not grow by itself. Gives the last row."""
        last = len(table.columns) - 1
        width = sum(column.width for column in table.columns)
        for at, note in enumerate(table.notes, row):
            sheet.merge_range(at, 0, at, last, "", self._formats["note"])
            sheet.write_string(at, 0, note, self._formats["note"])
            sheet.set_row(at, _height(note, width, 11) + 4)
        return row + len(table.notes) - 1

    def _print(self, sheet: Any, table: Table, head: int, end: int) -> None:
        if table.landscape:
            sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.6, right=0.6, top=0.9, bottom=0.8)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, end, len(table.columns) - 1)
        sheet.freeze_panes(head + 1, 0)
        sheet.set_footer(f"&L{table.mark}&C第 &P 页 共 &N 页")


def _height(text: str, width: float, size: int) -> float:
    """Height in points that a wrapped text needs; set by us, since not every program finds it when it opens a file."""
    units = sum(_WIDE if ord(char) > 0x2000 else _WIDE / 2 for char in text) * size
    return math.ceil(units / max(width - 1.5, 1)) * size * _LEADING


def _looks(choice: str) -> Mapping[str, Mapping[str, Any]]:
    """Formats by name (public-site 3.3)."""
    fonts = FONTS[choice]
    middle = {"align": "center", "valign": "vcenter", "text_wrap": True}
    body = {**middle, "font_name": fonts.body, "font_size": 12, "border": 1, "num_format": "@"}
    return {
        "annex": {"font_name": fonts.hei, "font_size": 16},
        "mark": {"font_name": fonts.hei, "font_size": 12, "align": "right", "valign": "vcenter"},
        "title": {**middle, "font_name": fonts.title, "font_size": 22},
        "subtitle": {**middle, "font_name": fonts.kai, "font_size": 14},
        "form": {"font_name": fonts.body, "font_size": 12, "valign": "vcenter", "num_format": "@"},
        "input": body,
        "head": {**middle, "font_name": fonts.hei, "font_size": 12, "border": 1},
        "text": body,
        "left": {**body, "align": "left"},
        "code": {**body, "font_name": "Times New Roman", "font_size": 9},
        "number": {**body, "num_format": "General"},
        "note": {"font_name": fonts.kai, "font_size": 11, "text_wrap": True, "valign": "top"},
    }
