"""The least effort to reach a level: which practices to raise to `met` so that the sum of their efforts is smallest.

Exact. To reach level n every area in the count needs n−1, and n except for a few areas that may lag (docs/scoring.md,
rule 4). The levels of an area cost independently of each other, so a small knapsack per area and level gives its price,
and the areas that save most by lagging are left behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from xingji.scoring.ruleset import KEY_MINIMUM, AreaRule, PracticeRule, Ruleset, Step
from xingji.scoring.score import Degrees, in_count, level_of, points


@dataclass(frozen=True, slots=True)
class Plan:
    """`practices` in the guideline's order; `start` and `target` are levels, `effort` is the sum of their efforts."""

    start: int
    target: int
    effort: int
    practices: tuple[str, ...]


class UnreachableError(ValueError):
    """No answers can reach the target: it is no level of the guideline, or no area is in the count."""


class _Price(NamedTuple):
    """Ordered by effort, then number of practices, then ids, so that the plan is the same everywhere."""

    effort: int
    size: int
    practices: tuple[str, ...]

    def plus(self, other: _Price) -> _Price:
        """Both together."""
        return _Price(self.effort + other.effort, self.size + other.size, self.practices + other.practices)


_FREE = _Price(0, 0, ())


def plan(degrees: Degrees, ruleset: Ruleset, target: int) -> Plan:
    """Smallest total effort to `target`; empty when it is reached already. Raises UnreachableError."""
    if not 1 <= target <= ruleset.top:
        raise UnreachableError(f"level {target}")
    start = level_of(degrees, ruleset)
    if start >= target:
        return Plan(start, target, 0, ())
    counted = [area for area in ruleset.areas if in_count(degrees, area)]
    if not counted:
        raise UnreachableError("no area in the count")
    chosen = {practice for price in _prices(degrees, ruleset, counted, target) for practice in price.practices}
    ordered = tuple(practice for practice in ruleset.practices if practice in chosen)
    return Plan(start, target, sum(ruleset.practices[practice].effort for practice in ordered), ordered)


def _prices(degrees: Degrees, ruleset: Ruleset, counted: list[AreaRule], target: int) -> list[_Price]:
    """Price of every area, the best savers among those that may lag priced one level lower."""
    width = len(ruleset.levels)
    steps = {area.id: ruleset.steps[n * width : n * width + target] for n, area in enumerate(ruleset.areas)}
    lower = {area.id: _sum(degrees, steps[area.id][:-1]) for area in counted}
    last = {area.id: _cheapest(degrees, steps[area.id][-1]) for area in counted}
    may_lag = sorted((area.id for area in counted if not area.essential), key=lambda name: last[name], reverse=True)
    lagging = set(may_lag[: ruleset.levels[target - 1].lagging_percent * len(counted) // 100])
    return [lower[area.id] if area.id in lagging else lower[area.id].plus(last[area.id]) for area in counted]


def _sum(degrees: Degrees, steps: Sequence[Step]) -> _Price:
    total = _FREE
    for step in steps:
        total = total.plus(_cheapest(degrees, step))
    return total


def _cheapest(degrees: Degrees, step: Step) -> _Price:
    """Smallest price at which the area satisfies one level: a knapsack over what each practice would gain."""
    sums = step.tally(degrees)
    missing = step.rule.threshold * sums.possible - sums.earned * 100
    best: dict[int, _Price] = {0: _FREE}
    for practice, gain in _raisable(degrees, step):
        must = practice.key and (points(degrees, practice) or 0) < KEY_MINIMUM
        raised = {
            min(max(missing, 0), got + gain * 100): price.plus(_Price(practice.effort, 1, (practice.id,)))
            for got, price in sorted(best.items(), key=lambda item: item[1], reverse=True)
        }
        best = raised if must else _cheaper(best, raised)
    return min(price for got, price in best.items() if got >= missing)


def _cheaper(left: dict[int, _Price], right: dict[int, _Price]) -> dict[int, _Price]:
    return {gain: min(table[gain] for table in (left, right) if gain in table) for gain in left.keys() | right.keys()}


def _raisable(degrees: Degrees, step: Step) -> list[tuple[PracticeRule, int]]:
    """Practices that are not yet met, with the weighted percent that raising each would add."""
    found = []
    for practice in step.practices:
        gained = points(degrees, practice)
        if gained is not None and gained < 100:
            found.append((practice, practice.weight * (100 - gained)))
    return found
