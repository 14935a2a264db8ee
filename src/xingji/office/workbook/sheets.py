"""The sheets of a workbook as they are stored: sparse cells with their kind, merged ranges, hidden rows.

Read here and not by a library: a reader must tell a formula from a value and must not make room for cells that a file
merely claims to have (python-calamine aborts the process on a file of 5 KB with cells in A1 and XFD1048576; openpyxl
takes ten times as long). Excel, WPS, LibreOffice and programs differ in what they leave out: all that is optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple
from xml.etree import ElementTree as ET

from xingji.office.workbook.package import Package, UnfitError

Kind = Literal["text", "number", "day", "flag", "error", "formula"]


class Value(NamedTuple):
    """Content of a cell: text; a number or an error as stored; a day as YYYY-MM-DD; a flag as true or false."""

    kind: Kind
    text: str


class At(NamedTuple):
    """Place of a cell; row and column count from 1."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{letters(self.column)}{self.row}"


class Range(NamedTuple):
    """A rectangle of cells; all four from 1, inclusive."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """One sheet: row → column → content; cells and rows without content are absent."""

    name: str
    hidden: bool
    rows: dict[int, dict[int, Value]]
    merged: list[Range]
    hidden_rows: set[int]


def letters(column: int) -> str:
    """A, B … Z, AA … of a column from 1."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def read_sheets(package: Package) -> list[Sheet]:
    """Every worksheet, in the workbook's order. Raises UnfitError."""
    main = main_part(package)
    book, related = package.xml(main), package.relations(main)
    parts = dict(related.values())
    shared = _shared(package, parts.get("sharedStrings"))
    styles = _day_styles(package, parts.get("styles"))
    settings = next((child for child in book if _local(child) == "workbookPr"), None)
    start = (
        date(1904, 1, 1) if settings is not None and settings.get("date1904") in ("1", "true") else date(1899, 12, 30)
    )
    reader = _Reader(shared, styles, start)
    return [
        reader.sheet(entry.get("name", ""), entry.get("state", "visible") != "visible", package.xml(part))
        for entry, part in _listed(book, related)
    ]


def main_part(package: Package) -> str:
    """The part that lists the sheets."""
    return next((part for kind, part in package.relations("").values() if kind == "officeDocument"), "xl/workbook.xml")


def sheet_parts(package: Package) -> dict[str, str]:
    """Name of a worksheet → the part that it is. Raises UnfitError."""
    main = main_part(package)
    return {row.get("name", ""): part for row, part in _listed(package.xml(main), package.relations(main))}


def _listed(book: ET.Element, related: Mapping[str, tuple[str, str]]) -> Iterator[tuple[ET.Element, str]]:
    for entry in (row for child in book if _local(child) == "sheets" for row in child):
        kind, part = related.get(next((v for k, v in entry.items() if k.endswith("}id")), ""), ("", ""))
        if kind == "worksheet":
            yield entry, part


def _local(element: ET.Element) -> str:
    """The name of a tag without its namespace: the strict form of the format has other ones."""
    return element.tag.rpartition("}")[2]


def _shared(package: Package, part: str | None) -> list[Value | None]:
    return [_as_text(_text(item)) for item in package.xml(part)] if part and part in package else []


def _text(item: ET.Element) -> str:
    """Text of a string item: plain or in runs; phonetic runs (rPh) say the same once more and are left out."""
    if len(item) == 1 and item[0].tag.endswith("}t"):
        return _unescaped(item[0].text or "")
    parts = []
    for child in item:
        name = _local(child)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [inner.text or "" for inner in child if _local(inner) == "t"]
    return _unescaped("".join(parts))


