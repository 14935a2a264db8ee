"""What `xingji plan` says of one assessment: the steps in their order, and what stays open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from xingji.cli.output.plan_json import Found
from xingji.engine.assessments import Assessed
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.guideline import Practice
from xingji.scoring.score import Lines
from xingji.scoring.steps import (
    PlanStep,
    changed,
    comes_first,
    open_risks,
    risk_left,
    standing,
    steps,
    techniques,
    told_before,
)

_MOST_OPEN = 10
"""Practices that stay open, as the text names them."""


def text(item: Assessed, found: Found, lang: Lang) -> str:
    """The plan for people."""
    texts = item.practices
    return "\n".join([*_head(item, found, lang), *_steps(item, found, texts, lang), *_open(item, found, texts, lang)])


def _head(item: Assessed, found: Found, lang: Lang) -> Iterator[str]:
    values = {
        "start": found.start,
        "to": found.end,
        "effort": found.effort,
        "count": len(found.practices),
        "risk": techniques(found.risk(item)),
    }
    if found.budget is not None:
        yield say("plan.budget" if found.practices else "plan.budget_none", lang, budget=found.budget, **values)
    else:
        yield say("plan.heading" if found.practices else "plan.reached", lang, **values)
    if found.practices:
        yield say("plan.order", lang)


def _steps(item: Assessed, found: Found, texts: Mapping[str, Practice], lang: Lang) -> Iterator[str]:
    done = steps(item.degrees, item.ruleset, found.practices)
    first_of = comes_first(item.ruleset, done)
    before = standing(item.degrees, item.ruleset)
    if done:
        yield say("plan.now", lang, stand=_stand(item, before.lines, None, lang))
    for number, (last, step) in enumerate(pairwise([before, *done]), 1):
        yield f"{number:>3}. {_row(item, step.practice, first_of[step.practice], lang)}"
        yield f"     {_one_line(texts, step.practice)}"
        yield from (f"     → {told}" for told in _change(last, step, found, item, lang))


def _row(item: Assessed, practice: str, first: list[int], lang: Lang) -> str:
    rule = item.ruleset.practices[practice]
    return say(
        "plan.row",
        lang,
        practice=practice,
        effort=rule.effort,
        risk=techniques(risk_left(item.degrees, rule)),
        degree=say(f"degree.{item.degrees.get(practice, 'unanswered')}", lang),
        after="、".join(map(str, first)),
    )


def _change(last: PlanStep, step: PlanStep, found: Found, item: Assessed, lang: Lang) -> Iterator[str]:
    """What a step changed; what it left as it was is not said again."""
    if step.level > last.level:
        yield say("plan.level", lang, level=step.level, name=item.ruleset.level_name(step.level))
    if step.level < found.highest and (stand := _stand(item, step.lines, told_before(last, step), lang)):
        yield stand


def _stand(item: Assessed, lines: Lines, known: Lines | None, lang: Lang) -> str:
    """How a level stands by its three lines; only what is not as in `known`, else domains with their names."""
    parts, told = [], changed(lines, known)
    if "keys" in told:
        parts.append(say("plan.keys" if lines.keys else "plan.keys_hold", lang, count=len(lines.keys)))
    if "sum" in told:
        parts.append(say("plan.sum", lang, percent=lines.sum.percent, bound=lines.sum.bound))
    names = item.ruleset.domain_of
    low = [f"{name}{'' if known else f' {names[name].name}'} {line.percent}%" for name, line in lines.low_domains]
    if "floor" in told:
        parts.append(say("plan.floor" if low else "plan.floor_holds", lang, domains="、".join(low)))
    between = say("plan.between", lang)
    return say("plan.stand", lang, level=lines.level, parts=between.join(parts)) if parts else ""


def _open(item: Assessed, found: Found, texts: Mapping[str, Practice], lang: Lang) -> Iterator[str]:
    left = open_risks(item.degrees, item.ruleset, found.practices, found.highest)
    if not left:
        return
    yield say("plan.open", lang, level=found.highest, risk=techniques(sum(one.risk for one in left)))
    for one in left[:_MOST_OPEN]:
        values = {
            "practice": one.practice,
            "risk": techniques(one.risk),
            "text": _one_line(texts, one.practice),
        }
        yield f"  - {say('plan.open_row', lang, **values)}"
    if len(left) > _MOST_OPEN:
        yield f"  - {say('plan.open_more', lang, count=len(left) - _MOST_OPEN)}"


def _one_line(texts: Mapping[str, Practice], practice: str) -> str:
    return " ".join(texts[practice].text.split())
