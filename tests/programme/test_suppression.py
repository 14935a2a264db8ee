"""Small groups: from what is shown nobody can work out a hidden count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, product

from hypothesis import given, settings
from hypothesis import strategies as st

from xingji.programme.disclosure_control import (
    HIDDEN,
    SMALLEST,
    Guarded,
    Shown,
    guard,
    guard_both,
    guard_line,
    is_small,
)

Cells = list[list[int]]
COUNTS = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 7, 12])


@st.composite
def tables(draw: st.DrawFn, rows: int = 3, columns: int = 3) -> Cells:
    width = draw(st.integers(1, columns))
    return draw(st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=1, max_size=rows))


@st.composite
def twins(draw: st.DrawFn) -> tuple[Cells, Cells]:
    """The same counts split in two ways: a few people, each with a column and two properties."""
    groups = draw(st.lists(st.tuples(*[st.integers(0, 1)] * 3, st.integers(1, 6)), max_size=10))
    first, second = [[0, 0], [0, 0]], [[0, 0], [0, 0]]
    for column, here, there, size in groups:
        first[here][column] += size
        second[there][column] += size
    return first, second


def plain(shown: Guarded) -> list[Shown]:
    """Everything in one row, in the order of `truth`."""
    return [*chain.from_iterable(shown.rows), *shown.row_totals, *shown.column_totals, shown.total]


def truth(cells: Cells) -> list[int]:
    columns = [sum(column) for column in zip(*cells, strict=True)]
    return [*chain.from_iterable(cells), *map(sum, cells), *columns, sum(columns)]


def neighbours(cells: Cells, shown: Sequence[Sequence[Shown]]) -> Iterator[Cells]:
    """The table and all that differ by at most 1 in hidden cells: what moves at all can move by 1."""
    steps = [
        (-1, 0, 1) if seen == HIDDEN and cell else (0, 1) if seen == HIDDEN else (0,)
        for row, line in zip(cells, shown, strict=True)
        for cell, seen in zip(row, line, strict=True)
    ]
    width = len(cells[0])
    for step in product(*steps):
        flat = [cell + more for cell, more in zip(chain.from_iterable(cells), step, strict=True)]
        yield [flat[at : at + width] for at in range(0, len(flat), width)]


def fits(numbers: Sequence[int], shown: Sequence[Shown]) -> bool:
    return all(seen in (HIDDEN, number) for number, seen in zip(numbers, shown, strict=True))


def lines(cells: Cells, shown: Guarded) -> Iterator[tuple[list[int], list[Shown], Shown]]:
    """Values, what is shown of them, and the total shown: rows, columns, totals of both."""
    yield from zip(cells, shown.rows, shown.row_totals, strict=True)
    columns = zip(*cells, strict=True), zip(*shown.rows, strict=True), shown.column_totals
    yield from ((list(values), list(seen), total) for values, seen, total in zip(*columns, strict=True))
    yield [*map(sum, cells)], shown.row_totals, shown.total
    yield [sum(column) for column in zip(*cells, strict=True)], shown.column_totals, shown.total


def check_lines(cells: Cells, shown: Guarded) -> None:
    for values, seen, total in lines(cells, shown):
        hidden = [value for value, mark in zip(values, seen, strict=True) if mark == HIDDEN]
        if hidden and total != HIDDEN:
            assert len(hidden) >= 2
            assert sum(hidden) >= SMALLEST
        assert hidden or total != HIDDEN


def check_shown(cells: Cells, shown: Guarded) -> None:
    for number, seen in zip(truth(cells), plain(shown), strict=True):
        assert seen in (HIDDEN, number)
        assert not is_small(number) or seen == HIDDEN


@given(tables())
def test_every_hidden_count_stays_open(cells: Cells) -> None:
    shown = guard(cells)
    check_shown(cells, shown)
    check_lines(cells, shown)
    possible: list[set[int]] = [set() for _ in plain(shown)]
    for other in neighbours(cells, shown.rows):
        if fits(truth(other), plain(shown)):
            for values, number in zip(possible, truth(other), strict=True):
                values.add(number)
    for values, seen in zip(possible, plain(shown), strict=True):
        assert (len(values) >= 2) is (seen == HIDDEN)


@settings(max_examples=60)
@given(twins())
def test_two_tables_do_not_give_each_other_away(both: tuple[Cells, Cells]) -> None:
    first, second = both
    shown = guard_both(first, second)
    assert shown[0].column_totals == shown[1].column_totals
    assert shown[0].total == shown[1].total
    for cells, table in zip(both, shown, strict=True):
        check_shown(cells, table)
        check_lines(cells, table)
    seen = [*plain(shown[0]), *plain(shown[1])]
    possible: list[set[int]] = [set() for _ in seen]
    seconds = [table for table in neighbours(second, shown[1].rows) if fits(truth(table), plain(shown[1]))]
    for one, other in product(neighbours(first, shown[0].rows), seconds):
        numbers = [*truth(one), *truth(other)]
        if truth(one)[-3:] == truth(other)[-3:] and fits(numbers, seen):
            for values, number in zip(possible, numbers, strict=True):
                values.add(number)
    for values, mark in zip(possible, seen, strict=True):
        assert (len(values) >= 2) is (mark == HIDDEN)


@given(st.lists(COUNTS, min_size=1, max_size=8))
def test_one_line(values: list[int]) -> None:
    shown, total = guard_line(values)
    hidden = [value for value, seen in zip(values, shown, strict=True) if seen == HIDDEN]
    assert (HIDDEN in shown) is any(map(is_small, values))
    assert total in (HIDDEN, sum(values))
    assert not is_small(sum(values)) or total == HIDDEN
    if hidden and total != HIDDEN:
        assert len(hidden) >= 2
        assert sum(hidden) >= SMALLEST


def test_the_smallest_other_count_is_hidden_too() -> None:
    assert guard_line([3, 9, 6, 0]) == ([HIDDEN, 9, HIDDEN, 0], 18)


def test_a_small_sum_needs_another() -> None:
    assert guard_line([1, 2, 8, 7]) == ([HIDDEN, HIDDEN, 8, HIDDEN], 18)


def test_zeros_only_when_nothing_else_is_left() -> None:
    assert guard_line([3, 0, 0]) == ([HIDDEN, 0, 0], HIDDEN)


def test_nothing_small_nothing_hidden() -> None:
    assert guard_line([5, 0, 7]) == ([5, 0, 7], 12)
    assert guard([[5, 0], [9, 8]]) == Guarded([[5, 0], [9, 8]], [5, 17], [14, 8], 22)
    assert guard([]).total == 0


def test_a_small_group_is_hidden_whole() -> None:
    shown = guard([[2, 0, 0], [20, 30, 40], [25, 35, 45]])
    assert shown.rows[0] == [HIDDEN] * 3
    assert shown.row_totals[0] == HIDDEN


def test_a_bridge_between_two_circles_is_no_secret() -> None:
    """Every line of these has two hidden counts, yet the one that joins the corners would follow from the rest."""
    corner = [[3, 6], [6, 3]]
    cells = [[9] * 4 for _ in range(4)]
    for at in (0, 2):
        for row, column in product((0, 1), repeat=2):
            cells[at + row][at + column] = corner[row][column]
    cells[1][2] = 4
    shown = guard(cells)
    hidden = [(row, column) for row in range(4) for column in range(4) if shown.rows[row][column] == HIDDEN]
    assert (1, 2) in hidden
    across = [(row, column) for row, column in hidden if (row < 2) != (column < 2)]
    assert len(across) >= 2


def test_an_empty_column_gives_nothing_away_and_hides_nothing() -> None:
    cells = [[20, 30, 0], [25, 35, 0], [2, 1, 0]]
    shown = guard(cells)
    assert [row[2] for row in shown.rows] == [0, 0, 0]
    assert shown.column_totals[2] == 0
    assert shown.total == 113
