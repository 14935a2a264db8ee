"""Plain tables for a terminal or a pipe, aligned by what a character takes on the screen (Chinese takes two cells)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

GAP = "  "


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, left: int = 1) -> str:
    """Lines of a table; the first `left` columns are aligned left, the others, numbers, right. None shows as a dash."""
    from rich.cells import cell_len  # noqa: PLC0415  most commands print no table

    cells = [[*headings], *([_text(value) for value in row] for row in rows)]
    widths = [max(cell_len(row[column]) for row in cells) for column in range(len(headings))]

    def padded(row: Sequence[str]) -> str:
        parts = []
        for column, text in enumerate(row):
            blank = " " * (widths[column] - cell_len(text))
            parts.append(text + blank if column < left else blank + text)
        return GAP.join(parts).rstrip()

    lines = [padded(row) for row in cells]
    return "\n".join([lines[0], "-" * cell_len(lines[0]), *lines[1:]])


def _text(value: object) -> str:
    if value is None or value == "":
        return "—"
    return f"{value:.1f}" if isinstance(value, float) else str(value)
