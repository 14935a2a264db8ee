"""What parties and peers send that is no honest work. Where a repository must lie, a peer of its own speaks to Git."""

from __future__ import annotations

import hashlib
import random
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import pytest

from tests.forge.small.bare import Bare
from tests.hub import liar
from tests.hub.towns import CITY, FRAME, MAIN, NOON, ONE, TWO, Town, document, git, name, remote, view
from xingji.forge.platform import Remote
from xingji.hub import stores, upkeep
from xingji.hub.collect import collect
from xingji.hub.stores import Store
from xingji.hub.working_folder import Stores
from xingji.store import bare_git as hub_git
from xingji.store.git_worktree import GitError

MINE, THEIRS = document(ONE, 1), document(TWO, 1)
SECRET = b"secret: " + b"".join(b"%d\n" % number for number in range(2000))
WORK = "refs/heads/work"
PULL = "refs/pulls/1"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    made.province_writes({THEIRS: SECRET})
    made.everywhere()
    yield made
    made.close()


def peer(folder: Path, commit: str, pack: bytes, *, silent: bool = False) -> Remote:
    """A repository that holds nothing and sends this pack."""
    folder.mkdir()
    (folder / "refs").write_bytes(f"{commit} {WORK}".encode())
    (folder / "pack").write_bytes(pack)
    if silent:
        (folder / "silent").touch()
    program = f"{sys.executable} {liar.__file__} {folder}"
    return Remote("ssh://peer/inbox", {"GIT_SSH_COMMAND": program, "GIT_SSH_VARIANT": "simple"})


def packed(bare: Bare, *objects: str) -> bytes:
    """A pack of these objects and no others."""
    return bare.git("pack-objects", "--stdout", "-q", given="".join(f"{each}\n" for each in objects).encode())


def with_delta(pack: bytes, base: str, size: int, more: bytes) -> bytes:
    """A pack with one more object: a content that is another one, named by its id, and some bytes more."""
    copy = b"\xb0" + size.to_bytes(2, "little")
    delta = _length(size) + _length(size + len(more)) + copy + bytes([len(more)]) + more
    head = bytes([0xF0 | (len(delta) & 15), len(delta) >> 4]) if len(delta) > 15 else bytes([0x70 | len(delta)])
    count = int.from_bytes(pack[8:12], "big") + 1
    made = pack[:8] + count.to_bytes(4, "big") + pack[12:-20] + head + bytes.fromhex(base) + zlib.compress(delta)
    return made + hashlib.sha1(made, usedforsecurity=False).digest()


def _length(value: int) -> bytes:
    return bytes([value]) if value < 128 else bytes([value & 127 | 128]) + _length(value >> 7)


def smuggled(bare: Bare) -> tuple[str, Sequence[str], str]:
    """A commit that names a content by its id alone; the commit, its folders, and the id."""
    blob = bare.write_blob(SECRET)
    tree = bare.write_tree("", [{"path": "mine.yaml", "sha": blob}])
    return bare.commit(tree, [], "look", NOON), [tree], blob


@pytest.mark.parametrize("shared", [True, False], ids=["one store for all", "a store for each inbox"])
def test_a_content_that_is_only_named_is_had_from_a_shared_store_alone(
    town: Town, tmp_path: Path, shared: bool
) -> None:
    commit, trees, blob = smuggled(Bare.make(tmp_path / "attacker.git"))
    there = peer(tmp_path / "peer", commit, packed(Bare(tmp_path / "attacker.git"), commit, *trees))
    town.tip()
    store = town.stores.record if shared else town.fetched(ONE)[0]
    if shared:
        store.fetch(there, {WORK: PULL})
        assert store.tree(commit).read(["mine.yaml"]) == {"mine.yaml": SECRET}
        return
    with pytest.raises(GitError):
        store.fetch(there, {WORK: PULL})
    assert store.resolve(PULL) is None
    with pytest.raises(GitError):
        store.read([blob])


