"""The year in numbers: plain tables without any enterprise in them, in full; `disclosure` makes what may be shown.

Levels, results and rises count decided tracks; a level withdrawn by the day is counted as withdrawn and nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from xingji.programme.dossier_row import DossierRow, TrackRow
from xingji.programme.figure_tables import (
    RESULTS,
    STEPS,
    CityCoverage,
    CityLevels,
    Coverage,
    Covered,
    Figures,
    IndustryLevels,
    Levels,
    Missed,
    MissedPractice,
    PendingVisits,
    Results,
    Rise,
    Tally,
)
from xingji.programme.ranking import AgencyHead, measure, percentage, rounded
from xingji.programme.sampling import is_verified
from xingji.scoring.overlay import overlaid
from xingji.scoring.ruleset import Ruleset

MOST_MISSED = 20


class _Item(NamedTuple):
    """A track with the dossier that it belongs to."""

    row: DossierRow
    track: TrackRow


def figures(
    rows: Iterable[DossierRow],
    targets: Mapping[str, int | None],
    rulesets: Mapping[str, Ruleset],
    *,
    agencies: Iterable[AgencyHead] = (),
    day: date,
) -> Figures:
    """Full numbers of one edition as they stand on a day (which counts for withdrawals and overdue findings).

    An enterprise counts when it has handed in an assessment (notice, section 五(一): 自评估覆盖率).

    `targets` go by city, `rulesets` by guideline id. `coverage` goes by city; `levels` by track, in it by city and by
    industry division (column n is level n); `results` and `rises` by track; `missed` by guideline; `visits` by track;
    `agencies` by city and id. Percentages have one decimal.
    """
    rows = sorted((row for row in rows if _is_assessed(row)), key=lambda row: row.folder)
    items = [_Item(row, track) for row in rows for track in row.tracks]
    decided = [item for item in items if item.track.level is not None]
    standing = [item for item in decided if not "" < item.track.withdrawn <= day.isoformat()]
    return {
        "edition": rows[0].edition if rows else "",
        "on": day.isoformat(),
        "small_groups": None,
        "guidelines": [{"guideline": name, "sha256": rulesets[name].sha256} for name in sorted(rulesets)],
        "counts": {"dossiers": len(rows), "withdrawn": len(decided) - len(standing)},
        "coverage": coverage(Counter(row.city for row in rows), targets),
        "levels": [_levels(track, group, rulesets) for track, group in _by_track(standing)],
        "results": [_results(track, group) for track, group in _by_track(standing)],
        "rises": list(_rises(standing, items)),
        "missed": [_missed(rulesets[name], items) for name in sorted(rulesets)],
        "visits": [_visits(track, group) for track, group in _by_track(_scored(items))],
        "agencies": [measures.to_plain() for measures in measure(rows, agencies, day)],
    }


def _is_assessed(row: DossierRow) -> bool:
    return any("self-assessment" in track.present for track in row.tracks)


def _by_track(items: Sequence[_Item]) -> Iterator[tuple[str, list[_Item]]]:
    for track in sorted({item.track.track for item in items}):
        if group := [item for item in items if item.track.track == track]:
            yield track, group


def coverage(assessed: Mapping[str, int], targets: Mapping[str, int | None]) -> Coverage:
    """Enterprises with an assessment against the target, by city and in all; the total needs every city's target."""
    cities = sorted({*assessed, *targets})
    lines: list[CityCoverage] = [
        {"city": city, **_covered(assessed.get(city, 0), targets.get(city))} for city in cities
    ]
    known = [target for city in cities if (target := targets.get(city)) is not None]
    total = _covered(sum(assessed.values()), sum(known) if len(known) == len(cities) else None)
    return {"cities": lines, "total": total}


def _covered(assessed: int, target: int | None) -> Covered:
    percent = percentage(Fraction(assessed, target)) if target else None
    return {"assessed": assessed, "target": target, "percent": percent}