_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def _unescaped(text: str) -> str:
    """Characters that XML cannot hold are written _x0000_ in workbooks."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_DAY_IDS = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
"""Built-in number formats that show a day, the Chinese ones included."""
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


def _day_styles(package: Package, part: str | None) -> frozenset[int]:
    """Indexes of the cell styles that show a number as a day."""
    if not part or part not in package:
        return frozenset()
    groups = {_local(child): child for child in package.xml(part)}
    codes = {row.get("numFmtId", ""): row.get("formatCode", "") for row in groups.get("numFmts", ())}
    own = {name for name, code in codes.items() if re.search("[yd]", _LITERAL.sub("", code), re.IGNORECASE)}
    own |= {str(number) for number in _DAY_IDS if str(number) not in codes}
    rows = groups.get("cellXfs", ())
    return frozenset(index for index, row in enumerate(rows) if row.get("numFmtId", "0") in own)


class _Reader:
    """What the sheets of one workbook share."""

    def __init__(self, shared: list[Value | None], day_styles: frozenset[int], start: date) -> None:
        self._shared = shared
        self._day_styles = day_styles
        self._start = start
        self._columns: dict[str, int] = {}

    def sheet(self, name: str, hidden: bool, root: ET.Element) -> Sheet:
        found = Sheet(name, hidden, {}, [], set())
        for child in root:
            kind = _local(child)
            if kind == "sheetData":
                self._rows(child, found)
            elif kind == "mergeCells":
                found.merged.extend(self._range(row.get("ref", "")) for row in child)
        return found

    def _rows(self, data: ET.Element, sheet: Sheet) -> None:
        number = 0
        for row in data:
            number = _number(row.get("r"), number + 1)
            if row.get("hidden") in ("1", "true"):
                sheet.hidden_rows.add(number)
            if cells := self._cells(row, number):
                if number in sheet.rows:
                    raise UnfitError("XJ701", problem=f"row {number} given twice")
                sheet.rows[number] = cells

    def _cells(self, row: ET.Element, number: int) -> dict[int, Value]:
        cells: dict[int, Value] = {}
        column = 0
        for cell in row:
            reference = cell.get("r")
            column = self._column(reference.rstrip("0123456789")) if reference else column + 1
            if len(cell):
                value = self._value(cell)
                if value and cells.setdefault(column, value) is not value:
                    raise UnfitError("XJ701", problem=f"cell {letters(column)}{number} given twice")
        return cells

    def _string(self, index: str) -> Value | None:
        try:
            return self._shared[int(index)]
        except (ValueError, IndexError):
            raise UnfitError("XJ701", problem=f"shared string {index[:20]}") from None

    def _value(self, cell: ET.Element) -> Value | None:
        stored, content = cell.get("t", "n"), None
        if stored == "s" and len(cell) == 1:  # nine of ten cells
            return self._string(cell[0].text or "")
        for child in cell:
            name = _local(child)
            if name == "f":
                return Value("formula", "")
            if name == "v":
                content = child.text
            elif name == "is":
                return _as_text(_text(child))
        return self._typed(stored, content, cell.get("s", "0")) if content else None

    def _typed(self, stored: str, content: str, style: str) -> Value | None:
        if stored == "s":
            return self._string(content)
        if stored == "str":
            return _as_text(_unescaped(content))
        if stored == "d":
            return Value("day", content[:10])
        if stored in ("b", "e"):
            return Value("error", content) if stored == "e" else Value("flag", "true" if content == "1" else "false")
        return self._numeric(content, style)

    def _numeric(self, content: str, style: str) -> Value:
        if style.isdigit() and int(style) in self._day_styles:
            try:
                days = int(float(content))
                # Excel takes 1900 for a leap year, so that its first sixty days are one off.
                shift = 1 if self._start.year == 1899 and days < 60 else 0
                return Value("day", (self._start + timedelta(days + shift)).isoformat())
            except (ValueError, OverflowError):
                return Value("error", content)
        return Value("number", content)

    def _column(self, name: str) -> int:
        known = self._columns.get(name)
        if known is None:
            if not re.fullmatch("[A-Z]{1,3}", name):
                raise UnfitError("XJ701", problem=f"cell {name[:20]}")
            known = 0
            for letter in name:
                known = known * 26 + ord(letter) - 64
            self._columns[name] = known
        return known

    def _range(self, reference: str) -> Range:
        match = re.fullmatch("([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?", reference)
        if match is None:
            raise UnfitError("XJ701", problem=f"range {reference[:20]}")
        left, top, right, bottom = match[1], match[2], match[3] or match[1], match[4] or match[2]
        return Range(int(top), self._column(left), int(bottom), self._column(right))


def _as_text(text: str) -> Value | None:
    return Value("text", text) if text.strip() else None


def _number(text: Any, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) <= 7):
        raise UnfitError("XJ701", problem=f"row {text[:20]}")
    return int(text)
