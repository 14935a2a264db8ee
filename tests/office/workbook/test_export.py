"""What people see: every text of a workbook, its lists, locks and pages, read by other programs."""

from __future__ import annotations

import io
import os
import time
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.office.papers.convert import needs_office, pages, to_pdf
from tests.places import SAMPLE
from xingji.office.marks import SHEET
from xingji.store.reference import reference

from .desk import FIRST, HOME, cell, column, entry, exported, whole_tree

GOLDEN = Path(__file__).parent / "golden"
KINDS = ("self-assessment", "verification")


@cache
def opened(content: bytes) -> Any:
    """The workbook as openpyxl reads it; tests only look at it, so that one reading does for all of them."""
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """With all domains, unlike elsewhere."""
    return exported(whole_tree(tmp_path_factory.mktemp("whole")))


@pytest.fixture(scope="module")
def verification_book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """With all domains, unlike elsewhere."""
    return exported(whole_tree(tmp_path_factory.mktemp("whole")), "verification")


@pytest.fixture
def content(kind: str, book: bytes, verification_book: bytes) -> bytes:
    return book if kind == KINDS[0] else verification_book


def dump(book: Any) -> str:
    """Cover and lists whole, of the domains the headings and the first rows, of the hidden sheets the beginning."""
    lines = []
    for sheet in book.worksheets:
        lines.append(f"== {sheet.title} ({sheet.sheet_state}, {sheet.dimensions}, frozen {sheet.freeze_panes})")
        most = 40 if sheet.title in ("封面", "安全上云") else 6
        for row in sheet.iter_rows(max_row=min(most, sheet.max_row)):
            filled = [f"{one.coordinate}={one.value!r}" for one in row if one.value is not None]
            lines += [" | ".join(filled)] if filled else []
        for rule in sorted(sheet.data_validations.dataValidation, key=lambda rule: str(rule.sqref)):
            lines.append(f"  list {rule.sqref}: {rule.type} {rule.formula1}")
    return "\n".join(lines) + "\n"


def test_golden(kind: str, content: bytes) -> None:
    """`XINGJI_WRITE_EXPECTED=1` writes what is shown now: read every line of the change."""
    path = GOLDEN / f"{kind}.txt"
    shown = dump(opened(content))
    if os.environ.get("XINGJI_WRITE_EXPECTED"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, "utf-8")
    assert shown == path.read_text("utf-8")


def test_every_sheet_is_protected_and_only_entries_are_open(kind: str, content: bytes) -> None:
    book = opened(content)
    entries = {"self-assessment": {9, 10, 11, 12, 13, 14}, "verification": {12, 13, 14, 15}}[kind]
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        if sheet.title.startswith("D"):
            locked = {one.column: one.protection.locked for one in sheet[4]}
            assert {number for number, is_locked in locked.items() if not is_locked} == entries
            assert sheet.freeze_panes == "C4"
            assert sheet.print_title_rows == "$3:$3"
            assert sheet.column_dimensions["A"].hidden
            assert all(one.alignment.wrap_text for one in sheet[4])


def test_a_long_list_of_findings_can_be_written(verification_book: bytes) -> None:
    sheet = opened(verification_book)["问题清单"]
    assert sheet.column_dimensions["E"].protection.locked is False
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation if rule.type == "list"] == ["D4:D303"]


def test_hidden_sheets_are_very_hidden(content: bytes) -> None:
    states = {sheet.title: sheet.sheet_state for sheet in opened(content).worksheets}
    assert {name for name, state in states.items() if state != "visible"} == {SHEET, "_lists"}
    assert set(states.values()) == {"visible", "veryHidden"}


def test_formulas_only_count(content: bytes) -> None:
    """Workbooks that scored have published wrong scores elsewhere; ours only count filled cells."""
    formulas = {
        one.value.split("(")[0]
        for sheet in opened(content).worksheets
        for row in sheet.iter_rows()
        for one in row
        if one.data_type == "f"
    }
    assert formulas == {'="已填 "&COUNTA'}


def test_texts_of_data_are_never_formulas_or_links(desk: Path) -> None:
    path = desk / HOME.path("self-assessment")
    hostile = '=HYPERLINK("http://示例","x")'
    text = path.read_text("utf-8")
    path.write_text(text.replace(f"{FIRST}: met", f"{FIRST}: {{degree: met, note: '{hostile}'}}"), "utf-8")
    book = opened(exported(desk))
    found = cell(book, "说明")
    assert found.value == hostile
    assert found.data_type == "s"
    assert found.hyperlink is None


