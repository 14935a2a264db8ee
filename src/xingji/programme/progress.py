"""The progress of an edition on a day: by city, by agency, by institution, and what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from xingji.programme.dossier_row import DossierRow, FindingRow, TrackRow
from xingji.programme.permissions import Assignments

Step = Literal["registered", "assessed", "verified", "rectified", "visited", "decided"]
_NEVER = "9999-12-31"
STEPS: tuple[Step, ...] = ("registered", "assessed", "verified", "rectified", "visited", "decided")


class Overdue(NamedTuple):
    """A finding past its due day without an answer that could be accepted."""

    city: str
    agency: str
    uscc: str
    name: str
    track: str
    finding: FindingRow
    days: int


class CityProgress(NamedTuple):
    """One city: enterprises per step, findings overdue, practices accepted until a visit, dossiers with errors.

    `coverage` is the share of the city's target that has handed in its assessment (notice, section 五(一):
    自评估覆盖率), in percent with one decimal; None without a target.
    """

    city: str
    target: int | None
    steps: Mapping[Step, int]
    overdue: int
    pending: int
    faulty: int

    @property
    def coverage(self) -> float | None:
        """Assessed enterprises in percent of the target."""
        return round(self.steps["assessed"] * 100 / self.target, 1) if self.target else None


class Workload(NamedTuple):
    """What falls to an institution in one task: enterprises assigned to it, and those of them that are done."""

    institution: str
    task: str
    assigned: int
    done: int


def reached(row: DossierRow, day: date) -> frozenset[Step]:
    """Steps that an enterprise has behind it on a day: each when all its tracks have done it; one visit is enough."""
    today = day.isoformat()
    done: list[set[Step]] = [_done(track, today) for track in row.tracks]
    found: set[Step] = set.intersection(*done) if done else set()
    if any("visited" in steps for steps in done):
        found.add("visited")
    return frozenset(found | {"registered"})


def _done(track: TrackRow, today: str) -> set[Step]:
    """Findings count as rectified when each was answered; without findings there was nothing to rectify."""
    days: dict[Step, str] = {
        "assessed": track.assessed_on,
        "verified": track.verified_on,
        "visited": track.visited_on,
        "decided": track.decided_on,
    }
    if track.verified_on:
        days["rectified"] = max([track.verified_on, *(finding.answered or _NEVER for finding in track.findings)])
    return {step for step, done_on in days.items() if "" < done_on <= today}


def overdue(rows: Iterable[DossierRow], day: date) -> list[Overdue]:
    """All overdue findings, the longest overdue first."""
    found = [
        Overdue(row.city, track.agency, row.uscc, row.name, track.track, finding, finding.days_late(day))
        for row in rows
        for track in row.tracks
        for finding in track.overdue(day)
    ]
    return sorted(found, key=lambda late: (-late.days, late.city, late.uscc, late.track, late.finding.id))


def by_city(rows: Sequence[DossierRow], targets: Mapping[str, int | None], day: date) -> list[CityProgress]:
    """Every city that has dossiers or a target, in the order of their names."""
    late = Counter(entry.city for entry in overdue(rows, day))
    groups: dict[str, list[DossierRow]] = {city: [] for city in sorted({*targets, *(row.city for row in rows)})}
    for row in rows:
        groups[row.city].append(row)
    return [
        CityProgress(
            city,
            targets.get(city),
            _counted(group, day),
            late[city],
            sum(track.waiting(day) for row in group for track in row.tracks),
            sum(row.errors > 0 for row in group),
        )
        for city, group in groups.items()
    ]


def _counted(rows: Sequence[DossierRow], day: date) -> dict[Step, int]:
    done = Counter(step for row in rows for step in reached(row, day))
    return {step: done[step] for step in STEPS}


def total(cities: Sequence[CityProgress]) -> CityProgress:
    """The sum of all cities; its target is the sum of those that are known."""
    known = [city.target for city in cities if city.target is not None]
    return CityProgress(
        "",
        sum(known) if known else None,
        {step: sum(city.steps[step] for city in cities) for step in STEPS},
        sum(city.overdue for city in cities),
        sum(city.pending for city in cities),
        sum(city.faulty for city in cities),
    )


def workloads(
    rows: Sequence[DossierRow], assignments: Assignments, day: date, drawn: Iterable[str] = ()
) -> list[Workload]:
    """Verification of every assessed enterprise, and visits to those in `drawn` (key and sample), by institution."""
    wanted, to_visit = Counter[tuple[str, str]](), set(drawn)
    done = Counter[tuple[str, str]]()
    for row in rows:
        steps = reached(row, day)
        for task, asked, finished in (
            ("verification", "assessed" in steps, "verified" in steps),
            ("onsite", row.uscc in to_visit, "visited" in steps),
        ):
            for institution in (assignments.to(task, row.city, row.uscc) or ()) if asked else ():
                wanted[institution, task] += 1
                done[institution, task] += finished
    return [Workload(*key, count, done[key]) for key, count in sorted(wanted.items())]
