"""Who may write which document, and which institution a dossier is assigned to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xingji.model.kinds import KINDS


class Author(NamedTuple):
    """An account and whom it acts for; fields that its role does not have are None, `id` is 0 where none is known."""

    login: str
    role: str
    city: str | None = None
    agency: str | None = None
    institution: str | None = None
    id: int = 0


def may_write(role: str, kind: str) -> bool:
    """Whether a role writes documents of this kind at all."""
    return role in writers(kind)


def writers(kind: str) -> tuple[str, ...]:
    """Roles that write documents of a kind: the province all; where there is no such kind, nobody else."""
    declared = KINDS.get(kind)
    return ("province", *(declared.writers if declared else ()))


class Assignment(NamedTuple):
    """One line of the assignments in institutions.yaml; `dossiers` are USCCs."""

    institution: str
    task: str
    cities: Sequence[str]
    dossiers: Sequence[str]


class Assignments:
    """Which institutions a task in a dossier falls to; an enterprise assigned by itself leaves its city's share."""

    def __init__(self, rows: Iterable[Assignment] = ()) -> None:
        self._tasks: set[str] = set()
        self._by_name: dict[tuple[str, str], set[str]] = {}
        for row in rows:
            self._tasks.add(row.task)
            for name in (*row.cities, *row.dossiers):
                self._by_name.setdefault((row.task, name), set()).add(row.institution)

    def to(self, task: str, city: str, uscc: str) -> frozenset[str] | None:
        """Institutions; None where the province assigned nothing of this task."""
        if task not in self._tasks:
            return None
        return frozenset(self._by_name.get((task, uscc)) or self._by_name.get((task, city)) or set())
