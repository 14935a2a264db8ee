"""A folder as a tree is what Git would make of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.places import SAMPLE
from xingji.hub.tree import FolderTree


def test_ids_are_those_of_git(tmp_path: Path) -> None:
    files = {"submissions/2023/a.yaml": b"a: b\n", "scoring/x.json": b"{}", "hub.yaml": b"", "inbox.yaml": b"x\r\n"}
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    tree = FolderTree(tmp_path)
    for path, content in files.items():
        hashed = subprocess.run(
            ["git", "hash-object", "--stdin"], input=content, capture_output=True, check=True
        ).stdout.decode()
        assert tree.files[path] == hashed.strip()
    assert tree.read(files) == files
    assert list(tree.files) == sorted(files)


def test_it_holds_data_and_nothing_else(tmp_path: Path) -> None:
    for path in ("submissions/a.yaml", ".git/config", "src/x.py", ".env", "notes/y.yaml", "README.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", "utf-8")
    assert list(FolderTree(tmp_path).files) == ["submissions/a.yaml"]


@pytest.mark.needs("symlinks", "modes")
def test_links_and_programs_are_not_seen(tmp_path: Path) -> None:
    (tmp_path / "submissions").mkdir()
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (tmp_path / "submissions/link.yaml").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "submissions/folder").symlink_to(tmp_path)
    (tmp_path / "submissions/run.yaml").write_text("x", "utf-8")
    (tmp_path / "submissions/run.yaml").chmod(0o755)
    (tmp_path / "scoring").symlink_to(tmp_path / "submissions")
    tree = FolderTree(tmp_path)
    assert list(tree.files) == []
    with pytest.raises(KeyError):
        tree.read(["submissions/link.yaml"])


def test_of_the_sample_every_file_is_there() -> None:
    found = {
        path.relative_to(SAMPLE).as_posix()
        for name in ("submissions", "scoring")
        for path in (SAMPLE / name).rglob("*")
        if path.is_file()
    }
    assert set(FolderTree(SAMPLE).files) == found
