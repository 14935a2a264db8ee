"""Check a repository or parts of it: which files, in how many processes, with which results from last time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from xingji.cli.dossiers import Inspector, inspect_all
from xingji.cli.frames import Surroundings, build_frame
from xingji.model.finding import SEVERITIES, Finding
from xingji.rules.check import Context, check_document, check_frame, finding
from xingji.store import cache, tree
from xingji.store.files import read_bytes
from xingji.store.guidelines import Library
from xingji.store.layout import Place
from xingji.store.reader import Parsed, parse
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
        if parts[0] != "submissions" or not (self.root / start).is_dir():
            if len(parts) > 4 and parts[0] == "submissions":
                yield "/".join(parts[:4]), start
            else:
                self._check_plain(start, report)
        elif len(parts) >= 4:
            yield "/".join(parts[:4]), start
        else:
            for is_dossier, path in tree.outline(self.root, start):
                if is_dossier:
                    yield path, path
                else:
                    self._check_plain(path, report)
            for year in [parts[1]] if len(parts) > 1 else self._years():
                report.add(check_frame(self._around(year, whole=True).frame, self._read))

    def _years(self) -> list[str]:
        return sorted(p.name for p in (self.root / "submissions").glob("20[2-9][0-9]") if p.is_dir())

    def _check_plain(self, start: str, report: Report) -> None:
        for entry in tree.walk(self.root, start):
            if entry.place:
                report.add(self._document(entry.place, self.root / entry.path), 1)
                if entry.place.edition:
                    report.add(check_frame(self._around(entry.place.edition, whole=True).frame, self._read))
            elif entry.fault:
                report.add([finding(entry.fault, entry.path)], 1)

    def _document(self, place: Place, path: Path) -> list[Finding]:
        source, faults = read_bytes(path)
        parsed = Parsed("", None, faults) if faults else parse(source)
        context = self.context
        if place.kind == "guideline":
            stems = frozenset(file.stem for file in (path.parent / "areas").glob("*.yaml"))
            context = replace(context, area_files=stems)
        return check_document(place, parsed, context).findings

    def _around(self, year: str, *, whole: bool) -> Surroundings:
        known = self._surroundings.get(year)
        if known is None or (whole and not known.whole):
            self._surroundings[year] = known = build_frame(self.root, year, self.context, whole=whole)
        return known

    def _read(self, path: str) -> Parsed:
        source, faults = read_bytes(self.root / path)
        return Parsed("", None, []) if faults else parse(source)

    def _check_dossiers(self, wanted: dict[str, set[str]], report: Report, progress: Progress | None) -> None:
        years = {folder.split("/")[1] for folder in wanted}
        inspector = Inspector(self.root, self.context, {year: self._around(year, whole=False) for year in years})
        store = f"dossiers-{cache.digest(str(self.root.resolve()).encode())}.json"
        caching = self.use_cache and len(wanted) >= CACHE_FROM
        known: dict[str, Any] = (cache.load(store) or {}) if caching else {}
        work = [(folder, known[folder][0] if folder in known else "") for folder in sorted(wanted)]
        changed = False
        for done, outcome in enumerate(inspect_all(inspector, self.library, work, self.processes), 1):
            if outcome.findings is None:
                findings = [_restored(row) for row in known[outcome.folder][1]]
            else:
                findings, changed = outcome.findings, True
                known[outcome.folder] = [outcome.key, [_row(found) for found in findings]]
            report.add(_asked(findings, outcome.folder, wanted[outcome.folder]), outcome.files)
            if progress:
                progress(done, len(work))
        if caching and changed:
            cache.save(store, known)


def _asked(findings: list[Finding], folder: str, parts: set[str]) -> list[Finding]:
    """All findings of a whole dossier; of a part, those below it."""
    if folder in parts:
        return findings
    return [f for f in findings if any(f.path == part or f.path.startswith(f"{part}/") for part in parts)]


def _row(found: Finding) -> list[Any]:
    return [found.path, found.line, found.column, found.code, found.severity, found.audience, found.item, found.values]


def _restored(row: list[Any]) -> Finding:
    path, line, column, code, severity, audience, item, values = row
    return Finding(path, line, column, code, severity, audience, item, tuple((name, text) for name, text in values))
