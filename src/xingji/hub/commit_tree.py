"""The files of a commit, as views and judgements read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from xingji.store.bare_git import Git, object_id
from xingji.store.git_diff import REGULAR
from xingji.store.git_worktree import GitError

_ENTRY = re.compile(rb"([0-7]{6} [a-z]+) ([0-9a-f]+)\t([^\0]+)\0")
"""Looked for one by one: a list of all would be as large as what is made of it."""
_PLAIN = f"{REGULAR} blob".encode()


class CommitTree:
    """A `Tree` of a commit, listed when it is first asked for."""

    def __init__(self, git: Git, commit: str) -> None:
        self._git, self.commit = git, object_id(commit)

    @property
    def files(self) -> Mapping[str, str]:
        """Plain files: path to blob. Raises GitError, also where there are more than anybody needs."""
        return self._listed[0]

    @property
    def others(self) -> frozenset[str]:
        """Paths of what is no plain file: links, programs, submodules."""
        return self._listed[1]

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Contents by path. Raises GitError, and KeyError for what is no plain file here."""
        wanted = {path: self.files[path] for path in paths}
        found = blobs(self._git, wanted.values())
        return {path: found[blob] for path, blob in wanted.items()}

    @cached_property
    def _listed(self) -> tuple[dict[str, str], frozenset[str]]:
        """Folders are listed too: else folders within folders could hold nothing for ever."""
        told = self._git.listing("ls-tree", "-r", "-t", "-z", self.commit)
        files: dict[str, str] = {}
        others = set()
        for found in _ENTRY.finditer(told):
            path = found[3].decode("utf-8", "surrogateescape")
            if found[1] == _PLAIN:
                files[path] = found[2].decode("ascii")
            elif found[1][7:] != b"tree":
                others.add(path)
        return files, frozenset(others)


def blobs(git: Git, wanted: Iterable[str], most: int | None = None) -> dict[str, bytes]:
    """Contents by id, without those of more than `most` bytes. Raises GitError for an id that is no file's."""
    ids = list(dict.fromkeys(wanted))
    if most is not None:
        ids = [blob for blob, size in _sizes(git, ids) if size <= most]
    answer = git.run("cat-file", "--batch", given=_lines(ids)) if ids else b""
    found: dict[str, bytes] = {}
    at = 0
    for blob in ids:
        begin = answer.index(b"\n", at) + 1
        at = begin + _size(blob, answer[at:begin]) + 1
        found[blob] = answer[begin : at - 1]
    return found


def _sizes(git: Git, ids: Sequence[str]) -> Iterator[tuple[str, int]]:
    told = git.run("cat-file", "--batch-check", given=_lines(ids)) if ids else b""
    for blob, line in zip(ids, told.splitlines(), strict=True):
        yield blob, _size(blob, line)


def _lines(ids: Sequence[str]) -> bytes:
    return "".join(f"{object_id(blob)}\n" for blob in ids).encode()


def _size(blob: str, told: bytes) -> int:
    _, kind, size = [*told.split(), b"", b""][:3]
    if kind != b"blob":
        raise GitError(f"no file has the content {blob}")
    return int(size)
