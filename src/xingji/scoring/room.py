"""Knapsack tables: what a level's lines allow to be left open, and what leaving it saves at most.

The sum leaves room for possible × (100 − threshold) of the level, the floor for possible × (100 − floor) of each
domain. A table goes up in the weight that is left and in what is saved; those of the domains are merged two by two.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

State = tuple[int, int, int]
"""Weight left (× percent ÷ LEAST_STEP), cost saved, candidates left as bits."""
_NOTHING: State = (0, 0, 0)


class Item(NamedTuple):
    """A candidate by its place among all, and the weight that leaving it takes."""

    place: int
    gain: int

    @property
    def bit(self) -> int:
        """The candidate in a set of bits."""
        return 1 << self.place


class Part(NamedTuple):
    """The candidates of one domain at one level, and how much of their weight the floor lets be left."""

    items: tuple[Item, ...]
    room: int


class _Remembering:
    """Candidates whose answer depends on their own costs and decisions alone, so that each is found once."""

    def __init__(self, places: Sequence[int]) -> None:
        self.places = places
        self._mask = reduce(or_, (1 << place for place in places), 0)
        self._known: dict[tuple[int, ...], list[State]] = {}

    def table(self, costs: Sequence[int], must: int, never: int) -> list[State]:
        """What can be left and what it saves; empty when what `must` be left does not fit."""
        must, never = must & self._mask, never & self._mask
        key = (must, never, *[costs[place] for place in self.places])
        if key not in self._known:
            self._known[key] = self._made(costs, must, never)
        return self._known[key]

    def _made(self, costs: Sequence[int], must: int, never: int) -> list[State]:
        raise NotImplementedError


class _Leaf(_Remembering):
    """One domain."""

    def __init__(self, part: Part, room: int) -> None:
        super().__init__([item.place for item in part.items])
        self._items = part.items
        self._room = min(part.room, room)

    def _made(self, costs: Sequence[int], must: int, never: int) -> list[State]:
        return _table(self._items, self._room, costs, must, never)


class _Pair(_Remembering):
    """Two of them together, within the room of the sum."""

    def __init__(self, left: _Remembering, right: _Remembering, room: int) -> None:
        super().__init__([*left.places, *right.places])
        self._left = left
        self._right = right
        self._room = room

    def _made(self, costs: Sequence[int], must: int, never: int) -> list[State]:
        left, right = self._left.table(costs, must, never), self._right.table(costs, must, never)
        return _merged(left, right, self._room)


class Level:
    """One level with the room of its sum."""

    def __init__(self, parts: Sequence[Part], room: int) -> None:
        self._room = room
        nodes: list[_Remembering] = [_Leaf(part, room) for part in parts]
        while len(nodes) > 2:
            first, second, *others = nodes
            nodes = [*others, _Pair(first, second, room)]
        self._halves = nodes

    def best(self, costs: Sequence[int], must: int, never: int) -> State | None:
        """The most that is saved when `must` are left in any case and `never` are raised; None when there is no room.

        `costs` of all candidates, by place; what is outside this level is passed over.
        """
        tables = [half.table(costs, must, never) for half in self._halves]
        left, right = [*tables, [_NOTHING], [_NOTHING]][:2]
        return _best_pair(left, right, self._room)


def _table(items: Sequence[Item], room: int, costs: Sequence[int], must: int, never: int) -> list[State]:
    """No state at all when what must be left does not fit."""
    start = _NOTHING
    for item in items:
        if item.bit & must:
            start = (start[0] + item.gain, start[1] + costs[item.place], start[2] | item.bit)
    if start[0] > room:
        return []
    best = {start[0]: start}
    for item in items:
        cost = costs[item.place]
        if cost > 0 and not item.bit & (must | never):
            for got, saved, mask in list(best.values()):
                _keep(best, (got + item.gain, saved + cost, mask | item.bit), room)
    return _rising(best)


def _keep(best: dict[int, State], state: State, room: int) -> None:
    if state[0] <= room and (state[0] not in best or state[1] > best[state[0]][1]):
        best[state[0]] = state


def _merged(left: list[State], right: list[State], room: int) -> list[State]:
    best: dict[int, State] = {}
    for gain, cost, mask in left:
        for other, more, bits in right:
            total = gain + other
            if total > room:
                break
            known = best.get(total)
            if known is None or cost + more > known[1]:
                best[total] = (total, cost + more, mask | bits)
    return _rising(best)


def _rising(best: dict[int, State]) -> list[State]:
    """Only the states that save more than every state of less weight."""
    table: list[State] = []
    for state in sorted(best.values()):
        if not table or state[1] > table[-1][1]:
            table.append(state)
    return table


def _best_pair(left: list[State], right: list[State], room: int) -> State | None:
    gains, best = [state[0] for state in right], None
    for gain, cost, mask in left:
        place = bisect_right(gains, room - gain)
        if place and (best is None or cost + right[place - 1][1] > best[1]):
            other = right[place - 1]
            best = (gain + other[0], cost + other[1], mask | other[2])
    return best
