"""The agency table (附件3) in Word and Excel."""

from __future__ import annotations

from typing import Any

import pytest

from tests.office.papers.sample import (
    HOSTILE,
    agencies,
    agency,
    assert_golden,
    book,
    book_text,
    edition,
    institutions,
    rows_below,
    word,
    word_text,
)
from xingji.model.edition import Agencies
from xingji.office.marks import SHEET, read_marks
from xingji.office.papers import annex3
from xingji.office.papers.agencies import City, to_docx, to_xlsx
from xingji.office.papers.template import Wanted


def city(table: Agencies | None, **given: Any) -> City:
    return City(edition(**given), "nanjing", "南京市", table, institutions("inst-01", "inst-03"))


TWO = agencies(agency(1, institution="inst-01"), agency(2, capacity=None))


def test_golden() -> None:
    assert_golden("agencies.docx.txt", word_text(to_docx(city(TWO), Wanted())))
    assert_golden("agencies.xlsx.txt", book_text(to_xlsx(city(TWO), "office")))


def test_blank_table() -> None:
    table = word(to_docx(city(None), Wanted())).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [
        [str(number), *[""] * 10] for number in range(1, 6)
    ]
    rows = rows_below(book(to_xlsx(city(None), "office")).worksheets[0], "序号")
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    assert not any(value for row in rows for value in row[1:])


def test_more_agencies_than_rows() -> None:
    many = agencies(*(agency(number) for number in range(1, 51)))
    assert len(word(to_docx(city(many), Wanted())).tables[0].rows) == 51
    assert len(rows_below(book(to_xlsx(city(many), "office")).worksheets[0], "序号")) == 50


def test_marks_say_what_it_is() -> None:
    found = book(to_xlsx(city(TWO), "office"))
    assert found[SHEET].sheet_state == "veryHidden"
    rows = [[str(cell) for cell in row] for row in found[SHEET].iter_rows(values_only=True)]
    marks = read_marks(rows)
    assert (marks["kind"], marks["edition"], marks["city"]) == ("agencies", "2023", "nanjing")


def test_a_reader_finds_every_field() -> None:
    sheet = book(to_xlsx(city(TWO), "office")).worksheets[0]
    head = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "序号")
    assert list(head) == list(annex3.HEADINGS.values())
    first = dict(zip(annex3.HEADINGS, rows_below(sheet, "序号")[0], strict=True))
    assert first["id"] == "nj-01"
    assert annex3.institution_id(str(first["institution"])) == "inst-01"
    assert first["phone"] == "025-80000101-12"
    label = next(cell for row in sheet.iter_rows() for cell in row if cell.value == annex3.TARGET)
    assert [cell.value for cell in sheet[label.row] if cell.value][1] == "10"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("否", None),
        ("", None),
        (" 否 ", None),
        ("是（inst-01）", "inst-01"),
        ("是(inst-01)", "inst-01"),
        ("是（ｉｎｓｔ-０１）", "inst-01"),
        ("inst-01", "inst-01"),
    ],
)
def test_answers_about_institutions(text: str, found: str | None) -> None:
    assert annex3.institution_id(text) == found


def test_everything_is_text_and_nothing_a_formula_or_link() -> None:
    table = agencies().model_copy(update={"agencies": [agency().model_copy(update={"name": HOSTILE})]})
    sheet = book(to_xlsx(city(table), "office")).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert HOSTILE in [cell.value for cell in cells]
    assert HOSTILE in word_text(to_docx(city(table), Wanted()))


def test_choices_of_institutions() -> None:
    sheet = book(to_xlsx(city(TWO), "office")).worksheets[0]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"否,是（inst-01）,是（inst-03）"'
    assert str(choice.sqref) == "D6:D10"
    many = city(TWO)._replace(institutions=institutions(*(f"institution-{number}" for number in range(60))))
    assert not book(to_xlsx(many, "office")).worksheets[0].data_validations.dataValidation


def test_print_set_up() -> None:
    sheet = book(to_xlsx(city(TWO), "office")).worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.freeze_panes == "A6"
    assert "第 &[Page] 页 共 &[Pages] 页" in str(sheet.oddFooter.center.text).replace("&P", "&[Page]").replace(
        "&N", "&[Pages]"
    )


def test_fonts() -> None:
    def names(fonts: str) -> set[str]:
        sheet = book(to_xlsx(city(TWO), fonts)).worksheets[0]
        return {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value}

    assert {"方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"} <= names("office")
    assert {"宋体", "仿宋", "楷体", "黑体"} <= names("windows")
    assert not any("GB2312" in name for name in names("windows"))


def test_head_repeats_and_rows_stay_whole() -> None:
    table = word(to_docx(city(TWO), Wanted())).tables[0]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert all("cantSplit" in row._tr.xml for row in table.rows)


def test_repeats() -> None:
    assert to_xlsx(city(TWO), "office") == to_xlsx(city(TWO), "office")
    assert to_docx(city(TWO), Wanted()) == to_docx(city(TWO), Wanted())


def test_real_data_bear_no_mark() -> None:
    real = city(TWO, sample="false")
    assert "示例数据" not in word_text(to_docx(real, Wanted()))
    assert "示例数据" not in book_text(to_xlsx(real, "office"))
