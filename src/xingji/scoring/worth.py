"""What raising a practice costs and brings, as one number, so that no two sets of practices ever weigh the same."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from xingji.scoring.ruleset import KEY_MINIMUM, PracticeRule, Ruleset
from xingji.scoring.score import Degrees, points

LEAST_STEP = 10
"""All degrees are multiples of it; gains and risks are counted in percent ÷ this."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A practice that can still be raised to `met`.

    `gain` in weight × percent ÷ LEAST_STEP, `risk` in techniques × percent ÷ LEAST_STEP. `cost` is what a plan makes
    small: effort, then risk left, then number, then ids in the guideline's order. `worth` is what a budget makes large:
    risk, then little effort, then few, then ids. `needs` are the candidates that have to be raised with it.
    """

    rule: PracticeRule
    gain: int
    risk: int
    cost: int
    worth: int
    needs: tuple[str, ...]


def candidates(degrees: Degrees, ruleset: Ruleset, highest: int) -> dict[str, Candidate]:
    """Every applicable practice up to a level that is not met, by id in the guideline's order."""
    asked = [practice for practice in ruleset.practices.values() if practice.level <= highest]
    left = [(p, 100 - got) for p in asked if (got := points(degrees, p)) is not None and got < 100]
    size, open_ones = len(left), {p.id for p, missing in left if 100 - missing < KEY_MINIMUM}
    most_risk = 1 + sum(p.risk * missing // LEAST_STEP for p, missing in left)
    most_effort = 1 + sum(p.effort for p, _ in left)
    found: dict[str, Candidate] = {}
    for place, (rule, missing) in enumerate(left, 1):
        gain, risk = rule.weight * missing // LEAST_STEP, rule.risk * missing // LEAST_STEP
        tie = (1 << size) - (1 << (size - place))
        cost = ((rule.effort * most_risk - risk) * (size + 1) << size) + tie
        worth = ((risk * most_effort - rule.effort) * (size + 1) << size) - tie
        found[rule.id] = Candidate(rule, gain, risk, cost, worth, _open_needs(rule, open_ones, ruleset))
    return found


def _open_needs(rule: PracticeRule, open_ones: Container[str], ruleset: Ruleset) -> tuple[str, ...]:
    """What is not applicable is needed by nobody; a need of a higher level is a finding and no need."""
    return tuple(need for need in rule.needs if need in open_ones and ruleset.practices[need].level <= rule.level)


class Ties:
    """Candidates as bits of whole numbers, with what each needs and what needs it, at any distance."""

    def __init__(self, found: dict[str, Candidate]) -> None:
        self.found = found
        self.ids = tuple(found)
        self.bit = {name: 1 << place for place, name in enumerate(self.ids)}
        self.direct = {name: tuple(found[name].needs) for name in self.ids}
        users: dict[str, list[str]] = {name: [] for name in self.ids}
        for name, needs in self.direct.items():
            for need in needs:
                users[need].append(name)
        self.needed = {name: self._reach(name, self.direct) for name in self.ids}
        self.users = {name: self._reach(name, users) for name in self.ids}

    def _reach(self, start: str, edges: dict[str, tuple[str, ...]] | dict[str, list[str]]) -> int:
        """The candidate itself and all that its edges lead to; a circle ends where it began."""
        seen, waiting = 0, [start]
        while waiting:
            name = waiting.pop()
            if not seen & self.bit[name]:
                seen |= self.bit[name]
                waiting.extend(edges[name])
        return seen

    def names(self, mask: int) -> tuple[str, ...]:
        """The candidates of these bits, in the guideline's order."""
        return tuple([name for name in self.ids if mask & self.bit[name]])

    def with_needs(self, names: Iterable[str]) -> int:
        """These candidates and all that they need."""
        mask = 0
        for name in names:
            mask |= self.needed[name]
        return mask

    def broken(self, raised: int) -> tuple[str, str] | None:
        """A raised candidate and one that it needs and that is not raised, the first in the guideline's order."""
        for name, needs in self.direct.items():
            if raised & self.bit[name]:
                for need in needs:
                    if not raised & self.bit[need]:
                        return name, need
        return None
