"""What surrounds a run and must not matter to it: variables that a person, a shell or a workflow left behind."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

_NAMES = {"CI", "COLUMNS", "SOURCE_DATE_EPOCH", "XINGJI_LANG", "XINGJI_TOKEN"}
"""Each is read by a command, or by a library that lays out what it prints; so is all that begins with `GITHUB_`."""


@pytest.fixture(scope="session", autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as bare:
        for name in [*os.environ]:
            if name in _NAMES or name.startswith("GITHUB_"):
                bare.delenv(name)
        yield
