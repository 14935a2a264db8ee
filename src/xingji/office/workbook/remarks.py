"""Comments in the cells of one sheet of a workbook: ours are put in or replaced, those of people stay as they are."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from xingji.office.papers.package import AUTHOR
from xingji.office.workbook.rewrite import MAIN, OFFICE, Rewrite
from xingji.office.workbook.sheets import cell_name
from xingji.office.workbook.splice import Element, outline, put_into, text_xml, without

_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEHIND = frozenset({"legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"})
"""What stands behind the reference to the boxes of comments in a sheet."""
_MOST = 900
"""Comments of ours on one sheet; Excel numbers the boxes of a sheet by the thousand."""
_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_BOX_TYPE = (
    f'<v:shapetype {_NAMES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_PLACE = re.compile(rb"<x:(Row|Column)>\s*([0-9]{1,7})\s*</x:")
_NUMBER = re.compile(rb'id="_x0000_s([0-9]{1,9})"')

_MARKUP = re.compile(rb"<[^>]*>")

Cell = tuple[int, int]
"""Row and column, from 1."""


def remark(book: Rewrite, sheet: str, remarks: Mapping[Cell, str]) -> None:
    """Make these the comments of ours on a sheet, but where a person has written one. Raises UnfitError."""
    parts = {kind: part for kind, part in book.package.relations(sheet).values() if kind in ("comments", "vmlDrawing")}
    if not remarks and "comments" not in parts:
        return
    comments = parts.get("comments") or book.free("xl/xingji_comments", ".xml")
    boxes = _boxes(book, sheet) or book.free("xl/drawings/xingji", ".vml")
    xml = book.read(comments) if comments in book.package else _empty_comments()
    drawing = book.read(boxes) if boxes in book.package else f"<xml {_NAMES}>{_BOX_TYPE}</xml>".encode()
    xml, gone = _without_ours(xml)
    drawing = _without_boxes(drawing, gone)
    foreign = {row.attributes.get("ref", "") for row in _rows(outline(xml))}
    ours = {cell: text for cell, text in sorted(remarks.items()) if cell_name(*cell) not in foreign}
    ours = dict(list(ours.items())[:_MOST])
    book.put(comments, _with_comments(xml, ours))
    book.put(boxes, _with_boxes(drawing, ours))
    if "comments" not in parts:
        book.declare(comments, _COMMENTS)
        book.relate(sheet, "comments", comments)
    if not _boxes(book, sheet):
        book.declare(boxes, _DRAWING)
        _refer(book, sheet, book.relate(sheet, "vmlDrawing", boxes))


def _boxes(book: Rewrite, sheet: str) -> str:
    """The part with the boxes of a sheet's comments; a sheet may have others, for its header."""
    named = outline(book.read(sheet), 1).first("legacyDrawing")
    target = next((value for name, value in named.attributes.items() if name.endswith(":id")), "") if named else ""
    return book.package.relations(sheet).get(target, ("", ""))[1]


def _refer(book: Rewrite, sheet: str, relation: str) -> None:
    xml = book.read(sheet)
    root = outline(xml, 1)
    book.put(sheet, put_into(xml, root, f'<{root.prefix}legacyDrawing xmlns:r="{OFFICE}" r:id="{relation}"/>', _BEHIND))


def _empty_comments() -> bytes:
    return f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()


def _rows(root: Element) -> list[Element]:
    listed = root.first("commentList")
    return listed.children if listed else []


def _without_ours(xml: bytes) -> tuple[bytes, set[str]]:
    """The comments without ours, and the cells that these were in; one that a person added to is a person's."""
    gone = [row for row in _rows(outline(xml)) if _is_ours(xml[row.start : row.end])]
    return without(xml, gone), {row.attributes.get("ref", "") for row in gone}


def _is_ours(comment: bytes) -> bool:
    text = _MARKUP.sub(b"", comment).strip().decode("utf-8", "replace")
    return text.startswith(f"{AUTHOR} ") and text.endswith(f"— {AUTHOR}")


def _with_comments(xml: bytes, ours: Mapping[Cell, str]) -> bytes:
    if not ours:
        return xml
    root = outline(xml)
    authors, listed = root.first("authors"), root.first("commentList")
    known = (
        [xml[one.start : one.end].endswith(f">{AUTHOR}</{one.tag}>".encode()) for one in authors.children]
        if authors
        else []
    )
    number = known.index(True) if True in known else len(known)
    p = root.prefix
    rows = "".join(
        f'<{p}comment ref="{cell_name(*cell)}" authorId="{number}"><{p}text><{p}r><{p}t xml:space="preserve">'
        f"{AUTHOR} {text_xml(text)}\n— {AUTHOR}</{p}t></{p}r></{p}text></{p}comment>"
        for cell, text in ours.items()
    )
    if listed:
        xml = put_into(xml, listed, rows)
    if authors and number == len(known):  # it stands ahead of the list, so that its place still holds
        xml = put_into(xml, authors, f"<{p}author>{AUTHOR}</{p}author>")
    return xml


def _shapes(drawing: bytes) -> list[tuple[int, int]]:
    """Where each box begins and ends; by hand, since what Excel writes here need not be well-formed."""
    found, at = [], 0
    while (start := drawing.find(b"<v:shape ", at)) >= 0 and (stop := drawing.find(b"</v:shape>", start)) >= 0:
        at = stop + len(b"</v:shape>")
        found.append((start, at))
    return found


def _without_boxes(drawing: bytes, cells: Container[str]) -> bytes:
    kept, at = [], 0
    for start, stop in _shapes(drawing):
        place = {name: int(number) + 1 for name, number in _PLACE.findall(drawing, start, stop)}
        if cell_name(place.get(b"Row", 0), place.get(b"Column", 0)) in cells:
            kept.append(drawing[at:start])
            at = stop
    return b"".join([*kept, drawing[at:]])


def _with_boxes(drawing: bytes, ours: Mapping[Cell, str]) -> bytes:
    end = drawing.rfind(b"</xml>")
    if end < 0:
        return drawing
    first = max([1024, *map(int, _NUMBER.findall(drawing))]) + 1
    kind = "" if b'id="_x0000_t202"' in drawing else _BOX_TYPE
    shapes = "".join(_box(number, cell, text) for number, (cell, text) in enumerate(ours.items(), first))
    return drawing[:end] + f"{kind}{shapes}".encode() + drawing[end:]


def _box(number: int, cell: Cell, text: str) -> str:
    """A hidden box beside its cell, high enough for the text."""
    row, column = cell[0] - 1, cell[1] - 1
    lines = sum(1 + len(line) // 24 for line in text.split("\n"))
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 10, {column + 4}, 15, {max(row - 1, 0) + 2 + min(lines, 40)}, 4"
    return (
        f'<v:shape {_NAMES} id="_x0000_s{number}" type="#_x0000_t202" fillcolor="#ffffe1" o:insetmode="auto" '
        f'style="position:absolute;z-index:1;width:260pt;height:{lines * 14 + 12}pt;visibility:hidden">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
