"""Dates are dates in China, whatever the time zone of the machine."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "UTC+8")
"""China has one time zone and no summer time."""


def china_day(moment: datetime) -> date:
    """The day of a moment in China."""
    return moment.astimezone(CHINA).date()


def china_clock(moment: datetime) -> str:
    """A moment to the second, by the clocks of China."""
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")
