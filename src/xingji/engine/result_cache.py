"""The cached result of each dossier: its key, its findings, its row; one line each, appended."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from xingji.engine.document_check import restored
from xingji.engine.dossier_check import DossierResult
from xingji.model.finding import Finding
from xingji.programme.dossier_row import DossierRow, from_plain
from xingji.store import cache

_TOO_MANY = 2
"""Stored lines per dossier from which the file is written anew."""


class _Line(NamedTuple):
    """Findings and row stay text until somebody asks for them."""

    key: str
    findings: str
    row: str


class DossierCache:
    """Results of the dossiers below one root; without a `store` name nothing outlives the check."""

    def __init__(self, store: str = "") -> None:
        self._store = store
        self._lines: dict[str, _Line] = {}
        self._stored = 0
        self._new: dict[str, DossierResult] = {}
        for line in cache.load_lines(store) if store else ():
            folder, *parts = line.split("\t")
            if len(parts) == len(_Line._fields):
                self._lines[folder] = _Line(*parts)
                self._stored += 1

    def key(self, folder: str) -> str:
        """Key of last time, or ""."""
        return self._lines[folder].key if folder in self._lines else ""

    def put(self, result: DossierResult) -> None:
        """Remember a new result; one without findings is the old one."""
        if result.findings is not None:
            self._new[result.folder] = result

    def findings(self, folder: str) -> list[Finding]:
        """Findings of a dossier that was put in or is known."""
        if folder in self._new:
            return self._new[folder].findings or []
        text = self._lines[folder].findings
        return [restored(row) for row in json.loads(text)] if text != "[]" else []

    def row(self, folder: str) -> DossierRow | None:
        """Row of a dossier that was put in or is known."""
        if folder in self._new:
            return self._new[folder].row
        return from_plain(json.loads(self._lines[folder].row)) if folder in self._lines else None

    def rows(self, folders: Iterable[str]) -> list[DossierRow]:
        """Rows of these dossiers, in their order."""
        return [row for folder in folders if (row := self.row(folder))]

    def save(self) -> None:
        """Store what is new; a file that has grown to twice its dossiers is written anew."""
        if not (self._store and self._new):
            return
        new = {folder: _line(result) for folder, result in self._new.items()}
        if anew := self._stored + len(new) > _TOO_MANY * len(self._lines.keys() | new.keys()) or not self._stored:
            new = {**self._lines, **new}
        cache.add_lines(self._store, ["\t".join((folder, *line)) for folder, line in new.items()], anew=anew)


def _line(result: DossierResult) -> _Line:
    return _Line(result.key, _json(result.findings), _json(result.row))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
