"""Who may write which document, and which institution a dossier is assigned to (design 3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

WRITERS: dict[str, tuple[str, ...]] = {
    "agencies": ("city",),
    "enterprise": ("agency", "city"),
    "cloud": ("agency", "city"),
    "self-assessment": ("agency",),
    "verification": ("institution",),
    "rectification": ("agency",),
    "onsite": ("institution",),
}
"""Kind of document → roles that write it besides the province, which may write everything; others write nothing else."""


class Author(NamedTuple):
    """An account and whom it acts for; fields that its role does not have are None."""

    login: str
    role: str
    city: str | None = None
    agency: str | None = None
    institution: str | None = None


class Assigned(NamedTuple):
    """One line of the assignments in institutions.yaml."""

    institution: str
    task: str
    cities: tuple[str, ...]
    dossiers: tuple[str, ...]


def may_write(role: str, kind: str) -> bool:
    """Whether a role writes documents of this kind at all."""
    return role == "province" or role in WRITERS.get(kind, ())


def assigned_to(rows: Iterable[Assigned], task: str, city: str, uscc: str) -> frozenset[str] | None:
    """Institutions that this task in this dossier falls to; None where the province assigned nothing of the kind.

    An enterprise that is assigned by itself leaves the share of its city.
    """
    of_task = [row for row in rows if row.task == task]
    if not of_task:
        return None
    named = frozenset(row.institution for row in of_task if uscc in row.dossiers)
    return named or frozenset(row.institution for row in of_task if city in row.cities)
