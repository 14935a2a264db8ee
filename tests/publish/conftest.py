"""One build of the sample, with canaries planted where nothing may be published, for all tests of the site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from tests import needs
from tests.patience import STUCK
from tests.places import ROOT, SAMPLE
from tests.publish.canaries import plant
from tests.publish.host import serve
from tests.publish.signing import sign_tree, visits_in
from xingji.programme.disclosure_control import HIDDEN
from xingji.programme.figure_tables import PendingVisits
from xingji.publish.build import BuildSummary, build_site
from xingji.publish.site import Site, load_site
from xingji.store.guidelines import Library

SMALL = Path(__file__).parent / "small"
WAITING: list[PendingVisits] = [
    {"track": "ics", "verified": 4321, "waiting": 1234, "practices": 5678},
    {"track": "platform", "verified": 99, "waiting": HIDDEN, "practices": HIDDEN},
]
"""What waits for a visit in the tiny repository, which has no dossiers."""
TODAY = date(2026, 1, 15)
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_WIDE: ViewportSize = {"width": 1440, "height": 900}
NOW = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Built:
    """A built site: the tree it came from, the folder, the address below which it hangs, what the build said."""

    tree: Path
    folder: Path
    summary: BuildSummary
    canaries: frozenset[str]

    @property
    def pages(self) -> list[Path]:
        """Every page."""
        return sorted(self.folder.rglob("*.html"))


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of everything that a build reads."""
    copy = tmp_path_factory.mktemp("tree")
    for name in ("submissions", "scoring"):
        shutil.copytree(SAMPLE / name, copy / name)
    shutil.copytree(ROOT / "site", copy / "site")
    for name in ("mkdocs.yml", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, copy)
    (ROOT / "build" / "npm").mkdir(parents=True, exist_ok=True)
    (copy / "build").mkdir()
    (copy / "build" / "npm").symlink_to(ROOT / "build" / "npm")
    return copy


@pytest.fixture(scope="session")
def built(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample edition as a signed site, below a path as a portal would hang it."""
    canaries = plant(tree / "submissions")
    sign_tree(tree, tmp_path_factory.mktemp("signer"), TODAY, NOW)
    out = tmp_path_factory.mktemp("host") / "portal" / "xingji"
    visits = visits_in(tree, TODAY)
    summary = build_site(tree, out, Library(tree), today=TODAY, generated_at=NOW, visits=visits)
    return Built(tree, out, summary, canaries)


@pytest.fixture(scope="session")
def small() -> Site:
    """A tiny repository with awkward texts, which no edit of the sample or the guideline changes."""
    return load_site(SMALL, Library(SMALL), today=TODAY, generated_at=NOW, visits={2023: WAITING})


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """A tiny repository with the pages that are written by hand: all kinds of pages, but few of each."""
    copy = tmp_path / "little"
    shutil.copytree(SMALL, copy)
    shutil.copytree(ROOT / "site", copy / "site")
    for name in ("mkdocs.yml", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, copy)
    (copy / "build").mkdir()
    (copy / "build" / "npm").symlink_to(ROOT / "build" / "npm")
    return copy


@pytest.fixture(scope="session")
def address(built: Built) -> Iterator[str]:
    """Where the built site answers."""
    with serve(built.folder.parents[1]) as host:
        yield f"{host}portal/xingji/"


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of the site."""
    expect.set_options(timeout=STUCK * 1000)
    with sync_playwright() as playwright:
        # Without a language of UTF-8 it opens no file with a Chinese name.
        language: dict[str, str | float | bool] = {**os.environ, "LC_ALL": "C.UTF-8"}
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=_ARGUMENTS, env=language)
        browser.on("context", lambda context: context.set_default_timeout(STUCK * 1000))
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser) -> Iterator[BrowserContext]:
    """A wide window of its own, with nothing kept from other tests."""
    opened = chromium.new_context(viewport=_WIDE)
    yield opened
    opened.close()


@pytest.fixture(scope="package")
def _shared(chromium: Browser) -> Iterator[Page]:
    """One window that shows page after page: a process for each of them would take far longer."""
    context = chromium.new_context(viewport=_WIDE)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(_shared: Page, address: str) -> Iterator[Page]:
    """A wide window in which nothing but the files of the site is kept from other tests.

    A test that sets the clock, listens or runs scripts ahead of the page's own takes `window`.
    """
    yield _shared
    _shared.evaluate("sessionStorage.clear()")
    _shared.goto("about:blank")
    _shared.unroute_all()
    _shared.emulate_media(media="null")
    _shared.set_viewport_size(_WIDE)
    session = _shared.context.new_cdp_session(_shared)
    session.send("Storage.clearDataForOrigin", {"origin": address.partition("/portal")[0], "storageTypes": "all"})
    session.detach()