def _levels(track: str, items: Sequence[_Item], rulesets: Mapping[str, Ruleset]) -> Levels:
    offered = [ruleset.top for ruleset in rulesets.values() if ruleset.track == track]
    columns = range(max([*offered, *(item.track.level or 0 for item in items)]) + 1)
    cities: list[CityLevels] = [
        {"city": city, **_tally(columns, group)} for city, group in _split(items, lambda row: row.city)
    ]
    industries: list[IndustryLevels] = [
        {"industry": code, **_tally(columns, group)} for code, group in _split(items, lambda row: row.industry)
    ]
    return {
        "track": track,
        "columns": [*columns],
        "cities": cities,
        "industries": industries,
        **_tally(columns, items),
    }


def _split(items: Iterable[_Item], part: Callable[[DossierRow], str]) -> list[tuple[str, list[_Item]]]:
    parts: dict[str, list[_Item]] = {}
    for item in items:
        parts.setdefault(part(item.row), []).append(item)
    return sorted(parts.items(), key=lambda entry: entry[0])


def _tally(columns: Iterable[int], items: Sequence[_Item]) -> Tally:
    count = Counter(item.track.level for item in items)
    return {"counts": [count[level] for level in columns], "total": len(items)}


def _results(track: str, items: Sequence[_Item]) -> Results:
    count = Counter(item.track.result for item in items)
    new, raised, kept, missed = (count[result] for result in RESULTS)
    return {"track": track, "new": new, "raised": raised, "kept": kept, "not_reached": missed, "total": len(items)}


def _rises(decided: Sequence[_Item], items: Sequence[_Item]) -> Iterator[Rise]:
    for track, group in _by_track(decided):
        yield _rise(track, "before", "decided", [(one.track.level or 0) - one.track.before for one in group])
    for track, group in _by_track(_scored(items)):
        yield _rise(track, "first", "verified", [(one.track.verified or 0) - (one.track.first or 0) for one in group])


def _rise(track: str, start: str, end: str, steps: Sequence[int]) -> Rise:
    """How far tracks rose, and the mean in levels with two decimals."""
    count = Counter(STEPS[min(max(step, -1), 3) + 1] for step in steps)
    down, same, up1, up2, up3 = (count[step] for step in STEPS)
    return {
        "track": track,
        "from": start,
        "to": end,
        "down": down,
        "same": same,
        "up1": up1,
        "up2": up2,
        "up3": up3,
        "total": len(steps),
        "mean": rounded(Fraction(sum(steps), len(steps)), 2),
    }


def _scored(items: Iterable[_Item]) -> list[_Item]:
    return [item for item in items if _is_scored(item.track)]


def _visits(track: str, items: Sequence[_Item]) -> PendingVisits:
    pending = [len(item.track.pending) for item in items]
    return {"track": track, "verified": len(items), "waiting": sum(map(bool, pending)), "practices": sum(pending)}


def _is_scored(track: TrackRow) -> bool:
    return is_verified(track) and track.first is not None and track.verified is not None


def _missed(ruleset: Ruleset, items: Iterable[_Item]) -> Missed:
    """The practices that verified assessments lack most often, of their next level and below; most frequent first."""
    tracks = [item.track for item in items if item.track.guideline == ruleset.id and _is_scored(item.track)]
    count = Counter[str]()
    for track in tracks:
        count.update(_lacking(track, ruleset))
    order = {practice: at for at, practice in enumerate(ruleset.practices)}
    most = sorted(count, key=lambda practice: (-count[practice], order[practice]))[:MOST_MISSED]
    practices: list[MissedPractice] = [
        {
            "practice": practice,
            "area": ruleset.area_of[practice].id,
            "area_name": ruleset.area_of[practice].name,
            "level": ruleset.practices[practice].level,
            "missed": count[practice],
            "percent": percentage(Fraction(count[practice], len(tracks))),
        }
        for practice in most
    ]
    return {"guideline": ruleset.id, "verified": len(tracks), "practices": practices}


def _lacking(track: TrackRow, ruleset: Ruleset) -> Iterator[str]:
    """Practices up to the level above the verified one that are neither met nor not applicable."""
    degrees = overlaid(ruleset.decoded(track.answers), track.changes)
    for practice in ruleset.practices.values():
        if practice.level <= (track.verified or 0) + 1 and degrees.get(practice.id) not in ("met", "not_applicable"):
            yield practice.id
