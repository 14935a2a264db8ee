"""Check a tree or parts of it: the work list first, then dossiers, frames and whole editions."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xingji.engine.document_check import DocumentChecker
from xingji.engine.dossier_check import DossierChecker
from xingji.engine.edition_context import EditionContext, build_frame
from xingji.engine.report import Progress, Report
from xingji.engine.result_cache import DossierCache
from xingji.engine.source import source_of
from xingji.engine.worker_pool import check_dossiers
from xingji.engine.worklist import WorkList, work_list
from xingji.model.dossier_path import DossierPath
from xingji.model.finding import Finding
from xingji.model.reference import Reference
from xingji.programme.dossier_row import DossierRow
from xingji.programme.readers import always_reads
from xingji.rules.context import Frame
from xingji.rules.runner import Context, check_document, check_frame, check_year, finding
from xingji.store import cache, layout, tree
from xingji.store.guidelines import Library, needs_in, speaks_for_itself
from xingji.store.inbox import party_at
from xingji.store.layout import Place
from xingji.store.reader import Parsed
from xingji.store.reference import reference

if TYPE_CHECKING:
    from xingji.model.edition import Edition

CACHE_FROM = 40
"""Dossiers from which looking up old results pays."""


class Run(NamedTuple):
    """What one check found, and the results of its dossiers."""

    report: Report
    results: DossierCache


class Survey(NamedTuple):
    """A whole edition: its frame and the rows of its dossiers."""

    frame: Frame
    rows: list[DossierRow]


class _Areas(NamedTuple):
    """The files of a guideline's areas, and every practice in them → what it needs; None where one cannot be read."""

    parsed: Mapping[Path, Parsed]
    needs: Mapping[str, Sequence[str]] | None


