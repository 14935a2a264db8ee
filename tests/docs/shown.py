"""Is what a command says what the document shows? `…` stands for what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

LEFT_OUT = "…"


def first_difference(shown: Sequence[str], said: str) -> str | None:
    """The first shown line that the output does not have in its place, None when all is as it is shown.

    Within a line `…` is any text; on a line of its own it is any lines. All other lines follow each other.
    """
    rows, at, loose = said.splitlines(), 0, False
    for run, more in _runs(shown):
        end = len(rows) - len(run)
        starts = range(at if more else end, end + 1) if loose and end >= at else [at]
        fitting, back = max((_fitting(run, rows[start:]), -start) for start in starts)
        if fitting < len(run):
            return run[fitting]
        at, loose = len(run) - back, more
    return None if loose or at == len(rows) else f"(no more is shown, but it goes on: {rows[at]})"


def _runs(shown: Sequence[str]) -> Iterator[tuple[list[str], bool]]:
    """Lines that follow each other, and whether some are left out behind them."""
    run: list[str] = []
    for row in shown:
        if row.strip() == LEFT_OUT:
            yield run, True
            run = []
        else:
            run.append(row)
    if run:
        yield run, False


def _fitting(run: list[str], rows: list[str]) -> int:
    """How many lines of the run, from its first on, are at the beginning of these rows."""
    return sum(1 for _ in takewhile(bool, map(_like, run, rows)))


def _like(shown: str, row: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, shown.rstrip().split(LEFT_OUT))), row.rstrip()) is not None
