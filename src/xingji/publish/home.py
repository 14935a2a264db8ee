"""The home page: what the programme is, where the year stands, the headline numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from xingji.model.edition import Edition
from xingji.programme.calendar import phase_on, spans, upcoming
from xingji.publish.render import Page
from xingji.publish.site import Site
from xingji.publish.years import guarded


class Step(NamedTuple):
    """A phase as the stepper shows it."""

    number: int
    name: str
    opens: date
    closes: date
    progress: str


def steps(edition: Edition, today: date) -> list[Step]:
    """All phases with `done`, `now` or `later`."""
    return [
        Step(number, span.phase.name, span.opens, span.closes, _progress(span.opens, span.closes, today))
        for number, span in enumerate(spans(edition), 1)
    ]


def _progress(opens: date, closes: date, today: date) -> str:
    if today > closes:
        return "done"
    return "now" if today >= opens else "later"


def pages(site: Site) -> Iterator[Page]:
    """The home page."""
    year = next((year for year in site.years if year.edition.phases), site.latest)
    context = {
        "site": site,
        "year": year,
        "standing": phase_on(year.edition, site.today),
        "steps": steps(year.edition, site.today),
        "due": upcoming(year.edition, site.today),
        "cities": guarded(year.participants),
        "total": sum(year.participants.values()),
    }
    yield Page("index.md", "home.md.j2", "首页", year.edition.sample, ("navigation", "toc"), context)
