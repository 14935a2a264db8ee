"""What views must know of each document of a dossier: whose it says it is, and where its findings stand.

Kept by the id of the content, which never changes what it holds; whoever has the file has read the record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from xingji.hub.top_level import Top, strings, top_of
from xingji.hub.tree import Tree
from xingji.store.cache import engine_id
from xingji.store.files import write_whole
from xingji.store.text import MAX_BYTES

_FILE = "heads.json"
_AT_ONCE = 500
"""Documents in memory at a time."""
_WORTH = 200
"""Documents that are read again rather than that the file, which holds all of them, is written for so few."""

Rows = Sequence[Sequence[str]]


class Head(NamedTuple):
    """`whose` and `agency` are "" where the document names none; `rows` and `again` depend on the kind.

    Of a verification: findings (id, severity, opened, due) and re-checks (finding, day, result); of a rectification:
    responses (finding, day).
    """

    whose: str = ""
    agency: str = ""
    name: str = ""
    rows: Rows = ()
    again: Rows = ()


def head_of(kind: str, content: bytes) -> Head:
    """The head of one document of a dossier; an empty one where it cannot be read."""
    top = top_of(content) if len(content) <= MAX_BYTES else None
    if top is None:
        return Head()
    rows, again = _rows(kind, top)
    agency = top.word("agency") if kind in _NAMES_AN_AGENCY else ""
    name = top.word("name") if kind == "enterprise" else ""
    return _shared(Head(top.word("dossier"), agency, name, rows, again))


def _shared(head: Head) -> Head:
    """The same with words that are there once, however many documents have them: a province has ten thousands."""
    rows, again = (tuple(tuple(map(intern, row)) for row in rows) for rows in (head.rows, head.again))
    return Head(intern(head.whose), intern(head.agency), head.name, rows, again)


_NAMES_AN_AGENCY = frozenset({"enterprise", "self-assessment", "rectification"})


def _rows(kind: str, top: Top) -> tuple[Rows, Rows]:
    if kind == "verification":
        findings = [strings(row, "id", "severity", "opened_on", "due") for row in top.rows("findings")]
        return findings, [strings(row, "finding", "rechecked_on", "result") for row in top.rows("rechecks")]
    if kind == "rectification":
        return [strings(row, "finding", "answered_on") for row in top.rows("responses")], ()
    return (), ()


class Heads:
    """Heads by kind and content; with a folder to keep them in, those of earlier times are not read again."""

    def __init__(self, folder: Path | None) -> None:
        self._store = folder / _FILE if folder else None
        self._known = _loaded(self._store) if self._store else {}

    def of(self, tree: Tree, kinds: Mapping[str, str]) -> dict[str, Head]:
        """Heads of documents (path → kind), each by its path."""
        keys = {path: f"{kind}:{tree.files[path]}" for path, kind in kinds.items()}
        missing = [path for path, key in keys.items() if key not in self._known]
        for start in range(0, len(missing), _AT_ONCE):
            for path, content in tree.read(missing[start : start + _AT_ONCE]).items():
                self._known[keys[path]] = head_of(kinds[path], content)
        self._known = {key: self._known[key] for key in keys.values()}
        if len(missing) >= _WORTH and self._store:
            _save(self._store, self._known)
        return {path: self._known[key] for path, key in keys.items()}


def _loaded(store: Path) -> dict[str, Head]:
    """Nothing where another engine wrote it, or somebody damaged it."""
    try:
        stored = json.loads(store.read_bytes())
        if stored["engine"] == engine_id():
            return {key: _shared(Head(*row)) for key, row in stored["heads"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return {}


def _save(store: Path, heads: Mapping[str, Head]) -> None:
    stored: dict[str, Any] = {"engine": engine_id(), "heads": heads}
    with suppress(OSError):
        write_whole(store, json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode(), private=True)
