"""Every type of page in a real Chromium: axe, content security policy, weight of the first view, steadiness."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.site.conftest import REPOSITORY, Built
from xingji.publish.assets import NoPackagesError, packages

pytestmark = [pytest.mark.browser, pytest.mark.site]

TYPES = [
    "",
    "notice/2023/",
    "calendar/",
    "join/enterprise/",
    "assess/ics/",
    "guideline/",
    "guideline/find/",
    "guideline/ics-2023/",
    "guideline/ics-2023/checklist-2/",
    "guideline/ics-2023/scoring/",
    "guideline/ics-2023/pa05/",
    "guideline/crosswalk/iec-62443-3-3/",
    "lists/",
    "lists/explore/",
    "lists/2023-ics/",
    "lookup/",
    "statistics/",
    "agencies/2023/",
    "rules/",
    "data/",
    "verify/",
    "about/english/",
    "search/",
]
_FILLED = {
    "search/?q=": "#xj-find-results a",
    "lists/explore": "#xj-table [role=row] [role=cell], #xj-table .tabulator-row",
}
"""Pages that scripts fill → what is there when they are ready to be judged."""
_BUDGET = 150_000
_DATA = ("data/v1/",)
"""List data do not count; neither does what is fetched later, when somebody asks for it."""
_SHIFT = """() => new Promise((done) => {
  let sum = 0;
  const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }));
  observer.observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(sum), 200);
})"""
_AXE = """async () => (await axe.run(document)).violations.map(
  (found) => `${found.id}: ${found.nodes.slice(0, 2).map((node) => node.target).join(' ')}`)"""


@pytest.fixture(scope="module")
def judged(chromium: Browser) -> Iterator[BrowserContext]:
    """A window with axe in every page."""
    try:
        modules = packages(REPOSITORY, REPOSITORY / "build" / "npm", dev=True)
    except NoPackagesError as error:
        pytest.skip(f"no axe-core: {error}")
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(path=modules / "axe-core" / "axe.min.js")
    yield context
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(judged: BrowserContext, address: str, scheme: str) -> None:
    page = judged.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = {}
    for path in (*TYPES, "search/?q=整改"):
        page.goto(address + path)
        for part, shown in _FILLED.items():
            if part in path:
                page.wait_for_selector(shown)
        if violations := page.evaluate(_AXE):
            found[path] = violations
    page.close()
    assert found == {}


def test_policy_holds_on_every_page(built: Built) -> None:
    for path in built.pages:
        text = path.read_text("utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
        assert policy, path
        scripts = re.search(r"script-src ([^;]+)", policy[1])
        assert scripts
        assert "unsafe-inline" not in scripts[1]
        assert "'unsafe-eval'" not in scripts[1]
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.S):
            assert not body.strip() or 'type="application/json"' in attributes or "ld+json" in attributes, path
        assert not re.search(r"<[a-z][^<>]*\son[a-z]+\s*=", text), path
        assert "javascript:" not in text, path


def _weigh(page: Page, url: str) -> tuple[int, list[str]]:
    """Bytes of the first view, each file compressed, and whatever the console complained about."""
    weights: dict[str, int] = {}
    complaints: list[str] = []

    def weigh(response: Response) -> None:
        if response.ok and not any(part in response.url for part in _DATA):
            weights[response.url] = len(gzip.compress(response.body(), 6))

    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  Playwright takes no method of a list
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(url, wait_until="networkidle")
    for answer in answers:
        weigh(answer)
    return sum(weights.values()), complaints


@pytest.mark.parametrize("path", TYPES)
def test_first_view_is_light_and_steady(chromium: Browser, address: str, path: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname or ""))
    weight, complaints = _weigh(page, address + path)
    shift = page.evaluate(_SHIFT)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert complaints == []
    assert hosts == {"127.0.0.1"}
    assert weight <= _BUDGET, f"{weight} bytes"
    assert wide <= 0
    assert shift <= 0.001, shift
