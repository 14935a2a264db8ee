"""Files of a repository through the Git data API: what a commit holds, and new commits on a branch."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from xingji.forge.answers import ForgeError, sha_of, text_of
from xingji.forge.github import GitHub
from xingji.store.bare_git import blob_id
from xingji.store.text import MAX_BYTES

_REGULAR = "100644"
_MOST_ENTRIES = 200_000


Tick = Callable[[int, int], None]
"""Told how many of how many are done."""


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


class Blob(NamedTuple):
    """A plain file in a tree: the name of its content, and its size in bytes."""

    sha: str
    size: int


class Contents:
    """The files of one repository, the github's own or another one."""

    def __init__(self, github: GitHub, repository: str = "") -> None:
        self._github, self._repository = github, repository

    def head(self, branch: str) -> str | None:
        """The commit at the end of a branch; None where there is no such branch."""
        try:
            answer = self._github.ask("GET", self._at(f"/git/ref/heads/{quote(branch)}"))
        except ForgeError as error:
            if error.status in (404, 409):  # 409: the repository is empty
                return None
            raise
        return sha_of(answer.get("object"))

    def parents(self, commit: str) -> list[str]:
        """The commits that a commit was made on."""
        rows = self._github.ask("GET", self._at(f"/git/commits/{commit}")).get("parents")
        return [sha_of(row) for row in rows[:10]] if isinstance(rows, list) else []

    def load(
        self, commit: str, folder: str, wanted: Callable[[str], bool], known: Iterable[bytes] = (), tick: Tick = _silent
    ) -> dict[str, bytes]:
        """Contents of the files that `listed` finds; those that are among `known` are not fetched."""
        there = {blob_id(content): content for content in known}
        blobs = self.listed(commit, folder, wanted)
        found: dict[str, bytes] = {}
        for done, (path, blob) in enumerate(blobs.items(), 1):
            found[path] = there[blob.sha] if blob.sha in there else self.read(blob)
            tick(done, len(blobs))
        return found

    def file(self, commit: str, path: str) -> bytes | None:
        """A plain file of a commit; None where there is none. Raises ForgeError."""
        folder = path.rpartition("/")[0]
        tree = self._folder(commit, folder)
        rows = _plain(self._tree(tree)[0], folder, path.__eq__) if tree else ()
        return next((self.read(blob) for _, blob in rows), None)

    def listed(self, commit: str, folder: str, wanted: Callable[[str], bool]) -> dict[str, Blob]:
        """Plain files of a commit below a folder whose path is wanted; a folder is asked about by its path and "/"."""
        tree = self._folder(commit, folder)
        return dict(self._below(tree, folder, wanted)) if tree else {}

    def _folder(self, commit: str, folder: str) -> str:
        """The tree of a folder, "" where there is none."""
        tree = sha_of(self._github.ask("GET", self._at(f"/git/commits/{commit}")).get("tree"))
        for part in filter(None, folder.split("/")):
            rows = (row for row in self._tree(tree)[0] if text_of(row, "path") == part and row.get("type") == "tree")
            found = next(rows, None)
            if found is None:
                return ""
            tree = sha_of(found)
        return tree

    def read(self, blob: Blob) -> bytes:
        """A content. Raises ForgeError, also for one that is larger than any document."""
        if blob.size > MAX_BYTES:
            raise ForgeError("answer", blob.sha)
        answer = self._github.ask("GET", self._at(f"/git/blobs/{blob.sha}"))
        try:
            content = base64.b64decode(text_of(answer, "content", 2 * MAX_BYTES))
        except (binascii.Error, ValueError):
            raise ForgeError("answer", blob.sha) from None
        if blob_id(content) != blob.sha:
            raise ForgeError("answer", blob.sha)
        return content

    def commit(self, parent: str, changes: Mapping[str, bytes | None], message: str) -> str:
        """A commit on a parent with these files as they are given, None taking one away; on no branch yet.

        What is named by its content may be sent twice, so every request here is repeated when its answer is lost.
        """
        base = sha_of(self._github.ask("GET", self._at(f"/git/commits/{parent}")).get("tree"))
        entries = [self._entry(path, content) for path, content in sorted(changes.items())]
        tree = self._make("trees", {"base_tree": base, "tree": entries})
        return self._make("commits", {"message": message, "tree": tree, "parents": [parent]})

    def move(self, branch: str, commit: str, *, force: bool) -> None:
        """Let a branch end at a commit, making it where it is missing."""
        wanted = {"ref": f"refs/heads/{branch}", "sha": commit}
        at = self._github.once(
            lambda: self.head(branch),
            lambda: sha_of(self._github.ask("POST", self._at("/git/refs"), wanted).get("object")),
        )
        if at != commit:
            change = {"sha": commit, "force": force}
            self._github.ask("PATCH", self._at(f"/git/refs/heads/{quote(branch)}"), change)

    def _entry(self, path: str, content: bytes | None) -> dict[str, Any]:
        entry: dict[str, Any] = {"path": path, "mode": _REGULAR, "type": "blob", "sha": None}
        if content is not None:
            encoded = base64.b64encode(content).decode()
            entry["sha"] = self._make("blobs", {"content": encoded, "encoding": "base64"})
        return entry

    def _make(self, kind: str, body: dict[str, Any]) -> str:
        return sha_of(self._github.ask("POST", self._at(f"/git/{kind}"), body, repeat=True))

    def _tree(self, tree: str, **query: Any) -> tuple[list[Any], bool]:
        answer = self._github.ask("GET", self._at(f"/git/trees/{tree}"), **query)
        rows = answer.get("tree") if isinstance(answer, dict) else None
        if not isinstance(rows, list) or len(rows) > _MOST_ENTRIES:
            raise ForgeError("answer", "tree")
        return rows, bool(answer.get("truncated"))

    def _below(self, tree: str, folder: str, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Blob]]:
        """All at once where GitHub gives it so; else folder by folder, leaving out those that nobody wants."""
        rows, truncated = self._tree(tree, recursive=1)
        if truncated:
            yield from self._walked(tree, folder, wanted)
        else:
            yield from _plain(rows, folder, wanted)

    def _walked(self, tree: str, folder: str, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Blob]]:
        rows, _ = self._tree(tree)
        yield from _plain(rows, folder, wanted)
        for row in rows:
            path = f"{folder}/{text_of(row, 'path', 1000)}"
            if row.get("type") == "tree" and wanted(f"{path}/"):
                yield from self._walked(sha_of(row), path, wanted)

    def _at(self, rest: str) -> str:
        return self._github.at(rest, self._repository)


def _plain(rows: Iterable[Any], folder: str, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Blob]]:
    """Plain files among the entries of a tree; links, submodules and what can be executed are none."""
    for row in rows:
        path = f"{folder}/{text_of(row, 'path', 1000)}".lstrip("/")
        if row.get("type") == "blob" and row.get("mode") == _REGULAR and wanted(path):
            size = row.get("size")
            yield path, Blob(sha_of(row), size if isinstance(size, int) else MAX_BYTES)
