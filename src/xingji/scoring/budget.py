"""The most risk that a given effort removes (docs/scoring.md, the plan). Exact.

Every candidate hangs under one of its needs, so that the candidates are trees; a knapsack over them in the order of
a walk either takes one or passes over it with all that hangs under it. A second need of a candidate is no edge of the
trees: one that the best answer breaks is decided both ways, the better half first.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import NamedTuple

from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import Degrees
from xingji.scoring.worth import LEAST_STEP, Candidate, Ties, candidates


class Spent(NamedTuple):
    """What a budget buys: practices in the guideline's order, their effort, what they remove in technique × percent."""

    practices: tuple[str, ...]
    effort: int
    risk: int


class _Row(NamedTuple):
    """A candidate in the walk; `beyond` is the place behind all that hangs under it."""

    bit: int
    effort: int
    worth: int
    beyond: int


class _Answer(NamedTuple):
    """The worth of a node of the search (negative, for the heap), what it decided, and what it raises."""

    minus: int
    must: int
    never: int
    raised: int


def spend(degrees: Degrees, ruleset: Ruleset, budget: int, highest: int) -> Spent:
    """Raise practices up to level `highest` within `budget`, the sum of their efforts; none when nothing fits."""
    found = candidates(degrees, ruleset, highest)
    ties = Ties(found)
    rows = _walk(found, ties)
    budget = min(budget, sum(row.effort for row in rows))
    heap: list[_Answer] = []
    _offer(heap, rows, budget, 0, 0)
    while heap:
        best = heappop(heap)
        broken = ties.broken(best.raised)
        if broken is None:
            names = ties.names(best.raised)
            bought = [found[name] for name in names]
            effort, risk = sum(one.rule.effort for one in bought), sum(one.risk for one in bought)
            return Spent(names, effort, risk * LEAST_STEP)
        name, need = broken
        _offer(heap, rows, budget, best.must | ties.needed[need], best.never)
        _offer(heap, rows, budget, best.must, best.never | ties.users[name])
    raise AssertionError("raising nothing always fits")


def _walk(found: dict[str, Candidate], ties: Ties) -> list[_Row]:
    """All candidates, each behind the one it hangs under: the need that the fewest use, which is broken most easily."""
    under: dict[str, list[str]] = {name: [] for name in found}
    roots: list[str] = []

    def used(need: str) -> int:
        return ties.users[need].bit_count()

    for name, candidate in found.items():
        above = [need for need in candidate.needs if not ties.needed[need] & ties.bit[name]]
        (under[min(above, key=used)] if above else roots).append(name)
    order: list[str] = []
    beyond: dict[str, int] = {}

    def visit(name: str) -> None:
        order.append(name)
        for child in under[name]:
            visit(child)
        beyond[name] = len(order)

    for root in roots:
        visit(root)
    return [_Row(ties.bit[n], found[n].rule.effort, found[n].worth, beyond[n]) for n in order]


def _offer(heap: list[_Answer], rows: list[_Row], budget: int, must: int, never: int) -> None:
    if must & never:
        return
    tables: list[list[int | None]] = [[0] * (budget + 1)]
    for row in reversed(rows):
        taken, passed = tables[-1], tables[len(rows) - row.beyond]
        tables.append(_table(row, taken, passed, row.bit & never == 0, row.bit & must == 0))
    worth = tables[-1][budget]
    if worth is not None:
        heappush(heap, _Answer(-worth, must, never, _raised(rows, tables, budget)))


def _table(
    row: _Row, taken: list[int | None], passed: list[int | None], may_take: bool, may_pass: bool
) -> list[int | None]:
    """Best worth for every budget, from this row on."""
    made: list[int | None] = list(passed) if may_pass else [None] * len(passed)
    for budget in range(row.effort, len(made)) if may_take else ():
        rest, known = taken[budget - row.effort], made[budget]
        if rest is not None and (known is None or rest + row.worth > known):
            made[budget] = rest + row.worth
    return made


def _raised(rows: list[_Row], tables: list[list[int | None]], budget: int) -> int:
    raised = place = 0
    while place < len(rows):
        row, here = rows[place], tables[len(rows) - place][budget]
        rest = tables[len(rows) - place - 1][budget - row.effort] if budget >= row.effort else None
        if rest is not None and here == rest + row.worth:
            raised, budget, place = raised | row.bit, budget - row.effort, place + 1
        else:
            place = row.beyond
    return raised
