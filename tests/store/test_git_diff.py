"""What lies between two commits, read from the objects of a real Git."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.repository import Repository
from xingji.store import git_diff
from xingji.store.git_diff import Touched
from xingji.store.git_worktree import GitError
from xingji.store.text import MAX_BYTES


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    (tmp_path / "it").mkdir()
    made = Repository(tmp_path / "it")
    for name in ("kept", "edited", "moved", "deleted"):
        made.write(f"data/{name}.yaml", f"{name}: 1\n" * 20)
    made.commit()
    return made


def between(repository: Repository, base: str, head: str) -> dict[str, Touched]:
    return {touched.path: touched for touched in git_diff.differences(repository.root, base, head)}


def test_every_way_to_change_a_file(repository: Repository) -> None:
    base = repository.git("rev-parse", "HEAD")
    repository.git("mv", "data/moved.yaml", "data/there.yaml")
    repository.git("rm", "-q", "data/deleted.yaml")
    repository.write("data/edited.yaml", "edited: 2\n")
    repository.write("data/新 的.yaml", "a: 1\n").chmod(0o755)
    (repository.root / "data" / "kept.yaml").unlink()
    (repository.root / "data" / "kept.yaml").symlink_to("edited.yaml")
    found = between(repository, base, repository.commit())
    assert {path: (touched.status, touched.before, touched.mode) for path, touched in found.items()} == {
        "data/deleted.yaml": ("removed", "", "000000"),
        "data/edited.yaml": ("changed", "", "100644"),
        "data/kept.yaml": ("changed", "", "120000"),
        "data/there.yaml": ("renamed", "data/moved.yaml", "100644"),
        "data/新 的.yaml": ("added", "", "100755"),
    }
    assert found["data/there.yaml"].paths == ("data/there.yaml", "data/moved.yaml")


def test_names_with_line_breaks_and_of_no_encoding(repository: Repository) -> None:
    base = repository.git("rev-parse", "HEAD")
    blob = repository.git("hash-object", "-w", "data/kept.yaml")
    odd = [b"data/a\nb.yaml", b"data/\xff\xfe.yaml", b"data/\t.yaml"]
    for name in (each.decode("utf-8", "surrogateescape") for each in odd):
        repository.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{name}")
    repository.git("commit", "-qm", "odd")
    found = between(repository, base, repository.git("rev-parse", "HEAD"))
    assert {path.encode("utf-8", "surrogateescape") for path in found} == set(odd)


def test_sizes_and_contents(repository: Repository) -> None:
    long = repository.write("data/long.yaml", "x" * (MAX_BYTES + 1))
    repository.write("data/empty.yaml", "")
    head = repository.commit()
    tree = dict(line.split("\t")[::-1] for line in repository.git("ls-tree", "-r", head).splitlines())
    blobs = {path: told.split(" ")[2] for path, told in tree.items()}
    sizes = git_diff.sizes(repository.root, blobs.values())
    assert sizes[blobs["data/long.yaml"]] == long.stat().st_size
    contents = git_diff.contents(repository.root, sizes)
    assert blobs["data/long.yaml"] not in contents
    assert contents[blobs["data/empty.yaml"]] == b""
    assert contents[blobs["data/kept.yaml"]] == b"kept: 1\n" * 20


def test_no_files_no_answers(repository: Repository) -> None:
    assert git_diff.sizes(repository.root, []) == {}
    assert git_diff.contents(repository.root, {}) == {}


def test_what_is_no_file_has_no_size(repository: Repository) -> None:
    for name in ("0" * 40, repository.git("rev-parse", "HEAD")):
        with pytest.raises(GitError):
            git_diff.sizes(repository.root, [name])


def test_where_two_commits_part_ways(repository: Repository) -> None:
    base = repository.git("rev-parse", "HEAD")
    repository.git("checkout", "-qb", "side")
    repository.write("data/side.yaml", "a: 1\n")
    side = repository.commit()
    repository.git("checkout", "-q", "main")
    repository.write("data/main.yaml", "a: 1\n")
    main = repository.commit()
    begun, ours, theirs = git_diff.commits(repository.root, base, main, "side")
    assert (ours.id, ours.parents, theirs.id) == (main, (base,), side)
    assert git_diff.fork_point(repository.root, ours, theirs) == base
    assert git_diff.fork_point(repository.root, begun, theirs) == base


@pytest.mark.parametrize("revision", ["no-such", "--help", "main~99", "main:data", "main\nHEAD", "main HEAD", ""])
def test_what_is_no_commit_is_refused(repository: Repository, revision: str) -> None:
    with pytest.raises(GitError):
        git_diff.commits(repository.root, "main", revision)
