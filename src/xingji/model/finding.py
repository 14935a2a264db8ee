"""A fault as a rule yields it, and a finding as a person reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "advice"]
FindingAudience = Literal["agency", "city", "reviewer"]
Steps = tuple[str | int, ...]
"""Way from the top of a document to a value: mapping keys and list indexes."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")
PLURALS: dict[Severity, str] = {"error": "errors", "warning": "warnings", "advice": "advice"}
"""What sums of findings are called in JSON and in the words of the interface."""


class Fault(NamedTuple):
    """What is wrong and where inside a document; the rule's code names the sentence.

    `at` leads to the value (or to the key, with `on_key`); a reader's fault has `line` and `column` (from 1) instead.
    """

    code: str
    at: Steps = ()
    values: dict[str, str] = {}  # noqa: RUF012  never changed
    on_key: bool = False
    line: int = 0
    column: int = 0


Located = tuple[str, Fault]
"""A fault with its file, relative to what was looked at."""


MORE = "XJ121"
"""Counts what is not listed; a finding of it has the severity of those that it stands for."""
MOST_OF_A_CODE = 200
"""Faults of one code that are listed for a file: nobody reads more, and to locate and word them takes time."""


def at_most(faults: Iterable[Fault]) -> list[Fault]:
    """The first faults of each code, and of the others how many there are, at the first of them."""
    listed: list[Fault] = []
    beyond: dict[str, Fault] = {}
    seen: Counter[str] = Counter()
    for fault in faults:
        seen[fault.code] += 1
        if seen[fault.code] <= MOST_OF_A_CODE or fault.code == MORE:
            listed.append(fault)
        else:
            beyond.setdefault(fault.code, fault)
    for code, first in beyond.items():
        values = {"kind": code, "count": str(seen[code] - MOST_OF_A_CODE)}
        listed.append(first._replace(code=MORE, values=values))
    return listed


class MissingFieldError(Exception):
    """A field was asked for that a faulty document does not have (`rules.shape.leftover`)."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class Finding(NamedTuple):
    """One fault in one file with everything that an output needs; the sentence comes from the catalogue.

    `path` is relative with forward slashes; `line` and `column` count from 1, `item` is the practice or field.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    audience: FindingAudience
    item: str
    values: tuple[tuple[str, str], ...]

    @property
    def times(self) -> int:
        """How many it stands for."""
        return int(dict(self.values)["count"]) if self.code == MORE else 1


def count(findings: Iterable[Finding], severity: str) -> int:
    """How many there are of one severity, those that are not listed among them."""
    return sum(found.times for found in findings if found.severity == severity)
