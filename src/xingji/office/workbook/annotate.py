"""A workbook given back to people: every finding as a comment in its cell, and all of them on a sheet of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xingji.office.workbook.looks import height
from xingji.office.workbook.opened import is_list
from xingji.office.workbook.package import Package
from xingji.office.workbook.remarks import Cell, remark
from xingji.office.workbook.rewrite import MAIN, OFFICE, Rewrite
from xingji.office.workbook.shape import Slot
from xingji.office.workbook.sheets import At, cell_name, main_part, read_sheets, sheet_parts
from xingji.office.workbook.splice import attribute, outline, put_into, text_xml

_NAME = "问题清单"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_COLUMNS = [Slot("", "", width) for width in (20, 9, 22, 7, 8, 52, 62)]
_FONTS = ("<{p}b/>{size}{name}", '<{p}u/>{size}<{p}color rgb="FF0563C1"/>{name}')


class Note(NamedTuple):
    """A finding in the reader's words; `at` is its cell, None where it is about none."""

    at: At | None
    item: str
    severity: str
    code: str
    says: str
    why: str
    fix: str

    @property
    def remark(self) -> str:
        """As a comment."""
        return f"{self.severity} {self.code}\n{self.says}\n{self.why}\n→ {self.fix}"


class Looks(NamedTuple):
    """Numbers of the styles of the list."""

    plain: int
    title: int
    bold: int
    link: int


def annotated(content: bytes, notes: Sequence[Note], words: Sequence[str]) -> bytes:
    """The workbook with these comments and this list in the place of those of earlier imports.

    `words` are the title of the list, its headings, and what stands there where there is nothing to list. What people
    wrote stays, comments too: a cell that bears one gets none of ours. Raises UnfitError.
    """
    sheets = read_sheets(Package(content))
    book = Rewrite(content)
    parts = sheet_parts(book.package)
    own = next((sheet.name for sheet in sheets if is_list(sheet)), "")
    for name, part in parts.items():
        if name != own:
            remark(book, part, _remarks(name, notes))
    listed = parts[own] if own else _new_sheet(book, {sheet.name for sheet in sheets})
    book.put(listed, _list(notes, words, _looks(book)))
    return book.write()


def _remarks(sheet: str, notes: Sequence[Note]) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    for note in notes:
        if note.at and note.at.sheet == sheet:
            cell = (note.at.row, note.at.column)
            found[cell] = f"{found[cell]}\n\n{note.remark}" if cell in found else note.remark
    return found


def _new_sheet(book: Rewrite, names: set[str]) -> str:
    """A part for the list, behind all sheets, so that what counts sheets by their place stays true."""
    part, main = book.free("xl/worksheets/xingji", ".xml"), main_part(book.package)
    book.declare(part, _SHEET)
    relation = book.relate(main, "worksheet", part)
    xml = book.read(main)
    sheets = outline(xml).first("sheets")
    if sheets:
        number = max((int(row.attributes.get("sheetId", "0")) for row in sheets.children), default=0) + 1
        name = _NAME if _NAME not in names else f"{_NAME}（导入）"
        row = f'<{sheets.prefix}sheet xmlns:r="{OFFICE}" name="{name}" sheetId="{number}" r:id="{relation}"/>'
        book.put(main, put_into(xml, sheets, row))
    return part


def _looks(book: Rewrite) -> Looks:
    """Styles of the list, added to those of the workbook; the first one of all where it has none."""
    related = book.package.relations(main_part(book.package)).values()
    part = next((part for kind, part in related if kind == "styles"), "")
    if part not in book.package:
        return Looks(0, 0, 0, 0)
    sized = {"p": "{p}", "size": '<{p}sz val="10"/>', "name": '<{p}name val="宋体"/>'}
    bold, link = (_style(book, part, "fonts", f"<{{p}}font>{look.format(**sized)}</{{p}}font>") for look in _FONTS)
    wrap = '<{p}alignment vertical="top" wrapText="1"/>'
    start = '<{p}xf numFmtId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1" applyFont="1" fontId="'
    plain, title, strong, blue = (
        _style(book, part, "cellXfs", f'{start}{font}">{place}</{{p}}xf>')
        for font, place in ((0, wrap), (bold, wrap.replace(' wrapText="1"', "")), (bold, wrap), (link, wrap))
    )
    return Looks(plain, title, strong, blue)


def _style(book: Rewrite, part: str, group: str, piece: str) -> int:
    """Number of an entry of a group of styles; one that an earlier list added is used again."""
    xml = book.read(part)
    rows = outline(xml).first(group)
    if rows is None:
        return 0
    wanted = piece.replace("{p}", rows.prefix)
    for number, row in enumerate(rows.children):
        if xml[row.start : row.end] == wanted.encode():
            return number
    count = rows.attributes.get("count")
    changed = put_into(xml, rows, wanted)
    if count:
        tag_end = changed.index(b">", rows.start)
        tag = changed[rows.start : tag_end].replace(
            f'count="{count}"'.encode(), f'count="{len(rows.children) + 1}"'.encode()
        )
        changed = changed[: rows.start] + tag + changed[tag_end:]
    book.put(part, changed)
    return len(rows.children)


def _list(notes: Sequence[Note], words: Sequence[str], looks: Looks) -> bytes:
    title, *headings, nothing = words
    rows = [_row(1, [title], looks.title), _row(3, headings, looks.bold)]
    rows += [_row(number, _cells(note), looks.plain, looks.link) for number, note in enumerate(notes, 4)]
    rows += [] if notes else [_row(4, [nothing], looks.plain)]
    links = "".join(_link(number, note.at) for number, note in enumerate(notes, 4) if note.at)
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{column.width}" customWidth="1"/>'
        for number, column in enumerate(_COLUMNS, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>"
        f"{f'<hyperlinks>{links}</hyperlinks>' if links else ''}"
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _cells(note: Note) -> list[str]:
    sheet, cell = (note.at.sheet, cell_name(note.at.row, note.at.column)) if note.at else ("", "")
    return [sheet, cell, note.item, note.severity, note.code, note.says, note.fix]


def _row(number: int, texts: Sequence[str], look: int, second: int | None = None) -> str:
    """Cells with text that is never a formula."""
    looks = [look if second is None or column != 1 else second for column in range(len(texts))]
    cells = "".join(
        f'<c r="{cell_name(number, column)}" s="{style}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{text_xml(text)}</t></is></c>'
        for column, (text, style) in enumerate(zip(texts, looks, strict=True), 1)
        if text
    )
    tall = height(_COLUMNS, texts) if len(texts) > 1 else height(_COLUMNS[:1], [""])
    return f'<row r="{number}" ht="{tall}">{cells}</row>'


def _link(number: int, at: At) -> str:
    sheet = at.sheet.replace("'", "''")
    place = attribute(f"'{sheet}'!{cell_name(at.row, at.column)}")
    return f'<hyperlink ref="B{number}" location={place} display={place}/>'
