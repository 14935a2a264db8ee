"""The progress sheet of a city."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import openpyxl

from tests.office.papers.sample import DAY, HOSTILE, assert_golden, book, book_text, rows_below
from tests.programme.rows import decided, dossier, finding, track
from xingji.office.papers.progress import CityYear, to_xlsx
from xingji.programme.dossier_row import DossierRow

NAMES = {"nj-01": "示例机构一", "nj-02": "示例机构二"}
LATE = finding("2023-09-20")._replace(severity="high")
LATER = finding("2023-10-10")._replace(id="F02", severity="medium")
DONE = finding("2023-09-20", "2023-09-01", "2023-09-10", "accepted")
ROWS = (
    dossier(1, track(findings=[LATER, DONE])),
    dossier(2, track(agency="nj-02", findings=[LATE]), track(track="platform", verified_on="", verified=None)),
    dossier(3, agency="nj-09"),
    dossier(4, decided(2, visited_on="2023-10-12"), errors=2),
)


def city(*rows: DossierRow, **given: Any) -> bytes:
    usual: dict[str, Any] = {
        "edition": 2023,
        "sample": True,
        "day": DAY,
        "id": "nanjing",
        "name": "南京市",
        "target": 10,
        "tracks": {"ics": "工控", "platform": "平台"},
        "agencies": NAMES,
        "rows": rows,
    }
    return to_xlsx(CityYear(**{**usual, **given}), "office")


def test_golden() -> None:
    assert_golden("progress.txt", book_text(city(*ROWS)))


def test_overdue_comes_first_and_the_longest_first() -> None:
    found = book(city(*ROWS))
    assert found.sheetnames == ["逾期问题", "企业进度", "机构问题", "覆盖与进度"]
    assert [row[1] for row in rows_below(found.worksheets[0], "序号")] == [30, 10]
    assert [row[11] for row in rows_below(found["企业进度"], "序号")] == [1, 1, 0, 0, 0]


def test_steps_only_until_the_day() -> None:
    rows = {row[2]: row for row in rows_below(book(city(*ROWS))["企业进度"], "序号")}
    decided_later = rows[ROWS[3].uscc]
    assert decided_later[5:10] == ["2023-07-12", "2023-08-12", "√", "2023-10-12", None]
    assert decided_later[15] is None
    assert decided_later[16] == 2
    assert rows[ROWS[2].uscc][4] == "nj-09"


def test_findings_by_agency() -> None:
    rows = {row[0]: row for row in rows_below(book(city(*ROWS))["机构问题"], "机构编号")}
    assert rows["nj-01"][2:] == [3, 3, 2, 2, 1, 0, 0, 0, 0, 1]
    assert rows["nj-02"][1] == "示例机构二"
    assert rows["nj-09"][2:4] == [1, 0]


def test_coverage() -> None:
    assert "计划10家，已登记4家，已自评3家，覆盖率（已自评÷计划）30.0%。" in book_text(city(*ROWS))
    assert "不能算覆盖率" in book_text(city(*ROWS, target=None))
    assert "计划0家，已登记4家，已自评3家。" in book_text(city(*ROWS, target=0))


def test_charts_are_native() -> None:
    names = zipfile.ZipFile(BytesIO(city(*ROWS))).namelist()
    assert [name for name in names if name.startswith("xl/charts/")] == ["xl/charts/chart1.xml", "xl/charts/chart2.xml"]
    assert not [name for name in names if name.startswith("xl/media/")]


def test_every_sheet_is_marked_internal() -> None:
    for sheet in book(city(*ROWS, sample=False)).worksheets:
        assert sheet["C1"].value == "内部材料，不得对外提供"
        assert "内部材料" in sheet.oddFooter.left.text
    assert book(city(*ROWS)).worksheets[0]["C1"].value == "内部材料，不得对外提供　示例数据，不代表任何真实企业"


def test_empty_city() -> None:
    text = book_text(city(agencies={}))
    for words in ("没有逾期未整改的问题。", "还没有企业登记。", "本市还没有机构。", "已登记0家"):
        assert words in text
    assert not [name for name in zipfile.ZipFile(BytesIO(city(agencies={}))).namelist() if "charts/" in name]


def test_names_are_never_formulas() -> None:
    rows = [dossier(1, track(agency="nj-01", findings=[LATE]), name=HOSTILE)]
    found = book(city(*rows, agencies={"nj-01": HOSTILE}))
    types = {cell.data_type for sheet in found.worksheets for row in sheet.iter_rows() for cell in row if cell.value}
    assert types == {"s", "n"}
    assert HOSTILE in book_text(city(*rows))


def test_two_thousand_enterprises() -> None:
    rows = [dossier(number, track(findings=[LATE, LATER])) for number in range(2000)]
    found = openpyxl.load_workbook(BytesIO(city(*rows)), read_only=True)
    for name, count in (("企业进度", 2000), ("逾期问题", 4000)):
        numbers = [row[0] for row in found[name].iter_rows(max_col=1, values_only=True) if isinstance(row[0], int)]
        assert numbers == list(range(1, count + 1))


def test_repeats() -> None:
    assert city(*ROWS) == city(*ROWS)
