"""培育工作报告 as plain data for its Word template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from xingji.messages.texts.reports import tell
from xingji.model.edition import Edition
from xingji.model.guideline import FullGuideline
from xingji.model.reference import Reference
from xingji.office.papers import wording
from xingji.office.reports.year.coverage import coverage_section
from xingji.office.reports.year.levels import levels_section
from xingji.office.reports.year.numbers import Numbering
from xingji.office.reports.year.outcomes import agencies_section, missed_section, outcome_section
from xingji.programme.disclosure_control import HIDDEN, SMALLEST
from xingji.programme.figure_tables import Figures

Report = dict[str, Any]
"""JSON-ready: title, marks, sections in their order."""


class YearFigures(NamedTuple):
    """The figures of an edition as they may be shown (`disclosure.public`, or in full for the office)."""

    edition: Edition
    known: Reference
    shown: Figures
    guidelines: Sequence[FullGuideline]

    @property
    def tracks(self) -> dict[str, str]:
        """Names of the tracks."""
        offered = {offer.track: offer.name for offer in self.edition.tracks}
        return {track.id: offered.get(track.id, track.name) for track in self.known.tracks.values()}

    @property
    def level_names(self) -> dict[str, list[str]]:
        """Names of a track's levels from 0, of the longest guideline of the track."""
        found: dict[str, list[str]] = {}
        for guideline in self.guidelines:
            names = [tell("level.none"), *(rule.name for rule in guideline.head.levels)]
            found[guideline.head.track] = max(found.get(guideline.head.track, []), names, key=len)
        return found

    @property
    def texts(self) -> dict[str, str]:
        """The demand of every practice."""
        return {one.id: one.text for guideline in self.guidelines for area in guideline.areas for one in area.practices}


def annual_report(year: YearFigures) -> Report:
    """Everything that the report says."""
    shown, numbers = year.shown, Numbering(year.known)
    internal = shown["small_groups"] is None
    return {
        "title": tell("year.title", year=year.edition.edition),
        "subtitle": tell("year.subtitle", on=_day(shown)),
        "internal": tell("year.internal", below=SMALLEST) if internal else "",
        "sample": wording.mark(sample=year.edition.sample),
        "about": {"heading": tell("year.about.heading"), "sentences": list(_about(year))},
        "coverage": coverage_section(shown["coverage"], numbers),
        "levels": levels_section(shown["levels"], year.tracks, year.level_names, numbers),
        "outcome": outcome_section(shown, year.tracks, numbers),
        "missed": missed_section(shown["missed"], year.texts, numbers),
        "agencies": agencies_section(shown["agencies"], numbers),
        "method": {
            "heading": tell("year.method.heading"),
            "sentences": list(_method(year)),
            "digests": [
                tell("digest", guideline=one["guideline"], digest=one["sha256"]) for one in shown["guidelines"]
            ],
        },
    }


def _day(shown: Figures) -> str:
    return wording.day(date.fromisoformat(shown["on"]))


def _about(year: YearFigures) -> Iterator[str]:
    shown, total = year.shown, year.shown["coverage"]["total"]
    on = _day(shown)
    if total["assessed"] == 0:
        yield tell("year.about.none", on=on)
        return
    if total["assessed"] == HIDDEN:
        yield tell("year.about.hidden", on=on)
    else:
        percent = "" if total["percent"] is None else total["percent"]
        yield tell("year.about.count", on=on, count=total["assessed"], target=total["target"] or "", percent=percent)
    yield from _decided(year)
    withdrawn = shown["counts"]["withdrawn"]
    if withdrawn:
        yield tell("year.about.withdrawn_hidden" if withdrawn == HIDDEN else "year.about.withdrawn", count=withdrawn)
    yield tell("year.about.facts")


def _decided(year: YearFigures) -> Iterator[str]:
    for table in year.shown["levels"]:
        key = "year.about.decided_hidden" if table["total"] == HIDDEN else "year.about.decided"
        yield tell(key, track=year.tracks[table["track"]], count=table["total"])
    if not year.shown["levels"]:
        yield tell("year.about.undecided")


def _method(year: YearFigures) -> Iterator[str]:
    for name in ("source", "count", "withdrawn", "coverage", "missed", "agencies"):
        yield tell(f"year.method.{name}")
    hidden = year.shown["small_groups"]
    yield tell("year.method.hidden", **hidden) if hidden else tell("year.method.internal")
    if year.edition.sample:
        yield tell("year.method.sample")
    for guideline in year.guidelines:
        yield tell("year.method.guideline", title=guideline.head.title)
        if not guideline.head.official and tell("unofficial") not in guideline.head.title:
            yield tell("rect.scope.unofficial")
    if not year.guidelines:
        yield tell("year.method.none")
