"""`xingji plan`: the least effort to reach a level, or the most risk that an effort removes."""

from __future__ import annotations

import argparse
from typing import Any

from xingji.cli.assessments import add_view_argument, assessments, exit_code
from xingji.cli.command import Command, emit, emit_json, language, relative, usage
from xingji.cli.output.plan import text
from xingji.cli.output.plan_json import Found, plain
from xingji.engine.assessments import Assessed
from xingji.messages.catalogue import Lang
from xingji.scoring.budget import spend
from xingji.scoring.plan import UnreachableError, plan
from xingji.scoring.score import level_of


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs=1, metavar="PATH", help="类型文件夹或自评估文件；企业文件夹则逐个规划 / an assessment"
    )
    parser.add_argument(
        "--to",
        type=int,
        metavar="N",
        help="目标等级；用 --budget 时为最高看到的等级，默认下一级 / level to reach; highest level for a budget",
    )
    parser.add_argument(
        "--budget", type=int, metavar="E", help="投入不超过该数时消除最多的风险 / remove the most risk within an effort"
    )
    add_view_argument(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    if options.to is None and options.budget is None:
        raise usage("error.plan_goal", options)
    if options.budget is not None and options.budget < 1:
        raise usage("error.budget", options)
    lang = language(options)
    read = assessments(options)
    made = [(item, _found(options, item)) for item in read if isinstance(item, Assessed)]
    if options.format == "json":
        emit_json(_plain(made))
    elif made:
        emit("\n\n".join(_texts(made, lang)))
    return exit_code(read, lang)


def _found(options: argparse.Namespace, item: Assessed) -> Found:
    top = item.ruleset.top
    highest = options.to
    if highest is None:
        highest = min(top, level_of(item.degrees, item.ruleset) + 1)
    if not 1 <= highest <= top:
        raise usage("error.target", options, top=top)
    if options.budget is not None:
        return _spent(item, options.budget, highest)
    try:
        made = plan(item.degrees, item.ruleset, highest)
    except UnreachableError:
        raise usage("error.unreachable", options) from None
    return Found(made.start, made.target, made.target, made.effort, made.practices)


def _spent(item: Assessed, budget: int, highest: int) -> Found:
    spent = spend(item.degrees, item.ruleset, budget, highest)
    after = {**item.degrees, **dict.fromkeys(spent.practices, "met")}
    start, end = level_of(item.degrees, item.ruleset), level_of(after, item.ruleset)
    return Found(start, end, highest, spent.effort, spent.practices, budget)


def _plain(made: list[tuple[Assessed, Found]]) -> dict[str, Any]:
    """The one plan, else a list of them with their paths."""
    if len(made) == 1:
        return plain(*made[0])
    return {"plans": [{"path": relative(item.file), **plain(item, one)} for item, one in made]}


def _texts(made: list[tuple[Assessed, Found]], lang: Lang) -> list[str]:
    if len(made) == 1:
        return [text(*made[0], lang)]
    return [f"{relative(item.file)}\n{text(item, one, lang)}" for item, one in made]


COMMAND = Command(_add, _run)
