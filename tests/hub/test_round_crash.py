"""A round that is killed before anything that it writes, to a repository or to the forge: the next ones end as it would
have ended. So with another hub that comes between.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.hub import steps
from tests.hub.little import AGENCIES, PARTIES, USCCS, document, everything_is_accepted, founded, path
from tests.hub.provinces import RECORD, Province
from tests.scratch import folder as scratch
from xingji.forge.local_platform import LocalPlatform
from xingji.hub.office import Office
from xingji.hub.round import Round

SENDER = AGENCIES[0]
MINE = path("cloud", USCCS[0])
FORGE = ("say", "verdict", "close")
"""What a round writes to the forge."""
WRITES = 9
"""Pushes and writes to the forge from a request to rest, which `test_every_write_is_looked_at` counts."""


@pytest.fixture(autouse=True)
def _accepted() -> Iterator[None]:
    with everything_is_accepted():
        yield


@functools.cache
def asked() -> Province:
    """A request that a reviewer approved before any hub saw it."""
    made = founded().copied(scratch())
    made.sends(SENDER, "work", {MINE: document("cloud", USCCS[0], "xl-01", "new")})
    made.approves(SENDER, "work")
    return made


@pytest.fixture
def province(tmp_path: Path) -> Province:
    return asked().copied(tmp_path / "province")


def to_rest(office: Office) -> None:
    """Rounds until nothing is left to do."""
    for _ in range(5):
        if not list(Round(office).run()):
            return
    raise AssertionError("it goes on for ever")


def writes(number: int | None, act: Callable[[], None] = steps.kill) -> AbstractContextManager[steps.Steps]:
    """Do something before a push or a call that writes to the forge."""
    return steps.before(number, act, of=steps.PUSHES, calls=[(LocalPlatform, name) for name in FORGE])


def state(province: Province) -> dict[str, object]:
    """What people see in the end: files, whether the head is merged, what was said, and what the journal knows."""
    repositories = {key: province.inbox(key).repository for key in PARTIES}
    return {
        "files": {name: province.files(name) for name in (RECORD, *repositories.values())},
        "commits": province.bare(RECORD, "rev-list", "--count", "main"),
        "open": province.open(SENDER),
        "merged": province.bare(repositories[SENDER], "branch", "--merged", "main", "--format=%(refname)"),
        "told": (province.path(repositories[SENDER]).with_suffix("") / "comments" / "1.json").read_bytes(),
        "journal": {(entry.what, entry.inbox, entry.number) for entry in province.entries()},
    }


@functools.cache
def expected() -> dict[str, object]:
    """The same where nothing happened."""
    province = asked().copied(scratch())
    to_rest(province.office)
    return state(province)


def is_as_expected(province: Province) -> None:
    assert state(province) == expected()
    once = [entry.what for entry in province.entries("receipt", "collected")]
    assert sorted(once) == ["collected", "receipt"]


def test_every_write_is_looked_at(province: Province) -> None:
    with writes(None) as passed:
        to_rest(province.office)
    assert passed.count == WRITES
    is_as_expected(province)
    assert province.files()[MINE].endswith(b"# new\n")
    assert province.open(SENDER) == []


@pytest.mark.parametrize("write", range(WRITES))
def test_a_round_that_was_killed_ends_on_another_machine_as_it_would_have(province: Province, write: int) -> None:
    """That has no stores yet."""
    with writes(write), pytest.raises(steps.KilledError):
        to_rest(province.office)
    province.restart(forget=True)
    to_rest(province.office)
    is_as_expected(province)


@pytest.mark.parametrize("write", range(WRITES))
def test_two_hubs_at_once_end_as_one_would_have(province: Province, write: int) -> None:
    """In spite of the lease."""
    with writes(write, lambda: to_rest(province.another("stores-of-another"))):
        to_rest(province.office)
    to_rest(province.office)
    is_as_expected(province)
