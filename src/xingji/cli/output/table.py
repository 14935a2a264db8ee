"""Plain tables for a terminal or a pipe, aligned by what a character takes on the screen (Chinese takes two cells)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xingji.messages.catalogue import Lang
from xingji.messages.interface import say

GAP = "  "


def headings(key: str, lang: Lang) -> list[str]:
    """The headings of a table that stand under one key of the words."""
    return say(key, lang).split("|")


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lines of a table; columns that hold a number are aligned right. None shows as a dash.

    A text in the place of a number leaves its column one of numbers.
    """
    from rich.cells import cell_len  # noqa: PLC0415  most commands print no table

    values = [list(row) for row in rows]
    right = [any(isinstance(row[column], int | float) for row in values) for column in range(len(columns))]
    cells = [[*columns], *([_text(value) for value in row] for row in values)]
    widths = [max(cell_len(row[column]) for row in cells) for column in range(len(columns))]

    def padded(row: Sequence[str]) -> str:
        parts = []
        for column, text in enumerate(row):
            blank = " " * (widths[column] - cell_len(text))
            parts.append(blank + text if right[column] else text + blank)
        return GAP.join(parts).rstrip()

    lines = [padded(row) for row in cells]
    return "\n".join([lines[0], "-" * (sum(widths) + len(GAP) * (len(widths) - 1)), *lines[1:]])


def _text(value: object) -> str:
    if value is None or value == "":
        return "—"
    return f"{value:.1f}" if isinstance(value, float) else str(value)
