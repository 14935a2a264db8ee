"""What views and judgements read from, whether it is a commit of a store or a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Protocol

from xingji.store.bare_git import blob_id
from xingji.store.guidelines import DATA


class Tree(Protocol):
    """Plain files with their contents; whatever else lies there (links, programs, submodules) is not seen."""

    @property
    def files(self) -> Mapping[str, str]:
        """The id of the content (of a Git blob) by path."""

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Contents by path."""


class FolderTree:
    """A folder of data: what lies in `submissions/` and `scoring/`, and the documents beside them."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def files(self) -> Mapping[str, str]:
        """As of the first time that somebody asks."""
        return _Ids(self.root)

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Contents of files of the tree. Raises OSError, KeyError for what is none."""
        return {path: _content(self.root, path) for path in paths if path in self.files or _missing(path)}


class _Ids(Mapping[str, str]):
    """Every file is found at once, and hashed when its id is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._ids: dict[str, str] = dict.fromkeys(sorted(_walk(root)), "")

    def __getitem__(self, path: str) -> str:
        if not self._ids[path]:
            self._ids[path] = blob_id(_content(self._root, path))
        return self._ids[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, path: object) -> bool:
        return path in self._ids


def _missing(path: str) -> bool:
    raise KeyError(path)


def _content(root: Path, path: str) -> bytes:
    descriptor = os.open(root / path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def _walk(root: Path) -> Iterator[str]:
    with os.scandir(root) as listing:
        entries = list(listing)
    for entry in entries:
        if entry.name in DATA and entry.is_dir(follow_symlinks=False):
            yield from _below(root, entry.name)
        elif entry.name.endswith(".yaml") and _is_plain(entry):
            yield entry.name


def _below(root: Path, folder: str) -> Iterator[str]:
    with os.scandir(root / folder) as listing:
        for entry in listing:
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _below(root, path)
            elif _is_plain(entry):
                yield path


def _is_plain(entry: os.DirEntry[str]) -> bool:
    """As Git sees it: a program is none, but Windows knows no programs."""
    if not entry.is_file(follow_symlinks=False):
        return False
    return os.name == "nt" or not entry.stat(follow_symlinks=False).st_mode & 0o100
