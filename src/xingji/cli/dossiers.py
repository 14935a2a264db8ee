"""Check dossiers one by one or in several processes; the smallest unit whose result is kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from xingji.cli.documents import Documents, parsed
from xingji.cli.frames import Surroundings
from xingji.model.finding import Fault, Finding
from xingji.rules.check import Checked, Context, check_dossier, finding
from xingji.rules.folders import Dossier, TrackFolder, put
from xingji.store import cache, tree
from xingji.store.guidelines import Library

POOL_FROM = 120
"""Dossiers from which a second process pays for its start."""
_CHUNK = 50

Content = tuple[bytes, list[Fault]]


class Outcome(NamedTuple):
    """Result of one dossier; `findings` is None when it is as it was under the known key."""

    folder: str
    key: str
    files: int
    findings: list[Finding] | None


class Inspector:
    """Everything a process needs to check dossiers."""

    def __init__(self, documents: Documents, surroundings: dict[str, Surroundings]) -> None:
        self.documents = documents
        self.surroundings = surroundings

    def inspect(self, folder: str, known_key: str = "") -> Outcome:
        """Check one dossier, unless nothing that decides its findings has changed."""
        around = self.surroundings[folder.split("/")[1]]
        entries = list(tree.inside(self.documents.root, folder))
        contents = [(b"", []) if entry.fault else self.documents.read(entry.path) for entry in entries]
        key = _key(folder, around, entries, contents)
        if key == known_key:
            return Outcome(folder, key, len(entries), None)
        return Outcome(folder, key, len(entries), self._findings(folder, entries, contents, around))

    def _findings(
        self, folder: str, entries: list[tree.Entry], contents: list[Content], around: Surroundings
    ) -> list[Finding]:
        _, year, city, uscc = folder.split("/")
        dossier = Dossier(folder, year, city, uscc)
        found: list[Finding] = []
        for entry, content in zip(entries, contents, strict=True):
            checked = self._checked(entry, content)
            found += checked.findings
            if entry.place:
                track = entry.place.track
                target: Any = dossier.tracks.setdefault(track, TrackFolder(track)) if track else dossier
                put(target, entry.place.kind, checked.facts)
        by_path = {entry.path: content for entry, content in zip(entries, contents, strict=True)}
        return found + check_dossier(dossier, around.frame, lambda path: parsed(by_path.get(path, (b"", []))))

    def _checked(self, entry: tree.Entry, content: Content) -> Checked:
        """A document, or the fault that forbids reading it; that one is there all the same."""
        if entry.fault or entry.place is None:
            return Checked([finding(entry.fault, entry.path)] if entry.fault else [], None)
        return self.documents.check(entry.place, content)


def _key(folder: str, around: Surroundings, entries: list[tree.Entry], contents: list[Content]) -> str:
    homes = around.frame.homes.get(folder.rpartition("/")[2], [])
    parts = [around.city_digest(folder.split("/")[2]).encode(), repr(homes).encode()]
    for entry, (source, faults) in zip(entries, contents, strict=True):
        parts += [entry.path.encode(), str((entry.fault, faults)).encode(), source]
    return cache.digest(b"\0".join(parts))


_inspector: list[Inspector] = []
"""The inspector of a worker process; empty in the parent."""


def _start_worker(root: Path, library: Library, surroundings: dict[str, Surroundings]) -> None:
    gc.set_threshold(50_000, 20, 50)  # documents hold no cycles, and looking for some costs a twentieth of the time
    from xingji.store.reference import reference  # noqa: PLC0415

    context = Context(reference(), library.ruleset, tuple(library.ids))
    _inspector.append(Inspector(Documents(root, context), surroundings))


def _work(chunk: Sequence[tuple[str, str]]) -> list[Outcome]:
    return [_inspector[0].inspect(folder, key) for folder, key in chunk]


def inspect_all(
    inspector: Inspector, library: Library, work: Sequence[tuple[str, str]], processes: int
) -> Iterator[Outcome]:
    """Outcomes in the order of `work` (folder, key of last time)."""
    if processes < 2 or len(work) < POOL_FROM:
        yield from (inspector.inspect(folder, key) for folder, key in work)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  its import costs a small check its start-up

    chunks = [work[start : start + _CHUNK] for start in range(0, len(work), _CHUNK)]
    arguments = (inspector.documents.root, library, inspector.surroundings)
    with ProcessPoolExecutor(processes, initializer=_start_worker, initargs=arguments) as pool:
        for outcomes in pool.map(_work, chunks):
            yield from outcomes
