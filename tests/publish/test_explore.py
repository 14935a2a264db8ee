"""The explorer: columns that hold every record, filters and addresses in a real Chromium, and its speed."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.publish.conftest import NOW, Built
from tests.publish.crowd import crowd
from tests.publish.host import serve
from tests.publish.thread import MainThread
from xingji.publish.data import DataSet
from xingji.publish.explore import to_columns

_CROWD = 100_000


def _rows(columns: dict[str, Any]) -> list[dict[str, Any]]:
    """Read columns back, as the script does."""
    total, found = columns["total"], {"edition": [columns["edition"]] * columns["total"]}
    for name, column in columns["columns"].items():
        rows = column.get("rows", [0] * total)
        found[name] = [column["values"][row] for row in rows] if "values" in column else rows
    return [dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True)]


def test_columns_hold_every_record() -> None:
    records = crowd(300)
    read = _rows(json.loads(to_columns(DataSet(2023, True, records), NOW)))
    plain = json.loads(json.dumps([asdict(record) for record in records], default=lambda day: day.isoformat()))
    assert read == plain


def test_a_column_with_one_value_has_no_rows() -> None:
    columns = json.loads(to_columns(DataSet(2023, True, crowd(5)), NOW))["columns"]
    assert columns["track"] == {"values": ["ics"]}
    assert len(columns["name"]["rows"]) == 5


@pytest.mark.site
def test_columns_are_the_list(built: Built) -> None:
    base = built.folder / "data" / "v1"
    for year in ("2022", "2023"):
        listed = json.loads((base / year / "list.json").read_text("utf-8"))["records"]
        assert _rows(json.loads((base / "explore" / f"{year}.json").read_text("utf-8"))) == listed


def _open(page: Page, address: str, query: str = "") -> Page:
    page.goto(f"{address}lists/explore/{query}")
    _ready(page)
    return page


def _ready(page: Page) -> None:
    page.wait_for_function("() => performance.getEntriesByName('xj-interactive').length > 0")


def _count(page: Page) -> str:
    return page.locator("#xj-count").inner_text()


def _asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(str(page.evaluate("location.search")).lstrip("?"))


@pytest.mark.site
@pytest.mark.needs("chromium", "npm")
class TestExplorer:
    """The page of the sample editions."""

    def test_only_the_newest_year_is_loaded_at_first(self, window: BrowserContext, address: str) -> None:
        page = window.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        page.goto(f"{address}lists/explore/")
        _ready(page)
        assert "2023.json" in asked
        assert "2022.json" not in asked
        page.locator("select[name=year]").select_option("all")
        page.wait_for_function("() => document.getElementById('xj-count').textContent.startsWith('全部年度')")
        assert "2022.json" in asked
        assert _asked(page) == {"year": ["all"]}

    def test_csv_is_the_published_one(self, page: Page, address: str, built: Built, tmp_path: Path) -> None:
        _open(page, address)
        with page.expect_download() as download:
            page.locator("#xj-csv").click()
        download.value.save_as(tmp_path / "view.csv")
        assert (tmp_path / "view.csv").read_bytes() == (built.folder / "data/v1/2023/list.csv").read_bytes()
        page.locator("input[name=name]").fill("南京")
        with page.expect_download() as download:
            page.locator("#xj-csv").click()
        download.value.save_as(tmp_path / "view.csv")
        published = (built.folder / "data/v1/2023/list.csv").read_text("utf-8-sig").splitlines()
        expected = [published[0], *(line for line in published if "南京" in line.split(",")[2])]
        assert (tmp_path / "view.csv").read_text("utf-8-sig").splitlines() == expected

    def test_the_address_holds_the_filters(self, page: Page, address: str, built: Built) -> None:
        records = json.loads((built.folder / "data/v1/2023/list.json").read_text("utf-8"))["records"]
        wanted = [r for r in records if r["city"] == "苏州市" and r["track"] == "ics" and r["level"] == 2]
        _open(page, address, "?city=苏州市&level=ics-2&sort=-level")
        assert _count(page) == f"找到{len(wanted)}条（2023年度共{len(records)}条）"
        names = page.locator(".tabulator-row a").all_inner_texts()
        assert sorted(names) == sorted(record["name"] for record in wanted)
        county = next(record["county"] for record in wanted if record["county"])
        page.get_by_text("更多筛选").click()
        page.locator("select[name=county]").select_option(county)
        assert _asked(page)["county"] == [county]
        page.reload()
        _ready(page)
        assert page.locator("select[name=county]").input_value() == county
        assert _count(page).startswith(f"找到{sum(record['county'] == county for record in wanted)}条")
        page.locator("#xj-clear").click()
        assert _asked(page) == {}
        assert _count(page) == f"2023年度共{len(records)}条"
        assert page.locator("select[name=county]").is_disabled()

    def test_unknown_words_in_the_address_are_told_and_left_out(self, page: Page, address: str) -> None:
        _open(page, address, "?city=<b>&year=1999&level=9&county=雨花台区&track=ics")
        assert _count(page).startswith("找到")
        said = "没有用上的条件：年度“1999”、等级“9”、设区市“<b>”、县（市、区）“雨花台区”。"
        expect(page.locator("#xj-dropped")).to_have_text(said)
        assert _asked(page) == {"track": ["ics"]}
        page.locator("select[name=track]").select_option("")
        expect(page.locator("#xj-dropped")).to_be_hidden()

    def test_a_county_that_another_year_lacks_is_told(self, page: Page, address: str) -> None:
        _open(page, address, "?city=南京市&county=雨花台区")
        page.locator("select[name=year]").select_option("2022")
        page.wait_for_selector("#xj-dropped:has-text('雨花台区')")
        assert _asked(page) == {"city": ["南京市"], "year": ["2022"]}

    def test_a_withdrawn_star_is_struck_out(self, page: Page, address: str) -> None:
        _open(page, address, "?state=已撤销&year=all")
        row = page.locator(".tabulator-row").first
        assert row.locator(".xj-grade").evaluate("it => getComputedStyle(it).textDecorationLine") == "line-through"
        expect(row).to_contain_text("撤销")

    def test_search_while_typing(self, page: Page, address: str) -> None:
        _open(page, address)
        page.locator("input[name=name]").press_sequentially("(南")
        texts = page.locator(".tabulator-row a").all_inner_texts()
        assert texts
        assert all("（南" in text for text in texts)
        page.locator("input[name=name]").fill("91320114ma0yyq5229")
        assert _count(page).startswith("找到2条")

    def test_an_empty_result_says_what_to_drop(self, page: Page, address: str) -> None:
        _open(page, address, "?name=没有这样的名称&city=苏州市")
        expect(page.locator("#xj-empty")).to_contain_text("没有记录只说明不在所选年度的名单上")
        page.get_by_role("button", name="去掉“企业名称").click()
        assert _asked(page) == {"city": ["苏州市"]}
        expect(page.locator(".tabulator-row").first).to_be_visible()

    def test_what_another_year_has_is_one_step_away(self, page: Page, address: str) -> None:
        _open(page, address, "?name=示例门窗型材（常州）")
        page.get_by_role("button", name="在全部年度里找").click()
        page.wait_for_selector(".tabulator-row a:has-text('示例门窗型材（常州）')")
        assert _count(page).startswith("找到1条（全部年度")

    def test_letters_of_an_input_method_filter_nothing(self, page: Page, address: str) -> None:
        _open(page, address)
        whole = _count(page)
        session = page.context.new_cdp_session(page)
        page.locator("input[name=name]").focus()
        session.send("Input.imeSetComposition", {"text": "nan'jing", "selectionStart": 8, "selectionEnd": 8})
        assert _count(page) == whole
        session.send("Input.insertText", {"text": "南京"})
        assert _count(page).startswith("找到")
        assert _asked(page) == {"name": ["南京"]}

    def test_a_screen_reader_hears_how_many_rows_there_are(self, page: Page, address: str) -> None:
        _open(page, address, "?year=all")
        table = page.get_by_role("table", name="名单")
        assert table.get_attribute("aria-rowcount") == str(int(_count_of(_count(page))) + 1)
        page.locator(".tabulator-tableholder").evaluate("holder => { holder.scrollTop = holder.scrollHeight; }")
        page.wait_for_function(
            "rows => [...document.querySelectorAll('.tabulator-row')].at(-1)?.ariaRowIndex === rows",
            arg=table.get_attribute("aria-rowcount"),
        )
        page.locator("input[name=name]").fill("南京")
        assert table.get_attribute("aria-rowcount") == str(int(_count_of(_count(page))) + 1)
        assert page.locator(".tabulator-row").first.get_attribute("aria-rowindex") == "2"

    def test_headers_sort_by_keyboard(self, page: Page, address: str) -> None:
        _open(page, address)
        header = page.get_by_role("columnheader", name="等级")
        header.get_by_role("button").focus()
        page.keyboard.press("Enter")
        page.wait_for_function("() => location.search === '?sort=level'")
        assert header.get_attribute("aria-sort") == "ascending"
        header.get_by_role("button").focus()
        page.keyboard.press("Enter")
        page.wait_for_function("() => location.search === '?sort=-level'")
        assert page.locator("select[name=sort]").input_value() == "-level"
        expect(page.locator(".tabulator-row").first).to_contain_text("四星")

    def test_prints_every_row_that_passes(self, page: Page, address: str) -> None:
        _open(page, address, "?name=南京&year=all")
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        count = int(_count_of(_count(page)))
        assert page.locator("#xj-print tbody tr").count() == count > 0
        expect(page.locator("#xj-print")).to_contain_text("年度：全部年度，企业名称或统一社会信用代码：南京")
        expect(page.locator("#xj-explore")).to_be_hidden()

    def test_cards_on_a_phone(self, chromium: Browser, address: str) -> None:
        page = chromium.new_page(viewport={"width": 360, "height": 800})
        page.goto(f"{address}lists/explore/?sort=name")
        _ready(page)
        row = page.locator(".tabulator-row").first
        expect(row.locator(".xj-row .xj-state")).to_be_visible()
        inside = (
            "row => row.querySelector('.xj-row').getBoundingClientRect().bottom <= row.getBoundingClientRect().bottom"
        )
        assert row.evaluate(inside)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.close()

    def test_without_scripts_the_lists_stand_in(self, chromium: Browser, address: str) -> None:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}lists/explore/")
        expect(page.locator(".xj-plain a").first).to_be_visible()
        expect(page.locator("#xj-explore")).to_be_hidden()
        context.close()

    def test_without_data_the_lists_stand_in(self, page: Page, address: str) -> None:
        page.route("**/explore/*.json", lambda route: route.abort())
        page.goto(f"{address}lists/explore/")
        page.wait_for_selector(".md-typeset a:has-text('2023年度 工控安全防护'):visible")
        assert "没有载入" in _count(page)
        page.unroute("**/explore/*.json")
        page.locator("input[name=name]").fill("南京")
        page.wait_for_selector(".tabulator-row")
        assert page.locator("#xj-csv").is_enabled()

    def test_a_year_that_is_not_to_be_had_leaves_the_shown_one(self, page: Page, address: str) -> None:
        page.route("**/explore/2022.json", lambda route: route.fulfill(status=404))
        page.goto(f"{address}lists/explore/?city=南京市")
        _ready(page)
        page.locator("select[name=year]").select_option("2022")
        page.wait_for_function("() => document.getElementById('xj-count').textContent.includes('没有载入')")
        assert "下面仍是" in _count(page)
        assert page.locator("select[name=year]").input_value() == "2023"
        assert _asked(page) == {"city": ["南京市"]}
        expect(page.locator(".tabulator-row").first).to_be_visible()


def _count_of(text: str) -> str:
    return str(re.findall(r"(\d+)条", text)[0])


def _hundred_thousand() -> tuple[list[str], bytes]:
    """Names and columns: a smaller crowd, many times over."""
    some = crowd(_CROWD // 20)
    columns = json.loads(to_columns(DataSet(2023, True, some), NOW))
    for column in columns["columns"].values():
        if "rows" in column:
            column["rows"] *= 20
    columns["total"] = _CROWD
    return [record.name for record in some] * 20, json.dumps(columns, ensure_ascii=False).encode()


_FILTER = """async (value) => {
  const form = document.getElementById('xj-filters');
  form.elements.name.value = value;
  form.dispatchEvent(new Event('input', {bubbles: true}));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return document.getElementById('xj-count').textContent;
}"""


@pytest.mark.site
@pytest.mark.needs("chromium", "npm")
def test_a_hundred_thousand_rows(chromium: Browser, built: Built, record_property: Any) -> None:
    """Interactive within 1 s, filtered within 150 ms: of the main thread's own time, whatever else runs."""
    names, content = _hundred_thousand()
    with serve(built.folder, {"data/v1/explore/2023.json": content}) as address:
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        thread = MainThread(page)
        page.goto(f"{address}lists/explore/", wait_until="commit")
        page.wait_for_function("() => performance.getEntriesByName('xj-interactive').length > 0", polling=100)
        interactive = thread.spent()
        assert _count(page) == f"2023年度共{_CROWD}条"
        times = []
        for word in ("机", "机械", "机械（南", "", "有限公司"):
            before = thread.spent()
            said = page.evaluate(_FILTER, word)
            times.append(thread.spent() - before)
            expected = sum(word in name for name in names)
            assert said == (
                f"找到{expected}条（2023年度共{_CROWD}条）" if expected < _CROWD else f"2023年度共{_CROWD}条"
            )
        assert page.locator(".tabulator-row").count() < 100
        page.close()
    record_property("interactive_s", interactive)
    record_property("filter_s", max(times))
    assert interactive < 1
    assert max(times) < 0.15
