"""The search of the built site in a real Chromium: finds every page that holds the words, the right ones first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.publish import canaries
from tests.publish.conftest import Built

pytestmark = [pytest.mark.needs("chromium", "npm"), pytest.mark.site]

MEASURED = (Path(__file__).parent / "queries-measured.txt").read_text("utf-8").split()
"""The queries with which the engines were compared."""
OWN = (Path(__file__).parent / "queries-own.txt").read_text("utf-8").split()
_FIRST = 5
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "use", "path", "wbr"}


class _Indexed(HTMLParser):
    """The text of a page that the search may find."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self._open: list[bool] = []
        self._texts: list[str] = []
        self.feed(page.read_text("utf-8"))
        self.text = folded("".join(self._texts))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append(self._wanted(tag, dict(attrs), self._open[-1] if self._open else False))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1]:
            self._texts.append(data)

    def _wanted(self, tag: str, given: dict[str, str | None], inside: bool) -> bool:
        if "data-pagefind-body" in given:
            return True
        kinds = (given.get("class") or "").split()
        left_out = "data-pagefind-ignore" in given or tag in ("script", "style", "svg", "select", "template", "form")
        left_out |= bool({"headerlink", "xj-crumbs", "xj-pager", "xj-plain"} & set(kinds))
        cell = given.get("role") == "cell" and given.get("data-label") != "所在地"
        return inside and not left_out and not cell and not (tag == "small" and "所在地" not in given)


def folded(text: str) -> str:
    """Text without blanks."""
    return re.sub(r"\s+", "", text).lower()


@pytest.fixture(scope="module")
def texts(built: Built) -> dict[str, str]:
    """Address of each page below the site's root → what may be found in it."""
    found = {}
    for page in built.pages:
        name = page.relative_to(built.folder).as_posix()
        if text := _Indexed(page).text:
            found[name.removesuffix("index.html")] = text
    return found


