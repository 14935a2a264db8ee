"""Findings about one workbook, each at its cell."""

from __future__ import annotations

from collections import Counter

import xingji.rules.declared_codes  # noqa: F401  declares the codes
from xingji.model.finding import Finding
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.sheets import At
from xingji.rules.registry import RULES
from xingji.store.tree import printable

_MOST = 200
"""Findings of one code that are listed one by one."""


class Faults:
    """Collects findings about one workbook; `cells` says where each is to be seen."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Finding] = []
        self.cells: dict[Finding, At] = {}
        self._wrong: set[At] = set()
        self._counts: Counter[str] = Counter()

    def add(self, error: UnfitError, at: At | None = None, item: str = "") -> None:
        """One finding; `at` is the cell, `item` the practice or field."""
        rule = RULES[error.code]
        self._counts[error.code] += 1
        if at and rule.severity == "error":
            self._wrong.add(at)
        if self._counts[error.code] > _MOST:
            return
        where = printable(f"{at} {item}".strip() if at else item)
        line, column = (at.row, at.column) if at else (1, 1)
        values = tuple(sorted(error.values.items()))
        found = Finding(self.path, line, column, error.code, rule.severity, rule.audience or "agency", where, values)
        self.found.append(found)
        if at:
            self.cells[found] = at

    def say_rest(self) -> None:
        """Count what was not listed one by one."""
        for code, count in list(self._counts.items()):
            if count > _MOST:
                self.add(UnfitError("XJ752", kind=code, count=count - _MOST))

    def holds(self, at: At) -> bool:
        """Whether a cell has an error already: what else is said of it would be about a value that is not there."""
        return at in self._wrong

    @property
    def errors(self) -> int:
        """Findings that forbid taking anything from the workbook."""
        return sum(found.severity == "error" for found in self.found)
