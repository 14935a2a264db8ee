"""A plan of either kind, and what `xingji plan --format json` says of it."""

from __future__ import annotations

from collections.abc import Container
from typing import Any, NamedTuple

from xingji.cli.output.score import plain_lines
from xingji.engine.assessments import Assessed
from xingji.scoring.steps import PlanStep, open_risks, removed, risk_left, steps


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
        return removed(item.degrees, item.ruleset, self.practices)


def plain(item: Assessed, found: Found) -> dict[str, Any]:
    """JSON-ready; risk in attack techniques × percent."""
    done = steps(item.degrees, item.ruleset, found.practices)
    left = open_risks(item.degrees, item.ruleset, found.practices, found.highest)
    return {
        **({} if found.budget is None else {"budget": found.budget}),
        "from": found.start,
        "to": found.end,
        "effort": found.effort,
        "practices": list(found.practices),
        "risk": found.risk(item),
        "steps": [_plain_step(item, step, set(found.practices)) for step in done],
        "open": [one._asdict() for one in left],
    }


def _plain_step(item: Assessed, step: PlanStep, planned: Container[str]) -> dict[str, Any]:
    rule = item.ruleset.practices[step.practice]
    after = [need for need in rule.needs if need in planned]
    told = {"practice": rule.id, "effort": rule.effort, "risk": risk_left(item.degrees, rule), "after": after}
    return {**told, "reached": step.level, "next": plain_lines(step.lines)}
