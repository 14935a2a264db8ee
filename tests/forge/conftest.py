"""Fixtures that the tests of the forge share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.forge.small.fixture import forge

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
