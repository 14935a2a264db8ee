"""Small groups are hidden: no count of 1 to 4 leaves the office, nor one that could be computed from totals.

Counts that add up to totals are a network flow (circulation): every count is an arc from one line to another, and as
much goes into each line as comes out. So two questions have exact answers. A line is weak when a single hidden count,
or a small sum of hidden ones, follows from what is shown. A hidden count is pinned when no other whole numbers fit
what is shown, which is so when no cycle of hidden arcs leads through it along which one could be added or taken away.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence, Set
from typing import NamedTuple

SMALLEST = 5
"""Counts from 1 to below this are not shown."""
HIDDEN = "*"
"""Stands for every count that is not shown, small or hidden for the sake of one: two marks would give counts away."""

Shown = int | str
Key = tuple[Hashable, ...]


class Arc(NamedTuple):
    """A count in the two lines that it belongs to; totals are hidden last, what describes a small group at once."""

    tail: Key
    head: Key
    value: int
    total: bool = False
    of_few: bool = False


class Guarded(NamedTuple):
    """A table as it may be shown."""

    rows: list[list[Shown]]
    row_totals: list[Shown]
    column_totals: list[Shown]
    total: Shown


def is_small(count: int) -> bool:
    """Whether a count may not be shown."""
    return 0 < count < SMALLEST


def guard_line(values: Sequence[int]) -> tuple[list[Shown], Shown]:
    """One line of counts and its total."""
    arcs: dict[Key, Arc] = {("cell", index): Arc(("whole",), ("sum",), value) for index, value in enumerate(values)}
    arcs["total",] = Arc(("sum",), ("whole",), sum(values), total=True)
    *shown, total = _shown(arcs).values()
    return shown, total


def guard(cells: Sequence[Sequence[int]]) -> Guarded:
    """A table of counts with the totals of its rows and columns.

    A row that describes fewer than `SMALLEST` in all is hidden whole: its zeros would tell where its few are. Zeros of
    a column that is empty from top to bottom tell nothing and stay.
    """
    arcs = _forward(cells)
    arcs |= _shared(cells, [("top",)] * len(_sums(cells)), ("top",))
    return _table("forward", cells, arcs, _shown(arcs))


def guard_both(first: Sequence[Sequence[int]], second: Sequence[Sequence[int]]) -> tuple[Guarded, Guarded]:
    """Two tables that split the same counts in two ways, so that they share the totals of their columns."""
    arcs = _forward(first) | _backward(second)
    arcs |= _shared(first, [("second", column) for column in range(len(_sums(first)))], ("second total",))
    shown = _shown(arcs)
    return _table("forward", first, arcs, shown), _table("backward", second, arcs, shown)


def _sums(cells: Sequence[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*cells, strict=True)]


def _of_few(cells: Sequence[Sequence[int]]) -> list[list[bool]]:
    """Cells of rows that describe a small group; what nobody at all has says nothing of them."""
    somebody = [total > 0 for total in _sums(cells)]
    return [[is_small(sum(row)) and known for known in somebody] for row in cells]


def _forward(cells: Sequence[Sequence[int]]) -> dict[Key, Arc]:
    """Arcs from the columns through the rows to the grand total."""
    arcs: dict[Key, Arc] = {}
    for row, (values, few) in enumerate(zip(cells, _of_few(cells), strict=True)):
        for column, value in enumerate(values):
            arcs["forward", row, column] = Arc(("first", column), ("first row", row), value, of_few=few[column])
        arcs["forward", row] = Arc(("first row", row), ("first total",), sum(values), total=True)
    return arcs


def _backward(cells: Sequence[Sequence[int]]) -> dict[Key, Arc]:
    """Arcs from the grand total through the rows back to the columns."""
    arcs: dict[Key, Arc] = {}
    for row, (values, few) in enumerate(zip(cells, _of_few(cells), strict=True)):
        for column, value in enumerate(values):
            arcs["backward", row, column] = Arc(("second row", row), ("second", column), value, of_few=few[column])
        arcs["backward", row] = Arc(("second total",), ("second row", row), sum(values), total=True)
    return arcs


def _shared(cells: Sequence[Sequence[int]], sources: Sequence[Key], sink: Key) -> dict[Key, Arc]:
    """Totals of the columns and of the whole, which close the circle."""
    sums = _sums(cells)
    arcs: dict[Key, Arc] = {
        ("column", column): Arc(sources[column], ("first", column), value, total=True)
        for column, value in enumerate(sums)
    }
    arcs["total",] = Arc(("first total",), sink, sum(sums), total=True)
    return arcs


def _table(name: str, cells: Sequence[Sequence[int]], arcs: Mapping[Key, Arc], shown: Mapping[Key, Shown]) -> Guarded:
    return Guarded(
        rows=[[shown[name, row, column] for column in range(len(values))] for row, values in enumerate(cells)],
        row_totals=[shown[name, row] for row in range(len(cells))],
        column_totals=[shown[key] for key in arcs if key[0] == "column"],
        total=shown["total",],
    )


def _shown(arcs: Mapping[Key, Arc]) -> dict[Key, Shown]:
    hidden = conceal(list(arcs.values()))
    return {key: HIDDEN if index in hidden else arc.value for index, (key, arc) in enumerate(arcs.items())}


def conceal(arcs: Sequence[Arc]) -> set[int]:
    """Positions of the counts to hide: the small ones, and others until no line is weak and no hidden count pinned.

    Each time the smallest further count of the line that is not 0, then zeros, then totals.
    """
    hidden = {index for index, arc in enumerate(arcs) if is_small(arc.value) or arc.of_few}
    while lines := _weak(arcs, hidden) or _pinned(arcs, hidden):
        shown = [index for index in range(len(arcs)) if index not in hidden]
        near = [index for index in shown if arcs[index].tail in lines or arcs[index].head in lines]
        hidden.add(min(near or shown, key=lambda index: _reluctance(arcs[index])))
    return hidden


def _reluctance(arc: Arc) -> tuple[bool, bool, int]:
    return arc.total, arc.value == 0, arc.value


def _weak(arcs: Sequence[Arc], hidden: Set[int]) -> set[Key]:
    """The first line whose hidden counts can be worked out together: one alone, or several with a small sum."""
    into: dict[Key, list[int]] = {}
    out_of: dict[Key, list[int]] = {}
    for index in sorted(hidden):
        into.setdefault(arcs[index].head, []).append(arcs[index].value)
        out_of.setdefault(arcs[index].tail, []).append(arcs[index].value)
    for line in [*into, *out_of]:
        sides = [side for side in (into.get(line), out_of.get(line)) if side]
        if len(sides) == 1 and (len(sides[0]) == 1 or sum(sides[0]) < SMALLEST):
            return {line}
    return set()


def _pinned(arcs: Sequence[Arc], hidden: Set[int]) -> set[Key]:
    """Both lines of the first hidden count that has only one possible value."""
    ways: dict[Key, list[tuple[int, Key]]] = {}
    for index in sorted(hidden):
        tail, head, value, *_ = arcs[index]
        ways.setdefault(tail, []).append((index, head))
        if value:
            ways.setdefault(head, []).append((index, tail))
    for index in sorted(hidden):
        tail, head, value, *_ = arcs[index]
        more = _leads(ways, head, tail, index)
        if not (more or (value and _leads(ways, tail, head, index))):
            return {tail, head}
    return set()


def _leads(ways: Mapping[Key, Sequence[tuple[int, Key]]], start: Key, goal: Key, without: int) -> bool:
    """Whether a way leads from one line to another that does not use this arc."""
    seen, open_ends = {start}, [start]
    while open_ends:
        for index, line in ways.get(open_ends.pop(), ()):
            if index != without and line not in seen:
                seen.add(line)
                open_ends.append(line)
    return goal in seen
