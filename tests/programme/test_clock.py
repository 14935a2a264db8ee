"""The clock of a finding."""

from __future__ import annotations

from datetime import date

import pytest

from xingji.programme.dossier_row import FindingRow

OPENED, DUE = "2023-08-10", "2023-09-10"


def row(answered: str | None = None, rechecked: str | None = None, result: str | None = None) -> FindingRow:
    return FindingRow("F01", "PA01.1.1", "high", OPENED, DUE, answered, rechecked, result)


@pytest.mark.parametrize(
    ("finding", "day", "clock"),
    [
        (row(), "2023-09-10", "open"),
        (row(), "2023-09-11", "overdue"),
        (row("2023-09-01"), "2023-08-31", "open"),
        (row("2023-09-01"), "2023-09-30", "answered"),
        (row("2023-09-15"), "2023-09-12", "overdue"),
        (row("2023-09-15"), "2023-09-15", "answered_late"),
        (row("2023-09-01", "2023-09-05", "accepted"), "2023-09-04", "answered"),
        (row("2023-09-01", "2023-09-05", "accepted"), "2023-09-05", "closed"),
        (row("2023-09-01", "2023-09-05", "rejected"), "2023-09-06", "rejected"),
        (row("2023-09-01", "2023-09-05", "rejected"), "2023-09-11", "overdue"),
        (row("2023-09-08", "2023-09-05", "rejected"), "2023-09-11", "answered"),
        (row("2023-09-12", "2023-09-05", "rejected"), "2023-09-12", "answered_late"),
    ],
)
def test_clock(finding: FindingRow, day: str, clock: str) -> None:
    assert finding.clock(date.fromisoformat(day)) == clock


def test_days_late() -> None:
    assert row().days_late(date(2023, 9, 10)) == 0
    assert row().days_late(date(2023, 10, 10)) == 30
