"""The statistics: figures of published lists only, small groups hidden, every chart with its table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.site.conftest import NOW, TODAY, Built
from xingji.programme.publication import list_of
from xingji.programme.suppression import HIDDEN, SMALLEST
from xingji.publish.figures import public_figures
from xingji.publish.site import load_site
from xingji.publish.statistics import tiles
from xingji.scoring.ruleset import Ruleset
from xingji.store.editions import EditionFolder, load_edition
from xingji.store.guidelines import Library
from xingji.store.reference import reference

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def shown(built: Built) -> dict[str, Any]:
    """Figures of 2023 as published."""
    found: dict[str, Any] = json.loads((built.folder / "data/v1/figures/2023.json").read_text("utf-8"))
    return found


def _counts(content: Any) -> Iterator[int]:
    """Every count of enterprises, wherever it stands."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key not in ("small_groups", "edition", "percent", "target", "columns"):
                yield from _counts(value)
    elif isinstance(content, list):
        for value in content:
            yield from _counts(value)
    elif isinstance(content, int) and not isinstance(content, bool):
        yield content


def test_no_small_count_leaves(shown: dict[str, Any]) -> None:
    counts = list(_counts(shown))
    assert any(counts)
    assert not [count for count in counts if 0 < count < SMALLEST]


def test_nobody_below_the_first_level_is_counted(shown: dict[str, Any]) -> None:
    assert "not_reached" not in json.dumps(shown)
    assert [table["columns"][0] for table in shown["levels"]] == [1] * len(shown["levels"])
    assert set(shown) <= {"generated_at", "edition", "on", "sample", "small_groups", "coverage", "levels", "results"}


def test_totals_are_those_of_the_list(built: Built, shown: dict[str, Any]) -> None:
    records = json.loads((built.folder / "data/v1/2023/list.json").read_text("utf-8"))["records"]
    for table in shown["levels"]:
        listed = [r for r in records if r["track"] == table["track"]]
        standing = [r for r in listed if not r["withdrawn_on"] or r["withdrawn_on"] > shown["on"]]
        assert table["total"] in (len(standing), HIDDEN)
        for level, count in zip(table["columns"], table["counts"], strict=True):
            assert count in (sum(r["level"] == level for r in standing), HIDDEN)


def _rulesets(built: Built) -> tuple[EditionFolder, list[Ruleset]]:
    site = load_site(built.tree, Library(built.tree), today=TODAY, generated_at=NOW)
    return load_edition(built.tree, "2023"), [guide.rules for guide in site.guides]


def test_nothing_before_a_list_is_published(built: Built) -> None:
    folder, rulesets = _rulesets(built)
    days = [listed.published_on for listed in folder.announcement.lists if listed.published_on]  # type: ignore[union-attr]
    assert public_figures(folder, rulesets, reference(), min(days) - timedelta(days=1)) is None
    first = public_figures(folder, rulesets, reference(), min(days))
    assert first is not None
    for table in first["levels"]:
        listed = list_of(folder.announcement, table["track"])
        assert listed is not None
        assert listed.published_on == min(days)


def test_years_without_assessments_have_no_figures(built: Built) -> None:
    assert not (built.folder / "data/v1/figures/2022.json").exists()
    assert not (built.folder / "data/v1/figures/2024.json").exists()


def test_every_city_has_a_square_of_its_own() -> None:
    found = tiles({"cities": []}, reference())
    assert len({(tile.row, tile.column) for tile in found}) == len(found) == 13


def test_each_chart_has_its_sentence_and_table(built: Built) -> None:
    text = (built.folder / "statistics/index.html").read_text("utf-8")
    charts = re.findall(r'data-chart="([\w-]+)"', text)
    assert len(charts) >= 4
    for chart in charts:
        part = text.split(f'<h3 id="{chart}"')[1].split("<h3")[0]
        assert re.search(r"<p>[^<]+。</p>", part), chart
        assert "<table" in part, chart


@pytest.mark.browser
def test_charts_are_drawn_and_follow_the_colours(window: BrowserContext, address: str) -> None:
    page = window.new_page()
    page.goto(f"{address}statistics/")
    page.locator(".xj-chart").first.scroll_into_view_if_needed()
    page.wait_for_selector(".xj-chart svg path", state="attached")
    assert page.locator(".xj-chart").count() == page.locator(".xj-chart svg").count() >= 4
    fills = "() => [...document.querySelectorAll('.xj-chart svg path')].map((bar) => bar.getAttribute('fill')).join()"
    light = page.evaluate(fills)
    page.locator("label[for=__palette_1]").click()
    page.wait_for_function(f"(before) => ({fills})() !== before", arg=light)


@pytest.mark.browser
def test_without_scripts_the_tables_stay(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}statistics/")
    assert page.locator(".xj-chart:visible").count() == 0
    assert page.locator("table.xj-numbers:visible").count() >= 4
    assert page.locator(".xj-tile:visible").count() == 13
    context.close()
