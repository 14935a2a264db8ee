"""The calendar of an edition: which phase a day falls in, and what is due next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from xingji.model.edition import Deadline, Edition, Phase

When = Literal["unscheduled", "before", "open", "between", "after"]


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


def spans(edition: Edition) -> list[Span]:
    """All phases with their days.

    A notice often gives only the ends. A phase without a beginning begins the day after the one before it ends, the
    first one with the year; a phase without an end lasts until the day before the next one opens, the last one until
    the year is over.
    """
    found: list[Span] = []
    begin = date(edition.edition, 1, 1)
    for index, phase in enumerate(edition.phases):
        opens = phase.opens or begin
        closes = phase.closes or _open_end(edition, index)
        found.append(Span(phase, opens, closes))
        begin = closes + timedelta(days=1)
    return found


def _open_end(edition: Edition, index: int) -> date:
    later = [phase.opens for phase in edition.phases[index + 1 :] if phase.opens]
    return later[0] - timedelta(days=1) if later else date(edition.edition, 12, 31)


def phase_on(edition: Edition, day: date) -> Standing:
    """The phase of a day, or where the day lies outside all phases."""
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
    """Deadlines of this day or later, the nearest first."""
    due = [deadline for deadline in edition.deadlines if deadline.date >= day]
    return sorted(due, key=lambda deadline: deadline.date)
