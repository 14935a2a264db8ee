"""Findings about one workbook, each at its cell."""

from __future__ import annotations

import xingji.rules.declared_codes  # noqa: F401  declares the codes
from xingji.model.finding import Finding
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.sheets import At
from xingji.rules.registry import RULES


class Faults:
    """Collects findings about one workbook."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Finding] = []

    def add(self, error: UnfitError, at: At | None = None, item: str = "") -> None:
        """One finding; `at` is the cell, `item` the practice or field."""
        rule = RULES[error.code]
        where = f"{at} {item}".strip() if at else item
        line, column = (at.row, at.column) if at else (1, 1)
        values = tuple(sorted(error.values.items()))
        self.found.append(
            Finding(self.path, line, column, error.code, rule.severity, rule.audience or "agency", where, values)
        )

    @property
    def errors(self) -> int:
        """Findings that forbid taking anything from the workbook."""
        return sum(found.severity == "error" for found in self.found)
