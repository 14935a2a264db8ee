"""Shared fixtures: the repository, and a cache that no test shares with the user."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.places import ROOT, SAMPLE

pytest_plugins = ["tests.examples", "tests.needs", "tests.surroundings"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The frozen sample, which nothing may write to."""
    return SAMPLE


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINGJI_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the sample data that a test may spoil."""
    for name in ("submissions", "scoring"):
        shutil.copytree(SAMPLE / name, tmp_path / name)
    return tmp_path