@pytest.mark.parametrize("shared", [True, False], ids=["one store for all", "a store for each inbox"])
def test_a_delta_upon_a_content_that_is_only_named(town: Town, tmp_path: Path, shared: bool) -> None:
    attacker = Bare.make(tmp_path / "attacker.git")
    _, _, blob = smuggled(attacker)
    tree = attacker.write_tree("", [{"path": "mine.yaml", "sha": attacker.write_blob(SECRET + b"!")}])
    commit = attacker.commit(tree, [], "look", NOON)
    pack = with_delta(packed(attacker, commit, tree), blob, len(SECRET), b"!")
    there = peer(tmp_path / "peer", commit, pack)
    town.tip()
    store = town.stores.record if shared else town.fetched(ONE)[0]
    if shared:
        store.fetch(there, {WORK: PULL})
        assert store.tree(commit).read(["mine.yaml"]) == {"mine.yaml": SECRET + b"!"}
        return
    with pytest.raises(GitError):
        store.fetch(there, {WORK: PULL})
    assert store.resolve(PULL) is None


def test_an_honest_repository_refuses_it_before(town: Town, tmp_path: Path) -> None:
    """The party's own store has the content, the inbox has not, and the push leaves it out."""
    attacker = Bare.make(tmp_path / "attacker.git")
    commit, _, blob = smuggled(attacker)
    assert town.record.kind(blob) == "blob"
    (attacker.path / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(Exception, match="returned non-zero"):
        git(attacker.path, "push", "-q", str(town.inboxes[ONE].path), f"{commit}:{WORK}")


RAW = {
    "the folder of Git": b"100644 .git\0",
    "its short name": b"100644 git~1\0",
    "the folder above": b"100644 ..\0",
    "this folder": b"100644 .\0",
    "a path for a name": b"100644 a/b\0",
    "no name": b"100644 \0",
    "a mode with zeros": b"0100644 a\0",
}


@pytest.mark.parametrize("entry", RAW.values(), ids=RAW)
def test_trees_that_git_would_not_make_are_not_fetched(town: Town, entry: bytes) -> None:
    bare = town.inboxes[ONE]
    blob = bytes.fromhex(bare.write_blob(b"x\n"))
    told = git(bare.path, "hash-object", "-w", "-t", "tree", "--literally", "--stdin", given=entry + blob)
    bare.set_ref(WORK, bare.commit(told.decode().strip(), [town.desk(ONE).main], "raw", NOON))
    with pytest.raises(GitError):
        town.fetched(ONE, "work")


MODES = {"a link": ("120000", b"/etc/passwd"), "a program": ("100755", b"#!/bin/sh\n")}


@pytest.mark.parametrize(("mode", "content"), MODES.values(), ids=MODES)
def test_what_is_no_plain_file_is_never_collected(town: Town, mode: str, content: bytes) -> None:
    town.desk(ONE).branch("work", {MINE: content}, modes=mode)
    came = town.arrives(ONE, "work")
    assert [one.mode for one in came.touched] == [mode]
    with pytest.raises(GitError, match="no document"):
        collect(town.stores.record, town.tip(), came)


def test_a_submodule_is_never_collected(town: Town) -> None:
    bare = town.inboxes[ONE]
    entries = [{"path": "submissions/2026/nanjing/nj-01-1", "mode": "160000", "sha": "1" * 40}]
    bare.set_ref(WORK, bare.commit(bare.write_tree(MAIN, entries), [town.desk(ONE).main], "submodule", NOON))
    came = town.arrives(ONE, "work")
    with pytest.raises(GitError, match="no document"):
        collect(town.stores.record, town.tip(), came)


PATHS = {
    "beside the data": "README.md",
    "workflow": ".github/workflows/x.yml",
    "the hub's own file": "hub.yaml",
    "scoring": "scoring/ics-2023/guideline.yaml",
    "new line": "submissions/2026/nanjing/a\nb.yaml",
    "quotes": 'submissions/2026/nanjing/"a".yaml',
    "backslash": "submissions/2026/nanjing/a\\b.yaml",
    "no text": "submissions/2026/nanjing/a\udcff.yaml",
    "zero width": "submissions/2026/nanjing/a\u200b.yaml",
    "deep": "submissions/" + "a/" * 20 + "b.yaml",
    "dots": "submissions/2026/.../a.yaml",
}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_paths_that_are_no_document_are_never_collected(town: Town, path: str) -> None:
    bare = town.inboxes[ONE]
    told = "\n".join((f"commit {WORK}", "committer a <a@b> 1785729600 +0000", "data 0", f"from {bare.resolve(MAIN)}"))
    quoted = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    stream = f'{told}\nM 100644 inline "{quoted}"\ndata 2\nx\n'
    bare.git("fast-import", "--quiet", given=stream.encode("utf-8", "surrogateescape"))
    came = town.arrives(ONE, "work")
    assert [one.path for one in came.touched] == [path]
    with pytest.raises(GitError, match="no place"):
        collect(town.stores.record, town.tip(), came)


SWAPS = {
    "the folder of all": "submissions",
    "the folder of a city": "submissions/2026/nanjing",
    "the folder of an enterprise": THEIRS.rpartition("/")[0],
    "below a file": f"{THEIRS}/more.yaml",
}


@pytest.mark.parametrize("path", SWAPS.values(), ids=SWAPS)
def test_a_file_never_takes_the_place_of_what_others_wrote(town: Town, path: str) -> None:
    """From an inbox in which there is nothing in its place."""
    town.desk(ONE).branch("work", {FRAME: None, path: b"x\n"})
    came = town.arrives(ONE, "work")
    came = came._replace(touched=[one for one in came.touched if one.path == path])
    with pytest.raises(GitError, match=r"would also change|no place"):
        collect(town.stores.record, town.tip(), came)


@pytest.mark.parametrize("leaf", ["a file", "nothing"])
def test_a_few_objects_that_name_more_files_than_there_can_be(town: Town, leaf: Literal["a file", "nothing"]) -> None:
    bare = town.inboxes[ONE]
    row = f"100644 blob {bare.write_blob(b'x')}\tx\n" if leaf == "a file" else ""
    tree = bare.git("mktree", given=row.encode()).decode().strip()
    for _ in range(10):
        rows = "".join(f"040000 tree {tree}\t{number:02}\n" for number in range(20))
        tree = bare.git("mktree", given=rows.encode()).decode().strip()
    bare.set_ref(WORK, bare.commit(tree, [town.desk(ONE).main], "many", NOON))
    with pytest.raises(GitError, match="more files"):
        town.arrives(ONE, "work")


def test_a_main_full_of_what_nobody_can_write_is_delivered_upon(town: Town) -> None:
    bare = town.inboxes[ONE]
    told = f"commit {MAIN}\ncommitter a <a@b> 1785729600 +0000\ndata 0\nfrom {bare.resolve(MAIN)}\n"
    for path in PATHS.values():
        quoted = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        told += f'M 100644 inline "{quoted}"\ndata 2\nx\n\n'
    bare.git("fast-import", "--quiet", given=told.encode("utf-8", "surrogateescape"))
    assert town.delivers(ONE)
    assert town.desk(ONE).contents().keys() == view(town.stores.record.tree(town.tip()), ONE).files.keys()


def test_a_content_longer_than_any_document_is_not_read(town: Town) -> None:
    town.desk(ONE).branch("work", {MINE: b"x" * 300_000})
    came = town.arrives(ONE, "work")
    assert came.contents == {}
    with pytest.raises(GitError, match="no document"):
        collect(town.stores.record, town.tip(), came)


def test_whoever_sends_too_much_fills_no_disk(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MOST_FETCHED", 1 << 20)
    bare = town.inboxes[ONE]
    noise = random.Random(1).randbytes(2 << 20)  # noqa: S311  what cannot be packed
    few = {"a": noise}
    many = {f"{number}": b"%d" % number for number in range(200)} | few
    for number, files in enumerate((few, many)):
        town.desk(ONE).branch(f"work{number}", files)
        with pytest.raises(GitError):
            town.fetched(ONE, f"work{number}")
    kept = town.stores.inbox(name(ONE)).path / "objects"
    assert not list(upkeep._parts(kept))
    assert sum(file.stat().st_size for file in kept.rglob("*") if file.is_file()) < 1 << 20
    assert bare.resolve("refs/heads/work0")


def test_a_peer_that_never_answers_is_left(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_git, "_PATIENCE", 0.5)
    commit, trees, _ = smuggled(Bare.make(tmp_path / "attacker.git"))
    there = peer(tmp_path / "peer", commit, packed(Bare(tmp_path / "attacker.git"), commit, *trees), silent=True)
    with pytest.raises(GitError, match="did not end"):
        town.fetched(ONE)[0].fetch(there, {WORK: PULL})


NAMES = ["work", "-x", "+refs/heads/a", "refs/heads/a:refs/heads/main", "refs/heads/*", "refs/heads/a b", "refs/a\nb"]


@pytest.mark.parametrize("bad", NAMES)
def test_what_is_no_name_of_a_ref_is_not_asked_for(town: Town, bad: str) -> None:
    store, _, _ = town.fetched(ONE)
    for pair in ((bad, PULL), (WORK, bad)):
        with pytest.raises(GitError, match="name of a ref"):
            store.fetch(remote(town.inboxes[ONE]), dict([pair]))


@pytest.mark.parametrize("bad", ["--all", "main", "HEAD", "1" * 39, "1" * 41, f"{'1' * 40}\nD x", ""])
def test_a_forge_that_tells_a_head_that_is_none(town: Town, bad: str) -> None:
    store, main, _ = town.fetched(ONE)
    assert main
    for act in (
        lambda: store.tree(bad),
        lambda: store.touched(main, bad),
        lambda: store.is_ancestor(bad, main),
        lambda: store.commit([main, bad], {}, "x", NOON),
        lambda: store.push(remote(town.inboxes[ONE]), bad, WORK, None),
        lambda: store.read([bad]),
    ):
        with pytest.raises(GitError, match="not the id"):
            act()


@pytest.mark.parametrize("bad", ["", ".", "..", "../x", "a/b", ".hidden", "-x", "a\n"])
def test_a_name_that_leads_elsewhere_has_no_store(tmp_path: Path, bad: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  nothing is said but the name
        Stores(tmp_path).inbox(bad)


def test_programs_are_not_addresses(town: Town, tmp_path: Path) -> None:
    store = town.stores.record
    for url in (f"ext::touch {tmp_path}/ran", f"--upload-pack=touch {tmp_path}/ran"):
        with pytest.raises(GitError):
            store.heads(Remote(url, {}))
        with pytest.raises(GitError):
            store.fetch(Remote(url, {}), {MAIN: MAIN})
    assert not (tmp_path / "ran").exists()


def test_nothing_of_this_machine_reaches_git(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in ("reference-transaction", "pre-push", "post-checkout"):
        (hooks / hook).write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
        (hooks / hook).chmod(0o755)
    config = tmp_path / ".gitconfig"
    config.write_text(f"[core]\nhooksPath = {hooks}\n[url '/nowhere']\ninsteadOf = /\n")
    town.desk(ONE).branch("work", {MINE: b"name: a\n"})
    town.stores = Stores(tmp_path / "others")
    with monkeypatch.context() as machine:
        for variable in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
            machine.setenv(variable, str(config))
        machine.setenv("HOME", str(tmp_path))
        for variable in ("GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE"):
            machine.setenv(variable, "/nowhere")
        assert town.collects(ONE, "work") == []
        assert town.everywhere() == [ONE, CITY]
    assert not (tmp_path / "ran").exists()


def test_a_store_is_for_its_owner_alone(tmp_path: Path) -> None:
    assert Store.at(tmp_path / "a" / "b.git").path.stat().st_mode & 0o077 == 0
    assert not list((tmp_path / "a" / "b.git").rglob("hooks/*"))
