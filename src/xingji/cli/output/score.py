"""What `xingji score` says of one assessment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xingji.cli.command import relative
from xingji.engine.assessments import Assessed
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import Blocking, Line, Lines, Result, score

_SHOWN = 12
"""Practices of the next level that are not met, as the text names them."""


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
        "blocking": _plain_blocking(result.blocking) if result.blocking else None,
    }


def _plain_blocking(blocking: Blocking) -> dict[str, Any]:
    return {**plain_lines(blocking.lines), "practices": list(blocking.practices)}


def plain_lines(lines: Lines) -> dict[str, Any]:
    """The three lines of a level; of the domains only those below their floor."""
    return {
        "level": lines.level,
        "keys": list(lines.keys),
        "sum": _plain_line(lines.sum, "threshold"),
        "domains": [{"id": name, **_plain_line(line, "floor")} for name, line in lines.low_domains],
    }


def _plain_line(line: Line, bound: str) -> dict[str, int]:
    return {"earned": line.earned, "possible": line.possible, bound: line.bound}


def _sentences(item: Assessed, lang: Lang) -> Iterator[str]:
    """Level, index, what is left out, and what keeps from the next level; what belongs to a line begins with "- "."""
    result, rules = score(item.degrees, item.ruleset), item.ruleset
    stars = rules.stars(result.level)
    yield say("score.level", lang, level=result.level, name=rules.level_name(result.level), stars=stars or "")
    yield say("score.index", lang, index=result.index)
    if result.unanswered:
        yield say("score.unanswered", lang, count=len(result.unanswered))
    if out := [area.id for area in result.areas if not area.in_count]:
        yield say("score.not_counted", lang, areas="、".join(out))
    if item.errors:
        yield say("score.findings", lang, errors=item.errors)
    yield from _next_level(item, result, lang)


def _next_level(item: Assessed, result: Result, lang: Lang) -> Iterator[str]:
    if result.blocking is None:
        yield say("score.top", lang)
        return
    lines = result.blocking.lines
    named = {"level": lines.level, "name": item.ruleset.level_name(lines.level)}
    if not lines.sum.possible:
        yield say("score.next_empty", lang, **named)
        return
    yield say("score.next", lang, **named)
    yield from _keys(item, lines, lang)
    yield f"- {_line('score.sum' if lines.sum.lacks else 'score.sum_holds', lines.sum, lang)}"
    yield from _floor(item.ruleset, lines, lang)
    yield _open(item, result.blocking, lang)


def _keys(item: Assessed, lines: Lines, lang: Lang) -> Iterator[str]:
    yield f"- {say('score.keys' if lines.keys else 'score.keys_hold', lang, count=len(lines.keys))}"
    for key in lines.keys:
        area = item.ruleset.area_of[key].name
        yield f"  - {say('score.key', lang, practice=key, area=area, degree=_degree(item, key, lang))}"


def _floor(rules: Ruleset, lines: Lines, lang: Lang) -> Iterator[str]:
    low, bound = lines.low_domains, rules.levels[lines.level - 1].floor
    yield f"- {say('score.floor' if low else 'score.floor_holds', lang, count=len(low), bound=bound)}"
    for domain, line in low:
        yield f"  - {_line('score.domain', line, lang, domain=domain, name=rules.domain_of[domain].name)}"


def _line(key: str, line: Line, lang: Lang, **values: object) -> str:
    return say(key, lang, percent=line.percent, lacks=line.lacks, **line._asdict(), **values)


def _open(item: Assessed, blocking: Blocking, lang: Lang) -> str:
    if not blocking.practices:
        return say("score.open_none", lang)
    shown = [
        say("score.practice", lang, practice=practice, degree=_degree(item, practice, lang))
        for practice in blocking.practices[:_SHOWN]
    ]
    count = len(blocking.practices)
    return say("score.open", lang, count=count, practices="、".join(shown), more=count - len(shown) or "")


def _degree(item: Assessed, practice: str, lang: Lang) -> str:
    return say(f"degree.{item.degrees.get(practice, 'unanswered')}", lang)


def _heading(item: Assessed, view: str, lang: Lang) -> str:
    return say(
        "score.heading", lang, path=relative(item.file), guideline=item.ruleset.id, view=say(f"score.{view}", lang)
    )


def text(item: Assessed, view: str, lang: Lang) -> str:
    """A result for people."""
    return "\n".join([_heading(item, view, lang), *(f"  {line}" for line in _sentences(item, lang))])


def markdown(item: Assessed, view: str, lang: Lang) -> str:
    """A result for a comment or a wiki."""
    return "\n".join([f"### {_heading(item, view, lang)}", *_paragraphs(_sentences(item, lang))])


def _paragraphs(sentences: Iterator[str]) -> Iterator[str]:
    """Lists need an empty line before and behind them, sentences one before each."""
    for line in sentences:
        yield line if line.lstrip().startswith("- ") else f"\n{line}"
