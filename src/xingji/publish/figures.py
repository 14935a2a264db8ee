"""The year in numbers as it may stand beside its published lists.

Stars are counted from the public records, in full: the list names every enterprise behind them, so that hiding a small
count would protect nobody. Coverage counts enterprises that no list names; there small groups are hidden. What waits
for a visit comes as sums in which they are hidden already: nothing here reads a verification.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from xingji.model.reference import Reference
from xingji.programme.disclosure_control import HIDDEN, SMALLEST, Shown
from xingji.programme.figure_tables import CityCoverage, Covered, PendingVisits, SmallGroups
from xingji.programme.figures import coverage
from xingji.programme.public_figures import public_coverage
from xingji.publish.canonical import json_bytes
from xingji.publish.record import OUTCOMES, PublicRecord
from xingji.publish.years import PublicList
from xingji.store.editions import EditionFolder

NO_INDUSTRY = "未填报"
Visits = Mapping[int, Sequence[PendingVisits]]
"""Edition → what of its verified assessments waits for a visit, as `programme.public_figures` shows it."""

_SMALL_GROUPS: SmallGroups = {"below": SMALLEST, "mark": HIDDEN}


class PublicCity(CityCoverage):
    """Coverage of a city, with its name."""

    name: str


class PublicCoverage(TypedDict):
    """Coverage by city and in all, small groups hidden."""

    small_groups: SmallGroups
    cities: list[PublicCity]
    total: Covered


class PublicTally(TypedDict):
    """Stars by level from 1 on."""

    counts: list[int]
    total: int


class NamedTally(PublicTally):
    """Those of a city or an industry."""

    name: str


class PublicLevels(PublicTally):
    """Standing stars of a list; `columns` are the levels."""

    track: str
    columns: list[int]
    cities: list[NamedTally]
    industries: list[NamedTally]


class PublicResults(TypedDict):
    """How the standing stars of a list were reached."""

    track: str
    new: int
    raised: int
    kept: int
    total: int


class TrackVisits(TypedDict):
    """Verified assessments of a track with practices that wait for a visit, and how many these are.

    Not how many are verified in all: less the stars of the list, that would be the few without one.
    """

    track: str
    waiting: Shown
    practices: Shown


class PublicVisits(TypedDict):
    """By track, small groups hidden."""

    small_groups: SmallGroups
    tracks: list[TrackVisits]


class PublicFigures(TypedDict):
    """What is published of a year in numbers."""

    edition: int
    sample: bool
    coverage: PublicCoverage | None
    levels: list[PublicLevels]
    results: list[PublicResults]
    visits: PublicVisits | None


def public_figures(
    folder: EditionFolder, lists: Iterable[PublicList], reference: Reference, visits: Sequence[PendingVisits] = ()
) -> PublicFigures | None:
    """Numbers of an edition with a published list; None where no list is published.

    `levels` count standing stars by city (all of them) and by industry (those with a star), their columns the levels
    from 1 on; `results` how they were reached; `coverage` enterprises with a self-assessment, `visits` verified ones
    that wait for a visit on the tracks whose list is published, each None if there are none.
    """
    published = [listed for listed in lists if listed.seen == "published"]
    if not published:
        return None
    return {
        "edition": folder.year,
        "sample": folder.edition.sample,
        "coverage": _coverage(folder, reference),
        "levels": [_levels(listed, reference) for listed in published],
        "results": [_results(listed) for listed in published],
        "visits": _visits(published, visits),
    }


def _coverage(folder: EditionFolder, reference: Reference) -> PublicCoverage | None:
    assessed = Counter(head.city for head in folder.dossiers if _is_assessed(head.documents.values()))
    if not assessed:
        return None
    shown = public_coverage(coverage(assessed, {city: listed.target for city, listed in folder.agencies.items()}))
    rows = {row["city"]: row for row in shown["cities"]}
    cities: list[PublicCity] = [
        {"city": city.id, "name": city.name, **rows[city.id]} for city in reference.cities.values() if city.id in rows
    ]
    return {"small_groups": _SMALL_GROUPS, "cities": cities, "total": shown["total"]}


def _is_assessed(documents: Iterable[Iterable[str]]) -> bool:
    return any("self-assessment" in kinds for kinds in documents)


def _levels(listed: PublicList, reference: Reference) -> PublicLevels:
    columns = [level.level for level in listed.levels]
    cities = [city.name for city in reference.cities.values()]
    known = {record.industry or NO_INDUSTRY for record in listed.standing}
    industries = [division.name for division in reference.industries.values() if division.name in known]
    industries += [NO_INDUSTRY] if NO_INDUSTRY in known else []
    return {
        "track": listed.track,
        "columns": columns,
        "cities": _split(listed.standing, columns, cities, lambda record: record.city),
        "industries": _split(listed.standing, columns, industries, lambda record: record.industry or NO_INDUSTRY),
        **_tally(listed.standing, columns),
    }


def _split(
    records: Iterable[PublicRecord], columns: Sequence[int], names: Iterable[str], part: Callable[[PublicRecord], str]
) -> list[NamedTally]:
    groups: dict[str, list[PublicRecord]] = {name: [] for name in names}
    for record in records:
        groups[part(record)].append(record)
    return [{"name": name, **_tally(group, columns)} for name, group in groups.items()]


def _tally(records: Sequence[PublicRecord], columns: Iterable[int]) -> PublicTally:
    count = Counter(record.level for record in records)
    return {"counts": [count[level] for level in columns], "total": len(records)}


def _results(listed: PublicList) -> PublicResults:
    count = Counter(record.result for record in listed.standing)
    new, raised, kept = (count[word] for word in OUTCOMES.values())
    return {"track": listed.track, "new": new, "raised": raised, "kept": kept, "total": len(listed.standing)}


def _visits(published: Iterable[PublicList], visits: Iterable[PendingVisits]) -> PublicVisits | None:
    known = {row["track"]: row for row in visits}
    tracks: list[TrackVisits] = [
        {"track": row["track"], "waiting": row["waiting"], "practices": row["practices"]}
        for listed in published
        if (row := known.get(listed.track))
    ]
    return {"small_groups": _SMALL_GROUPS, "tracks": tracks} if tracks else None


def write_figures(docs: Path, shown: Mapping[int, PublicFigures], generated_at: str) -> None:
    """One file `data/v1/figures/<year>.json` per edition that has figures."""
    folder = docs / "data" / "v1" / "figures"
    for year, content in shown.items():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{year}.json").write_bytes(json_bytes({"generated_at": generated_at, **content}))
