"""Records held in memory, so that a test can put into one whatever it likes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from tests.places import SAMPLE
from xingji.hub.tree import FolderTree
from xingji.hub.view import Views
from xingji.programme.party import Party, party_of
from xingji.store.plain_yaml import written

YEAR = "2023"
BEFORE, AFTER = date(2023, 9, 1), date(2023, 12, 31)
"""A day before any list may be seen, and one on which all may."""


class MemoryTree:
    """A tree of contents by path."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self.contents = dict(contents)
        self.files: Mapping[str, str] = {path: blob_id(content) for path, content in self.contents.items()}
        self.reads: list[str] = []

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Contents by path."""
        asked = list(paths)
        self.reads += asked
        return {path: self.contents[path] for path in asked}


@cache
def blob_id(content: bytes) -> str:
    """The id of a content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


@cache
def sample() -> Mapping[str, bytes]:
    """The files of the sample."""
    tree = FolderTree(SAMPLE)
    return tree.read(tree.files)


def party(key: str) -> Party:
    """The party of a key."""
    found = party_of(key)
    assert found is not None
    return found


def contents(tree: MemoryTree, key: str, day: date = BEFORE, year: str = YEAR) -> dict[str, bytes]:
    """What a party finds in its view."""
    return resolved(tree, Views(tree, year, day), key)


def resolved(tree: MemoryTree, views: Views, key: str) -> dict[str, bytes]:
    """A view with contents in place of ids, each of which is that of the file of the same path."""
    found: dict[str, bytes] = {}
    ids = tree.files
    for path, content in views.of(party(key)).files.items():
        assert isinstance(content, bytes) or ids[path] == content
        found[path] = content if isinstance(content, bytes) else tree.contents[path]
    return found


def with_files(more: Mapping[str, bytes | None]) -> MemoryTree:
    """The sample with other files, or without some."""
    return MemoryTree(_without(dict(sample()), more))


def _without(files: dict[str, bytes], more: Mapping[str, bytes | None]) -> dict[str, bytes]:
    files |= {path: content for path, content in more.items() if content is not None}
    return {path: content for path, content in files.items() if more.get(path, b"") is not None}


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Files into a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def yaml_of(**fields: object) -> bytes:
    """A document."""
    return written(fields)
