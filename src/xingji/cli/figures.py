"""`xingji figures`: the year in numbers."""

from __future__ import annotations

import argparse

from xingji.cli.command import CLEAN, Command, emit, emit_json, language
from xingji.cli.output.figures import text
from xingji.cli.years import add_day_argument, add_year_arguments, day_of, load_whole_year
from xingji.engine.year_figures import year_figures


def _add(parser: argparse.ArgumentParser) -> None:
    add_year_arguments(parser)
    parser.add_argument(
        "--internal", action="store_true", help="完整数字，仅供内部 / full numbers (not for publication)"
    )
    add_day_argument(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    year = load_whole_year(options)
    shown = year_figures(year, day_of(options, year.edition), internal=options.internal)
    if options.format == "json":
        emit_json(shown)
    else:
        emit(text(shown, year, language(options)))
    return CLEAN


COMMAND = Command(_add, _run)
