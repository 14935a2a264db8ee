"""`xingji status`: the progress of an edition, overdue findings first."""

from __future__ import annotations

import argparse

from xingji.cli.command import CLEAN, Command, emit, emit_json, language
from xingji.cli.output.status import text
from xingji.cli.output.status_json import plain
from xingji.cli.years import add_day_argument, add_year_arguments, day_of, load_year
from xingji.engine.status import Status


def _add(parser: argparse.ArgumentParser) -> None:
    add_year_arguments(parser)
    add_day_argument(parser)
    parser.add_argument("--city", help="只看一个设区市，编号或名称 / only this city, id or name")
    parser.add_argument("--list", action="store_true", help="逐家列出状态 / list every dossier with its state")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    year = load_year(options)
    on = day_of(options, year.edition)
    status = Status(year, on, options.city or "", every=options.list)
    if options.format == "json":
        emit_json(plain(status))
    else:
        emit(text(status, language(options)))
    return CLEAN


COMMAND = Command(_add, _run)
