"""The statistics pages: what the published figures show, each chart with a sentence and the table behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xingji.model.reference import City, Reference
from xingji.programme.disclosure_control import SMALLEST
from xingji.publish.charts import coverage_chart, level_charts, number, percent_text, years_chart
from xingji.publish.figures import PublicCity, PublicFigures
from xingji.publish.record import PublicRecord
from xingji.publish.render import Page
from xingji.publish.site import Site
from xingji.publish.unlisted import unlisted
from xingji.publish.wording import counted

PAGE = "statistics/index.md"
_ROW = 5
"""Squares in a row of the map."""


class Tile(NamedTuple):
    """The square of a city: enterprises with a star, and its coverage, None where that is not shown."""

    name: str
    row: int
    column: int
    stars: int
    percent: float | None
    covered: str


def page_of(site: Site, year: int) -> str:
    """Path of the statistics of a year; those of the newest year have an address that stays."""
    return PAGE if year == next(iter(site.figures)) else f"statistics/{year}.md"


def pages(site: Site) -> Iterator[Page]:
    """A page per edition with figures, the newest with the years beside each other; or what stands there before."""
    if not site.figures:
        yield unlisted(PAGE, "统计", site, "名单公布后，这里按等级、城市、行业和年度统计。")
    for year, shown in site.figures.items():
        path = page_of(site, year)
        context = {
            "site": site,
            "year": year,
            "others": {other: page_of(site, other) for other in site.figures if other != year},
            "below": SMALLEST,
            "levels": [chart for table in shown["levels"] for chart in level_charts(site, year, table)],
            "visits": visit_rows(site, shown),
            "coverage": coverage_chart(year, shown["coverage"]) if shown["coverage"] else None,
            "tiles": tiles(shown, site.records, site.known),
            "years": [chart for track in site.tracks if (chart := years_chart(site, track))] if path == PAGE else [],
        }
        title = "统计" if path == PAGE else f"{year}年度统计"
        yield Page(path, "statistics.md.j2", title, shown["sample"], ("toc",), context, scripts=("statistics",))


def visit_rows(site: Site, shown: PublicFigures) -> list[tuple[str, str, str]]:
    """Name of a track, assessments with practices that wait for a visit, and how many these are, in words."""
    rows = shown["visits"]["tracks"] if shown["visits"] else ()
    return [(site.track_names[row["track"]], counted(row["waiting"]), counted(row["practices"])) for row in rows]


def tiles(shown: PublicFigures, records: Sequence[PublicRecord], reference: Reference) -> list[Tile]:
    """All cities as squares, in official order; an enterprise with stars of two tracks counts once."""
    coverage = {row["city"]: row for row in shown["coverage"]["cities"]} if shown["coverage"] else {}
    held = _holders(shown, records)
    placed = all(city.row for city in reference.cities.values())
    squares = [(c.row, c.column) if placed else _in_order(at) for at, c in enumerate(reference.cities.values())]
    return [
        _tile(city, square, len(held[city.name]), coverage.get(city.id))
        for city, square in zip(reference.cities.values(), squares, strict=True)
    ]


def _in_order(at: int) -> tuple[int, int]:
    """Where a province gives no squares, the cities stand in rows, in official order."""
    return at // _ROW + 1, at % _ROW + 1


def _tile(city: City, square: tuple[int, int], stars: int, row: PublicCity | None) -> Tile:
    if row is None:
        return Tile(city.name, *square, stars, None, "")
    return Tile(city.name, *square, stars, number(row["percent"]), percent_text(row))


def _holders(shown: PublicFigures, records: Sequence[PublicRecord]) -> Mapping[str, set[str]]:
    """City → codes of enterprises with a standing star on a published list of the year."""
    lists = {(shown["edition"], table["track"]) for table in shown["levels"]}
    found: dict[str, set[str]] = defaultdict(set)
    for record in records:
        if (record.edition, record.track) in lists and not record.withdrawn_on:
            found[record.city].add(record.uscc)
    return found
