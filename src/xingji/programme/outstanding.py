"""Documents that are still due by a deadline, counted by city and agency; never their answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from xingji.model.edition import Deadline, Edition
from xingji.programme.calendar import spans
from xingji.programme.dossier_row import DossierRow
from xingji.programme.progress import overdue, reached

_OF_CITIES = frozenset({"city", "agency", "enterprise", "institution"})
_UNANSWERED = frozenset({"open", "overdue", "rejected"})


class Owed(NamedTuple):
    """How many documents of a kind (or findings) an agency owes; `agency` is "" where the city owes them.

    `names` are the enterprises that it is about, where whoever reads it may know them.
    """

    kind: str
    agency: str
    amount: int
    names: tuple[str, ...] = ()


class Due(NamedTuple):
    """A deadline as it stands for `whose` it is: a city, the whole province (""), or a party; nothing owed: it is met.

    `day` is the last day for the city, with an extension of its own. `provable` says whether any document shows that it
    was met.
    """

    deadline: Deadline
    whose: str
    day: date
    owed: tuple[Owed, ...]
    provable: bool


class Present(NamedTuple):
    """What of an edition is there besides the dossiers: cities with an agency table, kinds of the frame's files.

    `visits` are the enterprises to be visited, key ones and drawn ones.
    """

    tables: Collection[str]
    frame: Collection[str]
    visits: Collection[str]


class _Group(NamedTuple):
    city: str
    rows: Sequence[DossierRow]


def last_day(edition: Edition) -> date:
    """The day after which nobody is reminded any more: the last that any phase, deadline or extension names."""
    days = [span.closes for span in spans(edition)]
    days += [deadline.date for deadline in edition.deadlines if deadline.date]
    days += [extension.until for extension in edition.extensions]
    return max(days, default=date(edition.edition, 12, 31))


def dues(
    edition: Edition, rows: Sequence[DossierRow], present: Present, cities: Iterable[str], day: date
) -> Iterator[Due]:
    """Every deadline that has a day, for every city; once for the province where it binds the province alone."""
    by_city: dict[str, list[DossierRow]] = {city: [] for city in cities}
    for row in rows:
        by_city.setdefault(row.city, []).append(row)
    for deadline in edition.deadlines:
        groups = by_city if _OF_CITIES & set(deadline.audience) else {"": list(rows)}
        for city, group in groups.items() if deadline.date else ():
            asked = (_missing(kind, _Group(city, group), present, day) for kind in deadline.documents)
            missing = tuple(owed for part in asked for owed in part)
            yield Due(deadline, city, until(edition, deadline, city), missing, bool(deadline.documents))


def overdue_findings(rows: Iterable[DossierRow], day: date) -> dict[str, list[Owed]]:
    """Cities with findings past their due day: how many of each agency, the most first."""
    counts = Counter((late.city, late.agency) for late in overdue(rows, day))
    found: dict[str, list[Owed]] = {}
    for (city, agency), count in sorted(counts.items(), key=lambda entry: (entry[0][0], -entry[1], entry[0][1])):
        found.setdefault(city, []).append(Owed("finding", agency, count))
    return found


def days_late(rows: Iterable[DossierRow], day: date) -> dict[str, int]:
    """How long the oldest overdue finding of each city has been waiting, in days."""
    found: dict[str, int] = {}
    for late in overdue(rows, day):
        found[late.city] = max(found.get(late.city, 0), late.days)
    return found


def until(edition: Edition, deadline: Deadline, city: str) -> date:
    """The last day of a deadline for a city, with an extension of its own."""
    granted = [
        extension.until
        for extension in edition.extensions
        if extension.deadline == deadline.id and extension.city == city and not extension.uscc
    ]
    return max([deadline.date or date.min, *granted])


def _missing(kind: str, group: _Group, present: Present, day: date) -> list[Owed]:
    there = {
        "agencies": group.city in present.tables,
        "enterprise": bool(group.rows),
        "announcement": "announcement" in present.frame,
        "awards": "awards" in present.frame,
    }
    if kind in there:
        return [] if there[kind] else [Owed(kind, "", 1)]
    counts: Counter[str] = Counter()
    for row in group.rows:
        counts[row.agency] += missing_of(kind, row, present.visits, day)
    return [Owed(kind, agency, count) for agency, count in sorted(counts.items()) if count]


def missing_of(kind: str, row: DossierRow, visits: Collection[str], day: date) -> int:
    """How many documents of a kind (of rectifications: answers) a dossier lacks on a day."""
    steps = reached(row, day)
    if kind == "rectification":
        return sum(finding.clock(day) in _UNANSWERED for track in row.tracks for finding in track.findings)
    missing = {
        "cloud": not "" < row.cloud <= day.isoformat(),
        "self-assessment": "assessed" not in steps,
        "verification": "assessed" in steps and "verified" not in steps,
        "onsite": row.uscc in visits and "visited" not in steps,
        "decision": "decided" not in steps,
    }
    return int(missing.get(kind, False))
