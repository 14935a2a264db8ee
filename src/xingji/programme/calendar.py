"""The calendar of an edition: which phase a day falls in, what is due next, until when a document may be written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from xingji.model.edition import Deadline, Edition, Extension, Phase
from xingji.programme.dossier_row import DossierRow

When = Literal["unscheduled", "before", "open", "between", "after"]
Verdict = Literal["open", "early", "late", "unknown", "unplanned"]


class Span(NamedTuple):
    """A phase with both its days, each inclusive, the missing ones worked out."""

    phase: Phase
    opens: date
    closes: date


class Standing(NamedTuple):
    """Where a day stands: the phases open on it (none outside `open`) and the next one to open."""

    when: When
    phases: tuple[Phase, ...]
    following: Phase | None

    @property
    def phase(self) -> Phase | None:
        """The current phase; of several open ones the last in the notice's order."""
        return self.phases[-1] if self.phases else None


class Admission(NamedTuple):
    """Whether a document may be written on a day; `span` is the phase that opens next or closed last.

    `closes` is the last day for whoever asked: with deadline, grace and extension. Both are None when nobody knows.
    """

    verdict: Verdict
    span: Span | None = None
    closes: date | None = None


def spans(edition: Edition) -> list[Span]:
    """The phases whose days are known.

    A notice often gives only the ends. A phase without a beginning begins the day after the one before it ends, the
    first one with the year; a phase without an end lasts until the day before the next one opens, the last one until
    the year is over. What cannot be worked out so is left out: dates are never invented.
    """
    found: list[Span] = []
    begin: date | None = date(edition.edition, 1, 1)
    for index, phase in enumerate(edition.phases):
        opens = phase.opens or begin
        closes = phase.closes or _open_end(edition, index)
        if opens and closes:
            found.append(Span(phase, opens, closes))
        begin = closes + timedelta(days=1) if closes else None
    return found


def within(edition: Edition, day: date) -> date:
    """The day; when the edition is over by then, its last day, so that what is made of it stays the same."""
    known = spans(edition)
    return min(day, known[-1].closes) if known else day


def _open_end(edition: Edition, index: int) -> date | None:
    if index == len(edition.phases) - 1:
        return date(edition.edition, 12, 31)
    following = next((phase.opens for phase in edition.phases[index + 1 :] if phase.opens), None)
    return following - timedelta(days=1) if following else None


def phase_on(edition: Edition, day: date) -> Standing:
    """The phase of a day, or where the day lies outside all phases whose days are known."""
    calendar = spans(edition)
    if not calendar:
        return Standing("unscheduled", (), None)
    current = tuple(span.phase for span in calendar if span.opens <= day <= span.closes)
    following = next((span.phase for span in calendar if span.opens > day), None)
    if current:
        return Standing("open", current, following)
    if following is None:
        return Standing("after", (), None)
    return Standing("before" if following is calendar[0].phase else "between", (), following)


def upcoming(edition: Edition, day: date) -> list[Deadline]:
    """Deadlines of this day or later, the nearest first; those without a date are left out."""
    due = [(deadline.date, deadline) for deadline in edition.deadlines if deadline.date and deadline.date >= day]
    return [deadline for _, deadline in sorted(due, key=lambda pair: pair[0])]


def admission(edition: Edition, kind: str, day: date, *, city: str = "", uscc: str = "") -> Admission:
    """Whether a document of this kind may be written on a day, by this city or for this enterprise.

    A document stays open until the end of its last phase or its deadline, whichever is later, plus the phase's days
    of grace, or until the day of an extension of that deadline.
    """
    phases = [phase for phase in edition.phases if kind in phase.documents]
    if not phases:
        return Admission("unplanned")
    known = [span for span in spans(edition) if span.phase in phases]
    windows = [(span, span.closes + timedelta(days=span.phase.grace_days)) for span in known]
    if len(known) == len(phases):
        windows[-1] = (known[-1], _last_day(edition, kind, known[-1], city, uscc))
    for span, closes in windows:
        if span.opens <= day <= closes:
            return Admission("open", span, closes)
    if len(known) < len(phases):
        return Admission("unknown")
    following = next((window for window in windows if day < window[0].opens), None)
    return Admission("early", *following) if following else Admission("late", *windows[-1])


def with_extensions(row: DossierRow, edition: Edition) -> DossierRow:
    """The row with the due days of its findings as late as an extension of the rectification allows."""
    ids = {deadline.id for deadline in edition.deadlines if "rectification" in deadline.documents}
    granted = [extension for extension in edition.extensions if extension.deadline in ids]
    until = max((extension.until for extension in granted if _is_for(extension, row.city, row.uscc)), default=None)
    return row.due_from(until) if until else row


def _last_day(edition: Edition, kind: str, span: Span, city: str, uscc: str) -> date:
    due = [deadline for deadline in edition.deadlines if kind in deadline.documents]
    regular = max([span.closes, *(deadline.date for deadline in due if deadline.date)])
    ids = {deadline.id for deadline in due}
    granted = [extension for extension in edition.extensions if extension.deadline in ids]
    later = [extension.until for extension in granted if _is_for(extension, city, uscc)]
    return max([regular + timedelta(days=span.phase.grace_days), *later])


def _is_for(granted: Extension, city: str, uscc: str) -> bool:
    return granted.uscc == uscc if granted.uscc else granted.city == city
