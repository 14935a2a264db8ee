"""XJ501–XJ505: whether a document may still be written on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from xingji.model.edition import DocumentKind
from xingji.model.finding import Fault
from xingji.programme.calendar import Admission, admission
from xingji.rules.arrivals import Arrivals
from xingji.rules.base import rule
from xingji.rules.folders import Frame
from xingji.store.layout import Place

Located = tuple[str, Fault]
_PHASED = frozenset(get_args(DocumentKind))


def _admissions(arrivals: Arrivals, frame: Frame) -> Iterator[tuple[Place, Admission]]:
    """Files that belong into a phase, each with what the calendar says of the day."""
    if arrivals.day and frame.calendar:
        for place in arrivals.places:
            if place.kind in _PHASED:
                yield place, admission(frame.calendar, place.kind, arrivals.day, city=place.city, uscc=place.uscc)


@rule("XJ501", "arrivals", audience=None)
def not_before_its_phase(arrivals: Arrivals, frame: Frame) -> Iterable[Located]:
    for place, found in _admissions(arrivals, frame):
        if found.verdict == "early" and found.span:
            values = {"phase": found.span.phase.name, "opens": found.span.opens.isoformat(), "day": str(arrivals.day)}
            yield place.path, Fault("XJ501", values=values)


@rule("XJ502", "arrivals", audience=None)
def not_after_its_phase(arrivals: Arrivals, frame: Frame) -> Iterable[Located]:
    withdrawn = {place.path for place, track in arrivals.in_tracks() if place.kind == "decision" and track.withdrawn}
    for place, found in _admissions(arrivals, frame):
        if found.verdict == "late" and found.span and place.path not in withdrawn:
            values = {"phase": found.span.phase.name, "closes": str(found.closes), "day": str(arrivals.day)}
            yield place.path, Fault("XJ502", values=values)


@rule("XJ503", "arrivals", audience=None)
def its_phase_has_days(arrivals: Arrivals, frame: Frame) -> Iterable[Located]:
    for place, found in _admissions(arrivals, frame):
        if found.verdict in ("unknown", "unplanned"):
            yield place.path, Fault("XJ503", values={"year": frame.year})


_OWN_DAYS = {
    "self-assessment": "assessed_on",
    "verification": "verified_on",
    "onsite": "visited_on",
    "decision": "decided_on",
}


@rule("XJ504", "arrivals", audience=None)
def not_dated_ahead(arrivals: Arrivals) -> Iterable[Located]:
    if arrivals.day:
        for place, track in arrivals.in_tracks():
            name = _OWN_DAYS.get(place.kind, "")
            written: str = getattr(track, name) if name else ""
            if written > arrivals.day.isoformat():
                yield place.path, Fault("XJ504", (name,), {"date": written, "day": str(arrivals.day)})


@rule("XJ505", "arrivals", severity="warning")
def findings_are_answered_in_time(arrivals: Arrivals) -> Iterable[Located]:
    if arrivals.day is None:
        return
    for place, track in arrivals.in_tracks():
        first = "rectification" if "rectification" in track.present else "verification"
        if place.kind == first:
            for finding in track.overdue(arrivals.day):
                late = str(finding.days_late(arrivals.day))
                values = {"finding": finding.id, "due": finding.due, "days": late, "practice": finding.practice}
                yield f"{place.dossier}/{place.track}/rectification.yaml", Fault("XJ505", values=values)
