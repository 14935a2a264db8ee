"""Figures as words and cells; what is hidden stays hidden in both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from xingji.messages.texts.reports import tell
from xingji.model.reference import Reference
from xingji.office.reports.charts import Chart
from xingji.programme.disclosure_control import HIDDEN

Value = int | float | str | None
Table = dict[str, Any]
"""Title, headings, rows and what is said below; the first column is the label, the others are columns and cells."""


class Numbering:
    """Counts tables and figures through the report, and knows its places by name."""

    def __init__(self, known: Reference) -> None:
        self.known = known
        self._tables, self._figures = count(1), count(1)
        self.last_table = 0

    def table(
        self, name: str, columns: Sequence[str], rows: Sequence[Sequence[Value]], labels: int = 1
    ) -> Table | None:
        """A numbered table; rows that behind their first `labels` cells show nothing are only counted.

        None, and no number, where no row shows anything.
        """
        seen = [row for row in rows if is_seen(row[labels:])]
        if not seen:
            return None
        unlisted = len(rows) - len(seen)
        self.last_table = next(self._tables)
        return {
            "title": tell("year.table", number=self.last_table, name=name),
            "label": columns[0],
            "columns": list(columns[1:]),
            "rows": [{"label": cell(row[0]), "cells": [cell(value) for value in row[1:]]} for row in seen],
            "note": tell("year.unlisted", count=unlisted) if unlisted else "",
        }

    def figure(self, name: str, drawing: Chart) -> dict[str, Any]:
        """A numbered chart; what a reader hears of it is its rows."""
        rows = "；".join(f"{row['name']} {row['end']}" for row in drawing["rows"])
        return {
            "caption": tell("year.figure", number=next(self._figures), name=name),
            "drawing": drawing,
            "alt": f"{name}：{rows}。",
        }


def is_seen(values: Iterable[Value]) -> bool:
    """Whether a row shows more than zeros beside what it hides."""
    there = set(values)
    return HIDDEN not in there or bool(there - {HIDDEN, 0, None})


def cell(value: Value) -> str:
    """A figure in a table: a dash for none."""
    if value is None or value == "":
        return "—"
    return f"{value:g}" if isinstance(value, float) and value == int(value) else str(value)


def number(value: Value) -> float | None:
    """A figure that may be shown."""
    return value if isinstance(value, int | float) else None


def decimals(value: Value, digits: int) -> Value:
    """A mean or a percentage with all its decimals."""
    return f"{value:.{digits}f}" if isinstance(value, int | float) else value
