"""The tree as it would be after a merge, as far as it matters for a change, in a folder of its own.

The base is the checkout of the base branch; placed over it are the files that the change touches, from Git's objects.
Plain files under plain names only: whatever else the change brings is named, never written. The cost grows with the
change: only when a document of an edition's frame or a guideline changes can any dossier be affected.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from xingji.model.dossier_path import DossierPath
from xingji.model.finding import Fault, Finding
from xingji.model.kinds import at_level
from xingji.model.reference import Reference
from xingji.rules.runner import finding
from xingji.store import layout, tree
from xingji.store.git_diff import REGULAR, Touched
from xingji.store.inbox import INBOX
from xingji.store.system_files import is_system_file

DATA = ("submissions", "scoring")
_BESIDE = tuple(f"{kind}.yaml" for kind in at_level("root"))
_DEEPEST = 9
"""Parts of a path; a document has at most six."""


class HeadTree:
    """`folder` will hold the tree; `sizes` has the bytes of all new blobs, `contents` what those of documents hold."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        touched: Sequence[Touched],
        sizes: Mapping[str, int],
        contents: Mapping[str, bytes],
    ) -> None:
        self.root, self.folder = root, folder
        self.sizes, self.contents = sizes, contents
        self.touched = [one for one in touched if _is_judged(one.path)]
        self.paths = sorted({path for one in self.touched for path in one.paths if _is_judged(path)})
        self.dossiers = sorted({found.folder for path in self.paths if (found := layout.dossier_of(path))})

    def build(self, *, whole: bool, guidelines: bool) -> None:
        """Copy what of the base matters, and lay the change over it."""
        usccs = {DossierPath.of(name).uscc for name in self.dossiers}
        self._copy_what_lies_beside()
        _copy(self.root, self.folder, "submissions", (lambda _: True) if whole else _around(usccs))
        if not whole:
            self._hint_at_others()
        if guidelines:
            _copy(self.root, self.folder, "scoring", lambda _: True)
        for path in self.paths:
            if is_plain(path) and path != INBOX:
                self._remove(path)
        for one in self.touched:
            # What the base is a view for, the tree is too, whatever the change brings.
            if one.status != "removed" and one.mode == REGULAR and is_plain(one.path) and one.path != INBOX:
                self._write(one)

    def faults(self, known: Reference) -> Iterator[Finding]:
        """What has no place among the data, by its name or by where it lies."""
        for one in self.touched:
            if one.status == "removed":
                continue
            name = one.path.rpartition("/")[2]
            if is_system_file(name):
                yield finding(Fault("XJ224", values={"name": tree.printable(name)}), tree.printable(one.path))
            elif (entry := tree.misnamed_folder(one.path.rpartition("/")[0], known)) and entry.fault:
                yield finding(entry.fault, entry.path)
            elif not is_plain(one.path):
                yield finding(Fault("XJ119", values={"name": tree.printable(name)}), tree.printable(one.path))
            elif not layout.dossier_of(one.path) and one.mode == REGULAR:
                entries = tree.walk(self.folder, one.path, known)
                yield from (finding(entry.fault, entry.path) for entry in entries if entry.fault)

    def vanished(self) -> bool:
        """Whether a dossier is gone altogether: the documents around it may still name it."""
        return any((self.root / name).is_dir() and not tree.is_own_folder(self.folder, name) for name in self.dossiers)

    def kin(self) -> list[str]:
        """Dossiers of the same enterprises in this tree that are not touched themselves."""
        usccs = {DossierPath.of(name).uscc for name in self.dossiers}
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.glob("submissions/*/*/*"))
        return sorted(
            name
            for name in found
            if layout.is_dossier(name)
            and DossierPath.of(name).uscc in usccs
            and name not in self.dossiers
            and any((self.folder / name).iterdir())
        )

    def clear(self) -> None:
        """Take everything out of the folder again."""
        for name in _BESIDE:
            (self.folder / name).unlink(missing_ok=True)
        for name in DATA:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def _copy_what_lies_beside(self) -> None:
        for name in _BESIDE:
            if (self.root / name).is_file() and not (self.root / name).is_symlink():
                shutil.copyfile(self.root / name, self.folder / name)

    def _hint_at_others(self) -> None:
        """One empty dossier in each city that has any: rules ask whether an edition took enterprises at all."""
        for city in sorted(self.root.glob("submissions/20[2-9][0-9]/*")):
            inhabited = layout.is_city(city.name) and city.is_dir() and not city.is_symlink()
            other = (
                next((path.name for path in sorted(city.iterdir()) if layout.is_uscc(path.name)), "")
                if inhabited
                else ""
            )
            if other:
                (self.folder / city.relative_to(self.root) / other).mkdir(parents=True, exist_ok=True)

    def _remove(self, path: str) -> None:
        """Take a file away, and the folders that it leaves empty."""
        target = self.folder / path
        if not target.is_file():
            return
        target.unlink()
        for parent in target.parents:
            if parent == self.folder or any(parent.iterdir()):
                break
            parent.rmdir()

    def _write(self, one: Touched) -> None:
        """A file too long for a document gets its length and no content: that is all that a rule says of it."""
        target = self.folder / one.path
        for parent in target.parents:
            if parent.is_file():
                parent.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            shutil.rmtree(target)
        with target.open("wb") as file:
            if one.blob in self.contents:
                file.write(self.contents[one.blob])
            else:
                file.truncate(self.sizes[one.blob])


def _is_judged(path: str) -> bool:
    return path.split("/", maxsplit=1)[0] in DATA or layout.is_at_root(path)


def is_plain(path: str) -> bool:
    """Whether a path can be written as it is, and shown as it is."""
    parts = path.split("/")
    return len(parts) <= _DEEPEST and all(layout.is_safe_name(part) and part.strip(".") for part in parts)


def _around(usccs: Collection[str]) -> Callable[[str], bool]:
    """Which folders and files of the base matter for some enterprises: the frames, and their own dossiers."""

    def matters(path: str) -> bool:
        parts = path.split("/")
        return len(parts) < 4 or not layout.is_uscc(parts[3]) or parts[3] in usccs

    return matters


def _copy(root: Path, target: Path, start: str, wanted: Callable[[str], bool]) -> None:
    """Plain files below a folder, without those parts that are not wanted."""
    for path in _files(root, start, wanted):
        made = target / path
        made.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / path, made)


def _files(root: Path, folder: str, wanted: Callable[[str], bool]) -> Iterable[str]:
    if not (root / folder).is_dir():
        return
    with os.scandir(root / folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if not wanted(path):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(root, path, wanted)
        elif entry.is_file(follow_symlinks=False):
            yield path
