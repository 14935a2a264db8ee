"""Every type of page in a real Chromium: axe, content security policy, weight of the first view, steadiness."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.needs import modules
from tests.places import ROOT
from tests.publish.conftest import Built
from tests.publish.host import serve
from tests.publish.kinds import GENERATED, KINDS, WRITTEN

pytestmark = [pytest.mark.needs("chromium", "npm"), pytest.mark.site]

ASKED = ("search/?q=整改", "lists/explore/?q=精密", "lookup/?name=精密")
"""Pages as they stand after a question; what they fetch to answer it is not their first view."""
_READY = {
    "search/?": "#xj-find-results a",
    "lists/explore/": "#xj-table [role=row] [role=cell]",
    "lookup/?": "#xj-lookup li a",
    "verify/": "#xj-verify-site[data-state]",
}
"""Pages that scripts fill → what is there when they may be judged."""
_BUDGET = 150_000
_DATA = ("data/v1/",)
"""List data do not count; neither does what is fetched later, when somebody asks for it."""
_SHIFT = """() => new Promise((done) => {
  let sum = 0;
  let frames = 12;
  const add = (entries) => entries.forEach((entry) => { sum += entry.value; });
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  const next = () => {
    if (frames--) requestAnimationFrame(next);
    else { add(observer.takeRecords()); done(sum); }
  };
  next();
})"""
_AXE = """async (options) => (await axe.run(document, { resultTypes: ['violations'], ...options })).violations.map(
  (found) => `${found.id}: ${found.nodes.slice(0, 2).map((node) => node.target).join(' ')}`)"""
_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""Those of the full set that judge colours, all else being the same in both schemes."""


@pytest.fixture(scope="module")
def judged(chromium: Browser) -> Iterator[Visit]:
    """A window with axe in every page; it shows one page after the other, so that none needs a process of its own."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.add_init_script(path=modules() / "axe-core" / "axe.min.js")
    # The theme keeps the first colours that it shows; another test wants others.
    context.add_init_script("localStorage.clear()")
    yield Visit(context.new_page())
    context.close()


def test_no_kind_of_page_is_left_out() -> None:
    templates = (ROOT / "src" / "xingji" / "publish" / "templates").glob("*.md.j2")
    assert {path.name for path in templates} == {*GENERATED}
    written = (path.relative_to(ROOT / "site") for path in (ROOT / "site").rglob("*.md"))
    addresses = {f"{path.with_suffix('')}/".removesuffix("index/") for path in written if path.parts[0] != "notices"}
    assert addresses == {*WRITTEN}


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


class Visit:
    """A page after the other in one window: what each asked for, and what the console complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self._answers: list[Response] = []
        self._weights: dict[str, int] = {}
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or ""))
        page.on("response", lambda answer: self._answers.append(answer))  # noqa: PLW0108  Playwright takes no method
        page.on("console", lambda told: self.complaints.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, url: str) -> None:
        """To a page, as on a phone; what was seen before is forgotten."""
        self.page.set_viewport_size({"width": 360, "height": 740})
        for seen in (self.complaints, self.hosts, self._answers):
            seen.clear()
        self.page.goto(url)

    @property
    def weight(self) -> int:
        """Bytes of the first view, each file compressed; what lies at an address stays the same."""
        counted = {
            answer.url: answer for answer in self._answers if answer.ok and not any(d in answer.url for d in _DATA)
        }
        for url in counted.keys() - self._weights.keys():
            self._weights[url] = len(gzip.compress(counted[url].body(), 6))
        return sum(self._weights[url] for url in counted)


@pytest.mark.parametrize("path", [*KINDS, *ASKED])
def test_a_page(judged: Visit, address: str, path: str) -> None:
    ready = next((shown for start, shown in _READY.items() if path.startswith(start)), "h1")
    _judge(judged, address + path, ready, asked=path in ASKED)


def test_a_page_that_is_not_there(judged: Visit, built: Built) -> None:
    """At the root of a host, since its links cannot know where a site hangs whose address nobody told the build."""
    with serve(built.folder) as root:
        _judge(judged, f"{root}404.html", "h1")


def _judge(visit: Visit, url: str, ready: str, *, asked: bool = False) -> None:
    """Light and steady on a phone, as wide as the window, asks nobody else, and axe finds nothing in either colours."""
    page = visit.page
    visit.go(url)
    page.wait_for_selector(ready)
    assert page.evaluate(_SHIFT) <= 0.001
    expect(page.locator("h1")).to_have_count(1)
    assert visit.weight <= _BUDGET or asked, f"{visit.weight} bytes"
    assert _overflow(page, 360) <= 0
    assert page.evaluate(_AXE, {}) == []
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert _overflow(page, 1440) <= 0
    assert page.evaluate(_AXE, _COLOURS) == []
    assert visit.complaints == []
    assert visit.hosts == {"127.0.0.1"}


def _overflow(page: Page, width: int) -> int:
    page.set_viewport_size({"width": width, "height": 740})
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
