"""iCalendar (RFC 5545): whole days, stable names, a revision number, reminders seven days and one day before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Alarm, Calendar, vDuration
from icalendar import Event as Entry

from xingji.messages.notes import SAMPLE_NOTE
from xingji.publish.events import Event
from xingji.publish.render import day, weekday
from xingji.publish.workdays import BEFORE, kind_of, last_working_day

_NINE = timedelta(hours=9)
"""Whole days begin at midnight, and nobody wants to be woken then: the reminder comes at nine in the morning."""


def calendar(name: str, events: Iterable[Event], site_address: str = "") -> bytes:
    """A calendar to subscribe to; `site_address` ends with a slash, without one there are no links."""
    book = Calendar()
    book.add("prodid", "-//xingji//calendar//ZH")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("name", name)
    book.add("x-wr-calname", name)
    book.add("x-wr-timezone", "Asia/Shanghai")
    book.add("refresh-interval", vDuration(timedelta(days=1)), parameters={"VALUE": "DURATION"})
    book.add("x-published-ttl", "P1D")
    for event in events:
        book.add_component(_entry(event, site_address))
    return bytes(book.to_ical(sorted=False))


def _entry(event: Event, site_address: str) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("dtstamp", event.revised)
    entry.add("last-modified", event.revised)
    entry.add("sequence", event.sequence)
    entry.add("dtstart", event.opens)
    entry.add("dtend", event.closes + timedelta(days=1))
    entry.add("summary", event.label)
    entry.add("description", description(event))
    entry.add("categories", [f"{event.year}年度", *event.told])
    entry.add("transp", "TRANSPARENT")
    entry.add("status", "CONFIRMED")
    if site_address:
        entry.add("url", f"{site_address}notice/{event.year}/")
    length = event.closes - event.opens
    for before in BEFORE:
        entry.add_component(_alarm(event, length - timedelta(days=before) + _NINE))
    return entry


def _alarm(event: Event, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.label)
    alarm.add("trigger", trigger)
    return alarm


def description(event: Event) -> str:
    """What a calendar shows below the title."""
    who = "、".join(event.told)
    lines = [event.note, "" if event.kind == "publicity" else f"由{who}办理。", advice(event)]
    lines += [f"{SAMPLE_NOTE}。" if event.sample else "", "以主管部门的通知为准。"]
    return "\n".join(line for line in lines if line)


def advice(event: Event) -> str:
    """A word where the last day is no working day; the notice's date itself never moves."""
    kind, working = kind_of(event.closes), last_working_day(event.closes)
    if kind.working is None:
        return f"{event.closes.year}年放假安排未公布，没有考虑节假日。"
    if kind.working or working is None:
        return ""
    return f"当天是{kind.name}，通知没有说顺延，宜在{day(working)}（{weekday(working)}）前办完。"
