"""The dated events of the public calendar: deadlines, extensions of whole cities, publicity windows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from xingji.model.reference import Reference
from xingji.publish.dates import DateLog, date_log
from xingji.publish.site import Site
from xingji.publish.wording import AUDIENCES, audiences
from xingji.publish.years import PublicYear

Kind = Literal["deadline", "extension", "publicity"]
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_EVERYBODY = AUDIENCES


@dataclass(frozen=True)
class Event:
    """One entry of the calendar; both days count, times are never given.

    `told` are the audiences in words; `revised` is when what is said of it last changed.
    `uid` stays the same whatever changes.
    """

    uid: str
    year: int
    kind: Kind
    title: str
    opens: date
    closes: date
    audiences: tuple[str, ...]
    told: tuple[str, ...]
    note: str
    revised: datetime
    sample: bool

    @property
    def sequence(self) -> int:
        """Number of the revision: seconds from the beginning of 2020 to it (32 bits last until 2088).

        Nothing has to be remembered between builds and it never falls, not even where the history is cut short.
        """
        return max(0, int((self.revised - _EPOCH).total_seconds()))

    @property
    def label(self) -> str:
        """The title as calendars show it, where nothing stands around it."""
        return f"{'【示例】' if self.sample else ''}{self.year}年度星级培育：{self.title}"


def date_logs(root: Path, site: Site) -> dict[int, DateLog]:
    """The log of every edition of a site."""
    return {year.year: date_log(root, year.year, site.generated_at) for year in site.years}


def events_of(site: Site, logs: Mapping[int, DateLog]) -> list[Event]:
    """All events by their first day, then the last; dates that nobody has announced give none."""
    found = [event for year in site.years for event in _events(site, year, logs[year.year])]
    return sorted(found, key=lambda event: (event.opens, event.closes, event.uid))


def _events(site: Site, year: PublicYear, log: DateLog) -> Iterator[Event]:
    words = audiences(site.known.province)
    for key, kind, title, days, who, note in (*_deadlines(year), *_extensions(year, site.known), *_windows(year)):
        uid = f"{year.year}-{key.replace('/', '-')}@xingji"
        revised = (log.revised(key) or site.generated_at).astimezone(UTC)
        told = tuple(words[name] for name in who)
        yield Event(uid, year.year, kind, title, *days, who, told, note, revised, year.edition.sample)


_Facts = tuple[str, Kind, str, tuple[date, date], tuple[str, ...], str]


def _deadlines(year: PublicYear) -> Iterator[_Facts]:
    for deadline in year.edition.deadlines:
        if deadline.date:
            days = (deadline.date, deadline.date)
            who = tuple(deadline.audience)
            yield f"deadline/{deadline.id}", "deadline", deadline.name, days, who, "截止日期，含当日。"


def _extensions(year: PublicYear, known: Reference) -> Iterator[_Facts]:
    deadlines = {deadline.name: deadline for deadline in year.edition.deadlines}
    cities = {city.name: city.id for city in known.cities.values()}
    for extension in year.extensions:
        deadline = deadlines[extension.deadline]
        key = f"extension/{deadline.id}/{cities[extension.city]}"
        title, days = f"{extension.city}延期：{deadline.name}", (extension.until, extension.until)
        note = f"只适用于{extension.city}，其他市的日期不变。"
        yield key, "extension", title, days, tuple(deadline.audience), note


def _windows(year: PublicYear) -> Iterator[_Facts]:
    for listed in year.lists:
        window = listed.announced.publicity if listed.announced else None
        if window:
            title = f"{listed.name}星级名单公示"
            note = f"公示期内可以向{window.office.name}提出异议，含首日和末日。"
            days = (window.opens, window.closes)
            yield f"publicity/{listed.track}", "publicity", title, days, _EVERYBODY, note
