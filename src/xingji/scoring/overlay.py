"""From claimed to verified: verdicts replace answers, accepted rectifications replace verdicts, the site visit all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xingji.model.terms import ACCEPTING, PENDING
from xingji.scoring.score import Degrees

if TYPE_CHECKING:
    from xingji.model.verification import Onsite, Verdict, Verification


def refusals_and_cuts(verification: Verification) -> dict[str, str]:
    """Practice id → degree after the verdicts alone, before any rectification; what was accepted is not listed."""
    return {key: degree for key, verdict in verification.verdicts.items() if (degree := _after(verdict))}


def verdict_changes(verification: Verification) -> dict[str, str]:
    """Practice id → degree after verdicts and accepted re-checks; what the reviewer accepted is not listed."""
    changed = refusals_and_cuts(verification)
    practice_of = {finding.id: finding.practice for finding in verification.findings}
    for recheck in sorted(verification.rechecks, key=lambda check: check.rechecked_on):
        practice = practice_of.get(recheck.finding)
        if practice and recheck.result == "accepted" and recheck.degree:
            changed[practice] = recheck.degree
    return changed


def accepted(verification: Verification) -> list[str]:
    """Practices whose answer the reviewer let stand, those that wait for a visit among them."""
    return [key for key, verdict in verification.verdicts.items() if verdict_name(verdict) in ACCEPTING]


def pending_visit(verification: Verification) -> list[str]:
    """Practices whose answer stands until a visit has seen them; a re-check from papers is no visit."""
    return [key for key, verdict in verification.verdicts.items() if verdict_name(verdict) == PENDING]


def verdict_name(verdict: str | Verdict) -> str:
    """What a verdict is called; `confirmed` may stand by itself."""
    return verdict if isinstance(verdict, str) else verdict.verdict


def _after(verdict: str | Verdict) -> str | None:
    if isinstance(verdict, str) or verdict.verdict in ACCEPTING:
        return None
    return verdict.to if verdict.verdict == "lowered" and verdict.to else "unmet"


def site_changes(onsite: Onsite) -> dict[str, str]:
    """Practice id → degree seen on site."""
    return {key: verdict if isinstance(verdict, str) else verdict.degree for key, verdict in onsite.verdicts.items()}


def overlaid(claimed: Degrees, *later: Degrees) -> dict[str, str]:
    """The answers with later words laid over them, the last one last."""
    degrees = dict(claimed)
    for words in later:
        degrees.update(words)
    return degrees
