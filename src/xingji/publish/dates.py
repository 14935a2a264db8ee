"""When a public date was set or changed: the versions of an edition's frame, compared one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from xingji.store.git_history import Revision, revisions
from xingji.store.reader import parse

Facts = Mapping[str, tuple[str, ...]]
"""Key of a date, for example `deadline/self-assessment` → its day, then all else that is said of it."""


class Change(NamedTuple):
    """What was said of one date before and after a commit; None: nothing."""

    at: datetime
    key: str
    before: tuple[str, ...] | None
    after: tuple[str, ...] | None

    @property
    def moved(self) -> bool:
        """Whether a day that was known became another one, or was dropped."""
        if not self.before or not self.before[0]:
            return False
        return self.after is None or self.before[0] != self.after[0]


@dataclass(frozen=True)
class DateLog:
    """All changes of an edition's dates, the oldest first; `complete` when the whole history was there to read."""

    changes: tuple[Change, ...]
    complete: bool

    def revised(self, key: str) -> datetime | None:
        """When a date got what is said of it now."""
        return max((change.at for change in self.changes if change.key == key), default=None)


def date_log(root: Path, year: int, generated_at: datetime) -> DateLog:
    """The log of an edition; what was never committed counts as changed at the time of the build."""
    found, complete = list[Change](), True
    for file, facts_of in (("edition.yaml", _edition), ("announcement.yaml", _announcement)):
        path = f"submissions/{year}/{file}"
        if not (root / path).is_file():
            continue
        known = revisions(root, path)
        complete &= known.complete
        now = Revision(generated_at.astimezone(UTC), (root / path).read_bytes())
        versions = [(version.at, facts_of(_data(version.content))) for version in (*known.versions, now)]
        found += compare(versions)
    return DateLog(tuple(sorted(found, key=lambda change: change.at)), complete)


def compare(versions: Iterable[tuple[datetime, Facts]]) -> list[Change]:
    """Changes from version to version; time never runs backwards, whatever the commits say."""
    changes: list[Change] = []
    before: Facts = {}
    clock: datetime | None = None
    for at, facts in versions:
        clock = max(at, clock) if clock else at
        changes += [
            Change(clock, key, before.get(key), facts.get(key))
            for key in sorted({*before, *facts})
            if before.get(key) != facts.get(key)
        ]
        before = facts
    return changes


def _data(content: bytes) -> dict[str, Any]:
    return parse(content).data or {}


def _edition(data: Mapping[str, Any]) -> Facts:
    """Dates of edition.yaml; an extension for one enterprise is none of the public's business."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows(data, "deadlines"):
        found[f"deadline/{row.get('id')}"] = (_text(row.get("date")), _text(row.get("name")), _text(row.get("for")))
    for row in _rows(data, "extensions"):
        if row.get("city"):
            found[f"extension/{row.get('deadline')}/{row['city']}"] = (_text(row.get("until")),)
    return found


def _announcement(data: Mapping[str, Any]) -> Facts:
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows(data, "lists"):
        window = row.get("publicity")
        if isinstance(window, dict):
            for track in _text(row.get("tracks")).split():
                found[f"publicity/{track}"] = (_text(window.get("closes")), _text(window.get("opens")))
    return found


def _rows(data: Mapping[str, Any], name: str) -> Iterator[dict[str, Any]]:
    rows = data.get(name)
    yield from (row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()


def _text(value: object) -> str:
    """Dates, names and lists of names as text; an older form of a file must not stop a build."""
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None or value == "null" else str(value)
