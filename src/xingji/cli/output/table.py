"""Plain tables for a terminal or a pipe, aligned by what a character takes on the screen (Chinese takes two cells)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from xingji.cli.output.cells import fold, longest_word, screen
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say

GAP = "  "
_LEAST, _SHORT = 4, 8
"""Cells below which a column is not read any more (two characters of Chinese), and up to which an entry is short."""


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
    widths, gap = _fitted([[row[column] for row in cells] for column in range(len(columns))])

    if not widths:
        return _records(columns, cells[1:])

    def padded(row: Sequence[str]) -> str:
        parts = []
        for text, width, is_right in zip(row, widths, right, strict=True):
            blank = " " * (width - cell_len(text))
            parts.append(blank + text if is_right else text + blank)
        return gap.join(parts).rstrip()

    def folded(row: Sequence[str]) -> Iterator[str]:
        parts = [fold(text, width) for text, width in zip(row, widths, strict=True)]
        return map(padded, zip_longest(*parts, fillvalue=""))

    first, *others = [[*folded(row)] for row in cells]
    return "\n".join([*first, "-" * (sum(widths) + len(gap) * (len(widths) - 1)), *chain(*others)])


def _fitted(columns: Sequence[Sequence[str]]) -> tuple[list[int], str]:
    """Widths at which a table fits the screen, and the gap; no widths where it cannot be read any more.

    The widest gives way first. No word is broken, and headings are folded before short entries are.
    """
    from rich.cells import cell_len  # noqa: PLC0415  see `table`

    widths, most = [max(map(cell_len, texts)) for texts in columns], screen()
    if not most or sum(widths) + len(GAP) * (len(widths) - 1) <= most:
        return widths, GAP
    words = [max(_LEAST, *map(longest_word, texts)) for texts in columns]
    short = [max((each for text in texts[1:] if (each := cell_len(text)) <= _SHORT), default=0) for texts in columns]
    for least in (map(max, words, short), words):
        floor = [*map(min, widths, least)]
        while sum(widths) + len(widths) - 1 > most and widths != floor:
            spare = [width if width > low else 0 for width, low in zip(widths, floor, strict=True)]
            widths[spare.index(max(spare))] -= 1
    return (widths if sum(widths) + len(widths) - 1 <= most else []), " "


def _records(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Each row by itself, its entries under their names."""
    told = (GAP.join(f"{name} {text}" for name, text in zip(columns, row, strict=True)) for row in rows)
    return "\n\n".join("\n".join(fold(text, screen())) for text in told)


def _text(value: object) -> str:
    if value is None or value == "":
        return "—"
    return f"{value:.1f}" if isinstance(value, float) else str(value)
