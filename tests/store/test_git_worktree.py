"""What changed since a revision, and what a folder held then: asked of a real Git."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.repository import Repository
from xingji.store.git_worktree import GitError, changed_since, contents_at, extract


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "it")
    for name in ("kept", "edited", "moved", "deleted"):
        made.write(f"data/{name}.yaml", f"{name}: 1\n" * 20)
    made.write("beside/other.yaml", "a: 1\n")
    made.commit()
    return made


@pytest.fixture(autouse=True)
def _makes_folders(tmp_path: Path) -> None:
    (tmp_path / "it").mkdir(exist_ok=True)


def test_committed_staged_unstaged_and_new_files_count(repository: Repository) -> None:
    base = repository.git("rev-parse", "HEAD")
    repository.write("data/committed.yaml", "a: 1\n")
    repository.commit()
    repository.write("data/edited.yaml", "a: 2\n")
    repository.write("data/staged.yaml", "a: 3\n")
    repository.git("add", "data/staged.yaml")
    repository.write("data/新 的.yaml", "a: 4\n")
    assert changed_since(repository.root, base) == [
        "data/committed.yaml",
        "data/edited.yaml",
        "data/staged.yaml",
        "data/新 的.yaml",
    ]


def test_a_move_is_two_paths(repository: Repository) -> None:
    repository.git("mv", "data/moved.yaml", "data/there.yaml")
    repository.git("rm", "-q", "data/deleted.yaml")
    assert changed_since(repository.root, "HEAD") == ["data/deleted.yaml", "data/moved.yaml", "data/there.yaml"]


def test_what_git_ignores_is_no_change(repository: Repository) -> None:
    repository.write(".gitignore", "*.tmp\n")
    repository.write("data/x.tmp", "a\n")
    assert changed_since(repository.root, "HEAD") == [".gitignore"]


def test_paths_are_those_below_the_root_that_is_asked(repository: Repository) -> None:
    repository.write("data/edited.yaml", "a: 2\n")
    repository.write("beside/other.yaml", "a: 2\n")
    assert changed_since(repository.root / "data", "HEAD") == ["edited.yaml"]


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=/tmp/x", "-p"])
def test_what_is_no_revision_is_refused(repository: Repository, revision: str) -> None:
    for ask in (changed_since, lambda root, given: contents_at(root, given, "data", lambda _: True)):
        with pytest.raises(GitError):
            ask(repository.root, revision)


def test_a_folder_without_git_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GitError):
        changed_since(tmp_path, "HEAD")


def test_contents_are_those_of_then(repository: Repository) -> None:
    binary = bytes(range(256)) * 3
    (repository.root / "data" / "二进制.bin").write_bytes(binary)
    (repository.root / "data" / "empty").write_bytes(b"")
    repository.commit()
    repository.write("data/kept.yaml", "later\n")
    found = contents_at(repository.root, "HEAD", "data", lambda path: not path.endswith("deleted.yaml"))
    assert found["data/二进制.bin"] == binary
    assert found["data/empty"] == b""
    assert found["data/kept.yaml"] == b"kept: 1\n" * 20
    assert "data/deleted.yaml" not in found
    assert "beside/other.yaml" not in found


@pytest.mark.parametrize("inner", ["1" * 40, "HEAD"])
def test_a_commit_in_the_place_of_a_file_has_no_content(repository: Repository, inner: str) -> None:
    inner = repository.git("rev-parse", inner)
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{inner},data/inner")
    repository.git("commit", "-qm", "inner")
    found = contents_at(repository.root, "HEAD", "data", lambda _: True)
    assert "data/inner" not in found
    assert found["data/moved.yaml"] == b"moved: 1\n" * 20


def test_links_are_taken_out_as_files(repository: Repository, tmp_path: Path) -> None:
    (repository.root / "data" / "link").symlink_to("/etc/passwd")
    repository.commit()
    extract(repository.root, "HEAD", "data", tmp_path / "out")
    assert not (tmp_path / "out" / "data" / "link").is_symlink()
    assert (tmp_path / "out" / "data" / "link").read_text("utf-8") == "/etc/passwd"
