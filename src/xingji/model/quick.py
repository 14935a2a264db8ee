"""The quick lane for sound self-assessments: the same reading as the model, without pydantic.

Self-assessments are nearly all that a check meets, and nearly all of them are sound. Importing pydantic and building a
model takes longer than everything else that a check of one file does. What this lane accepts, the model accepts with
the same values (a property test holds the two together); whatever it does not like it leaves to the model.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xingji.model.terms import GUIDELINE_PATTERN, POINTS, PRACTICE_PATTERN, SLUG_PATTERN

_FIELDS = frozenset({"guideline", "agency", "assessed_on", "commitment", "answers"})
_ANSWER = frozenset({"degree", "note", "reason", "evidence"})
_EVIDENCE = frozenset({"title", "page", "sha256"})
_DEGREES = frozenset({*POINTS, "not_applicable"})
_GUIDELINE, _SLUG = re.compile(GUIDELINE_PATTERN), re.compile(SLUG_PATTERN)
_PRACTICE = re.compile(PRACTICE_PATTERN)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PAGE = re.compile(r"[1-9][0-9]{0,3}")
_MOST_ANSWERS, _MOST_EVIDENCE, _LONGEST_TEXT, _LONGEST_TITLE, _LONGEST_SLUG = 1000, 20, 2000, 200, 40


@dataclass(frozen=True, slots=True)
class QuickCommitment:
    """As `Commitment`."""

    signed_on: date
    sha256: str


@dataclass(frozen=True, slots=True)
class QuickAnswer:
    """As `Answer`; of the evidence only whether there is any matters here."""

    degree: str
    reason: str | None
    evidence: bool


@dataclass(frozen=True, slots=True)
class QuickAssessment:
    """As `SelfAssessment`, with what the rules look at."""

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
    answers, commitment = data.get("answers"), data.get("commitment")
    guideline, agency = data.get("guideline"), data.get("agency")
    assessed_on = _day(data.get("assessed_on"))
    promise = _commitment(commitment)
    sound = (
        data.keys() <= _FIELDS
        and isinstance(answers, dict)
        and isinstance(guideline, str)
        and isinstance(agency, str)
        and _GUIDELINE.fullmatch(guideline)
        and len(agency) <= _LONGEST_SLUG
        and _SLUG.fullmatch(agency)
        and (promise or commitment is None)
    )
    read = _answers(answers) if sound and isinstance(answers, dict) else None
    if assessed_on is None or read is None:
        return None
    degrees, detailed = read
    out = [key for key, degree in degrees.items() if degree == "not_applicable"]
    return QuickAssessment(str(guideline), str(agency), assessed_on, promise, answers or {}, degrees, detailed, out)


def _answers(answers: dict[str, Any]) -> tuple[dict[str, str], dict[str, QuickAnswer]] | None:
    if len(answers) > _MOST_ANSWERS or not all(map(_PRACTICE.fullmatch, answers)):
        return None
    degrees: dict[str, str] = {}
    detailed: dict[str, QuickAnswer] = {}
    for key, given in answers.items():
        if isinstance(given, str):
            if given not in _DEGREES:
                return None
            degrees[key] = given
        else:
            answer = _answer(given)
            if answer is None:
                return None
            detailed[key] = answer
            degrees[key] = answer.degree
    return degrees, detailed


def _answer(given: Any) -> QuickAnswer | None:
    if not isinstance(given, dict) or not given.keys() <= _ANSWER:
        return None
    degree, evidence = given.get("degree"), given.get("evidence", [])
    if not isinstance(degree, str) or degree not in _DEGREES:
        return None
    if not isinstance(evidence, list) or len(evidence) > _MOST_EVIDENCE or not all(map(_is_evidence, evidence)):
        return None
    if not (_is_text(given.get("note")) and _is_text(given.get("reason"))):
        return None
    return QuickAnswer(degree, given.get("reason"), bool(evidence))


def _is_text(value: Any) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= _LONGEST_TEXT and value.strip() != "")


def _is_evidence(given: Any) -> bool:
    if not isinstance(given, dict) or not given.keys() <= _EVIDENCE:
        return False
    title, page, sha256 = given.get("title"), given.get("page"), given.get("sha256")
    return (
        isinstance(title, str)
        and 0 < len(title) <= _LONGEST_TITLE
        and title == title.strip()
        and "\n" not in title
        and (page is None or (isinstance(page, str) and _PAGE.fullmatch(page) is not None))
        and (sha256 is None or (isinstance(sha256, str) and _SHA256.fullmatch(sha256) is not None))
    )


def _commitment(given: Any) -> QuickCommitment | None:
    if not isinstance(given, dict) or given.keys() != {"signed_on", "sha256"}:
        return None
    signed_on, sha256 = _day(given["signed_on"]), given["sha256"]
    if signed_on is None or not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        return None
    return QuickCommitment(signed_on, sha256)


def _day(given: Any) -> date | None:
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
