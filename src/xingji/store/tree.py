"""Walk `submissions/` and `scoring/`: documents in order, and everything that does not belong there."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

from xingji.model.finding import Fault
from xingji.store import layout
from xingji.store.layout import Place

TOLERATED = frozenset({"README.md", ".gitkeep"})
_MAX_DEPTH = 8
_CROSSWALK = "scoring/crosswalk"


class Entry(NamedTuple):
    """One file: its place (None when it has none) and what forbids reading it; `path` is relative to the root."""

    path: str
    place: Place | None
    fault: Fault | None


def walk(root: Path, start: str, tracks: Container[str] = ()) -> Iterator[Entry]:
    """Every file below `start` (relative, forward slashes; a file itself is fine), sorted, links never followed.

    Files of a track that is none of `tracks` have no place; without any, every track has one.
    """
    for entry in _walk(root, start):
        yield _of_tracks(entry, tracks) if tracks else entry


def inside(root: Path, folder: str, tracks: Container[str] = ()) -> Iterator[Entry]:
    """As `walk`, for a folder that is known to be the root's own and well named."""
    for entry in _folder(root, folder, 0):
        yield _of_tracks(entry, tracks) if tracks else entry


def _walk(root: Path, start: str) -> Iterator[Entry]:
    if not is_own_folder(root, start):
        if not (start.rpartition("/")[2] in TOLERATED or start.startswith(f"{_CROSSWALK}/")):
            yield _start_entry(root, start)
    elif layout.place(start):
        yield _no_file(start)
    elif all(layout.is_safe_name(part) for part in start.split("/")):
        yield from _folder(root, start, 0)
    else:
        yield _entry(start, is_link=False)


def _of_tracks(entry: Entry, tracks: Container[str]) -> Entry:
    if entry.fault or entry.place is None or not entry.place.track or entry.place.track in tracks:
        return entry
    return _stray(entry.path)


def is_own_folder(root: Path, path: str) -> bool:
    """Whether a path is a folder that lies below the root itself, not behind a symbolic link."""
    here = root
    for part in path.split("/"):
        here = here / part
        if here.is_symlink():
            return False
    return here.is_dir()


def editions(root: Path) -> list[str]:
    """Years of the editions that the tree holds, the oldest first."""
    if not is_own_folder(root, "submissions"):
        return []
    with os.scandir(f"{root}/submissions") as listing:
        return sorted(
            entry.name for entry in listing if layout.is_year(entry.name) and entry.is_dir(follow_symlinks=False)
        )


def _start_entry(root: Path, start: str) -> Entry:
    """A file that was named itself: the folders above it have not been judged yet."""
    parts = start.split("/")
    links = [number for number in range(1, len(parts) + 1) if (root / "/".join(parts[:number])).is_symlink()]
    if links:
        return _entry("/".join(parts[: links[0]]), is_link=True)
    for number, part in enumerate(parts, 1):
        above = "/".join(parts[:number])
        if not layout.is_safe_name(part):
            return _entry(above, is_link=False)
        if number < len(parts) and layout.place(above):
            return _no_file(above)
    return _entry(start, is_link=False)


def _odd_name(path: str) -> Fault:
    return Fault("XJ119", values={"name": printable(path.rpartition("/")[2])})


def _folder(root: Path, folder: str, depth: int) -> Iterator[Entry]:
    if folder == _CROSSWALK:
        return
    with os.scandir(f"{root}/{folder}") as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_symlink():
            yield _entry(path, is_link=True)
        elif entry.is_dir():
            if depth >= _MAX_DEPTH or not layout.is_safe_name(entry.name):
                yield _entry(path, is_link=False)
            elif layout.place(path):
                yield _no_file(path)
            else:
                yield from _folder(root, path, depth + 1)
        elif entry.name not in TOLERATED:
            yield _entry(path, is_link=False)


def _entry(path: str, *, is_link: bool) -> Entry:
    """The folders above were judged on the way down."""
    name = path.rpartition("/")[2]
    if not layout.is_safe_name(name):
        return Entry(printable(path), None, _odd_name(path))
    where = layout.place(path)
    if is_link:
        return Entry(path, where, Fault("XJ117", values={"problem": "symbolic link"}))
    if layout.is_folder(path):
        return Entry(path, None, Fault("XJ130", values={"name": name}))
    if where is None:
        return _stray(path)
    return Entry(path, where, None)


def _no_file(path: str) -> Entry:
    """A folder that has the name of a document."""
    return Entry(path, None, Fault("XJ131", values={"name": path.rpartition("/")[2]}))


def _stray(path: str) -> Entry:
    return Entry(path, None, Fault("XJ118", values={"name": path.rpartition("/")[2]}))


def printable(path: str) -> str:
    """A name that can stand in a log: whatever could steer a terminal or a workflow becomes \\uXXXX."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in path)


def outline(root: Path, start: str) -> Iterator[tuple[bool, str]]:
    """Dossier folders (True) and everything else (False) below `submissions/`, an edition or a city.

    Opens no file. Everything else is a file, or a folder that has no place there; `walk` says of both what they are.
    """
    depth = start.count("/")
    for path, is_folder in _children(root, start):
        name = path.rpartition("/")[2]
        if not is_folder:
            yield False, path
        elif (depth == 0 and layout.is_year(name)) or (depth == 1 and layout.is_city(name)):
            yield from outline(root, path)
        else:
            yield depth == 2 and layout.is_uscc(name), path


def _children(root: Path, folder: str) -> list[tuple[str, bool]]:
    with os.scandir(root / folder) as listing:
        found = [
            (f"{folder}/{entry.name}", entry.is_dir(follow_symlinks=False))
            for entry in listing
            if not (entry.name in TOLERATED and entry.is_file(follow_symlinks=False))
        ]
    return sorted(found)
