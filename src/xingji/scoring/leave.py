"""The exact search behind the plan: which candidates may be left as they are when the rest is raised.

A level's lines allow a little weight to be left open: possible × (100 − threshold) over the level, possible ×
(100 − floor) in each domain. What is left should save the most. Without needs the levels are independent: per domain a
table of the best savings for each weight left, the tables of a level merged two by two. A need that the best answer
breaks is decided both ways, the better half first, until the best answer breaks none: branch and bound, where the bound
is exact but for the needs. Every set has a cost of its own (`worth`), so the answer is one and the same everywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from heapq import heappop, heappush
from typing import NamedTuple

from xingji.scoring.ruleset import LevelForm, Ruleset
from xingji.scoring.score import Degrees, lines_of
from xingji.scoring.worth import LEAST_STEP, Candidate, Ties

_State = tuple[int, int, int]
"""Weight left (× percent ÷ LEAST_STEP), cost saved, candidates left as bits; a table goes up in the first two."""


class _Part(NamedTuple):
    """The candidates of one domain at one level, as (bit, gain, cost), and how much of their gain may be left."""

    mask: int
    items: tuple[tuple[int, int, int], ...]
    room: int


class _Level:
    """One level: its parts, its room, and the tables that were made so far."""

    def __init__(self, parts: list[_Part], room: int) -> None:
        self.parts = parts
        self.room = room
        self.mask = sum(part.mask for part in parts)
        self._tables: dict[tuple[int, int, int, int], list[_State]] = {}

    def best(self, must: int, never: int) -> _State | None:
        """The most that can be saved: `must` are left in any case, `never` are raised. None when there is no room."""
        if not self.parts:
            return 0, 0, 0
        middle = len(self.parts) // 2
        if not middle:
            table = self._table(0, 1, must, never)
            return table[-1] if table else None
        left, right = self._table(0, middle, must, never), self._table(middle, len(self.parts), must, never)
        return _best_pair(left, right, self.room)

    def _table(self, begin: int, end: int, must: int, never: int) -> list[_State]:
        mask = sum(part.mask for part in self.parts[begin:end])
        key = (begin, end, must & mask, never & mask)
        known = self._tables.get(key)
        if known is None:
            known = self._tables[key] = self._made(begin, end, must & mask, never & mask)
        return known

    def _made(self, begin: int, end: int, must: int, never: int) -> list[_State]:
        if end - begin == 1:
            return _part_table(self.parts[begin], self.room, must, never)
        middle = (begin + end) // 2
        left, right = self._table(begin, middle, must, never), self._table(middle, end, must, never)
        best: dict[int, _State] = {}
        for gain, cost, mask in left:
            for other, more, bits in right:
                total = gain + other
                if total > self.room:
                    break
                known = best.get(total)
                if known is None or cost + more > known[1]:
                    best[total] = (total, cost + more, mask | bits)
        return _rising(best)


def _part_table(part: _Part, most: int, must: int, never: int) -> list[_State]:
    room = min(part.room, most)
    kept = [item for item in part.items if item[0] & must]
    start = (sum(gain for _, gain, _ in kept), sum(cost for _, _, cost in kept), must)
    if start[0] > room:
        return []
    best = {start[0]: start}
    for bit, gain, cost in part.items:
        if bit & (must | never):
            continue
        for got, saved, mask in list(best.values()):
            total = got + gain
            known = best.get(total)
            if total <= room and (known is None or saved + cost > known[1]):
                best[total] = (total, saved + cost, mask | bit)
    return _rising(best)


def _rising(best: dict[int, _State]) -> list[_State]:
    """Only the states that save more than every state of less weight."""
    table: list[_State] = []
    for state in sorted(best.values()):
        if not table or state[1] > table[-1][1]:
            table.append(state)
    return table


def _best_pair(left: list[_State], right: list[_State], room: int) -> _State | None:
    gains, best = [state[0] for state in right], None
    for gain, cost, mask in left:
        place = bisect_right(gains, room - gain)
        if place and (best is None or cost + right[place - 1][1] > best[1]):
            other = right[place - 1]
            best = (gain + other[0], cost + other[1], mask | other[2])
    return best


class _Answer(NamedTuple):
    """What a node of the search saves at best (negative, for the heap), what it decided, and what it leaves."""

    minus: int
    must: int
    never: int
    left: int


def left_open(degrees: Degrees, ruleset: Ruleset, target: int, found: dict[str, Candidate], forced: int) -> int:
    """The candidates (bits of `Ties(found)`) that the cheapest way to `target` leaves as they are.

    `forced` are raised whatever it costs. All can be raised, so there always is an answer.
    """
    ties = Ties(found)
    levels = [_level(degrees, ruleset, form, found, ties) for form in ruleset.forms[:target]]
    whole = (1 << len(ties.ids)) - 1
    heap: list[_Answer] = []
    _offer(heap, levels, 0, forced)
    while heap:
        best = heappop(heap)
        broken = ties.broken(whole & ~best.left)
        if broken is None:
            return best.left
        need = broken[1]
        _offer(heap, levels, best.must, best.never | ties.needed[need])
        _offer(heap, levels, best.must | ties.users[need], best.never)
    raise AssertionError("raising everything reaches every level")


def _offer(heap: list[_Answer], levels: list[_Level], must: int, never: int) -> None:
    if must & never:
        return
    saved = left = 0
    for level in levels:
        state = level.best(must & level.mask, never & level.mask)
        if state is None:
            return
        saved += state[1]
        left |= state[2]
    heappush(heap, _Answer(-saved, must, never, left))


def _level(degrees: Degrees, ruleset: Ruleset, form: LevelForm, found: dict[str, Candidate], ties: Ties) -> _Level:
    lines = lines_of(degrees, ruleset, form.rule.level)
    parts = []
    for (begin, end), (_, line) in zip(form.domains, lines.domains, strict=True):
        names = [name for step, _, _ in form.spans[begin:end] for name in step.ids if name in found]
        items = tuple((ties.bit[name], found[name].gain, found[name].cost) for name in names)
        if items:
            parts.append(_Part(sum(bit for bit, _, _ in items), items, _room(line.possible, form.rule.floor)))
    return _Level(parts, _room(lines.sum.possible, form.rule.threshold))


def _room(possible: int, bound: int) -> int:
    return possible * (100 - bound) // (100 * LEAST_STEP)
