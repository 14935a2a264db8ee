"""The quick lane for sound self-assessments: the same reading as the model, without pydantic.

Self-assessments are nearly all that a check meets, and nearly all of them are sound. Importing pydantic and building a
model takes longer than everything else that a check of one file does. What this lane accepts is decided by the shape
that the model itself gives (`quick_shape`); whatever does not plainly fit is left to the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple


class QuickCommitment(NamedTuple):
    """As `Commitment`."""

    signed_on: date
    sha256: str


class QuickAnswer(NamedTuple):
    """As `Answer`; of the evidence only whether there is any matters here."""

    degree: str
    reason: str | None
    evidence: bool


class QuickAssessment(NamedTuple):
    """As `SelfAssessment`, with what the rules look at; `answers` are plain values."""

    dossier: str
    guideline: str
    agency: str
    assessed_on: date
    commitment: QuickCommitment | None
    answers: Mapping[str, Any]
    degrees: dict[str, str]
    detailed: dict[str, QuickAnswer]
    not_applicable: list[str]


def quick_assessment(data: Mapping[str, Any]) -> QuickAssessment | None:
    """The document, or None when it is not plainly sound."""
    from xingji.model.quick_shape import is_self_assessment  # noqa: PLC0415  most commands read no assessment

    if not is_self_assessment(data):
        return None
    answers: Mapping[str, Any] = data["answers"]
    detailed = {key: _answer(given) for key, given in answers.items() if not isinstance(given, str)}
    degrees = {key: given if isinstance(given, str) else detailed[key].degree for key, given in answers.items()}
    return QuickAssessment(
        data["dossier"],
        data["guideline"],
        data["agency"],
        date.fromisoformat(data["assessed_on"]),
        _commitment(data.get("commitment")),
        answers,
        degrees,
        detailed,
        [key for key, degree in degrees.items() if degree == "not_applicable"],
    )


def _answer(given: Mapping[str, Any]) -> QuickAnswer:
    return QuickAnswer(given["degree"], given.get("reason"), bool(given.get("evidence")))


def _commitment(given: Mapping[str, Any] | None) -> QuickCommitment | None:
    return QuickCommitment(date.fromisoformat(given["signed_on"]), given["sha256"]) if given else None
