"""Where an edition stands, for people: overdue first."""

from __future__ import annotations

from xingji.cli.output.table import headings, table
from xingji.engine.status import Status
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.programme.calendar import phase_on, upcoming
from xingji.programme.progress import STEPS, CityProgress, total

_SHOWN = 20
"""Overdue findings in the text; the JSON has all."""


def text(status: Status, lang: Lang) -> str:
    """The province's one screen."""
    edition = status.edition
    parts = [say("status.heading", lang, year=edition.edition, on=status.on), _phase(status, lang)]
    if edition.sample:
        parts.append(say("status.sample", lang))
    parts += [*_late(status, lang), _table(status, lang)]
    if status.workloads:
        parts.append(_bodies(status, lang))
    if status.every:
        parts.append(_every(status, lang))
    return "\n".join([*parts, "", say("status.notes", lang)])


def _phase(status: Status, lang: Lang) -> str:
    standing = phase_on(status.edition, status.on)
    names = "、".join(phase.name for phase in standing.phases)
    following = standing.following.name if standing.following else ""
    line = say(f"status.{standing.when}", lang, phase=names, following=following)
    due = upcoming(status.edition, status.on)
    return line + (say("status.due", lang, date=due[0].date, name=due[0].name) if due else "")


def _late(status: Status, lang: Lang) -> list[str]:
    if not status.overdue:
        return ["", say("status.none_overdue", lang)]
    rows = [
        (
            status.city_name(late.city),
            late.agency,
            late.uscc,
            late.track,
            late.finding.id,
            late.finding.due,
            late.days,
        )
        for late in status.overdue[:_SHOWN]
    ]
    columns = headings("status.overdue_columns", lang)
    lines = ["", say("status.overdue", lang, count=len(status.overdue)), table(columns, rows)]
    more = len(status.overdue) - _SHOWN
    return [*lines, say("status.more", lang, count=more)] if more > 0 else lines


def _table(status: Status, lang: Lang) -> str:
    columns = headings("status.columns", lang)
    rows = [_cells(status.city_name(city.city), city) for city in status.cities]
    return "\n" + table(columns, [*rows, _cells(say("status.total", lang), total(status.cities))])


def _every(status: Status, lang: Lang) -> str:
    columns = headings("status.list_columns", lang)
    rows = [
        (
            status.city_name(row.city),
            row.uscc,
            row.name,
            track.track,
            track.agency,
            status.year.state(track).name,
            track.claimed,
            track.verified,
            track.level,
            track.waiting(status.on),
        )
        for row, track in status.tracks()
    ]
    return "\n" + table(columns, rows)


def _bodies(status: Status, lang: Lang) -> str:
    columns = headings("status.body_columns", lang)
    rows = [
        (load.institution, say(f"task.{load.task}", lang), load.assigned, load.done, load.assigned - load.done)
        for load in status.workloads
    ]
    return "\n" + table(columns, rows)


def _cells(name: str, city: CityProgress) -> list[object]:
    return [
        name,
        city.target,
        *(city.steps[step] for step in STEPS),
        city.overdue,
        city.pending,
        city.faulty,
        city.coverage,
    ]
