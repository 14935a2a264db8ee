"""Fixtures that the tests of the forge share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest

from tests.forge.small.fixture import forge
from xingji.forge.client import Manner
from xingji.forge.pace import Pace
from xingji.hub import platforms

__all__ = ["forge"]

CONFIG = """
[core]
    compression = 0
    fsync = none
[gc]
    auto = 0
[init]
    templateDir =
[maintenance]
    auto = false
[pack]
    threads = 1
    window = 0
[transfer]
    unpackLimit = 1
"""
"""Repositories here live for seconds: nothing is tidied up, packed tightly, or kept safe from a power cut."""


@pytest.fixture(scope="package", autouse=True)
def _hasty_git(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    path = tmp_path_factory.mktemp("git") / "config"
    path.write_text(CONFIG, "utf-8")
    with pytest.MonkeyPatch.context() as given:
        given.setenv("GIT_CONFIG_GLOBAL", str(path))
        yield


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes that GitHub wants to come slowly, and what it wants to be asked again later, come at once."""
    monkeypatch.setattr(platforms, "Pace", partial(Pace, wait=lambda _: None))
    monkeypatch.setattr(platforms, "Manner", partial(Manner, wait=lambda _: None))
