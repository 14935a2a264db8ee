"""What people do to a workbook: what can be understood is, everything else has its finding at its cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.sentences import Hold
from xingji.office.papers.package import AUTHOR

from .desk import ASSESSMENT, FIRST, HOME, cell, codes, column, data, edited, entry, exported, imported, rezipped

SECOND = "PA01.2.1"


def first(book: Any) -> Worksheet:
    """The sheet of the first domain."""
    sheet: Worksheet = book["D01 工业设备安全"]
    return sheet


def unlock(book: Any) -> None:
    """As people do who know how."""
    for sheet in book.worksheets:
        sheet.protection.sheet = False


def change_something(book: Any) -> None:
    cell(book, "符合程度", FIRST).value = "基本符合"


def rename(book: Any) -> None:
    first(book).title = "我们的设备"


def reverse_sheets(book: Any) -> None:
    book.move_sheet(first(book), 7)


def hide_column(book: Any) -> None:
    first(book).column_dimensions["F"].hidden = True


def insert_column(book: Any) -> None:
    """openpyxl moves no merged cells, of which there are none, and no widths."""
    first(book).insert_cols(7)


def swap_columns(book: Any) -> None:
    sheet = first(book)
    one, other = column(sheet, "符合程度"), column(sheet, "不适用理由")
    for row in range(3, sheet.max_row + 1):
        a, b = sheet.cell(row, one), sheet.cell(row, other)
        a.value, b.value = b.value, a.value


def insert_rows_above(book: Any) -> None:
    first(book).insert_rows(2, 3)
    book["封面"].insert_rows(1, 2)


def blank_rows_below(book: Any) -> None:
    sheet = first(book)
    sheet.cell(sheet.max_row + 3, 10).value = "   "


def reorder(book: Any) -> None:
    sheet = first(book)
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=4, max_row=sheet.max_row)]
    for at, values in enumerate(reversed(rows), 4):
        for number, value in enumerate(values, 1):
            sheet.cell(at, number).value = value


def hide_id_column_gone(book: Any) -> None:
    first(book).delete_cols(1)


def wide_headings(book: Any) -> None:
    sheet = first(book)
    sheet.cell(3, column(sheet, "SHA-256")).value = "ＳＨＡ－256 *"
    sheet.cell(3, column(sheet, "符合程度")).value = "符合\n程度"


@pytest.mark.parametrize(
    "work",
    [
        rename,
        reverse_sheets,
        hide_column,
        insert_column,
        swap_columns,
        insert_rows_above,
        blank_rows_below,
        reorder,
        hide_id_column_gone,
        wide_headings,
        unlock,
    ],
)
def test_understood(desk: Path, book: bytes, work: Callable[[Any], None]) -> None:
    def both(book: Any) -> None:
        change_something(book)
        work(book)

    result = imported(desk, edited(book, both))
    assert codes(result) == []
    assert result.taken == 1
    assert data(desk)["answers"][FIRST] == "mostly"


def set_cell(heading: str, value: Any, practice: str = FIRST) -> Callable[[Any], None]:
    def work(book: Any) -> None:
        cell(book, heading, practice).value = value

    return work


def set_entry(label: str, value: Any) -> Callable[[Any], None]:
    def work(book: Any) -> None:
        entry(book, label).value = value

    return work


def rename_column(book: Any) -> None:
    sheet = first(book)
    sheet.cell(3, column(sheet, "说明")).value = "备注"


def delete_column(book: Any) -> None:
    first(book).delete_cols(column(first(book), "页码"))


def copy_column(book: Any) -> None:
    first(book).cell(3, 20).value = "说明"


def delete_row(book: Any) -> None:
    first(book).delete_rows(4)


def delete_sheet(book: Any) -> None:
    del book["D01 工业设备安全"]


def copy_row(book: Any) -> None:
    sheet = first(book)
    for number in range(1, 16):
        sheet.cell(sheet.max_row + (number == 1), number).value = sheet.cell(4, number).value


def copy_sheet(book: Any) -> None:
    book.copy_worksheet(first(book))


def own_row(book: Any) -> None:
    sheet = first(book)
    sheet.cell(sheet.max_row + 1, column(sheet, "说明")).value = "我们另外的说明"


def unknown_number(book: Any) -> None:
    sheet = first(book)
    sheet.cell(4, 1).value = sheet.cell(4, 2).value = "PA99.1.1"


def sort_some_columns(book: Any) -> None:
    sheet = first(book)
    for number in (1, 2):
        a, b = sheet.cell(4, number), sheet.cell(5, number)
        a.value, b.value = b.value, a.value


def overwrite_number(book: Any) -> None:
    first(book).cell(4, 2).value = SECOND


def overwrite_text(book: Any) -> None:
    cell(book, "要求").value = "口头要求即可"


def merge_rows(book: Any) -> None:
    sheet = first(book)
    at = column(sheet, "说明")
    sheet.merge_cells(start_row=4, end_row=5, start_column=at, end_column=at)


def merge_columns(book: Any) -> None:
    sheet = first(book)
    at = column(sheet, "说明")
    sheet.merge_cells(start_row=6, end_row=6, start_column=at, end_column=at + 1)


def extra_sheet(book: Any) -> None:
    book.create_sheet("Sheet1")["A1"] = "笔记"


def hidden_row(book: Any) -> None:
    first(book).row_dimensions[5].hidden = True


def two_labels(book: Any) -> None:
    sheet = book["封面"]
    sheet.cell(60, 2).value, sheet.cell(60, 3).value = "联系人", "示例另一人"


def lines_apart(book: Any) -> None:
    cell(book, "证明材料").value, cell(book, "页码").value = "台账\n照片", "1\n2\n3"


def digests_apart(book: Any) -> None:
    cell(book, "证明材料").value, cell(book, "页码").value = "台账", "1\n2"
    cell(book, "SHA-256").value = f"{'0' * 64}\n{'1' * 64}"


def too_many_pages(book: Any) -> None:
    cell(book, "证明材料").value, cell(book, "页码").value = "台账", "\n".join(map(str, range(1, 22)))


def own_column(book: Any) -> None:
    for row in range(3, 9):
        first(book).cell(row, 15).value = "责任人" if row == 3 else "示例责任人"


def nameless_column(book: Any) -> None:
    first(book).cell(5, 17).value = "待补"


def own_rows_on_the_cover(book: Any) -> None:
    sheet = book["封面"]
    sheet.cell(40, 2).value, sheet.cell(40, 3).value = "备注", "下周补交"
    sheet.cell(41, 3).value = "另附"


def note_beside_the_title(book: Any) -> None:
    first(book).cell(1, 8).value = "周五前填完"


def own_row_below(book: Any) -> None:
    sheet = first(book)
    sheet.cell(sheet.max_row + 2, 6).value = "以上由示例部门填写"


def many_own_rows(book: Any) -> None:
    for row in range(60, 160, 2):
        first(book).cell(row, 6).value = "另记"


def own_row_of_a_list(book: Any) -> None:
    sheet = book["安全上云"]
    sheet.cell(sheet.max_row + 2, 8).value = "共两套系统"


def comments(book: Any) -> None:
    for row in range(4, 12):
        first(book).cell(row, 10).comment = Comment("请补材料", "示例审核人")


def other_enterprise(book: Any) -> None:
    entry(book, "统一社会信用代码").value = "91320115MA0YAAAAXX"


CASES: list[tuple[Callable[[Any], None], str, str]] = [
    (set_cell("符合程度", "无"), "XJ721", "D01 工业设备安全!I4 PA01.1.1"),
    (set_cell("符合程度", '=IF(1,"符合","")'), "XJ719", "D01 工业设备安全!I4 PA01.1.1"),
    (set_cell("符合程度", "#N/A"), "XJ720", "D01 工业设备安全!I4 PA01.1.1"),
    (set_cell("说明", "见\u200b附件"), "XJ724", "D01 工业设备安全!J4 PA01.1.1"),
    (set_cell("说明", "长" * 2001), "XJ729", "D01 工业设备安全!J4 PA01.1.1"),
    (set_cell("说明", 123456789012345678), "XJ725", "D01 工业设备安全!J4 PA01.1.1"),
    (set_cell("页码", "3 5", SECOND), "XJ225", "D01 工业设备安全!M5 PA01.2.1"),
    (too_many_pages, "XJ228", "D01 工业设备安全!M4 PA01.1.1"),
    (set_cell("SHA-256", "1234", SECOND), "XJ727", "D01 工业设备安全!N5 PA01.2.1"),
    (set_cell("符合程度", None, SECOND), "XJ732", "D01 工业设备安全!I5 PA01.2.1"),
    (lines_apart, "XJ731", "D01 工业设备安全!L4 PA01.1.1"),
    (set_entry("自评估日期", "七月十二日"), "XJ722", "封面!C28 自评估日期"),
    (set_entry("联系电话", "12345"), "XJ730", "封面!C24 联系电话"),
    (set_entry("企业名称", "示例*公司"), "XJ730", "封面!C14 企业名称"),
    (set_entry("电子邮箱", "示例 ＠ example"), "XJ730", "封面!C25 电子邮箱"),
    (set_entry("已有等级", "三星"), "XJ728", "封面!C21 已有等级"),
    (other_enterprise, "XJ710", "封面!C9"),
    (rename_column, "XJ713", "D01 工业设备安全!A3"),
    (delete_column, "XJ713", "D01 工业设备安全!A3"),
    (copy_column, "XJ714", "D01 工业设备安全!A3"),
    (delete_row, "XJ715", "PA01.1.1"),
    (delete_sheet, "XJ712", ""),
    (copy_row, "XJ716", "D01 工业设备安全!B36 PA01.1.1"),
    (own_row, "XJ717", "D01 工业设备安全!B36"),
    (unknown_number, "XJ717", "D01 工业设备安全!B4 PA99.1.1"),
    (sort_some_columns, "XJ718", "D01 工业设备安全!B4 PA01.2.1"),
    (overwrite_number, "XJ718", "D01 工业设备安全!B4 PA01.1.1"),
    (overwrite_text, "XJ718", "D01 工业设备安全!B4 PA01.1.1"),
    (merge_rows, "XJ736", "D01 工业设备安全!J4"),
    (merge_columns, "XJ736", "D01 工业设备安全!J6"),
    (extra_sheet, "XJ737", "Sheet1!A1"),
    (hidden_row, "XJ738", "D01 工业设备安全!A3"),
    (two_labels, "XJ715", "联系人"),
    (own_column, "XJ743", "D01 工业设备安全!O4"),
    (nameless_column, "XJ743", "D01 工业设备安全!Q5"),
    (own_rows_on_the_cover, "XJ744", "封面!B40"),
    (note_beside_the_title, "XJ744", "D01 工业设备安全!H1"),
    (own_row_below, "XJ744", "D01 工业设备安全!F37"),
    (many_own_rows, "XJ744", "D01 工业设备安全!F98"),
    (own_row_of_a_list, "XJ744", "安全上云!H70"),
    (comments, "XJ745", "D01 工业设备安全!J4"),
    (copy_sheet, "XJ716", "D01 工业设备安全 Copy!B4 PA01.1.1"),
    (digests_apart, "XJ731", "D01 工业设备安全!L4 PA01.1.1"),
    (set_entry("生产类型", "半流程"), "XJ721", "封面!C19 生产类型"),
]


@pytest.mark.parametrize(("work", "code", "item"), CASES, ids=[f"{case[1]}-{n}" for n, case in enumerate(CASES)])
def test_told_at_its_cell(
    desk: Path, book: bytes, work: Callable[[Any], None], code: str, item: str, *, sentences: Hold
) -> None:
    before = (desk / ASSESSMENT).read_bytes()
    result = imported(desk, edited(book, work))
    found = [finding for finding in result.findings if finding.code == code]
    assert found, codes(result)
    assert item in [finding.item for finding in found]
    assert all(finding.path == "in.xlsx" for finding in found)
    if result.errors:
        assert result.texts == {}
        assert (desk / ASSESSMENT).read_bytes() == before
    sentences(result.findings)


def test_a_copied_sheet_is_told_of_once(desk: Path, book: bytes) -> None:
    assert codes(imported(desk, edited(book, copy_sheet))) == ["XJ716"]


def test_a_deleted_row_leaves_its_answer(desk: Path, book: bytes) -> None:
    result = imported(desk, edited(book, delete_row))
    assert codes(result) == ["XJ715"]
    assert data(desk)["answers"][FIRST] == "met"


def test_every_fault_is_told_at_once(desk: Path, book: bytes) -> None:
    def work(book: Any) -> None:
        for row in range(4, 14):
            first(book).cell(row, column(first(book), "符合程度")).value = "?"
        entry(book, "联系电话").value = "1"

    assert codes(imported(desk, edited(book, work))).count("XJ721") == 10


def test_an_own_thing_is_told_once(desk: Path, book: bytes) -> None:
    def work(book: Any) -> None:
        for one in (own_column, own_rows_on_the_cover, comments):
            one(book)

    assert codes(imported(desk, edited(book, work))) == ["XJ744", "XJ743", "XJ745"]


def test_comments_that_xingji_wrote_are_none_of_peoples_own(desk: Path, book: bytes) -> None:
    def work(book: Any) -> None:
        first(book).cell(4, 10).comment = Comment("XJ324", AUTHOR)

    assert codes(imported(desk, edited(book, work))) == []


def test_comments_of_new_excel(desk: Path, book: bytes, sentences: Hold) -> None:
    """Threads in a part of their own, each with a copy in the old part, or without."""
    threads = b'<ThreadedComments xmlns="x"><threadedComment ref="J5" personId="{1}"><text>?</text></threadedComment>'
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        b'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    parts = {
        "xl/threadedComments/threadedComment1.xml": threads + b"</ThreadedComments>",
        "xl/worksheets/_rels/sheet2.xml.rels": relation,
    }
    result = imported(desk, rezipped(book, parts))
    assert [(found.code, found.item) for found in result.findings] == [("XJ745", "D01 工业设备安全!J5")]
    sentences(result.findings)


def test_pages_of_one_piece_and_of_several(desk: Path, book: bytes) -> None:
    def work(book: Any) -> None:
        cell(book, "证明材料").value, cell(book, "页码").value = "台账", "3\n第5至7页"
        cell(book, "证明材料", SECOND).value, cell(book, "页码", SECOND).value = "台账\r照片", "3-5，8\r—"
        cell(book, "SHA-256", SECOND).value = None

    result = imported(desk, edited(book, work))
    assert codes(result) == []
    evidence = {key: data(desk)["answers"][key]["evidence"] for key in (FIRST, SECOND)}
    assert evidence[FIRST] == [{"title": "台账", "page": "3、5-7"}]
    assert evidence[SECOND] == [{"title": "台账", "page": "3-5、8"}, {"title": "照片"}]
    assert "page: 3-5、8\n" in (desk / ASSESSMENT).read_text("utf-8")
    assert imported(desk, exported(desk)).texts == {}


def test_pages_in_a_document_as_people_write_them_are_no_change(desk: Path) -> None:
    path = desk / ASSESSMENT
    answer = f"{FIRST}:\n    degree: met\n    evidence: [{{title: 台账, page: 第3页}}]"
    path.write_text(path.read_text("utf-8").replace(f"{FIRST}: met", answer), "utf-8")
    result = imported(desk, exported(desk))
    assert (codes(result), result.texts) == ([], {})


def test_verdict_on_another_answer(desk: Path, verification_book: bytes, sentences: Hold) -> None:
    path = desk / ASSESSMENT
    path.write_text(path.read_text("utf-8").replace("PA01.3.1: mostly", "PA01.3.1: met"), "utf-8")

    def work(book: Any) -> None:
        cell(book, "核查结论", "PA01.3.1").value = "认可"

    result = imported(desk, edited(verification_book, work))
    assert "XJ733" in codes(result)
    sentences(result.findings)


def test_verdicts_findings_and_rechecks(desk: Path, verification_book: bytes) -> None:
    def work(book: Any) -> None:
        cell(book, "核查结论", "PA01.3.1").value = "下调"
        cell(book, "下调为", "PA01.3.1").value = "部分符合"
        cell(book, "材料页码", "PA01.3.1").value = "7\n第12-15页"
        cell(book, "意见", "PA01.3.1").value = "与台账不符"
        sheet = book["问题清单"]
        row = next(row for row in sheet.iter_rows(min_row=4) if row[1].value is None)
        for to, value in zip(
            row[1:], ("Ｆ９９", "PA01.3.1", "高", "台账过期", "2023/8/28", "2023年9月20日"), strict=False
        ):
            to.value = value

    result = imported(desk, edited(verification_book, work))
    assert codes(result) == []
    found = data(desk, "verification")
    assert found["verdicts"]["PA01.3.1"] == {
        "verdict": "lowered",
        "to": "partly",
        "page": "7、12-15",
        "comment": "与台账不符",
    }
    assert found["findings"][-1]["id"] == "F99"
    assert found["findings"][-1]["due"] == "2023-09-20"


def test_a_finding_taken_from_the_list_is_told(desk: Path, verification_book: bytes, sentences: Hold) -> None:
    def work(book: Any) -> None:
        book["问题清单"].delete_rows(4)

    result = imported(desk, edited(verification_book, work))
    assert codes(result) == ["XJ740"]
    sentences(result.findings)
    assert [row["id"] for row in data(desk, "verification").get("findings", [])] != []


def test_workbook_of_another_guideline(desk: Path, book: bytes, sentences: Hold) -> None:
    def work(book: Any) -> None:
        marks = book["_xingji"]
        row = next(row for row in marks.iter_rows() if row[0].value == "guideline_sha256")
        row[1].value = "0" * 64

    result = imported(desk, edited(book, work))
    assert codes(result) == ["XJ709"]
    sentences(result.findings)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("format", "2", "XJ708"),
        ("kind", "answers", "XJ708"),
        ("edition", "2022", "XJ710"),
        ("edition", "../2023", "XJ710"),
        ("city", "../../etc", "XJ710"),
        ("city", "shanghai", "XJ710"),
        ("uscc", "../../../x", "XJ710"),
        ("uscc", "", "XJ710"),
        ("track", "..", "XJ710"),
        ("track", "platform", "XJ709"),
        ("guideline", "../../x", "XJ709"),
        ("guideline", "ics-2020", "XJ709"),
    ],
)
def test_marks_are_not_believed(desk: Path, book: bytes, key: str, value: str, code: str, *, sentences: Hold) -> None:
    def work(book: Any) -> None:
        row = next(row for row in book["_xingji"].iter_rows() if row[0].value == key)
        row[1].value = value

    result = imported(desk, edited(book, work))
    assert code in codes(result)
    assert result.texts == {}
    sentences(result.findings)


def test_sheets_copied_into_a_new_file(desk: Path, book: bytes, sentences: Hold) -> None:
    def work(book: Any) -> None:
        del book["_xingji"]

    result = imported(desk, edited(book, work))
    assert codes(result) == ["XJ707"]
    sentences(result.findings)


def test_an_enterprise_lives_in_one_city(desk: Path, book: bytes, sentences: Hold) -> None:
    (desk / "submissions/2023/suzhou").mkdir()
    (desk / HOME.folder).rename(desk / "submissions/2023/suzhou" / HOME.uscc)
    result = imported(desk, book)
    assert codes(result) == ["XJ710"]
    sentences(result.findings)


def test_a_link_is_not_written_through(desk: Path, book: bytes, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (desk / HOME.folder).rename(elsewhere)
    (desk / HOME.folder).symlink_to(elsewhere)
    result = imported(desk, book)
    assert codes(result) == ["XJ711"]


def test_a_broken_document_is_left_alone(desk: Path, book: bytes, sentences: Hold) -> None:
    (desk / ASSESSMENT).write_text("answers: [", "utf-8")
    result = imported(desk, book)
    assert set(codes(result)) == {"XJ711"}
    sentences(result.findings)
    assert (desk / ASSESSMENT).read_text("utf-8") == "answers: ["


def test_export_of_a_draft_with_wrong_words(desk: Path) -> None:
    path = desk / ASSESSMENT
    path.write_text(path.read_text("utf-8").replace(f"{FIRST}: met", f"{FIRST}: 大概吧"), "utf-8")
    assert "XJ721" in codes(imported(desk, exported(desk)))


def test_a_note_whose_second_line_looks_like_a_key_stays_whole(desk: Path) -> None:
    """Written by hand in quotes over two lines; the import changes the degree above it and nothing else."""
    path = desk / ASSESSMENT
    answer = f'{FIRST}:\n    degree: met\n    note: "现状：\n    degree: 见附件"'
    path.write_text(path.read_text("utf-8").replace(f"{FIRST}: met", answer), "utf-8")
    before = data(desk)
    result = imported(desk, edited(exported(desk), change_something))
    assert codes(result) == []
    before["answers"][FIRST]["degree"] = "mostly"
    assert data(desk) == before
