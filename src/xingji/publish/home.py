"""The home page: what the programme is, where the year stands, the headline numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from xingji.model.edition import Edition, Phase
from xingji.programme.calendar import Span, phase_on, spans, upcoming
from xingji.programme.disclosure_control import SMALLEST, guard_line
from xingji.publish.render import Page
from xingji.publish.site import Site
from xingji.publish.wording import counted


class Step(NamedTuple):
    """A phase as the stepper shows it; both days are None where nobody announced them."""

    number: int
    name: str
    opens: date | None
    closes: date | None
    progress: str


def steps(edition: Edition, today: date) -> list[Step]:
    """All phases with `done`, `now`, `later` or `unknown`."""
    known = {span.phase.id: span for span in spans(edition)}
    return [_step(number, phase, known.get(phase.id), today) for number, phase in enumerate(edition.phases, 1)]


def _step(number: int, phase: Phase, span: Span | None, today: date) -> Step:
    if span is None:
        return Step(number, phase.name, None, None, "unknown")
    progress = "done" if today > span.closes else "now" if today >= span.opens else "later"
    return Step(number, phase.name, span.opens, span.closes, progress)


def pages(site: Site) -> Iterator[Page]:
    """The home page."""
    year = next((year for year in site.years if spans(year.edition)), site.latest)
    shown, total = guard_line([*year.participants.values()])
    context = {
        "site": site,
        "year": year,
        "coming": [later for later in site.years if later.year > year.year and later.edition.phases],
        "standing": phase_on(year.edition, site.today),
        "steps": steps(year.edition, site.today),
        "due": upcoming(year.edition, site.today),
        "cities": dict(zip(year.participants, map(counted, shown), strict=True)),
        "below": SMALLEST,
        "total": counted(total),
    }
    yield Page("index.md", "home.md.j2", "首页", year.edition.sample, ("navigation", "toc"), context)
