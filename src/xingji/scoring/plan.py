"""The least effort to reach a level: which practices to raise to `met` so that the sum of their efforts is smallest.

Exact (docs/scoring.md, the plan). Keys are raised in any case, with all that they need; what else has to be raised
follows from what may be left open (`leave`).
"""

from __future__ import annotations

from dataclasses import dataclass

from xingji.scoring.leave import left_open
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import Degrees, level_of, lines_of
from xingji.scoring.worth import Ties, candidates


@dataclass(frozen=True, slots=True)
class Plan:
    """`practices` in the guideline's order; `start` and `target` are levels, `effort` is the sum of their efforts."""

    start: int
    target: int
    effort: int
    practices: tuple[str, ...]


class UnreachableError(ValueError):
    """No answers can reach the target: it is no level of the guideline, or a level on the way asks for nothing."""


def plan(degrees: Degrees, ruleset: Ruleset, target: int) -> Plan:
    """Smallest total effort to `target`; empty when it is reached already. Raises UnreachableError."""
    if not 1 <= target <= ruleset.top:
        raise UnreachableError(f"level {target}")
    start = level_of(degrees, ruleset)
    if start >= target:
        return Plan(start, target, 0, ())
    if not all(lines_of(degrees, ruleset, rule.level).sum.possible for rule in ruleset.levels[:target]):
        raise UnreachableError("a level without practices")
    ties = Ties(candidates(degrees, ruleset, target))
    keys = (key for rule in ruleset.levels[:target] for key in lines_of(degrees, ruleset, rule.level).keys)
    left = left_open(degrees, ruleset, target, ties, ties.with_needs(keys))
    raised = tuple(name for name in ties.ids if not left & ties.bit[name])
    return Plan(start, target, sum(ties.found[name].rule.effort for name in raised), raised)
