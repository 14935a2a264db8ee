"""The same workbook as other programs write it: whatever they leave out or put in, the import is the same."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from tests.office.papers.convert import rewritten
from xingji.messages.interface import WORDS
from xingji.office.workbook.annotate import Note, annotated
from xingji.office.workbook.package import Package
from xingji.office.workbook.sheets import At, Value, read_sheets

from .desk import ASSESSMENT, FIRST, HOME, cell, codes, data, edited, entry, imported, rezipped

STRINGS = "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheets(content: bytes) -> list[str]:
    return [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(read_sheets(Package(content))) + 1)]


def in_every_sheet(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    return lambda content: rezipped(content, dict.fromkeys(sheets(content), change))


def strings_of(content: bytes) -> list[bytes]:
    parts: list[bytes] = []

    def keep(part: bytes) -> bytes:
        parts.extend(re.findall(rb"<si>(.*?)</si>", part, re.DOTALL))
        return part

    rezipped(content, {STRINGS: keep})
    return parts


def inline_strings(content: bytes) -> bytes:
    """Texts in their cells, as many programs write them."""
    known = strings_of(content)

    def change(part: bytes) -> bytes:
        return re.sub(rb't="s"><v>([0-9]+)</v>', lambda m: b't="inlineStr"><is>' + known[int(m[1])] + b"</is>", part)

    return in_every_sheet(change)(content)


def rich_text(content: bytes) -> bytes:
    """Texts in two runs with a phonetic reading, as Chinese and Japanese Excel keep them."""
    reading = b'<rPh sb="0" eb="1"><t>FU HE</t></rPh><phoneticPr fontId="1" type="noConversion"/>'

    def runs(match: re.Match[bytes]) -> bytes:
        text = match[2].decode()
        cut = 1 if text[:1] not in "&_" else 0
        head, tail = text[:cut].encode(), text[cut:].encode()
        space = b'<t xml:space="preserve">'
        return (
            b"<si><r>" + space + head + b"</t></r><r><rPr><b/></rPr>" + space + tail + b"</t></r>" + reading + b"</si>"
        )

    return rezipped(content, {STRINGS: lambda part: re.sub(rb"<si><t([^>]*)>(.*?)</t></si>", runs, part, flags=re.S)})


def no_counts(content: bytes) -> bytes:
    return rezipped(content, {STRINGS: lambda part: re.sub(rb' (uniqueC|c)ount="[0-9]+"', b"", part)})


def no_references(content: bytes) -> bytes:
    """Cells without an address follow each other; then every gap must be filled, as xlsxwriter's blank cells do."""

    def change(part: bytes) -> bytes:
        def row(match: re.Match[bytes]) -> bytes:
            cells = re.findall(rb'<c r="([A-Z]+)[0-9]+"', match[0])
            whole = [chr(65 + n).encode() for n in range(len(cells))] == cells
            return re.sub(rb'<c r="[A-Z]+[0-9]+"', b"<c", match[0]) if whole else match[0]

        return re.sub(rb"<row .*?</row>", row, part, flags=re.DOTALL)

    return in_every_sheet(change)(content)


def strict_namespaces(content: bytes) -> bytes:
    """Excel's “Strict Open XML”: other namespaces throughout."""

    def change(part: bytes) -> bytes:
        part = part.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        return part.replace(REL.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")

    names = [*sheets(content), STRINGS, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"]
    return rezipped(content, dict.fromkeys(names, change))


def prefixed(content: bytes) -> bytes:
    """Some programs write x:row and x:c."""

    def change(part: bytes) -> bytes:
        part = re.sub(rb"<(/?)([a-zA-Z]+)(?=[ />])", rb"<\1x:\2", part)
        return part.replace(b'xmlns="' + MAIN.encode(), b'xmlns:x="' + MAIN.encode())

    return in_every_sheet(change)(content)


def absolute_targets(content: bytes) -> bytes:
    change = lambda part: part.replace(b'Target="', b'Target="/xl/')  # noqa: E731
    return rezipped(content, {"xl/_rels/workbook.xml.rels": change})


def wps_extras(content: bytes) -> bytes:
    """WPS adds parts of its own and a version to the workbook."""
    extra = b'<extLst><ext uri="{x}" xmlns:wps="http://web.wps.cn/et/2018/main"><wps:a/></ext></extLst></workbook>'
    return rezipped(
        content,
        {
            "xl/workbook.xml": lambda part: part.replace(b"</workbook>", extra),
            "docProps/custom.xml": b"<Properties/>",
            "customXml/item1.xml": b"<x/>",
            "xl/cellimages.xml": b"<x/>",
            "xl/persons/person.xml": b"<x/>",
        },
    )


def carriage_returns(content: bytes) -> bytes:
    """Old Excel keeps line breaks as _x000D_ and line feed."""
    head, texts = b"standalone", rb"(?<=[^>])\n"

    def change(part: bytes) -> bytes:
        start = part.index(head) + 30
        return part[:start] + re.sub(texts, b"_x000D_\n", part[start:])

    return rezipped(content, {STRINGS: change})


def bom(content: bytes) -> bytes:
    return rezipped(content, {STRINGS: lambda part: b"\xef\xbb\xbf" + part})


def by_xlsxwriter(content: bytes) -> bytes:
    """Every text anew by xlsxwriter, without any of our formats."""
    old = openpyxl.load_workbook(io.BytesIO(content))
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True, "strings_to_formulas": False}) as new:
        for sheet in old.worksheets:
            made = new.add_worksheet(sheet.title)
            for row in sheet.iter_rows():
                for one in row:
                    if one.value is not None and one.data_type != "f":
                        made.write_string(one.row - 1, one.column - 1, str(one.value))
    return saved.getvalue()


