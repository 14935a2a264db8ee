"""Every paper opened by LibreOffice: pages, repeated heads, nothing lost, nothing cut off."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.papers.convert import needs_office, pages, to_pdf
from tests.office.papers.sample import DAY, agencies, agency, edition, enterprise, listed, star
from tests.office.papers.test_progress import NAMES, ROWS
from xingji.office.papers import agencies as annex
from xingji.office.papers import announced
from xingji.office.papers.commitment import Parties, to_docx
from xingji.office.papers.progress import CityYear, to_xlsx
from xingji.office.papers.template import Wanted

pytestmark = needs_office

TRACKS = {"工控安全防护": "工控", "工业互联网平台安全防护": "平台"}
LONG = "示例工业信息安全测评与咨询服务（江北新区）有限公司"
CITY = annex.City(edition(), "nanjing", "南京市", agencies(*(agency(n, name=LONG) for n in range(1, 6))), None)
MANY = listed(*(star(number, name=f"{LONG[:-4]}{number}有限公司") for number in range(1, 301)))


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("papers")
    contents = {
        "letter.docx": to_docx(Parties(edition(), "南京市", enterprise(), agency(), tuple(TRACKS)), Wanted()),
        "windows.docx": to_docx(
            Parties(edition(), "南京市", enterprise(), agency(), tuple(TRACKS)[:1]), Wanted("windows")
        ),
        "table.docx": annex.to_docx(CITY, Wanted()),
        "sheet.xlsx": annex.to_xlsx(CITY, "office"),
        "list.docx": announced.to_docx(MANY, Wanted()),
        "rows.xlsx": announced.to_xlsx(MANY, "office"),
        "progress.xlsx": to_xlsx(CityYear(2023, True, DAY, "nanjing", "南京市", 10, TRACKS, NAMES, ROWS), "office"),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    files = [folder / name for name in contents]
    return {file.stem: pages(pdf) for file, pdf in zip(files, to_pdf(folder, *files), strict=True)}


def squeezed(text: str) -> str:
    """Without blanks and line breaks."""
    return "".join(text.split())


def test_nothing_is_too_wide_or_a_fault(converted: dict[str, list[str]]) -> None:
    for name, found in converted.items():
        text = "".join(found)
        assert text.strip(), name
        for sign in ("###", "#REF", "#NAME", "Err:", "{{", "{%"):
            assert sign not in text, name


def test_every_page_is_marked(converted: dict[str, list[str]]) -> None:
    for name, found in converted.items():
        for page in found:
            assert "示例数据，不代表任何真实企业" in page, name


def test_letter_fits_two_pages(converted: dict[str, list[str]]) -> None:
    for name in ("letter", "windows"):
        assert len(converted[name]) == 2
        assert "（盖章）" in squeezed(converted[name][1])


def test_agency_table_fits_one_page_with_long_names(converted: dict[str, list[str]]) -> None:
    assert len(converted["table"]) == len(converted["sheet"]) == 1
    assert "填报单位（盖章）" in squeezed(converted["table"][0])
    assert squeezed(converted["sheet"][0]).count("nj-0") == 10


def test_three_hundred_rows_with_the_head_on_every_page(converted: dict[str, list[str]]) -> None:
    for name in ("list", "rows"):
        found = converted[name]
        assert len(found) > 5
        assert all("统一社会信用代码" in squeezed(page) for page in found[:-1])
        text = "".join(found)
        assert [number for number in range(1, 301) if f"91320115MA0Y{number:06}" not in text] == []


def test_page_numbers(converted: dict[str, list[str]]) -> None:
    for number, page in enumerate(converted["list"], 1):
        assert f"—{number}—" in squeezed(page)
    assert f"第1页共{len(converted['rows'])}页" in squeezed(converted["rows"][0])


def test_progress_has_four_sheets_each_on_a_page(converted: dict[str, list[str]]) -> None:
    assert len(converted["progress"]) == 4
    assert "各机构问题整改情况" in squeezed(converted["progress"][2])
    assert "各步骤企业数" in squeezed(converted["progress"][3])


def test_files_stay_small(tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    path.write_bytes(announced.to_docx(MANY, Wanted()))
    assert path.stat().st_size < 200_000
