"""A fault as a rule yields it, and a finding as a person reads it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "advice"]
FindingAudience = Literal["agency", "city", "reviewer"]
Steps = tuple[str | int, ...]
"""Way from the top of a document to a value: mapping keys and list indexes."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


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
