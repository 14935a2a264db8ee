"""The statistics: figures of published lists only, small groups hidden, every chart with its table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.places import SAMPLE
from tests.publish.conftest import NOW, Built
from xingji.programme.disclosure_control import HIDDEN, SMALLEST
from xingji.programme.figure_tables import PendingVisits
from xingji.publish.site import load_site
from xingji.publish.statistics import tiles
from xingji.store.editions import load_edition
from xingji.store.guidelines import Library
from xingji.store.reference import reference

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def shown(built: Built) -> dict[str, Any]:
    """Figures of 2023 as published."""
    found: dict[str, Any] = json.loads((built.folder / "data/v1/figures/2023.json").read_text("utf-8"))
    return found


def _counts(content: Any) -> Iterator[Any]:
    """Every count of enterprises in the coverage."""
    yield from (row["assessed"] for row in [*content["cities"], content["total"]])


def test_no_small_count_of_enterprises_without_a_star_leaves(shown: dict[str, Any]) -> None:
    counts = list(_counts(shown["coverage"]))
    assert HIDDEN in counts
    assert any(isinstance(count, int) for count in counts)
    assert not [count for count in counts if isinstance(count, int) and 0 < count < SMALLEST]


def test_the_front_page_hides_small_groups_of_participants(built: Built) -> None:
    table = (built.folder / "index.html").read_text("utf-8").split('class="xj-cities"')[1].split("</table>")[0]
    cells = re.findall(r"<td>(.+?)</td>", table)
    assert len(cells) == 13
    assert "不单列" in cells
    assert not {"1", "2", "3", "4"} & {*cells}


def test_nobody_below_the_first_level_is_counted(shown: dict[str, Any]) -> None:
    assert "not_reached" not in json.dumps(shown)
    assert [table["columns"][0] for table in shown["levels"]] == [1] * len(shown["levels"])
    assert set(shown) == {"generated_at", "edition", "sample", "coverage", "levels", "results", "visits"}


@pytest.mark.parametrize("year", [2022, 2023])
def test_counts_are_those_of_the_list(built: Built, year: int) -> None:
    shown = json.loads((built.folder / f"data/v1/figures/{year}.json").read_text("utf-8"))
    records = json.loads((built.folder / f"data/v1/{year}/list.json").read_text("utf-8"))["records"]
    assert shown["levels"]
    for table in shown["levels"]:
        standing = [r for r in records if r["track"] == table["track"] and not r["withdrawn_on"]]
        assert table["total"] == len(standing)
        for part, key in (("cities", "city"), ("industries", "industry")):
            assert sum(row["total"] for row in table[part]) == table["total"]
            for row in table[part]:
                own = [r["level"] for r in standing if (r[key] or "未填报") == row["name"]]
                assert row["counts"] == [own.count(level) for level in table["columns"]]


def test_nothing_before_a_list_is_published(built: Built) -> None:
    folder = load_edition(built.tree, "2023")
    days = [listed.published_on for listed in folder.announcement.lists if listed.published_on]  # type: ignore[union-attr]
    before = load_site(built.tree, Library(built.tree), today=min(days) - timedelta(days=1), generated_at=NOW)
    assert 2023 not in before.figures
    first = load_site(built.tree, Library(built.tree), today=min(days), generated_at=NOW).figures[2023]
    assert {table["track"] for table in first["levels"]} == {
        track
        for listed in folder.announcement.lists  # type: ignore[union-attr]
        for track in listed.tracks
        if listed.published_on == min(days)
    }


def test_a_list_without_assessments_has_no_coverage(built: Built) -> None:
    assert json.loads((built.folder / "data/v1/figures/2022.json").read_text("utf-8"))["coverage"] is None
    assert "待现场核实" not in (built.folder / "statistics/2022/index.html").read_text("utf-8").split("<article")[1]
    assert (
        "覆盖率"
        not in (built.folder / "statistics/2022/index.html")
        .read_text("utf-8")
        .split("<article")[1]
        .split("怎样得出")[0]
    )
    assert not (built.folder / "data/v1/figures/2024.json").exists()


def test_few_that_wait_for_a_visit_are_neither_counted_nor_named(built: Built, shown: dict[str, Any]) -> None:
    """Four verifications of control systems were planted; whose they are, and how many practices, is nowhere."""
    assert shown["visits"] == {
        "small_groups": {"below": SMALLEST, "mark": HIDDEN},
        "tracks": [{"track": "ics", "waiting": HIDDEN, "practices": HIDDEN}],
    }
    text = (built.folder / "statistics/index.html").read_text("utf-8").split("已线上核查、仍待现场核实的")[1]
    assert re.findall(r"<td>(.+?)</td>", text.split("</table>")[0]) == ["不单列"] * 2


def test_nothing_of_visits_before_the_list_of_the_track_is_published(built: Built) -> None:
    folder = load_edition(built.tree, "2023")
    first = min(listed.published_on for listed in folder.announcement.lists if listed.published_on)  # type: ignore[union-attr]
    rows: list[PendingVisits] = [
        {"track": track, "verified": 30, "waiting": 10, "practices": 20} for track in ("ics", "platform")
    ]
    for day in (first - timedelta(days=1), first):
        site = load_site(built.tree, Library(built.tree), today=day, generated_at=NOW, visits={2023: rows})
        found = site.figures.get(2023)
        told = {row["track"] for row in found["visits"]["tracks"]} if found and found["visits"] else set()
        assert told == ({table["track"] for table in found["levels"]} if found else set())


def test_every_city_has_a_square_of_its_own() -> None:
    found = tiles(
        {"edition": 2023, "sample": True, "coverage": None, "levels": [], "results": [], "visits": None},
        [],
        reference(SAMPLE),
    )
    assert len({(tile.row, tile.column) for tile in found}) == len(found) == 13


def test_each_chart_has_its_sentence_and_table(built: Built) -> None:
    text = (built.folder / "statistics/index.html").read_text("utf-8")
    charts = re.findall(r'data-chart="([\w-]+)"', text)
    assert len(charts) >= 4
    for chart in charts:
        part = text.split(f'<h3 id="{chart}"')[1].split("<h3")[0]
        assert re.search(r"<p>[^<]+。</p>", part), chart
        assert "<table" in part, chart


@pytest.mark.needs("chromium", "npm")
def test_charts_are_drawn_and_follow_the_colours(page: Page, address: str) -> None:
    page.goto(f"{address}statistics/")
    page.locator(".xj-chart").first.scroll_into_view_if_needed()
    page.wait_for_selector(".xj-chart svg path", state="attached")
    assert page.locator(".xj-chart").count() == page.locator(".xj-chart svg").count() >= 4
    fills = "() => [...document.querySelectorAll('.xj-chart svg path')].map((bar) => bar.getAttribute('fill')).join()"
    light = page.evaluate(fills)
    for scheme in ("light", "dark"):
        page.locator("label[for^=__palette]:not([hidden])").click()
        page.wait_for_function("(wanted) => document.body.dataset.mdColorMedia.endsWith(`${wanted})`)", arg=scheme)
    page.wait_for_function(f"(before) => ({fills})() !== before", arg=light)


@pytest.mark.needs("chromium")
def test_without_scripts_the_tables_stay(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}statistics/")
    expect(page.locator(".xj-chart:visible")).to_have_count(0)
    assert page.locator("table.xj-numbers:visible").count() >= 4
    expect(page.locator(".xj-tile:visible")).to_have_count(13)
    context.close()
