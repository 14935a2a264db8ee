"""`xingji status`: the progress of an edition, overdue findings first."""

from __future__ import annotations

import argparse

from xingji.cli.command import CLEAN, Command, emit, emit_json, language, on_day
from xingji.cli.output.status import text
from xingji.cli.output.status_json import plain
from xingji.cli.years import add_year_arguments, load_year
from xingji.engine.status import Status


def _add(parser: argparse.ArgumentParser) -> None:
    add_year_arguments(parser)
    parser.add_argument("--on", metavar="DATE", help="按这一天计算，默认今天 / as of this day (default: today)")
    parser.add_argument("--city", help="只看一个设区市，编号或名称 / only this city, id or name")
    parser.add_argument("--list", action="store_true", help="逐家列出状态 / list every dossier with its state")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    on = on_day(options)
    year = load_year(options)
    status = Status(year, on, options.city or "", every=options.list)
    if options.format == "json":
        emit_json(plain(status))
    else:
        emit(text(status, language(options)))
    return CLEAN


COMMAND = Command(_add, _run)