def by_openpyxl(content: bytes) -> bytes:
    return edited(content, lambda _: None)


Program = Callable[[bytes], bytes]
PROGRAMS: list[Any] = [
    inline_strings,
    rich_text,
    no_counts,
    no_references,
    strict_namespaces,
    prefixed,
    absolute_targets,
    wps_extras,
    carriage_returns,
    bom,
    by_xlsxwriter,
    by_openpyxl,
    pytest.param("by_libreoffice", marks=pytest.mark.needs("soffice")),
]


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory, book: bytes) -> Program:
    """It is started once for both workbooks that tests ask it about."""
    folder = tmp_path_factory.mktemp("libreoffice")
    contents = {folder / "as-exported.xlsx": book, folder / "worked-on.xlsx": _as_exported(book)}
    for path, content in contents.items():
        path.write_bytes(content)
    made = rewritten(folder, "xlsx:Calc MS Excel 2007 XML", *contents)
    return {content: path.read_bytes() for content, path in zip(contents.values(), made, strict=True)}.__getitem__


@pytest.fixture(params=PROGRAMS)
def program(request: pytest.FixtureRequest) -> Program:
    """A program by which a workbook went; those that are named are fixtures."""
    found: Program = request.getfixturevalue(request.param) if isinstance(request.param, str) else request.param
    return found


def work(book: Any) -> None:
    cell(book, "符合程度").value = "部分符合"
    cell(book, "说明").value = "第一行\n=第二行 <b> & “引号”"
    cell(book, "证明材料").value = "台账\n照片"
    cell(book, "页码").value = "3\n—"
    entry(book, "企业名称").value = "示例 机械（南京）有限公司"


def test_imports_the_same(desk: Path, book: bytes, program: Program) -> None:
    content = program(edited(book, work) if program is by_openpyxl else _as_exported(book))
    result = imported(desk, content)
    assert [code for code in codes(result) if code != "XJ737"] == []
    assert data(desk)["answers"][FIRST] == {
        "degree": "partly",
        "note": "第一行\n=第二行 <b> & “引号”",
        "evidence": [{"title": "台账", "page": "3"}, {"title": "照片"}],
    }
    assert data(desk, "enterprise")["name"] == "示例 机械（南京）有限公司"
    assert sorted(result.texts) == [HOME.path("enterprise"), ASSESSMENT]


@cache
def _as_exported(book: bytes) -> bytes:
    """The worked-on workbook as Excel keeps it, with shared strings; openpyxl writes them into the cells."""
    return by_xlsxwriter(edited(book, work))


def test_nothing_changed_is_nothing_changed(desk: Path, book: bytes, program: Program) -> None:
    result = imported(desk, program(book))
    assert result.texts == {}
    assert [code for code in codes(result) if code != "XJ737"] == []


def test_comes_back_with_comments_and_is_the_same(desk: Path, book: bytes, program: Program) -> None:
    """Wherever a program keeps its parts; a second time ours are replaced."""
    content = program(book)
    place = At("D01 工业设备安全", 5, 10)
    notes = [Note(place, "", "错误", "XJ721", "写错了", "因为。", "改正。")]
    words = WORDS["workbook.list"].zh.split("|")
    once = annotated(content, notes, words)
    assert codes(imported(desk, once)) == codes(imported(desk, content))
    assert imported(desk, once, write=False).texts == {}
    assert _parts(annotated(once, notes, words)) == _parts(once)