def test_longest_answers_fit(desk: Path) -> None:
    path = desk / HOME.path("self-assessment")
    pieces = "".join(f"\n      - {{title: {'材' * 200}, page: 9999, sha256: {'a' * 64}}}" for _ in range(20))
    answer = f"{FIRST}:\n    degree: met\n    note: {'长' * 2000}\n    evidence:{pieces}"
    path.write_text(path.read_text("utf-8").replace(f"{FIRST}: met", answer), "utf-8")
    book = opened(exported(desk))
    assert len(cell(book, "说明").value) == 2000
    assert cell(book, "证明材料").value.count("\n") == 19


def test_the_enterprise_chooses_from_its_own_city(book: bytes) -> None:
    lists = opened(book)["_lists"]
    texts = [one.value for row in lists.iter_rows() for one in row]
    assert "320104 秦淮区" in texts
    assert "nj-01 示例工业信息安全测评中心" in texts
    assert not [text for text in texts if text and text.startswith("3205")]


def test_says_what_it_is(book: bytes) -> None:
    cover = [one.value for row in opened(book)["封面"].iter_rows() for one in row if one.value]
    assert "项目默认细则，非官方文本；示例数据，不代表任何真实企业" in cover
    assert HOME.uscc in cover


def test_an_unanswered_claim_is_called_so(desk: Path) -> None:
    path = desk / HOME.path("self-assessment")
    path.write_text(path.read_text("utf-8").replace(f"  {FIRST}: met\n", ""), "utf-8")
    book = opened(exported(desk, "verification"))
    assert cell(book, "企业自评").value == "未回答"


def test_a_draft_with_blanks(desk: Path) -> None:
    from xingji.store.guidelines import Library  # noqa: PLC0415
    from xingji.store.templates import Blank, blank_documents  # noqa: PLC0415

    guidelines = [Library(desk).full("ics-2023")]
    for name, text in blank_documents(Blank(HOME.uscc, 2023, "nanjing", "", ""), guidelines, reference(SAMPLE)).items():
        (desk / HOME.folder / name).write_text(text, "utf-8")
    book = opened(exported(desk))
    assert entry(book, "企业名称").value is None
    assert cell(book, "符合程度").value is None


def test_the_platform_track(desk: Path) -> None:
    from xingji.office.workbook.export import workbook  # noqa: PLC0415
    from xingji.office.workbook.source import filling  # noqa: PLC0415
    from xingji.store.guidelines import Library  # noqa: PLC0415

    home = HOME._replace(track="platform")
    book = opened(workbook(filling(desk, home, "self-assessment", Library(SAMPLE), "platform-2023")))
    assert cell(book, "符合程度", "PT01.1.1").value is None


def test_speed(desk: Path) -> None:
    exported(desk)
    start = time.thread_time()
    exported(desk)
    assert time.thread_time() - start < 0.5


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, book: bytes, verification_book: bytes) -> dict[str, list[str]]:
    """Pages of both workbooks, by their kind: LibreOffice is started once."""
    folder = tmp_path_factory.mktemp("printed")
    files = [folder / f"{kind}.xlsx" for kind in KINDS]
    for path, content in zip(files, (book, verification_book), strict=True):
        path.write_bytes(content)
    return {pdf.stem: pages(pdf) for pdf in to_pdf(folder, *files)}


@needs_office
def test_prints_whole(printed: dict[str, list[str]], kind: str, content: bytes) -> None:
    """No text cut off, no ####, headings on every page of a domain."""
    text = "\f".join(printed[kind])
    assert "###" not in text
    entries = "符合程度" if kind == KINDS[0] else "核查结论"
    assert all(entries in page.replace(" ", "") for page in printed[kind] if "PA0" in page and "D0" in page)
    squeezed = "".join(text.split())
    sheet = opened(content)["D01 工业设备安全"]
    for row in range(4, sheet.max_row + 1):
        end = str(sheet.cell(row, column(sheet, "要求")).value)[-4:]
        assert end[-1] in squeezed


def test_rows_are_high_enough_and_none_is_fixed(content: bytes) -> None:
    """A height that is marked as the user's own would stay as it is while somebody writes."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sum(text.count(" ht=") for text in sheets) > 300
    assert [text for text in sheets if "customHeight" in text] == []
