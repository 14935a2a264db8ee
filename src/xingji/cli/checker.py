"""Check a repository or parts of it: which files, in how many processes, with which results from last time."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from xingji.cli.documents import Documents, parsed, restored
from xingji.cli.dossiers import Inspector, inspect_all
from xingji.cli.frames import Surroundings, build_frame
from xingji.model.finding import SEVERITIES, Finding
from xingji.rules.check import Context, check_document, check_frame, finding
from xingji.store import cache, layout, tree
from xingji.store.files import read_bytes
from xingji.store.guidelines import Library
from xingji.store.layout import Place
from xingji.store.reader import Parsed
from xingji.store.reference import reference

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

    def __init__(self, root: Path, library: Library, *, processes: int = 0, use_cache: bool = True) -> None:
        self.root = root
        self.library = library
        self.processes = processes or os.cpu_count() or 1
        self.use_cache = use_cache
        self.context = Context(reference(), library.ruleset, tuple(library.ids))
        self._id = cache.digest(str(root.resolve()).encode())
        self._documents = Documents(root, self.context, f"documents-{self._id}.json" if use_cache else "")
        self._surroundings: dict[str, Surroundings] = {}

    def check(self, starts: Sequence[str], progress: Progress | None = None) -> Report:
        """Check files and folders below `submissions/` or `scoring/` (relative to the root, forward slashes)."""
        report = Report()
        wanted: dict[str, set[str]] = {}
        for start in starts:
            for folder, part in self._dossiers(start.rstrip("/"), report):
                wanted.setdefault(folder, set()).add(part)
        self._check_dossiers(wanted, report, progress)
        return report.sort()

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
            self._check_frames(parts[1:2] or self._years(), report)

    def _check_frames(self, years: list[str], report: Report) -> None:
        for year in years:
            if layout.is_year(year) and tree.is_own_folder(self.root, f"submissions/{year}"):
                report.add(check_frame(self._around(year).frame, self._read))

    def _years(self) -> list[str]:
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

    def _read(self, path: str) -> Parsed:
        return parsed(self._documents.read(path))

    def _check_dossiers(self, wanted: dict[str, set[str]], report: Report, progress: Progress | None) -> None:
        years = {folder.split("/")[1] for folder in wanted}
        usccs = {folder.rpartition("/")[2] for folder in wanted}
        around = {year: self._around(year, usccs) for year in years}
        caching = self.use_cache and len(wanted) >= CACHE_FROM
        documents = Documents(self.root, self.context) if caching else self._documents
        inspector, store = Inspector(documents, around), f"dossiers-{self._id}.json"
        known: dict[str, Any] = (cache.load(store) or {}) if caching else {}
        work = [(folder, known[folder][0] if folder in known else "") for folder in sorted(wanted)]
        changed = False
        for done, outcome in enumerate(inspect_all(inspector, self.library, work, self.processes), 1):
            if outcome.findings is None:
                findings = [restored(row) for row in known[outcome.folder][1]]
            else:
                findings, changed = outcome.findings, True
                known[outcome.folder] = [outcome.key, findings]
            report.add(_asked(findings, outcome.folder, wanted[outcome.folder]), outcome.files)
            if progress:
                progress(done, len(work))
        if caching and changed:
            cache.save(store, known)
        self._documents.keep()


def _asked(findings: list[Finding], folder: str, parts: set[str]) -> list[Finding]:
    """All findings of a whole dossier; of a part, those below it."""
    if folder in parts:
        return findings
    shown = [tree.printable(part) for part in parts]
    return [f for f in findings if any(f.path == part or f.path.startswith(f"{part}/") for part in shown)]
