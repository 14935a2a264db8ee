"""Shared fixtures: the repository, and a cache that no test shares with the user."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ground import Ground, traces
from tests.places import ROOT, SAMPLE

pytest_plugins = [
    "pytester",
    "tests.examples",
    "tests.needs",
    "tests.sentences",
    "tests.surroundings",
    "tests.together",
]


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector need not look at it again after every test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The frozen sample, which nothing may write to."""
    return SAMPLE


@pytest.fixture(scope="session", autouse=True)
def _frozen() -> Iterator[None]:
    """A test that writes into the sample would change what others see, and the checkout."""
    before = dict(traces(SAMPLE))
    yield
    assert dict(traces(SAMPLE)) == before, "a test wrote into tests/sample; it wants the fixture tree"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINGJI_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Where the sample is laid for `tree`."""
    return Ground(tmp_path_factory.mktemp("ground") / "sample", SAMPLE / "submissions", SAMPLE / "scoring")


@pytest.fixture
def tree(ground: Ground) -> Path:
    """A copy of the sample that a test may spoil; the next one finds it whole again, at the same place."""
    return ground.restore()
