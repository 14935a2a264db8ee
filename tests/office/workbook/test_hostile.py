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
from xingji.office.workbook.package import MAX_FILE, MAX_PART

from .desk import HOME, codes, imported, rezipped

SHEET = "xl/worksheets/sheet2.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


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
    rows = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (n, n) for n in range(1000, 200_000))
    return rezipped(content, {SHEET: replaced(b"</sheetData>", rows + b"</sheetData>")})


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
    (lambda _: OLE + b"\0" * 2000, "XJ702"),
    (lambda _: OLE + "EncryptedPackage".encode("utf-16-le"), "XJ703"),
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
    (many_parts, "XJ705"),
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
    (deep, "XJ712"),
    (far_cell, ""),
    (many_rows, ""),
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


def test_a_bomb_takes_no_memory(desk: Path, book: bytes) -> None:
    for content in (bomb(book), lying_bomb(book)):
        tracemalloc.start()
        imported(desk, content)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 3 * MAX_PART


@pytest.mark.needs("pipes")
def test_a_pipe_is_no_workbook(desk: Path) -> None:
    from xingji.office.workbook.transfer import Importer  # noqa: PLC0415
    from xingji.store.guidelines import Library  # noqa: PLC0415

    os.mkfifo(desk / "pipe.xlsx")
    assert codes(Importer(desk, Library(desk)).read(desk / "pipe.xlsx", "pipe.xlsx")) == ["XJ701"]


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
