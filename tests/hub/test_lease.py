"""One hub at a time, for ten minutes, and a sign of life."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.forge.small.bare import Bare
from tests.hub.towns import NOON, remote
from xingji.forge.platform import Remote
from xingji.hub.lease import ALIVE, LASTS, LEASE, Alive, Lease, beat, last_beat
from xingji.hub.stores import Store

SECOND = timedelta(seconds=1)


@pytest.fixture
def bare(tmp_path: Path) -> Bare:
    return Bare.make(tmp_path / "far.git")


def lease(bare: Bare, folder: Path, owner: str) -> Lease:
    return Lease(Store.at(folder / owner / "record.git"), remote(bare), owner)


def test_only_one_has_it_until_it_ends(bare: Bare, tmp_path: Path) -> None:
    one, two = lease(bare, tmp_path, "one"), lease(bare, tmp_path, "two")
    assert one.take(NOON)
    assert not two.take(NOON + LASTS - SECOND)
    assert one.take(NOON + LASTS - SECOND)
    assert not two.take(NOON + LASTS)
    assert two.take(NOON + 2 * LASTS)
    assert not one.take(NOON + 2 * LASTS)


def test_what_is_given_back_is_free_and_what_is_not_ours_is_not_given_back(bare: Bare, tmp_path: Path) -> None:
    one, two = lease(bare, tmp_path, "one"), lease(bare, tmp_path, "two")
    two.give_back(NOON)
    assert one.take(NOON)
    two.give_back(NOON)
    assert not two.take(NOON)
    one.give_back(NOON)
    assert two.take(NOON)


def test_a_store_alone_has_a_lease_too(tmp_path: Path) -> None:
    store = Store.at(tmp_path / "record.git")
    assert Lease(store, None, "one").take(NOON)
    assert not Lease(store, None, "two").take(NOON)


class Rival(Store):
    """A store that another hub is quicker than, just before it writes."""

    rival: Lease

    def swap(self, remote: Remote, commit: str, ref: str, old: str | None) -> bool:
        assert self.rival.take(NOON)
        return super().swap(remote, commit, ref, old)


def test_of_two_who_take_it_at_once_one_has_it(bare: Bare, tmp_path: Path) -> None:
    store = Rival.at(tmp_path / "slow" / "record.git")
    store.rival = lease(bare, tmp_path, "quick")
    assert not Lease(store, remote(bare), "slow").take(NOON)
    assert store.rival.take(NOON)


def test_a_lease_that_nobody_can_read_is_nobodys(bare: Bare, tmp_path: Path) -> None:
    for content in (b"{", b"[]", b'{"owner": "x"}', b'{"owner": "x", "until": "2026-08-03T04:00:00"}'):
        tree = bare.write_tree("", [{"path": "state.json", "sha": bare.write_blob(content)}])
        bare.set_ref(LEASE, bare.commit(tree, [], "by hand", NOON))
        assert lease(bare, tmp_path, "one").take(NOON)


def test_neither_grows(bare: Bare, tmp_path: Path) -> None:
    one = lease(bare, tmp_path, "one")
    store = Store.at(tmp_path / "one" / "record.git")
    for minute in range(3):
        assert one.take(NOON + timedelta(minutes=minute))
        beat(store, remote(bare), Alive(NOON + timedelta(minutes=minute), {"inboxes": minute}))
    assert [len(bare.ask("rev-list", ref).split()) for ref in (LEASE, ALIVE)] == [1, 1]
    assert last_beat(Store.at(tmp_path / "two" / "record.git"), remote(bare)) == Alive(
        NOON + timedelta(minutes=2), {"inboxes": 2}
    )


def test_no_sign_of_life(bare: Bare, tmp_path: Path) -> None:
    assert last_beat(Store.at(tmp_path / "r.git"), remote(bare)) is None
