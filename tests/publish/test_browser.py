"""The built site in a real Chromium: no foreign request, no overflow, keyboard, search, without scripts."""

from __future__ import annotations

import json
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publish.conftest import Built

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.site]


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}guideline/ics-2023/pa05/")
    page.keyboard.press("Tab")
    assert _focused(page) == "跳到正文"
    page.wait_for_function("() => getComputedStyle(document.activeElement).opacity === '1'")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash !== ''")
    page.keyboard.press("Tab")
    inside = "() => document.activeElement.closest('article') !== null"
    page.wait_for_function(inside)
    while "summary" not in str(page.evaluate("document.activeElement.localName")):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('details').open")


def test_list_without_scripts(chromium: Browser, built: Built, address: str) -> None:
    records = json.loads((built.folder / "data/v1/2023/list.json").read_text("utf-8"))["records"]
    expected = [record for record in records if record["track"] == "ics"]
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}lists/2023-ics/")
    rows = page.locator(".xj-list tbody tr")
    assert rows.count() == len(expected) > 0
    for record, text in zip(expected, rows.all_inner_texts(), strict=True):
        assert record["name"] in text
        assert f"2023年度\n{'一二三四五'[record['stars'] - 1]}星（{record['level_name']}）" in text
    expect(rows.last).to_be_visible()
    context.close()


def test_prints_with_banner_and_without_navigation(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto(f"{address}lists/2023-ics/")
    expect(page.locator(".xj-banner")).to_be_visible()
    expect(page.locator(".md-tabs")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_both_colour_schemes(page: Page, address: str) -> None:
    page.goto(f"{address}lists/2023-ics/")
    light = page.locator("svg.xj-stars").first.evaluate("star => getComputedStyle(star).color")
    for scheme in ("light", "dark"):
        page.locator("label[for^=__palette]:not([hidden])").click()
        page.wait_for_function("(wanted) => document.body.dataset.mdColorMedia.endsWith(`${wanted})`)", arg=scheme)
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    dark = page.locator("svg.xj-stars").first.evaluate("star => getComputedStyle(star).color")
    assert (light, dark) == ("rgb(138, 90, 0)", "rgb(230, 184, 77)")


@pytest.mark.parametrize(("system", "scheme"), [("dark", "slate"), ("light", "default")])
def test_colours_follow_the_system_before_the_first_paint(
    chromium: Browser, address: str, system: Literal["dark", "light"], scheme: str
) -> None:
    context = chromium.new_context(color_scheme=system)
    context.route("**/bundle.*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}about/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == scheme
    context.close()


def test_a_forbidden_storage_takes_nothing_else(chromium: Browser, address: str) -> None:
    context = chromium.new_context(color_scheme="dark")
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    page = context.new_page()
    page.goto(f"{address}guideline/find/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.locator("select[name=level]").select_option("5")
    page.wait_for_function("() => document.getElementById('xj-chosen').textContent !== '共444条要求'")
    context.close()
