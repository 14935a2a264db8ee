"""Windows with the self-assessment page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.publish.assess.hands import clear, go, open_form
from tests.publish.conftest import Built
from xingji.scoring.ruleset import Ruleset
from xingji.store.guidelines import Library


@pytest.fixture(scope="module")
def shared(chromium: Browser, address: str) -> Iterator[Page]:
    """One window for all tests that leave it as they found it."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    yield open_form(context, address)
    context.close()


@pytest.fixture
def form(shared: Page) -> Page:
    """The form of the ics track, emptied by its own button."""
    clear(shared)
    go(shared, "fill")
    shared.evaluate("location.hash = 'd01'")
    return shared


@pytest.fixture
def fresh(window: BrowserContext, address: str) -> Page:
    """The form in a window of its own, for tests that change more than answers."""
    return open_form(window, address)


@pytest.fixture(scope="session")
def ruleset(built: Built) -> Ruleset:
    """The ruleset behind the form."""
    found = Library(built.tree).ruleset("ics-2023")
    assert found
    return found
