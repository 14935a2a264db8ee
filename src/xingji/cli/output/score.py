"""What `xingji score` says of one assessment."""

from __future__ import annotations

from typing import Any

from xingji.cli.command import relative
from xingji.engine.assessments import Assessed
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.scoring.explain import Stuck, explain
from xingji.scoring.score import Result, score

_SHOWN = 12
"""Areas that stand in the way, as the text names them."""


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
        *(f"- {_why(entry, lang)}" for entry in stuck[:_SHOWN]),
    ]
    return [*lines, "- …"] if len(stuck) > _SHOWN else lines


def _why(stuck: Stuck, lang: Lang) -> str:
    def named(pairs: tuple[tuple[str, str], ...]) -> str:
        return "、".join(
            say("score.practice", lang, practice=practice, degree=say(f"degree.{degree}", lang))
            for practice, degree in pairs
        )

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


def text(item: Assessed, view: str, lang: Lang) -> str:
    """A result for people."""
    return "\n".join([_heading(item, view, lang), *(f"  {line}" for line in _lines(item, lang))])


def markdown(item: Assessed, view: str, lang: Lang) -> str:
    """A result for a comment or a wiki."""
    lines = _lines(item, lang)
    body = "\n".join(line if line.startswith("- ") else f"\n{line}" for line in lines)
    return f"### {_heading(item, view, lang)}\n{body}"
