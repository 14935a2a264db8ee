"""Which institution verifies and which visits whom: by city, apart from enterprises that it advises itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from benchmarks.frame import MARKS, Plain, institution_id, institution_of
from benchmarks.sample.cast import Firm

Task = Literal["verification", "onsite"]
_TASKS: dict[Task, int] = {"verification": 0, "onsite": 2}
"""Task → how far the institutions are moved against the cities; both meet agencies that are institutions."""


def assigned(task: Task, firm: Firm) -> str:
    """The institution of the city, or the next one where the enterprise's agency is that institution."""
    usual = _usual(task, firm.city)
    return usual if institution_of(firm.city, firm.agency) != usual else _usual(task, firm.city, 1)


def _usual(task: Task, city: str, further: int = 0) -> str:
    return institution_id(list(MARKS).index(city) + _TASKS[task] + further)


def assignments(firms: Sequence[Firm]) -> list[Plain]:
    """Rows of institutions.yaml, one per institution and task."""
    bodies = sorted({_usual(task, city) for task in _TASKS for city in MARKS})
    return [_row(body, task, firms) for task in _TASKS for body in bodies]


def _row(body: str, task: Task, firms: Sequence[Firm]) -> Plain:
    served = [firm for firm in firms if firm.entries or firm.names_agency]
    moved = [firm.uscc for firm in served if assigned(task, firm) == body != _usual(task, firm.city)]
    data: Plain = {
        "institution": body,
        "task": task,
        "cities": [city for city in MARKS if _usual(task, city) == body],
    }
    return {**data, "dossiers": moved} if moved else data
