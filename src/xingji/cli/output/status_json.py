"""Where an edition stands, for programs."""

from __future__ import annotations

from typing import Any

from xingji.engine.status import Status
from xingji.programme.calendar import phase_on, spans, upcoming
from xingji.programme.dossier_row import DossierRow, TrackRow
from xingji.programme.progress import STEPS, CityProgress, Overdue, total


def plain(status: Status) -> dict[str, Any]:
    """JSON-ready; for the offices of the programme, never for the public."""
    standing = phase_on(status.edition, status.on)
    return {
        "edition": status.edition.edition,
        "sample": status.edition.sample,
        "on": status.on.isoformat(),
        "phase": {"when": standing.when, "open": [phase.id for phase in standing.phases]},
        "phases": [
            {"id": span.phase.id, "opens": span.opens.isoformat(), "closes": span.closes.isoformat()}
            for span in spans(status.edition)
        ],
        "deadlines": [
            {"id": deadline.id, "date": str(deadline.date), "for": deadline.audience}
            for deadline in upcoming(status.edition, status.on)
        ],
        "overdue": [_overdue(late) for late in status.overdue],
        "total": _city(total(status.cities)),
        "cities": [_city(city) for city in status.cities],
        "institutions": [load._asdict() for load in status.workloads],
        **({"dossiers": [_track(status, row, track) for row, track in status.tracks()]} if status.every else {}),
    }


def _city(city: CityProgress) -> dict[str, Any]:
    return {
        "city": city.city or None,
        "target": city.target,
        "coverage_percent": city.coverage,
        **{step: city.steps[step] for step in STEPS},
        "overdue": city.overdue,
        "pending_visit": city.pending,
        "faulty": city.faulty,
    }


def _track(status: Status, row: DossierRow, track: TrackRow) -> dict[str, Any]:
    return {
        "city": row.city,
        "uscc": row.uscc,
        "name": row.name,
        "track": track.track,
        "agency": track.agency,
        "institution": track.institution or None,
        "state": status.year.state(track).id,
        "claimed": track.claimed,
        "verified": track.verified,
        "decided": track.level,
        "withdrawn": track.withdrawn or None,
        "pending_visit": track.waiting(status.on),
    }


def _overdue(late: Overdue) -> dict[str, Any]:
    return {
        "city": late.city,
        "agency": late.agency,
        "uscc": late.uscc,
        "name": late.name,
        "track": late.track,
        "finding": late.finding.id,
        "practice": late.finding.practice,
        "severity": late.finding.severity,
        "opened": late.finding.opened,
        "due": late.finding.due,
        "answered": late.finding.answered,
        "rechecked": late.finding.rechecked,
        "days": late.days,
    }