def _parts(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return [f"{info.filename} {info.file_size}" for info in file.infolist()]


def test_days_by_number_and_format(desk: Path, book: bytes) -> None:
    import datetime  # noqa: PLC0415

    def type_day(book: Any) -> None:
        one = entry(book, "自评估日期")
        one.value, one.number_format = datetime.date(2023, 7, 20), "yyyy/m/d;@"

    assert codes(imported(desk, edited(book, type_day))) == []
    assert data(desk)["assessed_on"] == "2023-07-20"


@pytest.mark.parametrize(("stored", "day"), [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01")])
def test_excel_takes_1900_for_a_leap_year(stored: int, day: str) -> None:
    """So the numbers of its first days are one off; the other calendar knows nothing of it."""
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as book:
        book.add_worksheet().write_number(0, 0, stored, book.add_format({"num_format": "yyyy-mm-dd"}))
    assert read_sheets(Package(saved.getvalue()))[0].rows[1][1] == Value("day", day)


@pytest.mark.parametrize("since_1904", [False, True])
@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("yyyy-mm-dd", Value("day", "2023-07-12")),
        ("m/d/yy", Value("day", "2023-07-12")),
        ('[$-804]yyyy"年"m"月"d"日";@', Value("day", "2023-07-12")),
        ("[DBNum1][$-804]yyyy年m月d日", Value("day", "2023-07-12")),
        ("yyyy/m/d h:mm", Value("day", "2023-07-12")),
        ("yyyy\\-mm\\-dd;@", Value("day", "2023-07-12")),
        ("[DBNum1][$-804]yyyy年m月", Value("part", "2023-07")),
        ("mmm-yy", Value("part", "2023-07")),
        ("yyyy", Value("part", "2023")),
        ("d-mmm", Value("part", "07-12")),
        ('m"月"d"日"', Value("part", "07-12")),
        ("yyyy-mm ddd", Value("part", "2023-07")),
        ("h:mm", Value("part", "18:30")),
        ("[h]:mm:ss", Value("part", "18:30")),
    ],
)
def test_days_of_both_calendars(since_1904: bool, form: str, value: Value) -> None:
    """What the format does not show, nobody typed."""
    import datetime  # noqa: PLC0415

    saved = io.BytesIO()
    options = {"in_memory": True, "default_date_format": form}
    with xlsxwriter.Workbook(saved, options) as book:
        if since_1904:
            book.use_1904_date = True
            book.epoch = datetime.datetime(1904, 1, 1)
            book.date_1904 = True
        made = book.add_worksheet()
        made.date_1904 = since_1904
        made.write_datetime(0, 0, datetime.datetime(2023, 7, 12, 18, 30))
        made.write_number(1, 0, 12.5, book.add_format({"num_format": '0.00 "day"'}))
        made.write_number(2, 0, 0.8, book.add_format({"num_format": "0%"}))
        made.write_number(3, 0, 1200, book.add_format({"num_format": "0.00E+00"}))
    sheet = read_sheets(Package(saved.getvalue()))[0]
    assert sheet.rows[1][1] == value
    assert sheet.rows[2][1] == Value("number", "12.5")
    assert sheet.rows[3][1] == Value("text", "80%")
    assert sheet.rows[4][1] == Value("number", "1200")


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (14, Value("day", "2023-07-12")),
        (31, Value("day", "2023-07-12")),
        (57, Value("part", "2023-07")),
        (58, Value("part", "07-12")),
        (20, Value("part", "00:00")),
        (9, Value("text", "4511900%")),
        (1, Value("number", "45119")),
    ],
)
def test_built_in_formats_of_chinese_excel(number: int, value: Value) -> None:
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as book:
        book.add_worksheet().write_number(0, 0, 45119, book.add_format({"num_format": number}))
    assert read_sheets(Package(saved.getvalue()))[0].rows[1][1] == value


@pytest.mark.parametrize(
    ("stored", "text"),
    [("台账_x005F_x000D_", "台账_x000D_"), ("a_x000D_b", "a\rb"), ("_xD83D__xDE00_", "😀"), ("_x12_", "_x12_")],
)
def test_escapes_of_excel(stored: str, text: str) -> None:
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, "here")
    content = rezipped(saved.getvalue(), {STRINGS: lambda part: part.replace(b"here", stored.encode())})
    assert read_sheets(Package(content))[0].rows[1][1] == Value("text", text)
