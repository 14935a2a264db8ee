"""The figures that may leave the office: small groups hidden, also where another table would reveal one.

Tables that share numbers are guarded together. Where that is not exact (results and rises count the decided tracks of
the levels in other ways), a line with a small count is hidden whole, and so is every line that what is hidden in the
levels could be worked out from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

from xingji.model.terms import track_of
from xingji.programme.disclosure_control import HIDDEN, SMALLEST, Shown, guard_both, guard_line, is_small
from xingji.programme.figure_tables import (
    RESULTS,
    STEPS,
    AgencyFigures,
    CityCoverage,
    CityLevels,
    Coverage,
    Covered,
    Figures,
    IndustryLevels,
    Levels,
    Missed,
    PendingVisits,
    Results,
    Rise,
    Share,
)


def public(full: Figures) -> Figures:
    """The suppressed copy of full figures: the same shape, `HIDDEN` in the place of what is not shown."""
    coverage = public_coverage(full["coverage"])
    levels = [_levels(table) for table in full["levels"]]
    by_track = {table["track"]: table for table in levels}
    results = [_result(row, by_track[row["track"]]) for row in full["results"]]
    missed = [_missed(table) for table in full["missed"]]
    rises = [_rise(row, by_track, results, missed) for row in full["rises"]]
    return {
        **full,
        "small_groups": {"below": SMALLEST, "mark": HIDDEN},
        "counts": {
            "dossiers": coverage["total"]["assessed"],
            "withdrawn": _unless_small(full["counts"]["withdrawn"]),
        },
        "coverage": coverage,
        "levels": levels,
        "results": results,
        "rises": rises,
        "missed": missed,
        "visits": [_visits(row, rises) for row in full["visits"]],
        "agencies": _agencies(full["agencies"]),
    }


def _unless_small(count: Shown) -> Shown:
    return HIDDEN if is_small(_full(count)) else count


def _full(count: Shown) -> int:
    """A count of full figures: what was guarded once would be guarded wrongly again."""
    if isinstance(count, str):
        raise TypeError("these figures are guarded already")
    return count


def public_coverage(table: Coverage) -> Coverage:
    """Coverage with small groups hidden, and with them what the total would give away."""
    shown, total = guard_line([_full(row["assessed"]) for row in table["cities"]])
    cities: list[CityCoverage] = [
        {**row, "assessed": count, "percent": _share(row, count)}
        for row, count in zip(table["cities"], shown, strict=True)
    ]
    return {"cities": cities, "total": {**table["total"], "assessed": total, "percent": _share(table["total"], total)}}


def _share(row: Covered | CityCoverage, shown: Shown) -> Share:
    """The percentage goes with its count: the target is known."""
    return HIDDEN if shown == HIDDEN and row["percent"] is not None else row["percent"]


def _levels(table: Levels) -> Levels:
    cities, industries = guard_both(_counts(table["cities"]), _counts(table["industries"]))
    return {
        **table,
        "cities": [
            {**row, "counts": cities.rows[at], "total": cities.row_totals[at]} for at, row in enumerate(table["cities"])
        ],
        "industries": [
            {**row, "counts": industries.rows[at], "total": industries.row_totals[at]}
            for at, row in enumerate(table["industries"])
        ],
        "counts": cities.column_totals,
        "total": cities.total,
    }


def _counts(rows: Sequence[CityLevels] | Sequence[IndustryLevels]) -> list[list[int]]:
    return [[_full(count) for count in row["counts"]] for row in rows]


def _result(row: Results, levels: Levels) -> Results:
    """Who did not reach a level is counted in the levels too, so both are hidden or none."""
    told_by_levels = HIDDEN in (levels["counts"][0], levels["total"])
    shown = row.copy()
    if told_by_levels or any(is_small(_full(row[name])) for name in RESULTS):
        for name in RESULTS:
            shown[name] = HIDDEN
    shown["total"] = levels["total"]
    return shown


def _rise(row: Rise, levels: Mapping[str, Levels], results: Iterable[Results], missed: Iterable[Missed]) -> Rise:
    """The rises of decided tracks go with the results, those of verified ones with the practices missed."""
    track = row["track"]
    if row["to"] == "decided":
        result = next(one for one in results if one["track"] == track)
        hide, total = HIDDEN in result.values(), levels[track]["total"]
    else:
        of_few = any(one["verified"] == HIDDEN for one in missed if track_of(one["guideline"]) == track)
        hide, total = of_few or is_small(_full(row["total"])), HIDDEN if of_few else _unless_small(row["total"])
    shown = row.copy()
    shown["total"] = total
    if hide or any(is_small(_full(row[step])) for step in STEPS):
        for step in STEPS:
            shown[step] = HIDDEN
    if HIDDEN in shown.values():
        shown["mean"] = HIDDEN
    return shown


def _missed(table: Missed) -> Missed:
    """Nothing of few assessments, no practice that few assessments lack."""
    if is_small(_full(table["verified"])):
        return {**table, "verified": HIDDEN, "practices": []}
    return {**table, "practices": [row for row in table["practices"] if not is_small(row["missed"])]}


def _visits(row: PendingVisits, rises: Iterable[Rise]) -> PendingVisits:
    """The rises count the same verified assessments; few that wait for a visit are hidden, and few that do not.

    Nor is it told that all wait: with the lists, that would be told of everybody on them.
    """
    verified = next(one["total"] for one in rises if one["track"] == row["track"] and one["to"] == "verified")
    waiting = _full(row["waiting"])
    others = _full(row["verified"]) - waiting
    if verified == HIDDEN or is_small(waiting) or (waiting and others < SMALLEST):
        return {**row, "verified": verified, "waiting": HIDDEN, "practices": HIDDEN}
    return row


def _agencies(rows: Sequence[AgencyFigures]) -> list[AgencyFigures]:
    """City by city: what all agencies of a city serve together is nearly its coverage."""
    shown: list[AgencyFigures] = []
    for city in dict.fromkeys(row["city"] for row in rows):
        group = [row for row in rows if row["city"] == city]
        served, _ = guard_line([_full(row["served"]) for row in group])
        shown += [_agency(row, count) for row, count in zip(group, served, strict=True)]
    return shown


_Measured = Literal["mean_rise", "mean_level_rise", "agreement_percent", "overdue_percent"]
_Counted = Literal["findings", "overdue", "answered_late"]
_MEASURED: tuple[_Measured, ...] = get_args(_Measured)
_COUNTED: tuple[_Counted, ...] = get_args(_Counted)


def _agency(row: AgencyFigures, served: Shown) -> AgencyFigures:
    """Means need enough enterprises behind them, counts of findings must not be small themselves."""
    shown = row.copy()
    shown["served"] = served
    shown["verified"] = HIDDEN if served == HIDDEN else _unless_small(row["verified"])
    few = is_small(_full(row["served"])) or is_small(_full(row["verified"]))
    for measured in _MEASURED if few else ():
        shown[measured] = HIDDEN
    for counted in _COUNTED:
        shown[counted] = HIDDEN if few else _unless_small(row[counted])
    if shown["overdue"] == HIDDEN:
        shown["overdue_percent"] = HIDDEN
    return shown
