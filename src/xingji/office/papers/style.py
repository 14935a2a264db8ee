"""The look of an official document: the numbers of GB/T 9704-2012, measured in LibreOffice, and its fonts.

Lengths are in twentieths of a point, sizes in half points, as WordprocessingML has them. Red head, document number
and stamp are left to the office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Twips

from xingji.office.papers.fonts import FONTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document as WordDocument
    from docx.section import Section, _Footer
    from docx.table import Table, _Row

LINES, CHARACTERS = 22, 28
"""What a full page of running text holds."""
_PITCH = 579
_TIGHTER = -5
_SIZES = {"二号": 44, "三号": 32, "四号": 28, "小四": 24, "五号": 21, "小五": 18, "六号": 15}


_OFFICE = FONTS["office"]
_LATIN = "Times New Roman"


class Style(NamedTuple):
    """A paragraph style; `indent` is of the first line in characters, `line` an exact height or 0 for the grid."""

    id: str
    name: str
    font: str
    size: str
    align: str = "both"
    indent: int = 0
    line: int = 0
    grid: bool = True
    outline: int | None = None
    latin: str = _LATIN


STYLES = (
    Style("Title", "公文标题", _OFFICE.title, "二号", "center", line=_PITCH, grid=False),
    Style("BodyIndent", "正文段落", _OFFICE.body, "三号", indent=2),
    Style("Heading1", "heading 1", _OFFICE.hei, "三号", "left", 2, outline=0),
    Style("Heading2", "heading 2", _OFFICE.kai, "三号", "left", 2, outline=1),
    Style("Heading3", "heading 3", _OFFICE.body, "三号", "left", 2, outline=2),
    Style("Annex", "附件号", _OFFICE.hei, "三号", "left"),
    Style("Subtitle", "副标题", _OFFICE.kai, "三号", "center"),
    Style("FormLine", "填报栏", _OFFICE.body, "小四", "left", grid=False),
    Style("TableHead", "表头", _OFFICE.hei, "五号", "center", grid=False),
    Style("TableText", "表格文字", _OFFICE.body, "五号", "center", grid=False),
    Style("TableSmall", "表格小字", _OFFICE.body, "小五", "center", grid=False),
    Style("TableCode", "表格代码", _OFFICE.body, "六号", "center", grid=False),
    Style("Note", "说明", _OFFICE.kai, "小四", indent=2, line=400, grid=False),
    Style("Mark", "标注", _OFFICE.hei, "五号", "center", grid=False),
    Style("Footer", "footer", _OFFICE.number, "四号", "left", grid=False, latin=_OFFICE.number),
)
"""Styles that a template may use, apart from Normal (三号仿宋 without indent)."""


def new_document(*, landscape: bool = False) -> WordDocument:
    """An empty document with page, grid, styles, fonts and page numbers."""
    document = Document()
    _replace_styles(document)
    _set_page(document.sections[0], landscape)
    _number_pages(document)
    _declare_fonts(document)
    _drop_foreign_parts(document)
    return document


def _drop_foreign_parts(document: WordDocument) -> None:
    """What the library's own blank file brings along: a preview picture, a second set of styles, old settings."""
    for holder in (document.part, document.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(("/stylesWithEffects", "/customXml", "/thumbnail", "/numbering")):
                del holder.rels[key]
    settings = document.settings.element
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _set_page(section: Section, landscape: bool) -> None:
    """A4 with the text block of 156 x 225 mm; across, the head of a table points to the binding."""
    width, height, top, right, bottom, left = 11906, 16838, 2098, 1474, 1984, 1588
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height, top, right, bottom, left = height, width, left, top, right, bottom
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.top_margin, section.bottom_margin = Twips(top), Twips(bottom)
    section.left_margin, section.right_margin = Twips(left), Twips(right)
    section.header_distance, section.footer_distance = Twips(850), Twips(bottom - 737)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    section._sectPr.append(parse_xml(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{_PITCH}"/>'))


def _replace_styles(document: WordDocument) -> None:
    """Our styles in the place of the library's own."""
    element = document.styles.element
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(_styles_xml())):
        element.append(child)


def _styles_xml() -> str:
    styles = "".join(_style_xml(style) for style in STYLES)
    return f"""<w:styles {nsdecls("w")}>
<w:docDefaults><w:rPrDefault><w:rPr>{_face(_OFFICE.body)}<w:sz w:val="32"/><w:szCs w:val="32"/>
<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>
<w:rPr>{_face(_OFFICE.body)}<w:spacing w:val="{_TIGHTER}"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>
<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr>
<w:tblBorders>{"".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="auto"/>' for side in _SIDES)}
</w:tblBorders></w:tblPr></w:style>{styles}</w:styles>"""


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _style_xml(style: Style) -> str:
    size = _SIZES[style.size]
    exact = f'<w:spacing w:line="{style.line}" w:lineRule="exact"/>' if style.line else ""
    indent = f'<w:ind w:firstLineChars="{style.indent * 100}" w:firstLine="{style.indent * size * 10}"/>'
    level = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else ""
    snap = "" if style.grid else '<w:snapToGrid w:val="0"/>'
    spacing = _TIGHTER if size == _SIZES["三号"] else 0
    own = "" if style.name.isascii() else ' w:customStyle="1"'
    return f"""<w:style w:type="paragraph"{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/>
<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{snap}{exact}{indent if style.indent else ""}
<w:jc w:val="{style.align}"/>{level}</w:pPr><w:rPr>{_face(style.font, style.latin)}<w:spacing w:val="{spacing}"/>
<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"""


def _face(font: str, latin: str = _LATIN) -> str:
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="Times New Roman"/>'
    )


def _number_pages(document: WordDocument) -> None:
    """— 1 — in 四号 half-width 宋体, odd pages on the right, even ones on the left, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _put_number(section.footer, "right")
    _put_number(section.even_page_footer, "left")


def _put_number(footer: _Footer, side: str) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.style = "footer"
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:ind {nsdecls("w")} w:{side}Chars="100" w:{side}="280"/>'))
    properties.append(parse_xml(f'<w:jc {nsdecls("w")} w:val="{side}"/>'))
    paragraph.add_run("— ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", ""), ("end", "")):
        run = paragraph.add_run("1" if not kind and not text else "")
        if kind:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        elif text:
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {text} </w:instrText>'))
    paragraph.add_run(" —")


def _declare_fonts(document: WordDocument) -> None:
    """What Windows may show where the office's font is missing (fontTable.xml, w:altName)."""
    part = next(part for part in document.part.package.iter_parts() if part.partname.endswith("/fontTable.xml"))
    fonts = "".join(
        f'<w:font w:name="{own}"><w:altName w:val="{stock}"/><w:charset w:val="86"/></w:font>'
        for own, stock in zip(_OFFICE, FONTS["windows"], strict=True)
        if own != stock
    )
    part._blob = f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()


def use_fonts(document: WordDocument, choice: str) -> None:
    """Write other font names into every part; the names in a template are the office's."""
    names = dict(zip(_OFFICE, FONTS[choice], strict=True))
    for part in document.part.package.iter_parts():
        element = getattr(part, "element", None)
        for face in element.iter(qn("w:rFonts")) if element is not None else ():
            for attribute, name in face.attrib.items():
                face.set(attribute, names.get(name, name))


_MARGINS = f"""<w:tblCellMar {nsdecls("w")}>
<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>"""


def set_columns(table: Table, widths: Iterable[float]) -> None:
    """Fixed widths in millimetres."""
    table.autofit = False
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(parse_xml(_MARGINS))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(round(width * 56.693))
        for cell in column.cells:
            cell.width = column.width


def repeat_head(row: _Row) -> None:
    """Show a table's first row again on each page; no row breaks between pages."""
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def keep_whole(row: _Row, height: int = 0) -> None:
    """Keep a row on one page; `height` is the least it has."""
    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if height:
        properties.append(parse_xml(f'<w:trHeight {nsdecls("w")} w:val="{height}" w:hRule="atLeast"/>'))
