"""`xingji score` and `xingji plan`: where an assessment stands, and the cheapest way up."""

from __future__ import annotations

import argparse
import json
from typing import Any

from xingji.cli.assessments import assessments
from xingji.cli.command import CLEAN, FAULTY, Command, emit, language, relative, usage, warn
from xingji.cli.outputs import as_text
from xingji.engine.assessments import Assessed
from xingji.engine.report import Report
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.scoring.explain import Stuck, explain
from xingji.scoring.plan import Plan, UnreachableError, plan
from xingji.scoring.score import Result, score

_SHOWN_AREAS = 12


def _add_score(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="申报文件夹、类型文件夹或自评估文件 / dossiers or files"
    )
    parser.add_argument(
        "--view", choices=("claimed", "verified"), default="claimed", help="按自评估或按核查结果 / whose word"
    )
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="输出格式 / form")


def _run_score(options: argparse.Namespace) -> int:
    lang = language(options)
    read = assessments(options)
    good = [item for item in read if isinstance(item, Assessed)]
    if options.format == "json":
        emit(json.dumps({"results": [plain(item, options.view) for item in good]}, ensure_ascii=False, indent=1))
    else:
        form = _markdown if options.format == "markdown" else _text
        emit("\n\n".join(form(item, options.view, lang) for item in good))
    return _faulty(read, lang)


def _faulty(read: list[Assessed | Report], lang: Lang) -> int:
    bad = [item for item in read if isinstance(item, Report)]
    for report in bad:
        warn(as_text(report, lang))
    return FAULTY if bad else CLEAN


def plain(item: Assessed, view: str) -> dict[str, Any]:
    """One result of the JSON contract."""
    result, rules = score(item.degrees, item.ruleset), item.ruleset
    return {
        "path": relative(item.file),
        "track": rules.track,
        "guideline": rules.id,
        "guideline_sha256": rules.sha256,
        "view": view,
        "level": result.level,
        "level_name": rules.level_name(result.level),
        "stars": rules.stars(result.level),
        "index": float(result.index),
        "areas": [{"id": area.id, "level": area.level, "in_count": area.in_count} for area in result.areas],
        "unanswered": list(result.unanswered),
        "blocking": {str(result.level + 1): list(result.blocking)} if result.level < rules.top else {},
    }


def _lines(item: Assessed, lang: Lang) -> list[str]:
    """Level, index and what is left out, as sentences."""
    result, rules = score(item.degrees, item.ruleset), item.ruleset
    stars = rules.stars(result.level)
    lines = [
        say("score.level", lang, level=result.level, name=rules.level_name(result.level), stars=stars or ""),
        say("score.index", lang, index=result.index),
    ]
    if result.unanswered:
        lines.append(say("score.unanswered", lang, count=len(result.unanswered)))
    if out := [area.id for area in result.areas if not area.in_count]:
        lines.append(say("score.not_counted", lang, areas="、".join(out)))
    if item.errors:
        lines.append(say("score.findings", lang, errors=item.errors))
    return [*lines, *_next_level(item, result, lang)]


def _next_level(item: Assessed, result: Result, lang: Lang) -> list[str]:
    if result.level == item.ruleset.top:
        return [say("score.top", lang)]
    stuck = explain(item.degrees, item.ruleset, result)
    lines = [
        say("score.blocking", lang, level=result.level + 1, count=len(result.blocking), areas=len(stuck)),
        *(f"- {_why(entry, lang)}" for entry in stuck[:_SHOWN_AREAS]),
    ]
    return [*lines, "- …"] if len(stuck) > _SHOWN_AREAS else lines


def _why(stuck: Stuck, lang: Lang) -> str:
    def named(pairs: tuple[tuple[str, str], ...]) -> str:
        return "、".join(f"{practice}（{say(f'degree.{degree}', lang)}）" for practice, degree in pairs)

    if stuck.keys:
        keys = named(stuck.keys)
        return say("score.stuck_key", lang, area=stuck.area, name=stuck.name, level=stuck.level, keys=keys)
    return say(
        "score.stuck_sum",
        lang,
        area=stuck.area,
        name=stuck.name,
        level=stuck.level,
        percent=stuck.percent,
        threshold=stuck.threshold,
        practices=named(stuck.short),
    )


