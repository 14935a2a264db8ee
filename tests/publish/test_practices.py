"""Ways into the guideline: filters, comparison of levels, check lists, tables of the frameworks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.publish.conftest import NOW, TODAY, Built
from xingji.publish.practices import items, slugs
from xingji.publish.site import Site, load_site
from xingji.store.guidelines import Library

pytestmark = pytest.mark.site
WANTED = (
    "工业控制系统信息安全防护指南(2016)",
    "工业控制系统网络安全防护指南(2024)",
    "GB/T 22239-2019",
    "IEC 62443-3-3",
)


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return load_site(built.tree, Library(built.tree), today=TODAY, generated_at=NOW)


@pytest.mark.parametrize("key", WANTED)
def test_a_table_per_framework_with_every_reference(built: Built, site: Site, key: str) -> None:
    framework = site.crosswalk.frameworks[key]
    text = (built.folder / f"guideline/crosswalk/{slugs(site)[key]}/index.html").read_text("utf-8")
    rows = items(site, framework)
    assert {row.id for row in rows} == set(framework.items)
    for guide in site.guides:
        for area in guide.full.areas:
            for practice in area.practices:
                for name in practice.refs.get(key) or ():
                    row = text.split(f"<code>{name}</code>")[1].split("</tr>")[0]
                    assert f">{practice.id}</a>" in row


def test_check_lists_hold_every_practice_once(built: Built, site: Site) -> None:
    for guide in site.guides:
        found: list[str] = []
        for level in guide.full.head.levels:
            text = (built.folder / f"guideline/{guide.id}/checklist-{level.level}/index.html").read_text("utf-8")
            table = [part.split("</tbody>")[0] for part in text.split("<tbody>")[1:]]
            found += re.findall(r'<span class="xj-code">([A-Z0-9.]+)</span>', "".join(table))
        assert sorted(found) == sorted(guide.ruleset.practices)


@pytest.mark.needs("chromium")
def test_filters_of_all_practices(page: Page, address: str, site: Site) -> None:
    page.goto(f"{address}guideline/find/?track=ics&level=2&key=1")
    keys = [p for guide in site.guides for p in guide.ruleset.practices.values() if guide.id.startswith("ics")]
    wanted = sum(p.level == 2 and p.key for p in keys)
    expect(page.locator("#xj-chosen")).to_have_text(f"共{wanted}条要求")
    page.select_option("[name=element]", "技术工具")
    assert "element=" in page.evaluate("location.href")
    page.get_by_role("button", name="清除筛选").click()
    everything = sum(len(guide.ruleset.practices) for guide in site.guides)
    page.wait_for_function(f"() => document.querySelector('#xj-chosen').textContent === '共{everything}条要求'")


@pytest.mark.needs("chromium")
def test_two_levels_beside_each_other(page: Page, address: str) -> None:
    page.goto(f"{address}guideline/ics-2023/pa05/")
    page.select_option("[name=left]", "1")
    page.select_option("[name=right]", "3")
    table = page.locator("#xj-compared table")
    assert table.locator("thead th").all_inner_texts() == ["能力要素", "1级", "3级"]
    expect(table).to_contain_text("PA05.1.1")
    expect(table).to_contain_text("PA05.3.1")
    expect(table).not_to_contain_text("PA05.2.1", use_inner_text=True)


@pytest.mark.needs("chromium")
def test_all_practices_without_scripts(chromium: Browser, address: str, site: Site) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}guideline/find/")
    expect(page.locator(".xj-asks > li")).to_have_count(sum(len(guide.ruleset.practices) for guide in site.guides))
    assert page.locator("#xj-choose").is_hidden()
    context.close()
