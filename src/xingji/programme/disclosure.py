"""The figures as they may leave the office: small groups hidden, also where one table would give away another.

Tables that share numbers are guarded together. Where that is not exact (results and rises count the decided tracks of
the levels in other ways), a line with a small count is hidden whole, and so is every line that what is hidden in the
levels could be worked out from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xingji.programme.figures import RESULTS, STEPS, Figures
from xingji.programme.suppression import HIDDEN, SMALLEST, Shown, guard_both, guard_line, is_small

_Row = dict[str, Any]


def public(full: Figures) -> Figures:
    """The suppressed copy of full figures: the same shape, `HIDDEN` in the place of what is not shown."""
    coverage = public_coverage(full["coverage"])
    levels = [_levels(table) for table in full["levels"]]
    by_track = {table["track"]: table for table in levels}
    results = [_result(row, by_track[row["track"]]) for row in full["results"]]
    missed = [_missed(table) for table in full["missed"]]
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
        "rises": [_rise(row, by_track, results, missed) for row in full["rises"]],
        "missed": missed,
        "agencies": _agencies(full["agencies"]),
    }


def _unless_small(count: int) -> Shown:
    return HIDDEN if is_small(count) else count


def public_coverage(table: Mapping[str, Any]) -> _Row:
    """Coverage with small groups hidden, and with them what the total would give away."""
    shown, total = guard_line([row["assessed"] for row in table["cities"]])
    cities = [_covered(row, count) for row, count in zip(table["cities"], shown, strict=True)]
    return {"cities": cities, "total": _covered(table["total"], total)}


def _covered(row: Mapping[str, Any], shown: Shown) -> _Row:
    """The percentage goes with its count: the target is known."""
    hidden = shown == HIDDEN and row["percent"] is not None
    return {**row, "assessed": shown, "percent": HIDDEN if hidden else row["percent"]}


def _levels(table: Mapping[str, Any]) -> _Row:
    parts = [[row["counts"] for row in table[name]] for name in ("cities", "industries")]
    cities, industries = guard_both(*parts)
    return {
        **table,
        "cities": _filled(table["cities"], cities.rows, cities.row_totals),
        "industries": _filled(table["industries"], industries.rows, industries.row_totals),
        "counts": cities.column_totals,
        "total": cities.total,
    }


def _filled(rows: Iterable[_Row], counts: Sequence[list[Shown]], totals: Sequence[Shown]) -> list[_Row]:
    return [{**row, "counts": shown, "total": total} for row, shown, total in zip(rows, counts, totals, strict=True)]


def _result(row: _Row, levels: Mapping[str, Any]) -> _Row:
    """Who did not reach a level is counted in the levels too, so both are hidden or none."""
    told_by_levels = HIDDEN in (levels["counts"][0], levels["total"])
    return {**_line(row, RESULTS, hide=told_by_levels), "total": levels["total"]}


def _rise(row: _Row, levels: Mapping[str, _Row], results: Iterable[_Row], missed: Iterable[_Row]) -> _Row:
    """The rises of decided tracks go with the results, those of verified ones with the practices missed."""
    track = row["track"]
    if row["to"] == "decided":
        result = next(one for one in results if one["track"] == track)
        shown = _line(row, STEPS, hide=HIDDEN in result.values())
        shown["total"] = levels[track]["total"]
    else:
        of_few = any(one["verified"] == HIDDEN for one in missed if one["guideline"].startswith(f"{track}-"))
        shown = _line(row, STEPS, hide=of_few or is_small(row["total"]))
        shown["total"] = HIDDEN if of_few else _unless_small(row["total"])
    return {**shown, "mean": HIDDEN if HIDDEN in shown.values() else row["mean"]}


def _line(row: _Row, names: Sequence[str], *, hide: bool) -> _Row:
    if hide or any(is_small(row[name]) for name in names):
        return {**row, **dict.fromkeys(names, HIDDEN)}
    return dict(row)


def _missed(table: _Row) -> _Row:
    """Nothing of few assessments, no practice that few assessments lack."""
    if is_small(table["verified"]):
        return {**table, "verified": HIDDEN, "practices": []}
    return {**table, "practices": [row for row in table["practices"] if not is_small(row["missed"])]}


def _agencies(rows: Sequence[_Row]) -> list[_Row]:
    """City by city: what all agencies of a city serve together is nearly its coverage."""
    shown: list[_Row] = []
    for city in dict.fromkeys(row["city"] for row in rows):
        group = [row for row in rows if row["city"] == city]
        served, _ = guard_line([row["served"] for row in group])
        shown += [_agency(row, count) for row, count in zip(group, served, strict=True)]
    return shown


_MEASURED = ("mean_rise", "mean_level_rise", "agreement_percent")
_COUNTED = ("findings", "overdue", "overdue_percent", "answered_late")


def _agency(row: _Row, served: Shown) -> _Row:
    """Means need enough enterprises behind them, counts of findings must not be small themselves."""
    verified = HIDDEN if served == HIDDEN else _unless_small(row["verified"])
    shown = {**row, "served": served, "verified": verified}
    if is_small(row["served"]) or is_small(row["verified"]):
        return {**shown, **dict.fromkeys((*_MEASURED, *_COUNTED), HIDDEN)}
    for name in ("findings", "overdue", "answered_late"):
        shown[name] = _unless_small(row[name])
    if shown["overdue"] == HIDDEN:
        shown["overdue_percent"] = HIDDEN
    return shown
