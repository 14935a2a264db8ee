"""Check a repository or parts of it: which files, in how many processes, with which results from last time."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.arriving import Asked, judge
from xingji.cli.documents import Documents, parsed
from xingji.cli.dossiers import Inspector, inspect_all
from xingji.cli.frames import Surroundings, build_frame
from xingji.cli.memory import Memory
from xingji.model.finding import SEVERITIES, Finding
from xingji.programme.records import DossierRow
from xingji.rules.context import Frame
from xingji.rules.runner import Context, check_document, check_frame, check_year, finding
from xingji.store import cache, layout, tree
from xingji.store.files import read_bytes
from xingji.store.guidelines import Library
from xingji.store.layout import Place
from xingji.store.reader import Parsed
from xingji.store.reference import reference

if TYPE_CHECKING:
    from xingji.model.edition import Edition

CACHE_FROM = 40
"""Dossiers from which looking up old results pays."""

Progress = Callable[[int, int], None]


@dataclass
class Report:
    """Findings in reading order, and how many files were looked at."""

    findings: list[Finding] = field(default_factory=list)
    files: int = 0

    def count(self, severity: str) -> int:
        """Number of findings of one severity."""
        return sum(found.severity == severity for found in self.findings)

    def add(self, findings: Iterable[Finding], files: int = 0) -> None:
        """Take in a part."""
        self.findings.extend(findings)
        self.files += files

    def sort(self) -> Report:
        """By path and line, within a line the graver first, each once."""
        unique = dict.fromkeys(self.findings)
        self.findings = sorted(unique, key=lambda f: (f.path, f.line, SEVERITIES.index(f.severity), f.column, f.code))
        return self


class Checker:
    """Checks parts of one repository; `processes` 0 means as many as the machine has."""

    def __init__(
        self, root: Path, library: Library, *, processes: int = 0, use_cache: bool = True, asked: Asked | None = None
    ) -> None:
        self.root = root
        self.asked = asked or Asked()
        self.library = library
        self.processes = processes or os.cpu_count() or 1
        self.use_cache = use_cache
        self.context = Context(reference(), library.ruleset, tuple(library.ids))
        self._id = cache.digest(str(root.resolve()).encode())
        self._documents = Documents(root, self.context, f"documents-{self._id}.json" if use_cache else "")
        self._surroundings: dict[str, Surroundings] = {}
        self._whole: set[str] = set()

    def check(self, starts: Sequence[str], progress: Progress | None = None) -> Report:
        """Check files and folders below `submissions/` or `scoring/` (relative to the root, forward slashes)."""
        report = Report()
        wanted: dict[str, set[str]] = {}
        for start in starts:
            for folder, part in self._dossiers(start.rstrip("/"), report):
                wanted.setdefault(folder, set()).add(part)
        memory = self._check_dossiers(wanted, report, progress)
        for year in sorted(self._whole):
            rows = self._rows(memory, [folder for folder in wanted if folder.split("/")[1] == year])
            report.add(check_year(self.frame(year), rows, self.read))
        if self.asked:
            report.add(judge(self, self._arriving(starts), memory.row))
        return report.sort()

    def survey(self, year: str, progress: Progress | None = None) -> tuple[Frame, list[DossierRow], list[Finding]]:
        """Frame, rows and findings of a whole edition. Raises KeyError when there is no such edition."""
        report = Report()
        start = f"submissions/{year}"
        if not (layout.is_year(year) and tree.is_own_folder(self.root, start)):
            raise KeyError(year)
        folders = {folder: {folder} for folder, _ in self._dossiers(start, report)}
        memory = self._check_dossiers(folders, report, progress)
        return self.frame(year), self._rows(memory, sorted(folders)), report.sort().findings

    def rows(self, folders: Sequence[str]) -> tuple[Frame, list[DossierRow]]:
        """Frame and rows of some dossiers of one edition."""
        memory = self._check_dossiers({folder: {folder} for folder in folders}, Report(), None)
        return self.frame(folders[0].split("/")[1]), self._rows(memory, folders)

    def rows_there(self, folders: Iterable[str]) -> dict[str, DossierRow]:
        """Rows of those of these dossiers that the tree holds."""
        held = [folder for folder in folders if tree.is_own_folder(self.root, folder)]
        return {row.folder: row for row in self.rows(held)[1]} if held else {}

    def frame(self, year: str) -> Frame:
        """The whole frame of an edition that is there."""
        return self._around(year).frame

    def elsewhere(self, root: Path) -> Checker:
        """A checker of another tree with the same guidelines, which leaves nothing behind."""
        return Checker(root, self.library, processes=1, use_cache=False)

    def _rows(self, memory: Memory, folders: Iterable[str]) -> list[DossierRow]:
        return [row for folder in folders if (row := memory.row(folder))]

    def _arriving(self, starts: Sequence[str]) -> list[Place]:
        """Files that are handed in: those that changed, else all that were asked for."""
        if self.asked.changed is not None:
            return [place for name in self.asked.changed if (place := layout.place(name))]
        entries = (entry for start in starts for entry in tree.walk(self.root, start.rstrip("/")))
        return [entry.place for entry in entries if entry.place]

    def calendar(self, frame: Frame) -> Edition | None:
        """The edition with its phases; None where edition.yaml cannot be used."""
        if frame.edition is None:
            return None
        from xingji.model.edition import Edition  # noqa: PLC0415  most checks ask for no day

        return Edition.model_validate(self.read(f"submissions/{frame.year}/edition.yaml").data)

    def check_place(self, place: Place, path: Path) -> Report:
        """One document by itself, wherever it lies."""
        report = Report()
        report.add(self._document(place, path), 1)
        return report.sort()

    def _dossiers(self, start: str, report: Report) -> Iterator[tuple[str, str]]:
        """Dossier folders below a start, each with the part that was asked for; all else is checked on the way."""
        parts = start.split("/")
        folder = "/".join(parts[:4])
        if layout.is_dossier(folder) and tree.is_own_folder(self.root, folder):
            yield folder, start
        elif parts[0] != "submissions" or len(parts) > 3 or not tree.is_own_folder(self.root, start):
            self._check_plain(start, report)
            self._check_frames(parts[1:2] if parts[0] == "submissions" else [], report)
        else:
            for is_dossier, path in tree.outline(self.root, start):
                if is_dossier:
                    yield path, path
                else:
                    self._check_plain(path, report)
            self._check_frames(parts[1:2] or self.years(), report)
            self._whole |= set(self.years() if len(parts) == 1 else parts[1:] if len(parts) == 2 else ())

    def _check_frames(self, years: list[str], report: Report) -> None:
        for year in years:
            if layout.is_year(year) and tree.is_own_folder(self.root, f"submissions/{year}"):
                report.add(check_frame(self.frame(year), self.read))

    def years(self) -> list[str]:
        """Editions of the tree, the oldest first."""
        return sorted(path.name for path in (self.root / "submissions").glob("20[2-9][0-9]"))

    def _check_plain(self, start: str, report: Report) -> None:
        for entry in tree.walk(self.root, start):
            if entry.fault:
                report.add([finding(entry.fault, entry.path)], 1)
            elif entry.place:
                report.add(self._document(entry.place, self.root / entry.path), 1)

    def _document(self, place: Place, path: Path) -> list[Finding]:
        context = self.context
        if place.kind == "guideline":
            areas = (path.parent / "areas").glob("P[AT][0-9][0-9].yaml")
            files = {file.stem: file.is_file() and not file.is_symlink() for file in areas}
            context = replace(context, area_files=files)
        return check_document(place, parsed(read_bytes(path)), context).findings

    def _around(self, year: str, wanted: Collection[str] | None = None) -> Surroundings:
        """The whole frame is made once; a part only for those who ask before."""
        if wanted is not None and year not in self._surroundings:
            return build_frame(self._documents, year, wanted)
        if year not in self._surroundings:
            self._surroundings[year] = build_frame(self._documents, year)
        return self._surroundings[year]

    def read(self, path: str) -> Parsed:
        """A file below the root; nothing where there is none, since a finding may ask for one that is missing."""
        return parsed(self._documents.read(path)) if os.path.lexists(self.root / path) else Parsed("", None, [])

    def _check_dossiers(self, wanted: dict[str, set[str]], report: Report, progress: Progress | None) -> Memory:
        years = {folder.split("/")[1] for folder in wanted}
        usccs = {folder.rpartition("/")[2] for folder in wanted}
        around = {year: self._around(year, usccs) for year in years}
        caching = self.use_cache and len(wanted) >= CACHE_FROM
        documents = Documents(self.root, self.context) if caching else self._documents
        inspector = Inspector(documents, around)
        memory = Memory(f"dossiers-{self._id}.jsonl" if caching else "")
        work = [(folder, memory.key(folder)) for folder in sorted(wanted)]
        for done, outcome in enumerate(inspect_all(inspector, self.library, work, self.processes), 1):
            memory.take(outcome)
            report.add(_asked(memory.findings(outcome.folder), outcome.folder, wanted[outcome.folder]), outcome.files)
            if progress:
                progress(done, len(work))
        memory.keep()
        self._documents.keep()
        return memory


def _asked(findings: list[Finding], folder: str, parts: set[str]) -> list[Finding]:
    """All findings of a whole dossier; of a part, those below it."""
    if folder in parts:
        return findings
    shown = [tree.printable(part) for part in parts]
    return [f for f in findings if any(f.path == part or f.path.startswith(f"{part}/") for part in shown)]
