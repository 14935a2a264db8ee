"""What a filled template still lacks: pictures where their markers stand, and columns that fit the page."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from docx.oxml.ns import qn
from docx.shared import Mm, Twips

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_TWIP = 635
"""EMU, the unit of python-docx, in a twentieth of a point."""
_SLACK = 60
_LONGEST = 500
"""Characters of a cell that surely fit a page in a column of 40 millimetres."""
_MARK = "\ue000{}\ue001"
"""Characters for private use, which no name of a submission may hold."""


class Picture(NamedTuple):
    """A PNG, its width in millimetres, and what it tells somebody who does not see it."""

    png: bytes
    width: float
    alternative: str


def marker(name: str) -> str:
    """What stands in the text where a picture will be."""
    return _MARK.format(name)


def place(document: WordDocument, pictures: Mapping[str, Picture]) -> None:
    """Turn every paragraph of a filled template that is a marker alone into its picture, and make tables fit."""
    wanted = {marker(name): picture for name, picture in pictures.items()}
    for paragraph in document.paragraphs:
        if picture := wanted.get(paragraph.text.strip()):
            _put(paragraph, picture)
    section = document.sections[0]
    width = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    for table in document.tables:
        _fit(table, round(width / _TWIP))
        _let_long_rows_break(table)


def _fit(table: Table, room: int) -> None:
    """Let the columns of a table that became wider than the text share what its first one leaves; in twips."""
    rows = [[cell.get_or_add_tcPr() for cell in row.tc_lst] for row in table._tbl.tr_lst]
    widths = [int(cell.width or 0) // _TWIP for cell in rows[0]] if rows else []
    if sum(widths) <= room + _SLACK:
        return
    widths = [widths[0], *[(room - widths[0]) // (len(widths) - 1)] * (len(widths) - 1)]
    grid = table._tbl.tblGrid
    for column in grid.gridCol_lst:
        grid.remove(column)
    for width in widths:
        grid.add_gridCol().w = Twips(width)
    for row in rows:
        for cell, width in zip(row, widths, strict=False):
            cell.width = Twips(width)


def _let_long_rows_break(table: Table) -> None:
    """A row that is to stay whole but could be taller than a page would lose its end."""
    for row in table._tbl.tr_lst:
        longest = max((len("".join(cell.itertext())) for cell in row.tc_lst), default=0)
        for whole in row.xpath("./w:trPr/w:cantSplit") if longest > _LONGEST else ():
            whole.getparent().remove(whole)


def _put(paragraph: Paragraph, picture: Picture) -> None:
    for run in paragraph.runs:
        run.text = ""
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=Mm(picture.width))
    for properties in shape._inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        properties.set("descr", picture.alternative)
        properties.set("name", f"图{properties.get('id')}")
