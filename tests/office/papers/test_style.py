"""The look of an official document: its numbers in the file, and counted on a page."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx.oxml.ns import qn

from tests.office.papers.convert import needs_office, pages, to_pdf
from tests.office.papers.sample import MADE, word
from xingji.office.papers.fonts import FONTS
from xingji.office.papers.package import word_bytes
from xingji.office.papers.style import CHARACTERS, LINES, STYLES, new_document, use_fonts


def made(*, landscape: bool = False) -> bytes:
    return word_bytes(new_document(landscape=landscape), "示例", MADE)


def part(content: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(content)).read(name).decode()


@pytest.mark.parametrize("landscape", [False, True])
def test_page(landscape: bool) -> None:
    section = word(made(landscape=landscape)).sections[0]
    millimetres = [round(length.mm) for length in (section.page_width, section.page_height)]
    assert millimetres == ([297, 210] if landscape else [210, 297])
    block = (
        section.page_width - section.left_margin - section.right_margin,
        section.page_height - section.top_margin - section.bottom_margin,
    )
    assert [round(length / 36000) for length in block] == ([225, 156] if landscape else [156, 225])
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_every_style_names_a_chinese_font() -> None:
    styles = word(made()).styles
    for style in STYLES:
        fonts = styles[style.name if "heading" not in style.name else f"Heading {style.name[-1]}"].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in FONTS["office"]
        assert fonts.get(qn("w:hint")) == "eastAsia"
    defaults = styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:rFonts')}")
    assert defaults.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert defaults.get(qn("w:ascii")) == "Times New Roman"


def test_stand_ins_are_declared_for_fonts_that_windows_lacks() -> None:
    table = part(made(), "word/fontTable.xml")
    for own, stock in (("方正小标宋简体", "宋体"), ("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体")):
        assert f'<w:font w:name="{own}"><w:altName w:val="{stock}"/>' in table


def test_windows_fonts_take_the_place_of_the_offices() -> None:
    document: Any = new_document()
    document.add_paragraph("示例", "公文标题")
    use_fonts(document, "windows")
    content = word_bytes(document, "示例", MADE)
    for name in ("word/styles.xml", "word/document.xml", "word/footer1.xml"):
        assert not {"仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"} & set(part(content, name).split('"'))
    assert 'w:eastAsia="仿宋"' in part(content, "word/styles.xml")


def test_page_numbers_right_on_odd_and_left_on_even_pages() -> None:
    section = word(made()).sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert paragraph.text == "— 1 —"
        assert paragraph._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        assert paragraph._p.pPr.find(qn("w:ind")).get(qn(f"w:{side}Chars")) == "100"
    assert word(made()).settings.odd_and_even_pages_header_footer


def test_nothing_foreign_comes_along() -> None:
    names = zipfile.ZipFile(BytesIO(made())).namelist()
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "WithEffects" in name]


def test_same_document_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = made()
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert made() == first


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("style")
    texts = {"lines": ("国" * CHARACTERS * (LINES + 1), None), "indent": ("国" * CHARACTERS, "正文段落")}
    for name, paragraph in texts.items():
        document: Any = new_document()
        document.add_paragraph(*paragraph)
        (folder / f"{name}.docx").write_bytes(word_bytes(document, "示例", MADE))
    return {pdf.stem: pages(pdf) for pdf in to_pdf(folder, *(folder / f"{name}.docx" for name in texts))}


class TestConverted:
    """What LibreOffice makes of it."""

    pytestmark = needs_office

    def test_22_lines_of_28_characters(self, converted: dict[str, list[str]]) -> None:
        first, second = converted["lines"]
        lines = [line.replace(" ", "") for line in first.splitlines() if line.strip()]
        assert lines == ["国" * CHARACTERS] * LINES + ["—1—"]
        assert "国" * CHARACTERS in second
        assert "—2—" in second.replace(" ", "")

    def test_first_lines_begin_two_characters_in(self, converted: dict[str, list[str]]) -> None:
        lines = [line.strip() for line in converted["indent"][0].splitlines() if line.strip()]
        assert [len(line) for line in lines[:2]] == [CHARACTERS - 2, 2]
