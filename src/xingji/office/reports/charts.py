"""Charts as plain data and as pictures: `charts.typ` draws them, in a PDF directly, for Word as PNG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from xingji.office.reports.typeset import to_png

WIDTH = 156
"""Of a text block of GB/T 9704 in millimetres."""


class Bar(NamedTuple):
    """A bar and the word at its end; without a value there is only the word."""

    name: str
    value: float | None
    end: str


class Stack(NamedTuple):
    """A row of counts by level (0 first); without counts only its total is drawn, without that only the word."""

    name: str
    counts: Sequence[int] | None
    total: int | None
    end: str


class Standard(NamedTuple):
    """A line of a profile: levels with one decimal, None when nothing counts; `end` stands at its right."""

    name: str
    value: float | None
    claimed: float | None
    end: str


class Target(NamedTuple):
    """The dashed line of a profile."""

    level: int
    label: str


Chart = dict[str, Any]
"""JSON-ready; `picture` or a Typst template draws it."""


def profile_chart(
    rows: Sequence[Standard], top: int, target: Target | None, *, legend: tuple[str, str] | None, nothing: str
) -> Chart:
    """Levels 0 to `top` per line; with a legend (solid, hollow) the claim is a second, hollow bar."""
    solid, hollow = legend or ("", "")
    return {
        **_frame("profile", end_width=22),
        "top": top,
        "target": target.level if target else None,
        "target_label": target.label if target else "",
        "two": legend is not None,
        "solid_label": solid,
        "hollow_label": hollow,
        "nothing": nothing,
        "rows": [
            {**row._asdict(), "number": _number(row.value), "claimed_number": _number(row.claimed)} for row in rows
        ],
    }


def bar_chart(rows: Sequence[Bar], *, mark: float | None = None, mark_label: str = "") -> Chart:
    """Plain bars from 0 to the largest value or the mark, a dashed line."""
    top = max([row.value or 0 for row in rows] + [mark or 0], default=0) or 1
    plain = [row._asdict() for row in rows]
    return {**_frame("bars"), "top": top, "mark": mark, "mark_label": mark_label, "rows": plain}


def stacked_chart(rows: Sequence[Stack], names: Sequence[str]) -> Chart:
    """One bar per row, cut into levels; `names` are those of the levels from 0."""
    top = max([row.total or sum(row.counts or ()) for row in rows], default=0) or 1
    return {**_frame("stacked"), "top": top, "names": list(names), "rows": [row._asdict() for row in rows]}


def picture(chart: Mapping[str, Any]) -> bytes:
    """PNG of a chart, `WIDTH` millimetres wide. Raises NoChineseFontError."""
    return to_png("chart.typ", chart)


def _frame(kind: str, end_width: int = 0) -> Chart:
    label = 34
    return {
        "kind": kind,
        "width": WIDTH,
        "label_width": label,
        "plot_width": WIDTH - 2 - label - end_width,
        "end_width": end_width,
    }


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"
