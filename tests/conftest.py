"""Shared fixtures: the repository, and a cache that no test shares with the user."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINGJI_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the sample data that a test may spoil."""
    for name in ("submissions", "scoring"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path
