"""The exact search behind the plan: which candidates may be left as they are when the rest is raised.

What is left should save the most. Without needs the levels are independent (`room`). Needs have prices: who uses one
pays, and it costs so much less itself; at any prices the best answer of the levels costs no more than the best plan.
Good prices come close to it, so that few candidates have to be decided: a need that the best answer breaks, or that
was paid for and is not used, is raised for good or left with all that uses it, the better half first, until there is
none. Every set has a cost of its own (`worth`), so the answer is one and the same everywhere.
"""

from __future__ import annotations

from collections import Counter
from heapq import heappop, heappush
from typing import NamedTuple

from xingji.scoring.room import Item, Level, Part
from xingji.scoring.ruleset import LevelForm, Ruleset
from xingji.scoring.score import Degrees, lines_of
from xingji.scoring.worth import LEAST_STEP, Ties

_ROUNDS = 100
"""How often prices are changed; more bring less than they take."""
_PATIENCE = 3
"""Rounds without a better bound before prices change by smaller steps."""

_Edge = tuple[str, str]
"""A candidate and one that it needs."""


class _Answer(NamedTuple):
    """What a node of the search costs at least, what it decided, and what it leaves for that."""

    bound: int
    must: int
    never: int
    left: int


def left_open(degrees: Degrees, ruleset: Ruleset, target: int, ties: Ties, forced: int) -> int:
    """The candidates (bits of their `ties`) that the cheapest way to `target` leaves as they are.

    `forced` are raised whatever it costs, with their needs. All can be raised, so there always is an answer.
    """
    levels = [_level(degrees, ruleset, form, ties) for form in ruleset.forms[:target]]
    search = _Search(ties, levels, forced)
    search.settle_prices()
    return search.cheapest()


class _Search:
    """Candidates with the prices of their needs; what is `forced` is raised anyway and needs no price.

    A price is a part of a cost, so that it is a multiple of what all the last ties of `worth` weigh.
    """

    def __init__(self, ties: Ties, levels: list[Level], forced: int) -> None:
        self._found = ties.found
        self._ties = ties
        self._levels = levels
        self._forced = forced
        self._size = len(ties.ids)
        edges = [(name, need) for name, needs in ties.direct.items() for need in needs]
        self._prices: dict[_Edge, int] = {edge: 0 for edge in edges if not ties.bit[edge[1]] & forced}

    def settle_prices(self) -> None:
        """Round by round: a need that is used but not raised gets dearer for its users, one raised in vain cheaper."""
        step = max((one.cost >> self._size for one in self._found.values()), default=0) // 4
        best = answer = self._first()
        kept, missed = self._prices, 0
        for _ in range(_ROUNDS):
            moved = {edge: max(0, now + step * self._strain(edge, answer.left)) for edge, now in self._prices.items()}
            if moved == self._prices:
                break
            self._prices = moved
            answer = self._first()
            missed += 1
            if answer.bound > best.bound:
                best, kept, missed = answer, self._prices, 0
            if missed == _PATIENCE:
                answer, self._prices, step, missed = best, kept, max(1, step // 2), 0
        self._prices = kept

    def cheapest(self) -> int:
        """Best node first, until what it leaves breaks no need and no price was paid in vain."""
        heap = [self._first()]
        while True:
            best = heappop(heap)
            need = self._doubtful(best)
            if need is None:
                return best.left
            ways = (best.must, best.never | self._ties.needed[need]), (best.must | self._ties.users[need], best.never)
            for answer in (self._answer(must, never) for must, never in ways):
                if answer:
                    heappush(heap, answer)

    def _first(self) -> _Answer:
        answer = self._answer(0, self._forced)
        if answer is None:
            raise AssertionError("raising everything reaches every level")
        return answer

    def _answer(self, must: int, never: int) -> _Answer | None:
        if must & never:
            return None
        costs = self._costs(must, never)
        states = [level.best(costs, must, never) for level in self._levels]
        if None in states:
            return None
        saved = [state for state in states if state]
        bound = sum(costs) - sum(state[1] for state in saved)
        return _Answer(bound, must, never, sum(state[2] for state in saved))

    def _costs(self, must: int, never: int) -> list[int]:
        """By place; a need that is raised for good and a user that is left for good have no price between them."""
        bit, costs = self._ties.bit, {name: self._found[name].cost for name in self._ties.ids}
        for (user, need), price in self._prices.items():
            if price and not never & bit[need] and not must & bit[user]:
                costs[user] += price << self._size
                costs[need] -= price << self._size
        return list(costs.values())

    def _strain(self, edge: _Edge, left: int) -> int:
        """1 when the need is used but left, -1 when it is raised and not used, else 0."""
        user, need = (self._ties.bit[name] & left for name in edge)
        return bool(need) - bool(user)

    def _doubtful(self, answer: _Answer) -> str | None:
        """The need to decide next: the broken one with most effort at stake either way, else the one most overpaid."""
        strained = {edge: strain for edge in self._prices if (strain := self._strain(edge, answer.left))}
        broken = dict.fromkeys(need for (_, need), strain in strained.items() if strain > 0)
        if broken:
            return max(broken, key=lambda need: self._at_stake(need, answer.left))
        vain: Counter[str] = Counter()
        for user, need in strained:
            if not answer.never & self._ties.bit[need] and not answer.must & self._ties.bit[user]:
                vain[need] += self._prices[user, need]
        return max(vain, key=vain.__getitem__) if any(vain.values()) else None

    def _at_stake(self, need: str, left: int) -> int:
        raised_too, left_too = self._ties.needed[need] & left, self._ties.users[need] & ~left
        return self._effort(raised_too) * self._effort(left_too)

    def _effort(self, mask: int) -> int:
        return sum(self._found[name].rule.effort for name in self._ties.names(mask))


def _level(degrees: Degrees, ruleset: Ruleset, form: LevelForm, ties: Ties) -> Level:
    lines = lines_of(degrees, ruleset, form.rule.level)
    place = {name: number for number, name in enumerate(ties.ids)}
    parts = []
    for (begin, end), (_, line) in zip(form.domains, lines.domains, strict=True):
        names = [name for step, _, _ in form.spans[begin:end] for name in step.ids if name in ties.found]
        items = tuple(Item(place[name], ties.found[name].gain) for name in names)
        if items:
            parts.append(Part(items, _room(line.possible, form.rule.floor)))
    return Level(parts, _room(lines.sum.possible, form.rule.threshold))


def _room(possible: int, bound: int) -> int:
    return possible * (100 - bound) // (100 * LEAST_STEP)
