"""The sheets of a workbook as they are stored: sparse cells with their kind, merged ranges, hidden rows.

Read here and not by a library: a reader must tell a formula from a value and must not make room for cells that a file
merely claims to have (python-calamine aborts the process on a file of 5 KB with cells in A1 and XFD1048576; openpyxl
takes ten times as long). Excel, WPS, LibreOffice and programs differ in what they leave out: all that is optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Literal, NamedTuple
from xml.etree import ElementTree as ET

from xingji.office.papers.package import AUTHOR
from xingji.office.workbook.package import Package, UnfitError, too_many

Kind = Literal["text", "number", "day", "part", "flag", "error", "formula"]

MAX_SHEETS = 100
MAX_MERGED = 10_000


class Value(NamedTuple):
    """Content of a cell: text; a number or an error as stored; a day as YYYY-MM-DD, or what of it and of its time is
    shown; a flag as true or false.
    """

    kind: Kind
    text: str


class At(NamedTuple):
    """Place of a cell; row and column count from 1."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{cell_name(self.row, self.column)}"


class Range(NamedTuple):
    """A rectangle of cells; all four from 1, inclusive."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """One sheet: row → column → content; cells and rows without content are absent.

    `comments` are rows and columns of the cells that people commented on.
    """

    name: str
    hidden: bool
    rows: dict[int, dict[int, Value]]
    merged: list[Range]
    hidden_rows: set[int]
    comments: set[tuple[int, int]]


def cell_name(row: int, column: int) -> str:
    """Name of a cell, such as B4."""
    return f"{letters(column)}{row}"


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
    styles = _styles(package, parts.get("styles"))
    settings = next((child for child in book if _local(child) == "workbookPr"), None)
    start = (
        date(1904, 1, 1) if settings is not None and settings.get("date1904") in ("1", "true") else date(1899, 12, 30)
    )
    reader = _Reader(shared, styles, start)
    sheets: list[Sheet] = []
    for entry, part in _listed(book, related):
        if len(sheets) == MAX_SHEETS:
            raise too_many(MAX_SHEETS, sheets=MAX_SHEETS + 1)
        hidden = entry.get("state", "visible") != "visible"
        sheets.append(reader.sheet(Sheet(entry.get("name", ""), hidden, {}, [], set(), set()), package, part))
    return sheets


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
    return [_as_text(_text(item)) for item in package.elements(part, "si")] if part and part in package else []


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


_DAYS = dict.fromkeys((14, 15, 22, 30, 31), "ymd")
_MONTHS = dict.fromkeys((17, 27, 36, 50, 52, 57), "ym")
_OTHER_DAYS = dict.fromkeys((16, 28, 29, 51, 53, 54, 58), "md")
_TIMES = dict.fromkeys((*range(18, 22), *range(32, 36), *range(45, 48), 55, 56), "h")
_BUILT_IN = {**_DAYS, **_MONTHS, **_OTHER_DAYS, **_TIMES, 9: "%", 10: "%"}
"""Built-in number formats, those of Chinese Excel included, and what of a day they show."""
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|general', re.IGNORECASE)
_SHOWN = {"y": "y|e(?![+-])", "m": "m", "d": "(?<!d)d{1,2}(?!d)", "h": "h|s"}


def _shown(code: str) -> str:
    """What of year, month, day and time a number format shows; % for a percentage."""
    plain = _LITERAL.sub("", code).partition(";")[0].lower()
    found = "".join(letter for letter, pattern in _SHOWN.items() if re.search(pattern, plain))
    if "%" in plain:
        return "%"
    return found.replace("m", "") if found == "mh" else found  # mm:ss


def _styles(package: Package, part: str | None) -> dict[str, str]:
    """Indexes of the cell styles that show a number as something else."""
    if not part or part not in package:
        return {}
    groups = {_local(child): child for child in package.xml(part)}
    shown = {str(number): letters for number, letters in _BUILT_IN.items()}
    shown |= {row.get("numFmtId", ""): _shown(row.get("formatCode", "")) for row in groups.get("numFmts", ())}
    rows = enumerate(groups.get("cellXfs", ()))
    return {str(index): letters for index, row in rows if (letters := shown.get(row.get("numFmtId", "0")))}


class _Reader:
    """What the sheets of one workbook share."""

    def __init__(self, shared: list[Value | None], styles: Mapping[str, str], start: date) -> None:
        self._shared = shared
        self._styles = styles
        self._start = start
        self._columns: dict[str, int] = {}

    def sheet(self, sheet: Sheet, package: Package, part: str) -> Sheet:
        """Fill a sheet from its part, row by row."""
        number = 0
        for element in package.elements(part, "row", "mergeCell"):
            if _local(element) == "row":
                number = _number(element.get("r"), number + 1)
                self._row(element, number, sheet)
            else:
                sheet.merged.append(self._range(element.get("ref", "")))
                if len(sheet.merged) > MAX_MERGED:
                    raise too_many(MAX_MERGED, merged=len(sheet.merged))
        for kind, listing in package.relations(part).values():
            if kind in ("comments", "threadedComment") and listing in package:
                sheet.comments.update(self._comments(package, listing))
        return sheet

    def _row(self, row: ET.Element, number: int, sheet: Sheet) -> None:
        if row.get("hidden") in ("1", "true"):
            sheet.hidden_rows.add(number)
        if cells := self._cells(row, number):
            if number in sheet.rows:
                raise UnfitError("XJ701", part=f"{sheet.name} {number}")
            sheet.rows[number] = cells

    def _comments(self, package: Package, part: str) -> Iterator[tuple[int, int]]:
        """Cells with a comment that is not one of ours (`workbook import --annotate`)."""
        ours, authors = set(), 0
        for element in package.elements(part, "author", "comment", "threadedComment"):
            if _local(element) == "author":
                ours |= {str(authors)} if element.text == AUTHOR else set()
                authors += 1
            elif "".join(element.itertext()).strip() and element.get("authorId") not in ours:
                cell = self._range(element.get("ref", ""))
                yield cell.top, cell.left

    def _cells(self, row: ET.Element, number: int) -> dict[int, Value]:
        cells: dict[int, Value] = {}
        column = 0
        for cell in row:
            reference = cell.get("r")
            column = self._column(reference.rstrip("0123456789")) if reference else column + 1
            if len(cell):
                value = self._value(cell)
                if value and cells.setdefault(column, value) is not value:
                    raise UnfitError("XJ701", part=f"{letters(column)}{number}")
        return cells

    def _string(self, index: str) -> Value | None:
        try:
            return self._shared[int(index) if index.isdecimal() else -len(self._shared) - 1]
        except (ValueError, IndexError):
            raise UnfitError("XJ701", part="sharedStrings.xml") from None

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
            return self._stored_day(content, style)
        if stored in ("b", "e"):
            return Value("error", content) if stored == "e" else Value("flag", "true" if content == "1" else "false")
        return self._numeric(content, style)

    def _numeric(self, content: str, style: str) -> Value:
        if not (shown := self._styles.get(style)):
            return Value("number", content)
        try:
            number = float(content)
            if shown == "%":
                return Value("text", f"{number * 100:.10g}%")
            days, rest = divmod(number, 1)
            # Excel takes 1900 for a leap year, so that its first sixty days are one off.
            shift = 1 if self._start.year == 1899 and days < 60 else 0
            return _as_shown(self._start + timedelta(int(days) + shift), round(rest * 1440), shown)
        except (ValueError, OverflowError):
            return Value("error", content)

    def _stored_day(self, content: str, style: str) -> Value:
        """A day that is stored as text (ISO 8601)."""
        try:
            moment = datetime.fromisoformat(content.removesuffix("Z"))
        except ValueError:
            return Value("error", content)
        return _as_shown(moment.date(), moment.hour * 60 + moment.minute, self._styles.get(style, "ymd"))

    def _column(self, name: str) -> int:
        known = self._columns.get(name)
        if known is None:
            if not re.fullmatch("[A-Z]{1,3}", name):
                raise UnfitError("XJ701", part=f'r="{name[:20]}"')
            known = 0
            for letter in name:
                known = known * 26 + ord(letter) - 64
            self._columns[name] = known
        return known

    def _range(self, reference: str) -> Range:
        match = re.fullmatch("([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?", reference)
        if match is None:
            raise UnfitError("XJ701", part=f'ref="{reference[:20]}"')
        left, top, right, bottom = match[1], match[2], match[3] or match[1], match[4] or match[2]
        return Range(int(top), self._column(left), int(bottom), self._column(right))


def _as_shown(day: date, minutes: int, shown: str) -> Value:
    """A day, if all of it is shown; else what is."""
    if shown.startswith("ymd"):
        return Value("day", day.isoformat())
    parts = [part for letter, part in zip("ymd", day.isoformat().split("-"), strict=True) if letter in shown]
    times = [f"{minutes // 60:02}:{minutes % 60:02}"] if "h" in shown else []
    return Value("part", " ".join(["-".join(parts), *times]).strip())


def _as_text(text: str) -> Value | None:
    return Value("text", text) if text.strip() else None


def _number(text: Any, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) <= 7):
        raise UnfitError("XJ701", part=f'r="{text[:20]}"')
    return int(text)
