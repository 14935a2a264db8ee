"""The public list in Word and Excel."""

from __future__ import annotations

from datetime import date

import pytest

from tests.office.papers.sample import (
    HOSTILE,
    assert_golden,
    book,
    book_text,
    edition,
    listed,
    rows_below,
    star,
    word,
    word_text,
)
from xingji.office.papers.announced import ListedStar, PublicList, to_docx, to_xlsx
from xingji.office.papers.template import Wanted
from xingji.publish.record import FIELD_NAMES

MIXED = (
    star(1),
    star(2, level=1, level_name="基础建设级", stars=1, result="保持"),
    star(3, state="已撤销", withdrawn_on=date(2024, 3, 20)),
    star(4, state="已提升", superseded_by=2024),
    star(5, state="异议核查中", county=None, industry=None),
)
OFFICE = {"name": "示例受理处室", "phone": "025-80000100"}
SHOWN = {"opens": "2023-11-22", "closes": "2023-11-29", "office": OFFICE}


def docx(given: PublicList) -> bytes:
    return to_docx(given, Wanted())


def test_golden() -> None:
    assert_golden("list.docx.txt", word_text(docx(listed(*MIXED))))
    assert_golden("list.xlsx.txt", book_text(to_xlsx(listed(*MIXED), "office")))


def test_it_knows_nothing_but_the_public_record() -> None:
    assert set(ListedStar._fields) <= set(FIELD_NAMES)


def test_stage_stands_in_the_title() -> None:
    shown = listed(star(state="公示中"), seen="publicity", publicity=SHOWN, published_on=None)
    assert "（工控安全防护，公示）" in word_text(docx(shown))
    assert "（公示）" in book_text(to_xlsx(shown, "office"))
    assert "公示期：2023年11月22日至2023年11月29日。" in word_text(docx(shown))
    assert "向示例受理处室实名反映，电话025-80000100。" in word_text(docx(shown))
    assert "（工控安全防护，公布）" in word_text(docx(listed(star())))
    assert "公布日期：2023年11月30日。" in word_text(docx(listed(star())))


def test_document_number_only_when_known_and_published() -> None:
    number = {"number": "示例〔2023〕9号", "verified": "true"}
    assert "示例〔2023〕9号" in word_text(docx(listed(star(), document=number)))
    assert "示例〔2023〕9号" in book_text(to_xlsx(listed(star(), document=number), "office"))
    assert "〔" not in word_text(docx(listed(star())))
    early = listed(star(), seen="publicity", publicity=SHOWN, document=number)
    assert "〔" not in word_text(docx(early))
    doubtful = {"number": "示例〔2023〕9号", "verified": "false"}
    assert "（文号未经核实）" in word_text(docx(listed(star(), document=doubtful)))


def test_platform_levels_have_no_stars() -> None:
    level = star(level=1, level_name="基本级", stars=None)
    assert level.grade == "基本级"
    assert "星" not in level.grade


def test_withdrawn_stars_are_not_counted() -> None:
    assert "共4家：基础建设级（1星）1家，规范防护级（2星）3家。另有1家已撤销。" in word_text(docx(listed(*MIXED)))


def test_empty_list() -> None:
    text = word_text(docx(listed()))
    assert "共0家。" in text
    assert "没有可列出的企业。" in text
    assert "没有可列出的企业。" in book_text(to_xlsx(listed(), "office"))
    assert "没有可列出的企业。" not in word_text(docx(listed(star())))


def test_three_hundred_rows() -> None:
    many = listed(*(star(number) for number in range(1, 301)))
    table = word(docx(many)).tables[0]
    assert len(table.rows) == 301
    assert "tblHeader" in table.rows[0]._tr.xml
    sheet = book(to_xlsx(many, "office")).worksheets[0]
    assert [row[0] for row in rows_below(sheet, "序号")] == [str(number) for number in range(1, 301)]
    assert sheet.print_title_rows


def test_names_are_never_markup_or_formulas() -> None:
    hostile = listed(star(name=HOSTILE))
    assert HOSTILE in word_text(docx(hostile))
    sheet = book(to_xlsx(hostile, "office")).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert HOSTILE in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2023年度江苏省工业信息安全防护星级企业培育", ["2023年度江苏省工业信息安全防护", "星级企业名单"]),
        ("2023年度江苏省工业信息安全防护星级企业培育工作", ["2023年度江苏省工业信息安全防护", "星级企业名单"]),
        ("2022年度江苏省工业信息安全防护星级企业培育（仅存名单）", ["2022年度江苏省工业信息安全防护", "星级企业名单"]),
        ("星级企业培育", ["星级企业名单"]),
        ("培育", ["培育名单"]),
    ],
)
def test_long_titles_break_between_words(title: str, lines: list[str]) -> None:
    text = word_text(docx(listed(star(), year=edition(title=title))))
    assert "\n".join(["附件", *lines, "（工控"]) in text


def test_repeats() -> None:
    assert docx(listed(*MIXED)) == docx(listed(*MIXED))
    assert to_xlsx(listed(*MIXED), "office") == to_xlsx(listed(*MIXED), "office")
