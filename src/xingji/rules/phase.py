"""Whether a document may still be written on a given day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from xingji.model.finding import Fault, Located, Steps
from xingji.model.kinds import KINDS
from xingji.programme.calendar import Admission, admission
from xingji.programme.dossier_row import TrackRow
from xingji.rules.arrivals import Arrivals
from xingji.rules.context import Frame
from xingji.rules.registry import rule
from xingji.store.layout import Place


def _admissions(arrivals: Arrivals, frame: Frame) -> Iterator[tuple[Place, Admission]]:
    """Files that belong into a phase, each with what the calendar says of the day."""
    if arrivals.day and frame.calendar:
        for place in arrivals.places:
            if KINDS[place.kind].phased:
                yield place, admission(frame.calendar, place.kind, arrivals.day, city=place.city, uscc=place.uscc)


@rule("XJ501", "arrivals", audience=None)
def not_before_its_phase(arrivals: Arrivals, frame: Frame) -> Iterable[Located]:
    for place, found in _admissions(arrivals, frame):
        if found.verdict == "early" and found.span:
            values = {"phase": found.span.phase.name, "opens": found.span.opens.isoformat(), "day": str(arrivals.day)}
            yield place.path, Fault("XJ501", values=values)


@rule("XJ502", "arrivals", audience=None)
def not_after_its_phase(arrivals: Arrivals, frame: Frame) -> Iterable[Located]:
    withdrawals = {place.path for place, track in arrivals.in_tracks() if _only_withdraws(arrivals, place, track)}
    for place, found in _admissions(arrivals, frame):
        if found.verdict == "late" and found.span and place.path not in withdrawals:
            values = {"phase": found.span.phase.name, "closes": str(found.closes), "day": str(arrivals.day)}
            yield place.path, Fault("XJ502", values=values)


def _only_withdraws(arrivals: Arrivals, place: Place, track: TrackRow) -> bool:
    """A star may be taken back at any time, as long as nothing else of the decision changes."""
    if place.kind != "decision" or not track.withdrawn:
        return False
    earlier = arrivals.earlier(place)
    before = next((known for known in earlier.tracks if known.track == track.track), None) if earlier else None
    decided = (track.level, track.result, track.decided_on)
    return arrivals.before is None or (before and (before.level, before.result, before.decided_on)) == decided


@rule("XJ503", "arrivals", audience=None)
def its_phase_has_days(arrivals: Arrivals, frame: Frame) -> Iterable[Located]:
    for place, found in _admissions(arrivals, frame):
        if found.verdict in ("unknown", "unplanned"):
            yield place.path, Fault("XJ503", values={"year": frame.year})


@rule("XJ504", "arrivals", audience=None)
def not_dated_ahead(arrivals: Arrivals) -> Iterable[Located]:
    if arrivals.day:
        today = arrivals.day.isoformat()
        for place, at, written in _own_days(arrivals):
            if written > today:
                yield place.path, Fault("XJ504", at, {"date": written, "day": today})


def _own_days(arrivals: Arrivals) -> Iterator[tuple[Place, Steps, str]]:
    """Every day on which something was done, as the files say: file, place in it, day or ""."""
    for place in arrivals.places:
        known = arrivals.row(place)
        if place.kind == "cloud" and known:
            yield place, ("filled_on",), known.cloud
    for place, track in arrivals.in_tracks():
        if place.kind in _DAYS_OF:
            yield from ((place, at, day) for at, day in _DAYS_OF[place.kind](track))


def _verified(track: TrackRow) -> Days:
    opened: Days = [(("findings", index, "opened_on"), row.opened) for index, row in enumerate(track.findings)]
    again: Days = [(("rechecks", index, "rechecked_on"), row.day) for index, row in enumerate(track.rechecks)]
    return [(("verified_on",), track.verified_on), *opened, *again]


def _mended(track: TrackRow) -> Days:
    return [(("responses", index, "answered_on"), row.day) for index, row in enumerate(track.responses)]


Days = list[tuple[Steps, str]]
_DAYS_OF: dict[str, Callable[[TrackRow], Days]] = {
    "self-assessment": lambda track: [(("assessed_on",), track.assessed_on)],
    "verification": _verified,
    "rectification": _mended,
    "onsite": lambda track: [(("visited_on",), track.visited_on)],
    "decision": lambda track: [
        (("decided_on",), track.decided_on),
        (("withdrawn", "withdrawn_on"), track.withdrawn),
    ],
}


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
