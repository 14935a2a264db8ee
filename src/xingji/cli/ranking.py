"""`xingji ranking`: the agencies compared."""

from __future__ import annotations

import argparse
from typing import Any

from xingji.cli.command import CLEAN, Command, emit, emit_json, language, relative, usage
from xingji.cli.output.ranking import text
from xingji.cli.years import add_day_argument, add_year_arguments, day_of, load_whole_year
from xingji.messages.interface import say
from xingji.programme.ranking import Ranked, measure, ranking


def _add(parser: argparse.ArgumentParser) -> None:
    add_year_arguments(parser)
    add_day_argument(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    year, lang = load_whole_year(options), language(options)
    on = day_of(options, year.edition)
    if year.edition.numbers is None:
        raise usage("error.no_numbers", options, path=relative(year.path / "edition.yaml"))
    fewest = year.edition.numbers.ranking.enterprises
    ranked = ranking(measure(year.rows, year.agencies, on), fewest)
    note = say("ranking.note", lang, fewest=fewest)
    if options.format == "json":
        emit_json(
            {
                "edition": year.path.name,
                "sample": year.edition.sample,
                "on": on.isoformat(),
                "note": note,
                "ranking": [_plain(one) for one in ranked],
            }
        )
    else:
        heading = say("ranking.heading", lang, year=year.path.name, on=on.isoformat())
        emit(text(ranked, year.frame.reference, heading, note, lang))
    return CLEAN


def _plain(one: Ranked) -> dict[str, Any]:
    return {"rank": one.rank, "enough_served": one.rank is not None, **one.measures.to_plain()}


COMMAND = Command(_add, _run)
