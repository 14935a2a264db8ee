"""Decide what is to be checked below some starts, before anything is checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xingji.model.dossier_path import DossierPath
from xingji.store import layout, tree


@dataclass
class WorkList:
    """`dossiers` maps folders to the parts of them that were asked for, `plain` are other files and folders.

    `frames` are editions whose own documents are checked against each other, `whole` those all of whose dossiers are.
    """

    dossiers: dict[str, set[str]] = field(default_factory=dict)
    plain: list[str] = field(default_factory=list)
    frames: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)

    @property
    def of_submissions(self) -> bool:
        """Whether anything of `submissions/` is among it."""
        return bool(self.dossiers or self.frames or any(path.startswith("submissions") for path in self.plain))

    def of_year(self, year: str) -> list[str]:
        """Dossiers of one edition."""
        return [folder for folder in self.dossiers if DossierPath.of(folder).edition == year]


def work_list(root: Path, starts: Sequence[str]) -> WorkList:
    """The work below starts: files and folders relative to the root, with forward slashes."""
    work, years = WorkList(), frozenset(tree.editions(root))
    for start in dict.fromkeys(start.rstrip("/") for start in starts):
        _add(work, root, start, years)
    return work


def _add(work: WorkList, root: Path, start: str, years: frozenset[str]) -> None:
    parts, dossier = start.split("/"), layout.dossier_at(start)
    if dossier and tree.is_own_folder(root, dossier.folder):
        work.dossiers.setdefault(dossier.folder, set()).add(start)
    elif parts[0] != "submissions" or len(parts) > 3 or not tree.is_own_folder(root, start):
        work.plain.append(start)
        work.frames |= years.intersection(parts[1:2] if parts[0] == "submissions" else ())
    else:
        _add_folder(work, root, start, years)


def _add_folder(work: WorkList, root: Path, start: str, years: frozenset[str]) -> None:
    """`submissions/` itself, an edition, or a city."""
    for is_dossier, path in tree.outline(root, start):
        if is_dossier:
            work.dossiers.setdefault(path, set()).add(path)
        else:
            work.plain.append(path)
    below = start.split("/")[1:]
    around = years.intersection(below[:1]) if below else years
    work.frames |= around
    if len(below) < 2:
        work.whole |= around
