"""`xingji word progress`: how far a city has come, overdue first."""

from __future__ import annotations

import argparse

from xingji.cli.province import province
from xingji.cli.word_documents.given import add_city, add_day, document, document_if_there, year_folder
from xingji.cli.word_documents.kind import Kind
from xingji.cli.years import day_of, load_year
from xingji.model.edition import Agencies, Edition


def _add(parser: argparse.ArgumentParser) -> None:
    add_city(parser)
    add_day(parser)


def _make(options: argparse.Namespace, _: str) -> bytes:
    from xingji.office.papers.progress import CityYear, to_xlsx  # noqa: PLC0415  other kinds write no sheets

    folder = year_folder(options)
    known = province(options, folder.parents[1])
    city = known.cities[options.city]
    on = day_of(options, document(options, folder / "edition.yaml", Edition))
    table = document_if_there(options, folder / city.id / "agencies.yaml", Agencies)
    year = load_year(options, options.year)
    one = CityYear(
        edition=year.edition.edition,
        sample=year.edition.sample,
        day=on,
        id=city.id,
        name=city.name,
        tracks={track.id: track.short for track in known.tracks.values()},
        target=table.target if table else None,
        agencies={agency.id: agency.name for agency in table.agencies} if table else {},
        rows=[row for row in year.rows if row.city == city.id],
    )
    return to_xlsx(one, options.fonts)


KIND = Kind(
    name="progress",
    help="一个设区市的进度表，逾期在前，内部材料 / progress of a city, overdue findings first (internal)",
    example="  xingji word progress 2023 CITY --out 进度.xlsx\n"
    "  xingji word progress 2023 CITY --on 2023-09-15 --out 进度.xlsx",
    endings=(".xlsx",),
    add=_add,
    make=_make,
)