def _heading(item: Assessed, view: str, lang: Lang) -> str:
    return say(
        "score.heading", lang, path=relative(item.file), guideline=item.ruleset.id, view=say(f"score.{view}", lang)
    )


def _text(item: Assessed, view: str, lang: Lang) -> str:
    return "\n".join([_heading(item, view, lang), *(f"  {line}" for line in _lines(item, lang))])


def _markdown(item: Assessed, view: str, lang: Lang) -> str:
    lines = _lines(item, lang)
    body = "\n".join(line if line.startswith("- ") else f"\n{line}" for line in lines)
    return f"### {_heading(item, view, lang)}\n{body}"


def _add_plan(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs=1, metavar="PATH", help="类型文件夹或自评估文件；企业文件夹则逐个规划 / an assessment"
    )
    parser.add_argument("--to", type=int, required=True, metavar="N", help="目标等级 / the level to reach")
    parser.add_argument(
        "--view", choices=("claimed", "verified"), default="claimed", help="按自评估或按核查结果 / whose word"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / form of the output")


def _run_plan(options: argparse.Namespace) -> int:
    lang = language(options)
    read = assessments(options)
    good = [item for item in read if isinstance(item, Assessed)]
    outputs: list[dict[str, Any] | str] = []
    for item in good:
        made = _plan(options, item)
        outputs.append(_plan_plain(made) if options.format == "json" else _plan_text(item, made, lang))
    if len(outputs) > 1:
        outputs = [
            {"path": relative(item.file), **made} if isinstance(made, dict) else f"{relative(item.file)}\n{made}"
            for item, made in zip(good, outputs, strict=True)
        ]
    if options.format == "json":
        emit(json.dumps(outputs[0] if len(outputs) == 1 else {"plans": outputs}, ensure_ascii=False, indent=1))
    elif outputs:
        emit("\n\n".join(map(str, outputs)))
    return _faulty(read, lang)


def _plan(options: argparse.Namespace, item: Assessed) -> Plan:
    try:
        return plan(item.degrees, item.ruleset, options.to)
    except UnreachableError:
        if 1 <= options.to <= item.ruleset.top:
            raise usage("error.unreachable", options) from None
        raise usage("error.target", options, top=item.ruleset.top) from None


def _plan_plain(made: Plan) -> dict[str, Any]:
    return {"from": made.start, "to": made.target, "effort": made.effort, "practices": list(made.practices)}


def _plan_text(item: Assessed, made: Plan, lang: Lang) -> str:
    if not made.practices:
        return say("plan.reached", lang, to=made.target)
    texts = _texts(item)
    values = {"start": made.start, "to": made.target, "effort": made.effort, "count": len(made.practices)}
    rows = [
        say(
            "plan.row",
            lang,
            practice=practice,
            effort=item.ruleset.practices[practice].effort,
            degree=say(f"degree.{item.degrees.get(practice, 'unanswered')}", lang),
            text=texts.get(practice, ""),
        )
        for practice in made.practices
    ]
    return "\n".join([say("plan.heading", lang, **values), *(f"  {row}" for row in rows)])


def _texts(item: Assessed) -> dict[str, str]:
    full = item.library.full(item.ruleset.id)
    return {practice.id: practice.text for area in full.areas for practice in area.practices}


COMMANDS = {
    "score": Command(
        name="score",
        help="计算等级，说明差距 / score assessments and say what is missing",
        example="  xingji score submissions/2023/nanjing\n"
        "  xingji score self-assessment.yaml --view verified --format json",
        add=_add_score,
        run=_run_score,
    ),
    "plan": Command(
        name="plan",
        help="规划达到某一等级的最少投入 / the cheapest way to a level",
        example="  xingji plan submissions/2023/nanjing/91320115MA0XXXXXXX/ics --to 2",
        add=_add_plan,
        run=_run_plan,
    ),
}
