"""Check one dossier: the smallest unit whose result is cached."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from xingji.engine.document_check import DocumentChecker
from xingji.engine.edition_context import EditionContext
from xingji.engine.source import Source
from xingji.model.dossier_path import DossierPath
from xingji.model.finding import Finding, count
from xingji.programme.dossier_row import DossierRow
from xingji.rules.context import Dossier, Frame, TrackFolder, put
from xingji.rules.facts import DecisionFacts
from xingji.rules.runner import Checked, check_dossier, finding
from xingji.rules.summarise import row_of
from xingji.store import cache, layout, tree
from xingji.store.layout import Place


class DossierResult(NamedTuple):
    """Result of one dossier; findings and row are None when it is as it was under the known key."""

    folder: str
    key: str
    files: int
    findings: list[Finding] | None
    row: DossierRow | None


class DossierChecker:
    """Everything a process needs to check dossiers."""

    def __init__(self, documents: DocumentChecker, contexts: dict[str, EditionContext]) -> None:
        self.documents = documents
        self.contexts = contexts

    def check(self, folder: str, known_key: str = "") -> DossierResult:
        """Check one dossier, unless nothing that decides its findings has changed."""
        where = DossierPath.of(folder)
        around = self.contexts[where.edition]
        content = self._read(folder, where.uscc, around.frame)
        key = content.key(where, around)
        if key == known_key:
            return DossierResult(folder, key, len(content.entries), None, None)
        dossier = Dossier(folder, *where)
        findings = self._findings(dossier, content, around)
        errors = count(findings, "error")
        row = row_of(dossier, around.frame.find_ruleset, errors)
        return DossierResult(folder, key, len(content.entries), findings, row)

    def _read(self, folder: str, uscc: str, frame: Frame) -> _Content:
        """All files of a dossier, and the decisions of earlier editions on the enterprise."""
        root, tracks = self.documents.root, frame.reference.tracks
        entries = list(tree.inside(root, folder, frame.reference))
        files = [Source() if entry.fault else self.documents.read(entry.path) for entry in entries]
        homes = frame.earlier_homes.get(uscc, [])
        paths = [f"{home}/{track}/decision.yaml" for home in homes for track in tracks]
        places = [layout.place(path) for path in paths if (root / path).is_file()]
        decided = [(place, self.documents.read(place.path)) for place in places if place]
        years = (DossierPath.of(home).edition for home in homes if _is_unfinished(root / home, tracks))
        unfinished = frozenset(map(int, years))
        return _Content(entries, files, decided, unfinished)

    def _findings(self, dossier: Dossier, content: _Content, around: EditionContext) -> list[Finding]:
        """Fills the dossier on the way."""
        dossier.unfinished_before = content.unfinished_before
        found: list[Finding] = []
        for place, file in content.decided_before:
            facts = self.documents.check(place, file).facts
            if isinstance(facts, DecisionFacts):
                dossier.decided_before[place.track, int(place.edition)] = facts
        for entry, file in zip(content.entries, content.files, strict=True):
            checked = self._checked(entry, file)
            found += checked.findings
            if entry.place:
                track = entry.place.track
                folder_of = dossier.tracks.setdefault(track, TrackFolder(track)) if track else dossier
                put(folder_of, entry.place.kind, checked.facts)
        by_path = {entry.path: file for entry, file in zip(content.entries, content.files, strict=True)}
        found += check_dossier(dossier, around.frame, lambda path: by_path.get(path, Source()).parsed)
        return found

    def _checked(self, entry: tree.Entry, file: Source) -> Checked:
        """A document, or the fault that forbids reading it; that one is there all the same."""
        if entry.fault or entry.place is None:
            return Checked([finding(entry.fault, entry.path)] if entry.fault else [], None)
        return self.documents.check(entry.place, file)


class _Content(NamedTuple):
    """What decides the findings of a dossier besides its surroundings."""

    entries: list[tree.Entry]
    files: list[Source]
    decided_before: list[tuple[Place, Source]]
    unfinished_before: frozenset[int]

    def key(self, where: DossierPath, around: EditionContext) -> str:
        """Digest of all that; equal keys have equal findings."""
        frame = around.frame
        homes = (frame.homes.get(where.uscc, []), frame.earlier_homes.get(where.uscc, []))
        beside = (*homes, frame.objections_to(where.uscc), sorted(self.unfinished_before))
        parts = [around.city_digest(where.city).encode(), repr(beside).encode()]
        for entry, file in zip(self.entries, self.files, strict=True):
            parts += [entry.path.encode(), str((entry.fault, file.faults)).encode(), file.content]
        parts += [file.content for _, file in self.decided_before]
        return cache.digest(b"\0".join(parts))


def _is_unfinished(home: Path, known: Iterable[str]) -> bool:
    """Whether a dossier has no track, or one without a decision."""
    tracks = [home / track for track in known if (home / track).is_dir()]
    return not tracks or not all((track / "decision.yaml").is_file() for track in tracks)
