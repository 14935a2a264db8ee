"""Levels of the decided tracks: in the province, by city, by industry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xingji.messages.texts.reports import tell
from xingji.office.reports.charts import Bar, Stack, bar_chart, stacked_chart
from xingji.office.reports.year.numbers import Numbering, city_name, industry_name, is_seen
from xingji.programme.suppression import HIDDEN

Row = Mapping[str, Any]
_NUMERALS = "一二"


def levels_section(
    levels: Sequence[Mapping[str, Any]],
    tracks: Mapping[str, str],
    names: Mapping[str, Sequence[str]],
    numbers: Numbering,
) -> dict[str, Any]:
    """One part per track; `tracks` are names of tracks, `names` those of their levels from 0."""
    parts = [
        _part(table, tell("year.levels.track", at=_NUMERALS[at], track=tracks[table["track"]]), tracks, names, numbers)
        for at, table in enumerate(levels)
    ]
    return {
        "heading": tell("year.levels.heading"),
        "sentences": [] if parts else [tell("year.levels.none")],
        "tracks": parts,
    }


def _part(
    table: Mapping[str, Any],
    heading: str,
    tracks: Mapping[str, str],
    names: Mapping[str, Sequence[str]],
    numbers: Numbering,
) -> dict[str, Any]:
    track, levels = tracks[table["track"]], _level_names(table, names)
    cities = _table(numbers, "city", tell("year.levels.cities_table", track=track), levels, table)
    at = numbers.last_table
    industries = _table(numbers, "industry", tell("year.levels.industries_table", track=track), levels, table)
    shown = any(count != HIDDEN for count in table["counts"])
    bars = numbers.figure(tell("year.levels.figure", track=track), _bars(levels, table["counts"])) if shown else None
    stacks = [stack for row in table["cities"] if (stack := _stack(row))]
    split = any(stack.counts for stack in stacks)
    title = tell("year.levels.cities_figure", track=track)
    return {
        "heading": heading,
        "sentences": [
            _sentence(table, levels),
            *(
                []
                if split
                else [tell("year.levels.cities_unsplit" if stacks else "year.levels.cities_hidden", table=at)]
            ),
        ],
        "chart": bars,
        "city_chart": numbers.figure(title, stacked_chart(stacks, levels)) if split else None,
        "city_table": cities,
        "industry_table": industries,
    }


def _level_names(table: Mapping[str, Any], names: Mapping[str, Sequence[str]]) -> list[str]:
    known = dict(enumerate(names.get(table["track"], ())))
    return [known.get(level, tell("rect.level", level=level)) for level in table["columns"]]


def _sentence(table: Mapping[str, Any], levels: Sequence[str]) -> str:
    parts = [
        tell("year.levels.part_hidden" if count == HIDDEN else "year.levels.part", name=name, count=count)
        for name, count in zip(levels, table["counts"], strict=True)
    ]
    words = tell("list_mark").join(parts)
    key = "year.levels.counts_hidden" if table["total"] == HIDDEN else "year.levels.counts"
    return tell(key, total=table["total"], parts=words)


def _bars(levels: Sequence[str], counts: Sequence[int | str]) -> dict[str, Any]:
    return bar_chart(
        [
            Bar(name, None, tell("year.hidden")) if isinstance(count, str) else Bar(name, count, _end(count))
            for name, count in zip(levels, counts, strict=True)
        ]
    )


def _end(total: int) -> str:
    return tell("year.levels.end", total=total)


def _stack(row: Row) -> Stack | None:
    """A city's bar; None for one of which nothing may be seen."""
    name, counts, total = city_name(row["city"]), row["counts"], row["total"]
    if not is_seen([*counts, total]):
        return None
    if total == HIDDEN:
        return Stack(name, None, None, tell("year.hidden"))
    if HIDDEN in counts:
        return Stack(name, None, total, tell("year.levels.only_total", total=total))
    return Stack(name, counts, total, _end(total))


def _table(
    numbers: Numbering, part: str, title: str, levels: Sequence[str], table: Mapping[str, Any]
) -> dict[str, Any] | None:
    named, rows = (city_name, table["cities"]) if part == "city" else (industry_name, table["industries"])
    cells = [[named(row[part]), *row["counts"], row["total"]] for row in rows]
    if not any(is_seen(row[1:]) for row in cells):
        return None
    cells.append([tell("year.sum"), *table["counts"], table["total"]])
    return numbers.table(title, [tell(f"year.levels.{part}"), *levels, tell("year.sum")], cells)
