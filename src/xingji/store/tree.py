"""Walk `submissions/` and `scoring/`: documents in order, and everything that does not belong there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from xingji.model.finding import Fault
from xingji.model.reference import Reference
from xingji.store import layout
from xingji.store.folder_names import misnamed
from xingji.store.layout import Place
from xingji.store.system_files import is_system_file

TOLERATED = frozenset({"README.md", ".gitkeep"})
_MAX_DEPTH = 8
_CROSSWALK = "scoring/crosswalk"


def _is_tolerated(name: str) -> bool:
    """Whether a file may lie anywhere without being a document."""
    return name in TOLERATED or is_system_file(name)


class Entry(NamedTuple):
    """One file: its place (None when it has none) and what forbids reading it; `path` is relative to the root."""

    path: str
    place: Place | None
    fault: Fault | None


def walk(root: Path, start: str, known: Reference) -> Iterator[Entry]:
    """Every file below `start` (relative, forward slashes; a file itself is fine), sorted, links never followed.

    A folder that must be written otherwise stands for all that lies in it. Files of a track that the province does not
    have are in no place; where nothing is known of the province, every track has one.
    """
    for entry in _walk(root, start, known):
        yield _of_tracks(entry, known)


def inside(root: Path, folder: str, known: Reference) -> Iterator[Entry]:
    """As `walk`, for a folder that is known to be the root's own and well named."""
    for entry in _folder(root, folder, 0, known):
        yield _of_tracks(entry, known)


def _walk(root: Path, start: str, known: Reference) -> Iterator[Entry]:
    is_folder = is_own_folder(root, start)
    if wrong := misnamed_folder(start if is_folder else start.rpartition("/")[0], known):
        yield wrong
    elif not is_folder:
        passed_over = _is_tolerated(start.rpartition("/")[2]) and not (root / start).is_symlink()
        if not (passed_over or start.startswith(f"{_CROSSWALK}/")):
            yield _start_entry(root, start)
    elif layout.place(start):
        yield _no_file(start)
    elif all(layout.is_safe_name(part) for part in start.split("/")):
        yield from _folder(root, start, 0, known)
    else:
        yield _entry(start, is_link=False)


def _of_tracks(entry: Entry, known: Reference) -> Entry:
    track = entry.place.track if entry.place and not entry.fault else ""
    return entry if not track or not known.tracks or track in known.tracks else _stray(entry.path)


def misnamed_folder(path: str, known: Reference) -> Entry | None:
    """The uppermost folder on a way that must be written otherwise."""
    wrong = misnamed(path, known)
    if wrong is None:
        return None
    folder, right = wrong
    values = {"name": printable(folder.rpartition("/")[2]), "right": right}
    return Entry(printable(folder), None, Fault("XJ223", values=values))


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


def _folder(root: Path, folder: str, depth: int, known: Reference) -> Iterator[Entry]:
    if folder == _CROSSWALK:
        return
    with os.scandir(f"{root}/{folder}") as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_symlink():
            yield _entry(path, is_link=True)
        elif entry.is_dir():
            yield from _subfolder(root, path, depth, known)
        elif not _is_tolerated(entry.name):
            yield _entry(path, is_link=False)


def _subfolder(root: Path, path: str, depth: int, known: Reference) -> Iterator[Entry]:
    if wrong := misnamed_folder(path, known):
        yield wrong
    elif depth >= _MAX_DEPTH or not layout.is_safe_name(path.rpartition("/")[2]):
        yield _entry(path, is_link=False)
    elif layout.place(path):
        yield _no_file(path)
    else:
        yield from _folder(root, path, depth + 1, known)


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
            if not (_is_tolerated(entry.name) and entry.is_file(follow_symlinks=False))
        ]
    return sorted(found)
