"""What is known of each dossier from last time: its key, its findings, its row; one line each, appended."""

from __future__ import annotations

import json
from typing import NamedTuple

from xingji.cli.documents import restored
from xingji.cli.dossiers import Outcome
from xingji.model.finding import Finding
from xingji.programme.records import DossierRow, from_plain
from xingji.store import cache

_TOO_MANY = 2
"""Stored lines per dossier from which the file is written anew."""


class _Line(NamedTuple):
    """Findings and row stay text until somebody asks for them."""

    key: str
    findings: str
    row: str


class Memory:
    """Results of the dossiers below one root; without a `store` name nothing outlives the check."""

    def __init__(self, store: str = "") -> None:
        self._store = store
        self._lines: dict[str, _Line] = {}
        self._stored = 0
        self._new: dict[str, Outcome] = {}
        for line in cache.load_lines(store) if store else ():
            folder, *parts = line.split("\t")
            if len(parts) == len(_Line._fields):
                self._lines[folder] = _Line(*parts)
                self._stored += 1

    def key(self, folder: str) -> str:
        """Key of last time, or ""."""
        return self._lines[folder].key if folder in self._lines else ""

    def take(self, outcome: Outcome) -> None:
        """Remember a new result; one without findings is the old one."""
        if outcome.findings is not None:
            self._new[outcome.folder] = outcome

    def findings(self, folder: str) -> list[Finding]:
        """Findings of a dossier that was taken or is known."""
        if folder in self._new:
            return self._new[folder].findings or []
        text = self._lines[folder].findings
        return [restored(row) for row in json.loads(text)] if text != "[]" else []

    def row(self, folder: str) -> DossierRow | None:
        """Row of a dossier that was taken or is known."""
        if folder in self._new:
            return self._new[folder].row
        return from_plain(json.loads(self._lines[folder].row)) if folder in self._lines else None

    def keep(self) -> None:
        """Store what is new; a file that has grown to twice its dossiers is written anew."""
        if not (self._store and self._new):
            return
        new = {folder: _line(outcome) for folder, outcome in self._new.items()}
        if anew := self._stored + len(new) > _TOO_MANY * len(self._lines.keys() | new.keys()) or not self._stored:
            new = {**self._lines, **new}
        cache.add_lines(self._store, ["\t".join((folder, *line)) for folder, line in new.items()], anew=anew)


def _line(outcome: Outcome) -> _Line:
    return _Line(outcome.key, _json(outcome.findings), _json(outcome.row))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
