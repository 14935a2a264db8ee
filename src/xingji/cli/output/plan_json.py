"""A plan of either kind, and what `xingji plan --format json` says of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from xingji.cli.output.score import plain_lines
from xingji.engine.assessments import Assessed
from xingji.scoring.steps import PlanStep, open_risks, risk_left, steps


class Found(NamedTuple):
    """A plan of either kind: levels before and after it, the highest level looked at; `budget` None without one."""

    start: int
    end: int
    highest: int
    effort: int
    practices: tuple[str, ...]
    budget: int | None = None

    def risk(self, item: Assessed) -> int:
        """What it removes, in attack techniques × percent."""
        return sum(risk_left(item.degrees, item.ruleset.practices[name]) for name in self.practices)


def plain(item: Assessed, found: Found) -> dict[str, Any]:
    """JSON-ready; risk in attack techniques × percent."""
    done = steps(item.degrees, item.ruleset, found.practices)
    after = comes_after(item, done)
    left = open_risks(item.degrees, item.ruleset, found.practices, found.highest)
    return {
        **({} if found.budget is None else {"budget": found.budget}),
        "from": found.start,
        "to": found.end,
        "effort": found.effort,
        "practices": list(found.practices),
        "risk": found.risk(item),
        "steps": [_plain_step(item, step, after[step.practice]) for step in done],
        "open": [one._asdict() for one in left],
    }


def _plain_step(item: Assessed, step: PlanStep, after: list[str]) -> dict[str, Any]:
    rule = item.ruleset.practices[step.practice]
    told = {"practice": rule.id, "effort": rule.effort, "risk": risk_left(item.degrees, rule), "after": after}
    return {**told, "reached": step.level, "next": plain_lines(step.lines)}


def comes_after(item: Assessed, done: list[PlanStep]) -> dict[str, list[str]]:
    """What of the plan each of its practices needs; all of it stands before it."""
    planned = {step.practice for step in done}
    return {name: [need for need in item.ruleset.practices[name].needs if need in planned] for name in planned}