class Checker:
    """Checks parts of one tree that stays as it is meanwhile; `processes` 0 means as many as the machine has.

    What it keeps between calls was read from the tree; no call changes what another finds.
    `known` is the province by which it is judged, where that is not its own; only without one may a tree hold nothing
    but dossiers, as that of somebody who fills in, and not be blamed for what is not there.
    """

    def __init__(
        self,
        root: Path,
        library: Library,
        *,
        processes: int = 0,
        use_cache: bool = True,
        known: Reference | None = None,
    ) -> None:
        self.root = root
        self.library = library
        self.processes = processes or os.cpu_count() or 1
        self.use_cache = use_cache
        self.context = Context(known or reference(root), library.ruleset, tuple(library.ids))
        self._bare = known is None and not speaks_for_itself(root)
        reader = party_at(root)
        self._reader = reader.role if reader else ""
        self._id = cache.digest(str(root.resolve()).encode())
        self._documents = DocumentChecker(root, self.context, f"documents-{self._id}.json" if use_cache else "")
        self._contexts: dict[str, EditionContext] = {}
        self._areas: dict[Path, _Areas] = {}

    def check(self, starts: Sequence[str], progress: Progress | None = None) -> Report:
        """Check files and folders below `submissions/` or `scoring/` (relative to the root, forward slashes)."""
        return self.run(work_list(self.root, starts), progress).report.sort()

    def run(self, work: WorkList, progress: Progress | None = None) -> Run:
        """Check what a work list holds; the report is not sorted yet."""
        report = Report()
        for path in work.plain:
            self._check_plain(path, report)
        if work.of_submissions:
            report.add(self._province())
        alone = {DossierPath.of(folder).edition for folder in work.dossiers} if self._bare else set[str]()
        for year in sorted(work.frames | alone):
            report.add(self._seen(check_frame(self.frame(year), self.read)))
        results = self._check_dossiers(work.dossiers, report, progress)
        for year in sorted(work.whole):
            report.add(self._seen(check_year(self.frame(year), results.rows(work.of_year(year)), self.read)))
        return Run(report, results)

    def survey(self, year: str, progress: Progress | None = None) -> Survey:
        """A whole edition that is there."""
        folders = sorted(work_list(self.root, [f"submissions/{year}"]).dossiers)
        results = self._check_dossiers({folder: {folder} for folder in folders}, Report(), progress)
        return Survey(self.frame(year), results.rows(folders))

    def rows(self, folders: Iterable[str]) -> dict[str, DossierRow]:
        """Rows of those of these dossiers that the tree holds, by folder."""
        held = {folder: {folder} for folder in folders if tree.is_own_folder(self.root, folder)}
        results = self._check_dossiers(held, Report(), None)
        return {row.folder: row for row in results.rows(held)}

    def frame(self, year: str) -> Frame:
        """The whole frame of an edition that is there."""
        return self._around(year).frame

    def years(self) -> list[str]:
        """Editions of the tree, the oldest first."""
        return tree.editions(self.root)

    def elsewhere(self, root: Path) -> Checker:
        """A checker of another tree with the same guidelines, which leaves nothing behind."""
        return Checker(root, self.library, processes=1, use_cache=False)

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

    def read(self, path: str) -> Parsed:
        """A file below the root; nothing where there is none, since a finding may ask for one that is missing."""
        return self._documents.read(path).parsed if os.path.lexists(self.root / path) else Parsed("", None, [])

    def _province(self) -> list[Finding]:
        """What is wrong with the file for whose sake nothing is known of the province."""
        path = self.context.reference.broken
        if not path:
            return []
        from xingji.rules.province import missing  # noqa: PLC0415  brings the models along

        if not os.path.lexists(self.root / path):
            return [finding(missing(path), path)]
        report = Report()
        self._check_plain(path, report)
        return report.findings

    def _check_plain(self, start: str, report: Report) -> None:
        for entry in tree.walk(self.root, start, self.context.reference):
            if entry.fault:
                report.add([finding(entry.fault, entry.path)], 1)
            elif entry.place and self._is_whole(entry.place):
                report.add(self._document(entry.place, self.root / entry.path), 1)

    def _seen(self, findings: list[Finding]) -> list[Finding]:
        """Those on files that are here as they are: what was cut for a reader is wrong in what was cut away alone."""
        places = ((found, layout.place(found.path)) for found in findings)
        return [found for found, place in places if place is None or self._is_whole(place)]

    def _is_whole(self, place: Place) -> bool:
        return not self._reader or bool(place.uscc) or always_reads(self._reader, place.kind)

    def _document(self, place: Place, path: Path) -> list[Finding]:
        context, parsed = self._documents.context, None
        if place.kind == "guideline":
            folder = path.parent / "areas"
            files = {f.stem: f.is_file() and not f.is_symlink() for f in folder.glob("P[A-Z][0-9][0-9].yaml")}
            context = replace(context, area_files=files, needs=self._areas_in(folder).needs)
        if place.kind == "area":
            areas = self._areas_in(path.parent)
            context, parsed = replace(context, needs=areas.needs), areas.parsed.get(path)
        return check_document(place, parsed or source_of(path).parsed, context).findings

    def _areas_in(self, folder: Path) -> _Areas:
        """The areas of a guideline, each read once: what one needs stands in the others."""
        if folder not in self._areas:
            parsed = {path: source_of(path).parsed for path in sorted(folder.glob("P*.yaml"))}
            self._areas[folder] = _Areas(parsed, needs_in(parsed.values()))
        return self._areas[folder]

    def _around(self, year: str, wanted: Collection[str] | None = None) -> EditionContext:
        """The whole frame is made once; a part only for those who ask before."""
        if wanted is not None and year not in self._contexts:
            return build_frame(self._documents, year, wanted, bare=self._bare, reader=self._reader)
        if year not in self._contexts:
            self._contexts[year] = build_frame(self._documents, year, bare=self._bare, reader=self._reader)
        return self._contexts[year]

    def _check_dossiers(self, wanted: dict[str, set[str]], report: Report, progress: Progress | None) -> DossierCache:
        caching = self.use_cache and len(wanted) >= CACHE_FROM
        results = DossierCache(f"dossiers-{self._id}.jsonl" if caching else "")
        tasks = [(folder, results.key(folder)) for folder in sorted(wanted)]
        checker = self._dossier_checker(wanted, alone=caching)
        for done, result in enumerate(check_dossiers(checker, self.library, tasks, self.processes), 1):
            results.put(result)
            report.add(_asked(results.findings(result.folder), result.folder, wanted[result.folder]), result.files)
            if progress:
                progress(done, len(tasks))
        results.save()
        self._documents.save()
        return results

    def _dossier_checker(self, wanted: Iterable[str], *, alone: bool) -> DossierChecker:
        """`alone`: where whole dossiers are remembered, their documents are not."""
        dossiers = [DossierPath.of(folder) for folder in wanted]
        usccs = {dossier.uscc for dossier in dossiers}
        contexts = {year: self._around(year, usccs) for year in {dossier.edition for dossier in dossiers}}
        return DossierChecker(DocumentChecker(self.root, self.context) if alone else self._documents, contexts)


def _asked(findings: list[Finding], folder: str, parts: set[str]) -> list[Finding]:
    """All findings of a whole dossier; of a part, those below it."""
    if folder in parts:
        return findings
    shown = [tree.printable(part) for part in parts]
    return [f for f in findings if any(f.path == part or f.path.startswith(f"{part}/") for part in shown)]
