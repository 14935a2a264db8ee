"""Folders that hold a commit, for those who read files: only what differs from the last time is written."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from xingji.hub.commit_tree import CommitTree, blobs
from xingji.store.bare_git import Git
from xingji.store.git_worktree import GitError

_AT_ONCE = 4000
"""Files whose contents are held at a time."""

_ODD_NAME = (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ)
"""What this machine says of a name that Git takes and it does not."""


def check_out(git: Git, tree: CommitTree, folder: Path, tree_of: Callable[[str], CommitTree]) -> None:
    """Make a folder hold exactly the plain files of a commit; `tree_of` gives those of another one. Raises GitError.

    Beside it stands which commit it holds, but not while it is changed: what was broken off is begun anew.
    """
    mark = folder.with_name(f"{folder.name}.commit")
    held = _held(mark, folder, tree_of)
    if held == tree.files:
        return
    mark.unlink(missing_ok=True)
    if held is None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
    _remove(folder, [path for path in held or {} if path not in tree.files])
    _write(git, folder, {path: blob for path, blob in tree.files.items() if (held or {}).get(path) != blob})
    mark.write_text(tree.commit, encoding="ascii")


def _held(mark: Path, folder: Path, tree_of: Callable[[str], CommitTree]) -> Mapping[str, str] | None:
    """Files of the commit that the folder holds; None where nobody knows."""
    try:
        commit = mark.read_text(encoding="ascii")
        return tree_of(commit).files if folder.is_dir() else None
    except (OSError, ValueError, GitError):
        return None


def _remove(folder: Path, paths: list[str]) -> None:
    """Files, and the folders that they leave empty."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        for parent in (folder / path).parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()


def _write(git: Git, folder: Path, files: dict[str, str]) -> None:
    names = list(files)
    for begin in range(0, len(names), _AT_ONCE):
        part = names[begin : begin + _AT_ONCE]
        found = blobs(git, (files[path] for path in part))
        for path in part:
            _put(folder / path, found[files[path]])


def _put(target: Path, content: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:
        if error.errno not in _ODD_NAME:
            raise
        raise GitError(f"{target.name[:80]}: {error.strerror}") from None
