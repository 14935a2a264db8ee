"""The calendar page: what is due, where today stands, how to subscribe, and reminders that know the holidays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from xingji.publish.events import Event
from xingji.publish.ical import advice
from xingji.publish.opendata import calendars
from xingji.publish.render import Page
from xingji.publish.site import Site
from xingji.publish.workdays import kind_of, known_years, last_working_day, reminders

PAGE = "calendar/index.md"


def pages(site: Site, events: Sequence[Event], address: str) -> Iterator[Page]:
    """The calendar page."""
    context = {
        "site": site,
        "years": [(year, [_row(event) for event in events if event.year == year.year]) for year in site.years],
        "calendars": {name: (title, _count(name, events)) for name, title in calendars(site).items()},
        "address": address,
        "known": known_years(),
        "following": next((event.uid for event in events if event.opens >= site.today), None),
    }
    yield Page(
        PAGE, "timetable.md.j2", "日历与订阅", site.sample, context=context, scripts=("timetable",),
        styles=("assets/timetable.css",),
    )  # fmt: skip


def _count(name: str, events: Sequence[Event]) -> int:
    return sum(name == "all" or name in event.audiences for event in events)


def _row(event: Event) -> dict[str, Any]:
    """An event with its working days."""
    return {
        "event": event,
        "day": kind_of(event.closes),
        "working_day": last_working_day(event.closes),
        "advice": advice(event),
        "reminders": reminders(event.closes),
    }
