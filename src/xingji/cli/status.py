"""`xingji status`: where an edition stands, overdue first."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import Any

from xingji.cli.command import CLEAN, Command, emit, language, on_day, usage
from xingji.cli.tables import table
from xingji.cli.years import add_year_arguments, load_year
from xingji.engine.survey import Year
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.programme.calendar import phase_on, spans, upcoming
from xingji.programme.progress import STEPS, CityProgress, Overdue, by_city, overdue, total, workloads
from xingji.programme.records import DossierRow, TrackRow
from xingji.programme.state import TrackState, state_of

_SHOWN = 20
"""Overdue findings in the text; the JSON has all."""


def _add(parser: argparse.ArgumentParser) -> None:
    add_year_arguments(parser)
    parser.add_argument("--on", metavar="DATE", help="按这一天计算，默认今天 / as of this day, default today")
    parser.add_argument("--city", help="只看一个设区市（拼音） / one city only")
    parser.add_argument("--list", action="store_true", help="逐家列出状态 / every dossier with its state")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / form of the output")


def _run(options: argparse.Namespace) -> int:
    on = on_day(options)
    year = load_year(options)
    cities = year.frame.reference.cities
    if options.city and options.city not in cities:
        raise usage("error.city", options, city=options.city, known="、".join(cities))
    status = Status(year, on, options.city or "", every=options.list)
    lang = language(options)
    emit(json.dumps(status.plain(), ensure_ascii=False, indent=1) if options.format == "json" else status.text(lang))
    return CLEAN


class Status:
    """One edition on one day, whole or for one city; with `every` also each dossier."""

    def __init__(self, year: Year, on: date, city: str = "", *, every: bool = False) -> None:
        self.year, self.on, self.every = year, on, every
        self.rows = [row for row in year.rows if city in ("", row.city)]
        targets = {
            name: facts.target if facts else None for name, facts in year.frame.agencies.items() if city in ("", name)
        }
        self.cities = by_city(self.rows, targets, on)
        self.overdue = overdue(self.rows, on)
        plan = year.edition.onsite
        self.workloads = workloads(self.rows, year.frame.assignments, on, (*plan.key, *plan.drawn) if plan else ())

    def plain(self) -> dict[str, Any]:
        """JSON-ready; for the offices of the programme, never for the public."""
        standing = phase_on(self.year.edition, self.on)
        return {
            "edition": self.year.edition.edition,
            "sample": self.year.edition.sample,
            "on": self.on.isoformat(),
            "phase": {"when": standing.when, "open": [phase.id for phase in standing.phases]},
            "phases": [
                {"id": span.phase.id, "opens": span.opens.isoformat(), "closes": span.closes.isoformat()}
                for span in spans(self.year.edition)
            ],
            "deadlines": [
                {"id": deadline.id, "date": str(deadline.date), "for": deadline.audience}
                for deadline in upcoming(self.year.edition, self.on)
            ],
            "overdue": [_overdue(late) for late in self.overdue],
            "total": _city(total(self.cities)),
            "cities": [_city(city) for city in self.cities],
            "institutions": [load._asdict() for load in self.workloads],
            **({"dossiers": [_standing(self.year, row, track) for row, track in self._tracks()]} if self.every else {}),
        }

    def _tracks(self) -> list[tuple[DossierRow, TrackRow]]:
        """Every track; an enterprise that has none yet is not among them."""
        return [(row, track) for row in self.rows for track in row.tracks]

    def text(self, lang: Lang) -> str:
        """The province's one screen."""
        edition = self.year.edition
        parts = [say("status.heading", lang, year=edition.edition, on=self.on), self._phase(lang)]
        if edition.sample:
            parts.append(say("status.sample", lang))
        parts += [*self._late(lang), self._table(lang)]
        if self.workloads:
            parts.append(self._bodies(lang))
        if self.every:
            parts.append(self._every(lang))
        return "\n".join([*parts, "", say("status.notes", lang)])

    def _phase(self, lang: Lang) -> str:
        standing = phase_on(self.year.edition, self.on)
        names = "、".join(phase.name for phase in standing.phases)
        following = standing.following.name if standing.following else ""
        line = say(f"status.{standing.when}", lang, phase=names, following=following)
        due = upcoming(self.year.edition, self.on)
        return line + (say("status.due", lang, date=due[0].date, name=due[0].name) if due else "")

    def _late(self, lang: Lang) -> list[str]:
        if not self.overdue:
            return ["", say("status.none_overdue", lang)]
        rows = [
            (
                self.year.frame.reference.city_name(late.city),
                late.agency,
                late.uscc,
                late.track,
                late.finding.id,
                late.finding.due,
                late.days,
            )
            for late in self.overdue[:_SHOWN]
        ]
        headings = say("status.overdue_columns", lang).split("|")
        lines = ["", say("status.overdue", lang, count=len(self.overdue)), table(headings, rows)]
        more = len(self.overdue) - _SHOWN
        return [*lines, say("status.more", lang, count=more)] if more > 0 else lines

    def _table(self, lang: Lang) -> str:
        headings = say("status.columns", lang).split("|")
        rows = [_cells(self.year.frame.reference.city_name(city.city), city) for city in self.cities]
        return "\n" + table(headings, [*rows, _cells(say("status.total", lang), total(self.cities))])

    def _every(self, lang: Lang) -> str:
        headings = say("status.list_columns", lang).split("|")
        rows = [
            (
                self.year.frame.reference.city_name(row.city),
                row.uscc,
                row.name,
                track.track,
                track.agency,
                state(self.year, track).name,
                track.claimed,
                track.verified,
                track.level,
            )
            for row, track in self._tracks()
        ]
        return "\n" + table(headings, rows)

    def _bodies(self, lang: Lang) -> str:
        headings = say("status.body_columns", lang).split("|")
        rows = [
            (load.institution, say(f"task.{load.task}", lang), load.assigned, load.done, load.assigned - load.done)
            for load in self.workloads
        ]
        return "\n" + table(headings, rows)


