"""The hidden sheet by which a workbook says what it is: one key and one value per row, all text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

SHEET = "_xingji"
FORMAT = "1"
"""Version of the shape of our workbooks; another one is refused, never guessed at."""


def write_marks(workbook: Any, marks: Mapping[str, str]) -> None:
    """Add the sheet to an xlsxwriter workbook, last; only a macro or a program could show it.

    `marks` hold at least `kind` (`self-assessment`, `verification`, `agencies`) and `edition` (the year).
    """
    sheet = workbook.add_worksheet(SHEET)
    for row, (key, value) in enumerate({"format": FORMAT, **marks}.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.protect()
    sheet.very_hidden()


def read_marks(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """Marks from the rows of that sheet; a row without key or value is nothing."""
    pairs = [(row[0].strip(), row[1].strip()) for row in rows if len(row) > 1]
    return {key: value for key, value in pairs if key and value}
