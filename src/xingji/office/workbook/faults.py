"""Findings about one workbook, each at its cell."""

from __future__ import annotations

from collections import Counter

import xingji.rules.declared_codes  # noqa: F401  declares the codes
from xingji.model.finding import MORE, MOST_OF_A_CODE, Finding, count
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.sheets import At
from xingji.rules.registry import RULES, Rule
from xingji.store.tree import printable


class Faults:
    """Collects findings about one workbook; `cells` says where each is to be seen."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Finding] = []
        self.cells: dict[Finding, At] = {}
        self._wrong: set[At] = set()
        self._counts: Counter[str] = Counter()
        self._beyond: dict[str, At | None] = {}

    def add(self, error: UnfitError, at: At | None = None, item: str = "") -> None:
        """One finding; `at` is the cell, `item` the practice or field."""
        rule = RULES[error.code]
        self._counts[error.code] += 1
        if at and rule.severity == "error":
            self._wrong.add(at)
        if self._counts[error.code] > MOST_OF_A_CODE:
            self._beyond.setdefault(error.code, at)
        else:
            self._list(error, rule, at, item)

    def _list(self, error: UnfitError, rule: Rule, at: At | None, item: str = "") -> None:
        where = printable(f"{at} {item}".strip() if at else item)
        line, column = (at.row, at.column) if at else (1, 1)
        values = tuple(sorted(error.values.items()))
        found = Finding(self.path, line, column, error.code, rule.severity, rule.audience or "agency", where, values)
        self.found.append(found)
        if at:
            self.cells[found] = at

    def say_rest(self) -> None:
        """Count what was not listed one by one."""
        for code, at in self._beyond.items():
            self._list(UnfitError(MORE, kind=code, count=self._counts[code] - MOST_OF_A_CODE), RULES[code], at)

    def holds(self, at: At) -> bool:
        """Whether a cell has an error already: what else is said of it would be about a value that is not there."""
        return at in self._wrong

    @property
    def errors(self) -> int:
        """Findings that forbid taking anything from the workbook."""
        return count(self.found, "error")