def _cells(name: str, city: CityProgress) -> list[object]:
    return [name, city.target, *(city.steps[step] for step in STEPS), city.overdue, city.faulty, city.coverage]


def _city(city: CityProgress) -> dict[str, Any]:
    return {
        "city": city.city or None,
        "target": city.target,
        "coverage_percent": city.coverage,
        **{step: city.steps[step] for step in STEPS},
        "overdue": city.overdue,
        "faulty": city.faulty,
    }


def state(year: Year, track: TrackRow) -> TrackState:
    """State of a track; `announced` when the list that holds its result is published."""
    published = bool(year.frame.announcement and year.frame.announcement.publishes(track.track))
    return state_of(track.present, responses=len(track.responses), announced=published)


def _standing(year: Year, row: DossierRow, track: TrackRow) -> dict[str, Any]:
    return {
        "city": row.city,
        "uscc": row.uscc,
        "name": row.name,
        "track": track.track,
        "agency": track.agency,
        "institution": track.institution or None,
        "state": state(year, track).id,
        "claimed": track.claimed,
        "verified": track.verified,
        "decided": track.level,
        "withdrawn": track.withdrawn or None,
    }


def _overdue(late: Overdue) -> dict[str, Any]:
    return {
        "city": late.city,
        "agency": late.agency,
        "uscc": late.uscc,
        "name": late.name,
        "track": late.track,
        "finding": late.finding.id,
        "practice": late.finding.practice,
        "severity": late.finding.severity,
        "opened": late.finding.opened,
        "due": late.finding.due,
        "answered": late.finding.answered,
        "rechecked": late.finding.rechecked,
        "days": late.days,
    }


COMMANDS = {
    "status": Command(
        name="status",
        help="年度进度：逾期、各市各阶段、覆盖率 / where an edition stands",
        example="  xingji status\n  xingji status 2023 --on 2023-09-15 --city suzhou --list\n"
        "  xingji status 2023 --format json",
        add=_add,
        run=_run,
    )
}
