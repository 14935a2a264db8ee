"""Levels of the decided tracks: in the province, by city, by industry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xingji.messages.levels import NUMERALS
from xingji.messages.texts.reports import tell
from xingji.office.reports.charts import Bar, Stack, bar_chart, stacked_chart
from xingji.office.reports.year.numbers import Numbering, Table, is_seen
from xingji.programme.disclosure_control import HIDDEN
from xingji.programme.figure_tables import CityLevels, Levels, Tally


def levels_section(
    levels: Sequence[Levels],
    tracks: Mapping[str, str],
    names: Mapping[str, Sequence[str]],
    numbers: Numbering,
) -> dict[str, Any]:
    """One part per track; `tracks` are names of tracks, `names` those of their levels from 0."""
    parts = [
        _part(table, tell("year.levels.track", at=NUMERALS[at], track=tracks[table["track"]]), tracks, names, numbers)
        for at, table in enumerate(levels)
    ]
    return {
        "heading": tell("year.levels.heading"),
        "sentences": [] if parts else [tell("year.levels.none")],
        "tracks": parts,
    }


def _part(
    table: Levels,
    heading: str,
    tracks: Mapping[str, str],
    names: Mapping[str, Sequence[str]],
    numbers: Numbering,
) -> dict[str, Any]:
    track, levels = tracks[table["track"]], _level_names(table, names)
    total: dict[str, Tally] = {tell("year.sum"): table}
    heads = [*levels, tell("year.sum")]
    by_city = {numbers.known.city_name(row["city"]): row for row in table["cities"]} | total
    cities = _table(numbers, tell("year.levels.cities_table", track=track), [tell("year.levels.city"), *heads], by_city)
    at = numbers.last_table
    by_industry = {numbers.known.industry_name(row["industry"]): row for row in table["industries"]} | total
    industries = _table(
        numbers, tell("year.levels.industries_table", track=track), [tell("year.levels.industry"), *heads], by_industry
    )
    shown = any(count != HIDDEN for count in table["counts"])
    bars = numbers.figure(tell("year.levels.figure", track=track), _bars(levels, table["counts"])) if shown else None
    stacks = [stack for row in table["cities"] if (stack := _stack(row, numbers.known.city_name(row["city"])))]
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


def _level_names(table: Levels, names: Mapping[str, Sequence[str]]) -> list[str]:
    known = dict(enumerate(names.get(table["track"], ())))
    return [known.get(level, tell("rect.level", level=level)) for level in table["columns"]]


def _sentence(table: Levels, levels: Sequence[str]) -> str:
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


def _stack(row: CityLevels, name: str) -> Stack | None:
    """A city's bar; None for one of which nothing may be seen."""
    total = row["total"]
    counts = [count for count in row["counts"] if isinstance(count, int)]
    if not is_seen([*row["counts"], total]):
        return None
    if isinstance(total, str):
        return Stack(name, None, None, tell("year.hidden"))
    if len(counts) < len(row["counts"]):
        return Stack(name, None, total, tell("year.levels.only_total", total=total))
    return Stack(name, counts, total, _end(total))


def _table(numbers: Numbering, title: str, headings: Sequence[str], rows: Mapping[str, Tally]) -> Table | None:
    """Levels of named rows, the last of which is their sum."""
    *parts, _ = cells = [[name, *row["counts"], row["total"]] for name, row in rows.items()]
    return numbers.table(title, headings, cells) if any(is_seen(row[1:]) for row in parts) else None
