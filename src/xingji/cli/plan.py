"""`xingji plan`: the least effort to reach a level."""

from __future__ import annotations

import argparse
from typing import Any

from xingji.cli.assessments import add_view_argument, assessments, exit_code
from xingji.cli.command import Command, emit, emit_json, language, relative, usage
from xingji.cli.output.plan import plain, text
from xingji.engine.assessments import Assessed
from xingji.messages.catalogue import Lang
from xingji.scoring.plan import Plan, UnreachableError, plan


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs=1, metavar="PATH", help="类型文件夹或自评估文件；企业文件夹则逐个规划 / an assessment"
    )
    parser.add_argument("--to", type=int, required=True, metavar="N", help="目标等级 / level to reach")
    add_view_argument(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    lang = language(options)
    read = assessments(options)
    made = [(item, _plan(options, item)) for item in read if isinstance(item, Assessed)]
    if options.format == "json":
        emit_json(_plain(made))
    elif made:
        emit("\n\n".join(_texts(made, lang)))
    return exit_code(read, lang)


def _plan(options: argparse.Namespace, item: Assessed) -> Plan:
    try:
        return plan(item.degrees, item.ruleset, options.to)
    except UnreachableError:
        if 1 <= options.to <= item.ruleset.top:
            raise usage("error.unreachable", options) from None
        raise usage("error.target", options, top=item.ruleset.top) from None


def _plain(made: list[tuple[Assessed, Plan]]) -> dict[str, Any]:
    """The one plan, else a list of them with their paths."""
    if len(made) == 1:
        return plain(made[0][1])
    return {"plans": [{"path": relative(item.file), **plain(one)} for item, one in made]}


def _texts(made: list[tuple[Assessed, Plan]], lang: Lang) -> list[str]:
    if len(made) == 1:
        return [text(*made[0], lang)]
    return [f"{relative(item.file)}\n{text(item, one, lang)}" for item, one in made]


COMMAND = Command(_add, _run)
