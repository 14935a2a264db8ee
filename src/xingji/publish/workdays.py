"""Working days in China: weekends, public holidays and the working weekends that make up for them.

Source: the package `chinesecalendar`, which holds the yearly arrangements of the State Council. They come out each
autumn for the next year; of years that are not in it nothing is claimed.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import chinese_calendar


class DayKind(NamedTuple):
    """What a day is; `working` is None where nobody has announced that year's holidays yet."""

    working: bool | None
    name: str


class Reminder(NamedTuple):
    """A day to be reminded on: so many days before, and the working day on or before that."""

    days: int
    day: date
    working_day: date | None


BEFORE = (7, 1)
"""Days before a deadline on which calendars remind."""
_UNKNOWN = DayKind(None, "放假安排未公布")


def known_years() -> tuple[int, int]:
    """First and last year whose arrangement is known."""
    days = chinese_calendar.holidays
    return min(days).year, max(days).year


def kind_of(day: date) -> DayKind:
    """Whether a day is a working day, and its name."""
    first, last = known_years()
    if not first <= day.year <= last:
        return _UNKNOWN
    free, detail = chinese_calendar.get_holiday_detail(day)
    if detail is None:
        return DayKind(False, "周末") if free else DayKind(True, "工作日")
    name = chinese_calendar.Holiday(detail).chinese
    return DayKind(False, f"{name}假期") if free else DayKind(True, f"{name}调休上班")


def last_working_day(day: date) -> date | None:
    """The working day on or before a day; None where that cannot be known."""
    while (kind := kind_of(day)).working is False:
        day -= timedelta(days=1)
    return day if kind.working else None


def reminders(day: date) -> list[Reminder]:
    """The days on which to remind of a deadline, the first one first."""
    raw = [(days, day - timedelta(days=days)) for days in BEFORE]
    return [Reminder(days, found, last_working_day(found)) for days, found in raw]
