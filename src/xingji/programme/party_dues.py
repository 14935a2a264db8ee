"""What a party owes by a deadline or has overdue, by enterprise: for its own inbox, and nowhere else to be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from xingji.model.edition import Deadline, Edition
from xingji.programme.dossier_row import DossierRow
from xingji.programme.outstanding import Due, Owed, Present, missing_of, until
from xingji.programme.party import Party
from xingji.programme.permissions import Assignments, may_write
from xingji.programme.progress import overdue

_CONCERNS = {
    "agency": frozenset({"agency", "enterprise"}),
    "city": frozenset({"city", "agency", "enterprise"}),
    "institution": frozenset({"institution"}),
}
"""Whom a deadline names by which a party is meant: a city sees that its agencies do their part."""
_THROUGH = {"agency": ("agency",), "city": ("city", "agency"), "institution": ("institution",)}
"""Whose documents those are."""


class Share(NamedTuple):
    """A party's part of an edition: the dossiers that it sees, what else is there, which tasks fall to whom."""

    party: Party
    rows: Sequence[DossierRow]
    present: Present
    assignments: Assignments


def dues_of(share: Share, edition: Edition, day: date) -> Iterator[Due]:
    """Every deadline that has a day and means the party."""
    party = share.party
    for deadline in edition.deadlines:
        kinds = [kind for kind in deadline.documents if any(may_write(role, kind) for role in _THROUGH[party.role])]
        if _means(deadline, party) and (kinds or not deadline.documents):
            owed = tuple(owed for kind in kinds for owed in _owed(share, kind, day))
            yield Due(deadline, party.key, until(edition, deadline, party.city), owed, bool(deadline.documents))


def late_of(share: Share, day: date) -> tuple[list[Owed], int]:
    """Findings past their due day by agency, and for how many days the oldest waits. Institutions owe none."""
    late = overdue(share.rows, day) if share.party.role != "institution" else []
    agencies = sorted({one.agency for one in late})
    owed = []
    for agency in agencies:
        own = [one for one in late if one.agency == agency]
        owed.append(Owed("finding", agency, len(own), tuple(dict.fromkeys(one.name or one.uscc for one in own))))
    return owed, max((one.days for one in late), default=0)


def _means(deadline: Deadline, party: Party) -> bool:
    return deadline.date is not None and bool(_CONCERNS[party.role] & set(deadline.audience))


def _owed(share: Share, kind: str, day: date) -> Iterator[Owed]:
    if kind in ("agencies", "enterprise"):
        there = share.party.city in share.present.tables if kind == "agencies" else bool(share.rows)
        if not there:
            yield Owed(kind, "", 1)
        return
    counted = [(row, missing_of(kind, row, share.present.visits, day)) for row in _asked(share, kind)]
    missing = [(_agency(row), row.name or row.uscc, count) for row, count in counted if count]
    for agency in sorted({agency for agency, _, _ in missing}):
        own = [(name, count) for known, name, count in missing if known == agency]
        yield Owed(kind, agency, sum(count for _, count in own), tuple(name for name, _ in own))


def _agency(row: DossierRow) -> str:
    """Whom the registration names, else who assessed."""
    return row.agency or next((track.agency for track in row.tracks if track.agency), "")


def _asked(share: Share, kind: str) -> Sequence[DossierRow]:
    """Dossiers in which the document is the party's to hand in."""
    party = share.party
    if party.role != "institution":
        return share.rows
    return [row for row in share.rows if party.id in (share.assignments.to(kind, row.city, row.uscc) or ())]
