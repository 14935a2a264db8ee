"""The files of a commit, as views and judgements read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from xingji.hub.git import Git
from xingji.store.git_diff import REGULAR
from xingji.store.git_worktree import GitError


class CommitTree:
    """A `Tree` of a commit, listed when it is first asked for."""

    def __init__(self, git: Git, commit: str) -> None:
        self._git, self.commit = git, commit

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
        told = self._git.listing("ls-tree", "-r", "-t", "-z", self.commit).decode("utf-8", "surrogateescape")
        files: dict[str, str] = {}
        others = set()
        for line in told.split("\0"):
            about, _, path = line.partition("\t")
            if about[:12] == f"{REGULAR} blob ":
                files[path] = about[12:]
            elif path and about[7:11] != "tree":
                others.add(path)
        return files, frozenset(others)


def blobs(git: Git, wanted: Iterable[str]) -> dict[str, bytes]:
    """Contents by the ids of blobs, whatever their length. Raises GitError where one is no blob here."""
    ids = list(dict.fromkeys(wanted))
    if not ids:
        return {}
    answer = git.run("cat-file", "--batch", given="".join(f"{blob}\n" for blob in ids).encode())
    found: dict[str, bytes] = {}
    at = 0
    for blob in ids:
        begin = answer.index(b"\n", at) + 1
        told = answer[at:begin].split()
        if len(told) != 3 or told[1] != b"blob":
            raise GitError(f"no file has the content {blob}")
        at = begin + int(told[2]) + 1
        found[blob] = answer[begin : at - 1]
    return found
