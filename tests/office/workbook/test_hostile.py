"""Files made to harm: refused with a finding, quickly, without memory, and with nothing written."""

from __future__ import annotations

import io
import os
import re
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from tests.sentences import Hold
from xingji.office.workbook.ole import MAGIC
from xingji.office.workbook.package import MAX_FILE, MAX_PART, Package
from xingji.office.workbook.sheets import read_sheets

from .desk import HOME, codes, imported, rezipped

SHEET = "xl/worksheets/sheet2.xml"
STRINGS = "xl/sharedStrings.xml"


def compound(*names: str) -> bytes:
    """A file as Excel 97 writes workbooks and newer ones encrypted workbooks, with streams of these names."""
    head = bytearray(512)
    head[:8] = MAGIC
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", head, 44, 1, 1)  # one sector of the table, the directory begins in sector 1
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    chain = [0xFFFFFFFD, *range(2, 2 + len(names) // 4), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    directory = b""
    for name in ("Root Entry", *names):
        text = f"{name}\0".encode("utf-16-le")
        directory += text.ljust(64, b"\0") + struct.pack("<H", len(text)) + bytes(62)
    return bytes(head) + table + directory.ljust(512 * (len(chain) - 1), b"\0")


def zipped(parts: dict[str, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return saved.getvalue()


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(part: bytes) -> bytes:
        assert old in part
        return part.replace(old, new, 1)

    return change


def bomb(content: bytes) -> bytes:
    return rezipped(content, {SHEET: b"<worksheet>" + b" " * (60 * 1024 * 1024)})


def lying_bomb(content: bytes) -> bytes:
    """A part that claims to be small in the directory and in front of itself."""
    made = rezipped(content, {SHEET: b"<worksheet>" + b" " * (40 * 1024 * 1024)})
    real = struct.pack("<L", len(b"<worksheet>") + 40 * 1024 * 1024)
    assert made.count(real) == 2
    return made.replace(real, struct.pack("<L", 100))


def many_parts(content: bytes) -> bytes:
    return rezipped(content, {f"xl/x{number}.xml": b"" for number in range(600)})


def doctype(content: bytes) -> bytes:
    laughs = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    return rezipped(content, {SHEET: replaced(b"<worksheet", laughs + b"<worksheet")})


def doctype_in_utf16(content: bytes) -> bytes:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "a">]><worksheet>&a;</worksheet>'
    return rezipped(content, {SHEET: text.encode("utf-16")})


def other_encoding(content: bytes) -> bytes:
    text = '<?xml version="1.0" encoding="cp037"?><worksheet/>'
    return rezipped(content, {SHEET: text.encode("cp037")})


def deep(content: bytes) -> bytes:
    return rezipped(content, {SHEET: b"<a>" * 1_000_000 + b"</a>" * 1_000_000})


def far_cell(content: bytes) -> bytes:
    """Cells at both ends of a sheet: whoever makes room for all between them is lost."""
    last = b'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'
    return rezipped(content, {SHEET: replaced(b"</sheetData>", last)})


def many_rows(content: bytes) -> bytes:
    rows = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (n, n) for n in range(1000, 100_000))
    return rezipped(content, {SHEET: replaced(b"</sheetData>", rows + b"</sheetData>")})


def empty_cells(content: bytes) -> bytes:
    """1.3 million cells that hold nothing, in 139 KB."""
    rows = b"".join(b'<row r="%d">%s</row>' % (n, b'<c s="1"/>' * 5000) for n in range(1000, 1260))
    return rezipped(content, {SHEET: replaced(b"</sheetData>", rows + b"</sheetData>")})


def styled_rows(content: bytes) -> bytes:
    """What whole columns look like to which somebody gave a format: 100,000 empty cells, which are let through."""
    rows = b"".join(b'<row r="%d">%s</row>' % (n, b'<c s="1"/>' * 100) for n in range(1000, 2000))
    return rezipped(content, {SHEET: replaced(b"</sheetData>", rows + b"</sheetData>")})


def cells_of_one_row(content: bytes) -> bytes:
    row = b'<row r="1000">' + b'<c s="1"/>' * 300_000 + b"</row></sheetData>"
    return rezipped(content, {SHEET: replaced(b"</sheetData>", row)})


def many_attributes(content: bytes) -> bytes:
    row = b"<row " + b" ".join(b'a%d=""' % n for n in range(400_000)) + b"/></sheetData>"
    return rezipped(content, {SHEET: replaced(b"</sheetData>", row)})


def many_strings(content: bytes) -> bytes:
    return rezipped(content, {STRINGS: replaced(b"</sst>", b"<si/>" * 1_000_000 + b"</sst>")})


def many_styles(content: bytes) -> bytes:
    return rezipped(content, {"xl/styles.xml": replaced(b"</cellXfs>", b"<xf/>" * 400_000 + b"</cellXfs>")})


def many_merged(content: bytes) -> bytes:
    merged = b"</sheetData><mergeCells>" + b'<mergeCell ref="T900:U900"/>' * 20_000 + b"</mergeCells>"
    return rezipped(content, {SHEET: replaced(b"</sheetData>", merged)})


def one_sheet_often(content: bytes) -> bytes:
    def change(part: bytes) -> bytes:
        return re.sub(rb"(<sheet [^>]*>)", lambda match: match[1] * 20, part)

    return rezipped(content, {"xl/workbook.xml": change})


def wide_merge(content: bytes) -> bytes:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return rezipped(content, {SHEET: replaced(b"</sheetData>", merged)})


def cell_twice(content: bytes) -> bytes:
    return rezipped(
        content, {SHEET: replaced(b"</row></sheetData>", b'<c r="B4" t="str"><v>x</v></c></row></sheetData>')}
    )


def same_cell_twice(content: bytes) -> bytes:
    twice = b'<row r="900"><c r="B900" t="str"><v>x</v></c><c r="B900" t="str"><v>y</v></c></row></sheetData>'
    return rezipped(content, {SHEET: replaced(b"</sheetData>", twice)})


def bad_string(content: bytes) -> bytes:
    return rezipped(content, {SHEET: lambda part: re.sub(rb't="s"><v>[0-9]+<', b't="s"><v>999999<', part, count=1)})


def bad_row(content: bytes) -> bytes:
    return rezipped(content, {SHEET: lambda part: re.sub(rb'<row r="4"', b'<row r="-4"', part, count=1)})


def bad_cell(content: bytes) -> bytes:
    return rezipped(content, {SHEET: lambda part: re.sub(rb'r="B4"', b'r="../B4"', part, count=1)})


def escaping_target(content: bytes) -> bytes:
    change = replaced(b'Target="worksheets/sheet2.xml"', b'Target="../../../../etc/passwd"')
    return rezipped(content, {"xl/_rels/workbook.xml.rels": change})


def outside_target(content: bytes) -> bytes:
    change = replaced(
        b'Target="worksheets/sheet2.xml"', b'Target="https://example.com/sheet2.xml" TargetMode="External"'
    )
    return rezipped(content, {"xl/_rels/workbook.xml.rels": change})


def twice_in_zip(content: bytes) -> bytes:
    saved = io.BytesIO(content)
    with zipfile.ZipFile(saved, "a") as again:
        again.writestr("xl/Workbook.xml", b"<workbook/>")
    return saved.getvalue()


def password_in_zip(content: bytes) -> bytes:
    """The bit that says a part is encrypted, set in the directory."""
    at = content.rindex(b"PK\x01\x02")
    return content[: at + 8] + bytes([content[at + 8] | 1]) + content[at + 9 :]


CASES: list[tuple[Callable[[bytes], bytes], str]] = [
    (lambda _: b"", "XJ702"),
    (lambda _: b"PK\x03\x04", "XJ701"),
    (lambda content: content[: len(content) // 2], "XJ701"),
    (lambda _: b"name,degree\nPA01.1.1,met\n", "XJ702"),
    (lambda _: b"<html><table></table></html>", "XJ702"),
    (lambda _: MAGIC + b"\0" * 2000, "XJ702"),
    (lambda _: compound("Workbook"), "XJ702"),
    (lambda _: compound("\5SummaryInformation", "Workbook") + "EncryptedPackage".encode("utf-16-le"), "XJ702"),
    (lambda _: compound("WordDocument"), "XJ702"),
    (lambda _: compound("\6DataSpaces", "Version", "DataSpaceMap", "DataSpaceInfo", "EncryptedPackage"), "XJ703"),
    (lambda _: compound("EncryptionInfo")[:1300], "XJ703"),
    (lambda _: b"%TSD-Header-###%" + bytes(range(256)) * 20, "XJ749"),
    (password_in_zip, "XJ703"),
    (lambda _: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "XJ702"),
    (lambda _: zipped({"xl/workbook.bin": b""}), "XJ702"),
    (lambda _: zipped({"word/document.xml": b""}), "XJ702"),
    (lambda _: zipped({"a": b""}), "XJ701"),
    (lambda content: rezipped(content, {"xl/vbaProject.bin": b"x"}), "XJ704"),
    (lambda content: rezipped(content, {"xl/macrosheets/sheet1.xml": b"x"}), "XJ704"),
    (lambda content: rezipped(content, {"xl/activeX/activeX1.xml": b"x"}), "XJ704"),
    (lambda content: rezipped(content, {"xl/externalLinks/externalLink1.xml": b"x"}), "XJ706"),
    (lambda content: rezipped(content, {"xl/connections.xml": b"x"}), "XJ706"),
    (lambda content: rezipped(content, {"xl/workbook.xml": None}), "XJ701"),
    (lambda content: rezipped(content, {SHEET: None}), "XJ701"),
    (lambda content: rezipped(content, {SHEET: b"<worksheet>"}), "XJ701"),
    (lambda content: content + b"\0" * MAX_FILE, "XJ705"),
    (bomb, "XJ705"),
    (lying_bomb, "XJ701"),
    (many_parts, "XJ746"),
    (empty_cells, "XJ746"),
    (cells_of_one_row, "XJ746"),
    (many_attributes, "XJ701"),
    (many_styles, "XJ746"),
    (many_merged, "XJ746"),
    (one_sheet_often, "XJ746"),
    (doctype, "XJ701"),
    (doctype_in_utf16, "XJ701"),
    (other_encoding, "XJ701"),
    (cell_twice, "XJ701"),
    (same_cell_twice, "XJ701"),
    (bad_string, "XJ701"),
    (bad_row, "XJ701"),
    (bad_cell, "XJ701"),
    (escaping_target, "XJ701"),
    (outside_target, "XJ712"),
    (twice_in_zip, "XJ701"),
    (wide_merge, "XJ736"),
    (deep, "XJ746"),
    (far_cell, ""),
    (many_rows, ""),
    (styled_rows, ""),
    (many_strings, "XJ746"),
]


@pytest.mark.parametrize(("make", "code"), CASES)
def test_refused(desk: Path, book: bytes, make: Callable[[bytes], bytes], code: str, sentences: Hold) -> None:
    content = make(book)
    before = {path: path.read_bytes() for path in (desk / HOME.folder).rglob("*.yaml")}
    start = time.thread_time()
    result = imported(desk, content)
    assert time.thread_time() - start < 8
    assert (code in codes(result)) if code else not result.errors
    sentences(result.findings)
    assert result.texts == {}
    assert {path: path.read_bytes() for path in (desk / HOME.folder).rglob("*.yaml")} == before


@pytest.mark.parametrize("make", [bomb, lying_bomb, empty_cells, cells_of_one_row, many_attributes, many_strings])
def test_a_bomb_takes_no_memory(desk: Path, book: bytes, make: Callable[[bytes], bytes]) -> None:
    content = make(book)
    assert peak(lambda: imported(desk, content)) < 3 * MAX_PART


def test_a_sheet_is_read_row_by_row(book: bytes) -> None:
    """As a tree, 100,000 cells would take some 30 MB."""
    content = styled_rows(book)
    assert peak(lambda: read_sheets(Package(content))) < MAX_PART // 2


def peak(work: Callable[[], object]) -> int:
    """Bytes that something holds at most."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.needs("pipes")
def test_a_pipe_is_no_workbook(desk: Path, sentences: Hold) -> None:
    from xingji.office.workbook.transfer import Importer  # noqa: PLC0415
    from xingji.store.guidelines import Library  # noqa: PLC0415

    os.mkfifo(desk / "pipe.xlsx")
    result = Importer(desk, Library(desk)).read(desk / "pipe.xlsx", "pipe.xlsx")
    assert codes(result) == ["XJ748"]
    sentences(result.findings)


def test_any_workbook_is_not_ours(desk: Path) -> None:
    saved = io.BytesIO()
    with xlsxwriter.Workbook(saved, {"in_memory": True}) as other:
        other.add_worksheet().write(0, 0, "x")
    assert codes(imported(desk, saved.getvalue())) == ["XJ707"]


def test_any_damage_is_a_finding_and_never_a_crash(desk: Path, book: bytes) -> None:
    """Every part cut short in turn."""
    with zipfile.ZipFile(io.BytesIO(book)) as listing:
        names = listing.namelist()
    for name in names:
        result = imported(desk, rezipped(book, {name: lambda part: part[: len(part) // 3]}), write=False)
        assert result.errors or result.texts == {}
