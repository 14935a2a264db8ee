"""Contents go in, views come out, histories never cross: what happens between a record and its inboxes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.towns import CITY, MAIN, NOON, ONE, TWO, Town, document, name, objects, view
from xingji.hub.collect import collected
from xingji.hub.working_folder import Stores
from xingji.store.git_worktree import GitError

MINE, OTHER, THEIRS = document(ONE, 1), document(ONE, 2), document(TWO, 1)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    made.everywhere()
    yield made
    made.close()


def heads_in_main(town: Town, *heads: str) -> bool:
    return all(town.desk(ONE).bare.ask("merge-base", head, MAIN) == head for head in heads)


def test_the_first_delivery_is_one_commit_for_each_and_the_second_none(tmp_path: Path) -> None:
    town = Town(tmp_path)
    assert town.everywhere() == [ONE, TWO, CITY]
    assert town.everywhere() == []
    assert len(town.desk(ONE).bare.ask("rev-list", MAIN).split()) == 1


def test_what_was_collected_comes_back_to_those_who_see_it_with_the_head_as_an_ancestor(town: Town) -> None:
    head = town.desk(ONE).branch("work", {MINE: b"name: a\n"})
    assert town.collects(ONE, "work") == []
    assert town.everywhere() == [ONE, CITY]
    assert town.desk(CITY).contents()[MINE] == b"name: a\n"
    assert heads_in_main(town, head)
    assert town.everywhere() == []
    assert head in collected(town.stores.record, town.tip())


def test_a_record_commit_says_whose_it_is_and_which_head(town: Town) -> None:
    head = town.desk(ONE).branch("work", {MINE: b"name: a\n"})
    town.collects(ONE, "work")
    told = town.record.ask("show", "-s", "--format=%B", MAIN).splitlines()[2:]
    assert told == [
        "Xingji-Party: agency/nanjing/nj-01",
        "Xingji-Pull: 1",
        f"Xingji-Head: {head}",
        "Xingji-Received: 2026-08-03T04:00:00Z",
    ]
    assert len(town.record.parents(town.tip())) == 1


def test_two_files_of_one_dossier_from_old_views_are_both_kept(town: Town) -> None:
    town.desk(ONE).branch("one", {MINE: b"name: a\n"})
    town.desk(CITY).branch("two", {document(ONE, 1, "cloud"): b"date: x\n"})
    assert town.collects(ONE, "one") == town.collects(CITY, "two") == []
    town.everywhere()
    assert {MINE, document(ONE, 1, "cloud")} < town.desk(ONE).contents().keys()


def test_the_second_of_two_requests_on_one_file_is_stale_until_main_is_merged_in(town: Town) -> None:
    desk = town.desk(ONE)
    desk.branch("first", {MINE: b"name: a\n"})
    second = desk.branch("second", {MINE: b"name: b\n"})
    assert town.collects(ONE, "first") == []
    assert town.collects(ONE, "second") == [MINE]
    town.everywhere()
    desk.branch("second", {MINE: b"name: b\n"}, base=desk.main, also=[second])
    assert town.collects(ONE, "second") == []
    town.everywhere()
    assert town.desk(CITY).contents()[MINE] == b"name: b\n"


def test_the_second_who_claims_an_enterprise_is_stale_and_sees_nothing_of_the_first(town: Town) -> None:
    town.desk(TWO).branch("theirs", {THEIRS: b"name: secret\n"})
    town.desk(ONE).branch("mine", {THEIRS: b"name: secret\n"})
    assert town.collects(TWO, "theirs") == []
    assert town.collects(ONE, "mine") == [THEIRS]
    town.everywhere()
    assert THEIRS not in town.desk(ONE).contents()


def test_sending_what_another_wrote_does_not_tell_that_it_is_the_same(town: Town) -> None:
    """An equality oracle: the same bytes and other bytes get the same answer where the path is outside the view."""
    town.province_writes({THEIRS: b"name: secret\n"})
    town.everywhere()
    for branch, guess in (("right", b"name: secret\n"), ("wrong", b"name: guess\n")):
        town.desk(ONE).branch(branch, {THEIRS: guess})
        assert town.collects(ONE, branch) == [THEIRS]


def test_what_the_party_sees_may_be_there_already(town: Town) -> None:
    town.desk(ONE).branch("work", {MINE: b"name: a\n"})
    town.province_writes({MINE: b"name: a\n"})
    assert town.collects(ONE, "work") == []


def test_a_view_that_shrinks_takes_files_away_and_history_keeps_them(town: Town) -> None:
    town.province_writes({MINE: b"name: a\n", OTHER: b"name: b\n"})
    town.everywhere()
    before = town.desk(ONE).main
    town.province_writes({OTHER: None})
    town.everywhere()
    assert OTHER not in town.desk(ONE).contents()
    assert OTHER in town.desk(ONE).contents(before)


def test_an_inbox_that_was_made_anew_holds_no_old_object(town: Town) -> None:
    """Neither what it once held nor a head that was collected comes back, though the hub's store still has both."""
    town.desk(ONE).branch("work", {MINE: b"name: secret\n"})
    town.collects(ONE, "work")
    town.everywhere()
    town.province_writes({MINE: None, OTHER: b"name: b\n"})
    town.everywhere()
    made = town.inboxes[ONE].make(town.folder / "anew.git")
    town.inboxes[ONE] = made
    assert town.everywhere() == [ONE]
    assert town.everywhere() == []
    assert len(made.ask("rev-list", "--all").split()) == 1
    assert not [sha for sha, content in objects(made).items() if b"secret" in content]


