"""The cheapest way to the next level, step by step, and the risk that stays when it has been gone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from xingji.messages.texts.reports import tell
from xingji.office.reports.case import Case
from xingji.office.reports.gaps import Row, Section, section, table
from xingji.office.reports.wording import listed, one_line
from xingji.scoring.plan import Plan, UnreachableError, plan
from xingji.scoring.steps import (
    OpenRisk,
    PlanStep,
    changed,
    comes_first,
    open_risks,
    removed,
    risk_left,
    standing,
    steps,
    techniques,
    told_before,
)

_MOST_OPEN = 10


def way(case: Case) -> Plan | None:
    """The plan to the next level; None at the top, or where a level on the way asks for nothing."""
    if case.target is None:
        return None
    try:
        return plan(case.degrees, case.ruleset, case.target)
    except UnreachableError:
        return None


def plan_section(case: Case, made: Plan | None, number: int) -> Section:
    """The practices to raise, in the order to do them."""
    if made is None:
        key = "rect.plan.top" if case.target is None else "rect.plan.unreachable"
        return section("rect.plan.heading", iter([tell(key)]))
    risk = removed(case.degrees, case.ruleset, made.practices)
    values = {"start": made.start, "level": made.target, "effort": made.effort, "count": len(made.practices)}
    sentences = [
        tell("rect.plan.summary", table=number, risk=techniques(risk), **values),
        tell("rect.plan.meaning"),
        tell("rect.plan.order"),
        tell("rect.plan.free"),
    ]
    rows = list(_rows(case, made))
    return section(
        "rect.plan.heading", iter(sentences), table(number, tell("rect.table.plan"), tell("rect.plan.columns"), rows)
    )


def _rows(case: Case, made: Plan) -> Iterator[Row]:
    done = steps(case.degrees, case.ruleset, made.practices)
    first_of = comes_first(case.ruleset, done)
    before = standing(case.degrees, case.ruleset)
    for number, (last, step) in enumerate(pairwise([before, *done]), 1):
        rule, known = case.ruleset.practices[step.practice], case.practices[step.practice]
        first = first_of[step.practice]
        yield {
            "step": tell("rect.plan.step", number=number, after=listed(map(str, first)) if first else ""),
            "practice": f"{rule.id}\n{case.ruleset.area_of[rule.id].name}",
            "text": "\n".join(_asked(known.text, known.met, known.evidence)),
            "degree": case.degree_word(rule.id),
            "effort": "\n".join(_worth(rule.effort, risk_left(case.degrees, rule))),
            "after": "\n".join(_after(last, step, made)),
        }


def _worth(effort: int, risk: int) -> Iterator[str]:
    yield tell("rect.plan.effort", effort=effort)
    yield tell("rect.plan.risk", risk=techniques(risk))


def _asked(text: str, met: str | None, evidence: list[str]) -> Iterator[str]:
    yield one_line(text)
    if met:
        yield tell("rect.met", text=one_line(met))
    yield tell("rect.find.evidence", evidence="；".join(map(one_line, evidence)))


def _after(last: PlanStep, step: PlanStep, made: Plan) -> Iterator[str]:
    """What the step changed in the level and in the lines of the next one; nothing is said twice."""
    if step.level > last.level:
        yield tell("rect.plan.reached", level=step.level)
    if step.level >= made.target:
        return
    now, told = step.lines, changed(step.lines, told_before(last, step))
    if "keys" in told:
        yield tell("rect.plan.keys" if now.keys else "rect.plan.keys_hold", count=len(now.keys))
    if "sum" in told:
        yield tell("rect.plan.sum", percent=now.sum.percent)
    low = [f"{name} {line.percent}%" for name, line in now.low_domains]
    if "floor" in told:
        yield tell("rect.plan.floor" if low else "rect.plan.floor_holds", domains=listed(low))


def open_section(case: Case, made: Plan | None, number: int) -> Section:
    """What stays dangerous up to the target, though the level is reached; the most first."""
    level = case.target or case.ruleset.top
    left = open_risks(case.degrees, case.ruleset, made.practices if made else (), level)
    if not left:
        return section("rect.open.heading", iter([tell("rect.open.none", level=level)]))
    shown = left[:_MOST_OPEN]
    values = {"level": level, "risk": techniques(sum(one.risk for one in left)), "all": len(left)}
    key = "rect.open.after" if made and made.practices else "rect.open.now"
    sentences = [tell(key, **values), tell("rect.open.listed", count=len(shown), table=number)]
    rows = [_open_row(case, one) for one in shown]
    return section(
        "rect.open.heading", iter(sentences), table(number, tell("rect.table.open"), tell("rect.open.columns"), rows)
    )


def _open_row(case: Case, one: OpenRisk) -> Row:
    return {
        "practice": f"{one.practice}\n{case.ruleset.area_of[one.practice].name}",
        "text": one_line(case.practices[one.practice].text),
        "degree": case.degree_word(one.practice),
        "risk": techniques(one.risk),
    }