@pytest.fixture(scope="module")
def search(chromium: Browser, address: str) -> Iterator[Page]:
    """The search page, loaded."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{address}search/?q=整改")
    page.wait_for_selector("#xj-find-results a")
    yield page
    context.close()


_SHOWN = """() => {
  const said = document.querySelector('#xj-find-count').textContent;
  return said.startsWith('没有') || (said.startsWith('找到') && document.querySelector('#xj-find-results a'));
}"""
_LINKS = f"""async (queries) => {{
  const shown = {_SHOWN};
  const links = [];
  for (const query of queries) {{
    document.querySelector('#xj-find-words').value = query;
    document.querySelector('#xj-find-form').requestSubmit();
    do await new Promise(requestAnimationFrame); while (!shown());
    links.push([...document.querySelectorAll('#xj-find-results h2 a')].map((link) => link.href));
  }}
  return links;
}}"""
"""Asks in the form, one query after the other, and waits for each answer."""
_ALL = """async (queries) => {
  const engine = await import(new URL('../pagefind/pagefind.js', document.baseURI).href);
  const known = {};
  const all = [];
  for (const query of queries) {
    const found = await engine.search(query);
    all.push(await Promise.all(found.results.map(async ({id, data}) => (known[id] ??= (await data()).raw_url))));
  }
  return all;
}"""


def _first(search: Page, address: str, *queries: str) -> list[list[str]]:
    """Pages that are shown first for each query."""
    return [
        [link.removeprefix(address).split("?")[0].split("#")[0] for link in links[:_FIRST]]
        for links in search.evaluate(_LINKS, queries)
    ]


def test_the_right_pages_come_first(search: Page, address: str, texts: dict[str, str]) -> None:
    """Nearly every place among the first five that a right page could have is taken by one."""
    taken = places = 0
    wrong = {}
    queries = (*MEASURED, *OWN)
    for query, shown in zip(queries, _first(search, address, *queries), strict=True):
        right = {name for name, text in texts.items() if folded(query) in text}
        taken, places = taken + len(right & set(shown)), places + min(_FIRST, len(right))
        if right and not set(shown) & right:
            wrong[query] = shown
    assert not wrong
    assert taken >= places * 0.97, f"{taken} of {places}"


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("口令保护", "guideline/ics-2023/pa15/"),
        ("整改", "notice/2023/"),
        ("日历", "calendar/"),
        ("签名", "verify/"),
        ("无障碍", "about/accessibility/"),
        ("我能参加吗", "join/eligible/"),
        ("示例精密机械", "lists/2023-ics/"),
        ("昆山", "lists/2023-ics/"),
    ],
)
def test_what_one_would_look_for(search: Page, address: str, query: str, wanted: str) -> None:
    assert wanted in _first(search, address, query)[0]


def test_width_of_letters_does_not_count(search: Page, address: str) -> None:
    plain, *others = _first(search, address, "plc", "ＰＬＣ", "Ｐｌｃ\u3000")
    assert plain
    assert others == [plain, plain]


def test_nothing_is_missed(search: Page, texts: dict[str, str]) -> None:
    missed = {}
    queries = (*MEASURED, *OWN)
    for query, urls in zip(queries, search.evaluate(_ALL, queries), strict=True):
        right = {name for name, text in texts.items() if folded(query) in text}
        found = {url.lstrip("/") for url in urls}
        if right - found:
            missed[query] = sorted(right - found)
    assert not missed


def test_box_in_the_header_leads_to_the_search(page: Page, address: str) -> None:
    page.goto(f"{address}guideline/ics-2023/pa05/")
    page.locator(".xj-search input").fill("现场核查")
    page.locator(".xj-search input").press("Enter")
    page.wait_for_selector("#xj-find-results mark")
    assert page.evaluate("location.href") == f"{address}search/?q={quote('现场核查')}"
    assert re.fullmatch(r"找到\d+个页面", page.locator("#xj-find-count").inner_text())
    assert page.locator("#xj-find-count").get_attribute("aria-live") == "polite"


def test_on_a_phone_a_mark_leaves_the_name_of_the_site_whole(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{address}calendar/")
    name = page.locator(".md-header__topic .md-ellipsis").first
    assert name.evaluate("it => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight")
    expect(page.locator(".xj-search")).to_be_hidden()
    page.locator(".md-header").get_by_role("link", name="搜索本站").click()
    assert page.evaluate("location.href") == f"{address}search/"
    page.close()


def test_filters_stand_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=整改&kind=通知与日历&year=2023")
    page.wait_for_selector("#xj-find-results a")
    assert [text.split("　")[0] for text in page.locator(".xj-find__where").all_inner_texts()] == [
        "通知与日历 · 2023年度"
    ]
    page.select_option("#xj-find-year", "")
    page.wait_for_function("() => document.querySelectorAll('#xj-find-results > li').length > 1")
    assert "year=" not in page.evaluate("location.href")
    page.fill("#xj-find-words", "没有这样的词语吧")
    page.wait_for_function("() => document.querySelector('#xj-find-count').textContent.startsWith('没有找到')")


_OLDER = """
delete Array.prototype.toSorted;
delete URLSearchParams.prototype.size;
delete Intl.Segmenter;
"""
"""What browsers of the years before 2023 lack, which many offices still use."""


def test_older_browsers_find_and_link(window: BrowserContext, address: str) -> None:
    window.add_init_script(_OLDER)
    page = window.new_page()
    page.goto(f"{address}search/")
    page.locator("#xj-find-words").fill("整改")
    page.wait_for_selector("#xj-find-results a")
    assert page.evaluate("location.href") == f"{address}search/?q={quote('整改')}"


def test_unknown_filters_are_none(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=整改&kind=没有&year=1999")
    page.wait_for_selector("#xj-find-results a")
    assert page.locator("#xj-find-kind").evaluate("select => select.selectedOptions[0].text") == "全部"
    assert page.evaluate("location.href") == f"{address}search/?q={quote('整改')}"


def test_what_was_not_to_be_had_is_tried_again(page: Page, address: str) -> None:
    page.route("**/pagefind/**", lambda route: route.fulfill(status=404))
    page.goto(f"{address}search/?q=整改")
    page.wait_for_selector("#xj-find-count:has-text('暂时不可用')")
    expect(page.get_by_role("link", name="评分细则的全部要求")).to_be_visible()
    page.unroute("**/pagefind/**")
    page.get_by_role("button", name="搜索").click()
    page.wait_for_selector("#xj-find-results a")


def test_markup_that_is_searched_for_stays_text(search: Page, address: str) -> None:
    _first(search, address, "<img src=x onerror=alert(1)> 整改")
    assert search.locator("#xj-find-count").inner_text().startswith(("找到", "没有"))
    expect(search.locator(".xj-find img")).to_have_count(0)


def test_the_index_is_among_what_canaries_are_looked_for_in(built: Built) -> None:
    unpacked = {
        path.suffix: text for path, text in canaries.texts(built.folder) if path.parts[-2] in ("fragment", "index")
    }
    assert set(unpacked) == {".pf_fragment", ".pf_index"}
    assert "content" in unpacked[".pf_fragment"]
