"""Stores by themselves: commits, pushes, folders, and what a killed Git left."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path

import pytest

from tests.forge.small.bare import Bare
from tests.hub.towns import MAIN, NOON, git, objects, remote
from xingji.hub import upkeep
from xingji.hub.stores import Store
from xingji.store.bare_git import Git, blob_id
from xingji.store.git_worktree import GitError

FILES: dict[str, bytes | None] = {
    "a.yaml": b"a\n",
    "below/一 b.yaml": b"\r\n\0",
    "below/deep/c": b"",
    'below/"quoted"\n\\': b"q",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.at(tmp_path / "store.git")


@pytest.fixture
def far(tmp_path: Path) -> Bare:
    return Bare.make(tmp_path / "far.git")


@pytest.fixture
def first(store: Store) -> str:
    return store.commit([], FILES, "first\n", NOON)


def held(store: Store, commit: str) -> dict[str, bytes]:
    return store.tree(commit).read(store.tree(commit).files)


def test_a_commit_holds_what_it_was_given(store: Store, first: str) -> None:
    assert held(store, first) == FILES
    assert dict(store.tree(first).files) == {path: blob_id(content or b"") for path, content in FILES.items()}
    with pytest.raises(KeyError):
        store.tree(first).read(["b.yaml"])


def test_the_same_is_the_same_commit_and_no_ref_is_left(store: Store, first: str) -> None:
    assert store.commit([], FILES, "first\n", NOON) == first
    assert git(store.path, "for-each-ref") == b""


def test_a_change_is_laid_over_the_first_parent(store: Store, first: str) -> None:
    other = store.commit([], {"x": b"x"}, "other", NOON)
    made = store.commit([first, other], {"a.yaml": None, "below/deep/c": b"new"}, "second", NOON)
    assert held(store, made) == {path: content for path, content in FILES.items() if path != "a.yaml"} | {
        "below/deep/c": b"new"
    }
    assert store.is_ancestor(other, made)


@pytest.mark.parametrize("path", ["below", "a.yaml/b"])
def test_nothing_goes_that_was_not_named(store: Store, first: str, path: str) -> None:
    with pytest.raises(GitError, match="would also change"):
        store.commit([first], {path: b"x"}, "swap", NOON)


def test_what_is_named_may_make_room(store: Store, first: str) -> None:
    made = store.commit([first], {"a.yaml": None, "a.yaml/b": b"x"}, "swap", NOON)
    assert "a.yaml/b" in held(store, made)


def test_planted_is_that_alone(store: Store, first: str) -> None:
    blob = store.tree(first).files["a.yaml"]
    store.keep([b"c", b""])
    planted = store.plant([first], {"b": blob, "c": blob_id(b"c")}, "plant", NOON)
    assert held(store, planted) == {"b": b"a\n", "c": b"c"}
    with pytest.raises(GitError):
        store.plant([first], {"b": "1" * 40}, "plant", NOON)


def test_no_commit_is_older_than_what_it_goes_on_from(store: Store, first: str) -> None:
    made = store.commit([first], {"a.yaml": b"b"}, "second", NOON - timedelta(days=9))
    told = git(store.path, "show", "-s", "--format=%at %ct", made).split()
    assert [datetime.fromtimestamp(int(each), UTC) for each in told] == [NOON - timedelta(days=9), NOON]


def test_a_push_goes_forward_or_not_at_all(store: Store, far: Bare, first: str) -> None:
    there = remote(far)
    second = store.commit([first], {"a.yaml": b"b"}, "second", NOON)
    other = store.commit([first], {"a.yaml": b"c"}, "other", NOON)
    assert store.push(there, first, MAIN, None)
    assert not store.push(there, second, MAIN, None), "somebody else made it"
    assert store.push(there, second, MAIN, first)
    assert store.push(there, second, MAIN, first), "a second time it is there already"
    assert not store.push(there, other, MAIN, first), "somebody else was quicker"
    with pytest.raises(GitError, match="does not go on"):
        store.push(there, other, MAIN, second)
    assert far.resolve(MAIN) == second


def test_a_push_does_not_take_a_ref_that_is_gone_for_one_that_stands(store: Store, far: Bare, first: str) -> None:
    second = store.commit([first], {"a.yaml": b"b"}, "second", NOON)
    store.push(remote(far), second, MAIN, None)
    far.set_ref(MAIN, first)
    third = store.commit([second], {"a.yaml": b"c"}, "third", NOON)
    assert not store.push(remote(far), third, MAIN, second)
    far.git("update-ref", "-d", MAIN)
    assert not store.push(remote(far), third, MAIN, second)


def hook(far: Bare, name: str, script: str) -> None:
    (far.path / "hooks").mkdir(exist_ok=True)
    (far.path / "hooks" / name).write_text(f"#!/bin/sh\n{script}\n")
    (far.path / "hooks" / name).chmod(0o755)


def test_a_push_that_is_refused_is_told(store: Store, far: Bare, first: str) -> None:
    hook(far, "pre-receive", "echo this branch is protected >&2; exit 1")
    with pytest.raises(GitError, match="protected"):
        store.push(remote(far), first, MAIN, None)


def test_a_push_whose_answer_is_lost_arrived(store: Store, far: Bare, first: str) -> None:
    hook(far, "post-receive", "kill -9 $PPID")
    assert store.push(remote(far), first, MAIN, None)
    assert far.resolve(MAIN) == first


def test_only_what_the_commit_holds_is_pushed(store: Store, far: Bare, first: str) -> None:
    store.commit([first], {"secret": b"secret"}, "secret", NOON)
    assert store.push(remote(far), first, MAIN, None)
    assert b"secret" not in b"".join(objects(far).values())


def test_heads_are_those_that_were_named(store: Store, far: Bare, first: str) -> None:
    for ref in (MAIN, "refs/heads/x/refs/heads/main", "refs/pull/1/head", "refs/pull/12/head"):
        assert store.push(remote(far), first, ref, None)
    far.set_ref("refs/tags/v1", first)
    assert store.heads(remote(far), MAIN) == {MAIN: first}
    assert store.heads(remote(far), "refs/pull/*/head").keys() == {"refs/pull/1/head", "refs/pull/12/head"}
    assert "refs/tags/v1" in store.heads(remote(far))
    with pytest.raises(GitError):
        store.fetch(remote(far), {"refs/heads/none": MAIN})
    store.fetch(remote(far), {MAIN: MAIN})
    assert b"refs/tags" not in git(store.path, "for-each-ref")


def test_a_layout_of_refs_may_change(store: Store, far: Bare, first: str) -> None:
    store.push(remote(far), first, MAIN, None)
    for name in ("refs/pulls/1", "refs/pulls/1/head", "refs/pulls/1/head/x", "refs/pulls/1"):
        store.fetch(remote(far), {MAIN: name})
        assert git(store.path, "for-each-ref", "--format=%(refname)").decode().split() == [name]


def folder_files(folder: Path) -> Mapping[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_follows_commits(store: Store, first: str, tmp_path: Path) -> None:
    folder = tmp_path / "trees" / "record"
    second = store.commit([first], {"below/deep/c": None, "a.yaml": None, "a.yaml/b": b"x"}, "second", NOON)
    for commit in (first, second, second, first):
        store.check_out(commit, folder)
        assert folder_files(folder) == held(store, commit)
    store.check_out(second, folder)
    assert not (folder / "below" / "deep").exists()


def test_only_what_differs_is_written(store: Store, first: str, tmp_path: Path) -> None:
    folder = tmp_path / "record"
    store.check_out(first, folder)
    before = (folder / "below" / "deep" / "c").stat().st_mtime_ns
    store.check_out(store.commit([first], {"a.yaml": b"b"}, "second", NOON), folder)
    assert (folder / "below" / "deep" / "c").stat().st_mtime_ns == before


@pytest.mark.parametrize("mark", [None, "", "x", "1" * 40], ids=["none", "empty", "no id", "of another store"])
def test_a_folder_of_which_nobody_knows_is_made_anew(
    store: Store, first: str, tmp_path: Path, mark: str | None
) -> None:
    folder = tmp_path / "record"
    store.check_out(first, folder)
    (folder / "left").write_text("by somebody")
    beside = folder.with_name("record.commit")
    beside.unlink()
    if mark is not None:
        beside.write_text(mark)
    store.check_out(first, folder)
    assert folder_files(folder) == FILES


def test_a_folder_that_was_broken_off_is_made_anew(
    store: Store, first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "record"
    store.check_out(first, folder)
    second = store.commit([first], {"a.yaml": b"b", "z": b"z"}, "second", NOON)
    with monkeypatch.context() as broken:
        broken.setattr(Path, "write_bytes", lambda *_: (_ for _ in ()).throw(OSError("no room")))
        with pytest.raises(OSError, match="no room"):
            store.check_out(second, folder)
    store.check_out(second, folder)
    assert folder_files(folder) == held(store, second)


def test_links_and_programs_are_in_no_folder(store: Store, far: Bare, tmp_path: Path) -> None:
    entries = [
        {"path": "a", "sha": far.write_blob(b"a")},
        {"path": "link", "mode": "120000", "sha": far.write_blob(b"/etc/passwd")},
        {"path": "run", "mode": "100755", "sha": far.write_blob(b"#!/bin/sh\n")},
        {"path": "module", "mode": "160000", "sha": "1" * 40},
    ]
    far.set_ref(MAIN, far.commit(far.write_tree("", entries), [], "x", NOON))
    store.fetch(remote(far), {MAIN: MAIN})
    commit = store.resolve(MAIN)
    assert commit
    store.check_out(commit, tmp_path / "folder")
    assert folder_files(tmp_path / "folder") == {"a": b"a"}
    assert store.tree(commit).others == {"link", "run", "module"}


def test_a_lock_whose_holder_is_gone_is_taken_away(store: Store, first: str) -> None:
    locks = [store.path / "packed-refs.lock", store.path / "refs" / "hub" / "journal.lock"]
    for lock in locks:
        lock.parent.mkdir(exist_ok=True)
        lock.touch()
    assert not Store.at(store.path).point("refs/hub/journal", first, None), "somebody may hold it yet"
    for lock in locks:
        os.utime(lock, (0, 0))
    assert Store.at(store.path).point("refs/hub/journal", first, None)


def test_a_store_that_was_half_made_is_made(tmp_path: Path) -> None:
    """It appears under its name when it is whole; what a killed hub left beside it is no store."""
    (tmp_path / ".store.git.x").mkdir()
    assert Store.at(tmp_path / "store.git").commit([], {"a": b"a"}, "x", NOON)
    assert Store.at(tmp_path / "store.git").commit([], {"a": b"b"}, "x", NOON)


def test_what_is_loose_is_packed_and_nothing_lost(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git guesses how much is loose from what lies in one of 256 folders."""
    monkeypatch.setattr(upkeep, "_LOOSE", 1)
    counted = (b"%d" % number for number in count())
    guessed = islice((content for content in counted if blob_id(content).startswith("17")), 3)
    made = store.commit([], {content.decode(): content for content in guessed}, "first", NOON)
    loose = store.commit([], {"loose": b"loose"}, "in work", NOON)
    assert store.point(MAIN, made, None)
    store.tidy()
    assert list((store.path / "objects" / "pack").glob("*.pack"))
    assert held(store, made)
    assert held(store, loose)


def test_git_that_is_missing_is_told_of(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(GitError, match="not installed"):
        Git(store.path).run("version")