@pytest.mark.parametrize("forget", [False, True], ids=["stores kept", "stores lost"])
def test_a_main_that_was_moved_back_is_delivered_upon(town: Town, forget: bool) -> None:
    old = town.desk(ONE).main
    head = town.desk(ONE).branch("work", {MINE: b"name: a\n"})
    town.collects(ONE, "work")
    town.everywhere()
    town.desk(ONE).bare.set_ref(MAIN, old)
    if forget:
        town.stores = Stores(town.folder / "others")
        town.fetched(ONE, "work")
    assert town.delivers(ONE)
    assert MINE in town.desk(ONE).contents()
    assert heads_in_main(town, old, head)
    assert town.everywhere() == []


def test_a_main_that_was_replaced_is_delivered_upon_without_force(town: Town) -> None:
    bare = town.desk(ONE).bare
    entries = [
        {"path": ".github/workflows/x.yml", "sha": bare.write_blob(b"on: push\n")},
        {"path": "run", "mode": "100755", "sha": bare.write_blob(b"#!/bin/sh\n")},
        {"path": "link", "mode": "120000", "sha": bare.write_blob(b"/etc/passwd")},
        {"path": "submissions", "sha": bare.write_blob(b"a file")},
    ]
    root = bare.commit(bare.write_tree("", entries), [], "mine now", NOON)
    bare.set_ref(MAIN, root)
    assert town.delivers(ONE)
    tree = town.stores.record.tree(town.tip())
    assert town.desk(ONE).contents().keys() == view(tree, ONE).files.keys()
    assert bare.parents(town.desk(ONE).main) == (root,)
    assert town.everywhere() == []


def test_a_head_that_has_nothing_in_common_with_main_is_refused(town: Town) -> None:
    bare = town.desk(ONE).bare
    tree = bare.write_tree("", [{"path": MINE, "sha": bare.write_blob(b"name: a\n")}])
    bare.set_ref("refs/heads/work", bare.commit(tree, [], "elsewhere", NOON))
    with pytest.raises(GitError):
        town.arrives(ONE, "work")


def test_a_deleted_store_is_made_again(town: Town) -> None:
    town.desk(ONE).branch("work", {MINE: b"name: a\n"})
    town.stores = Stores(town.folder / "others")
    assert town.collects(ONE, "work") == []
    assert town.everywhere() == [ONE, CITY]
    assert name(ONE) == "2026-nanjing-nj-01"
