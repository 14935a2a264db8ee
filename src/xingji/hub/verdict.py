"""What a party is told: judged on its own view; what only the record knows is told without naming it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xingji.forge.result import MOST_FINDINGS, FindingRow, NextStep, Result, finding_row
from xingji.model.finding import Finding
from xingji.rules.gate import contradicted, outdated, registered
from xingji.store import layout


class Judged(NamedTuple):
    """Both judgements of one head: what the party is told, and what the record says."""

    told: Result
    kept: Result

    @property
    def accepted(self) -> bool:
        """Whether nothing speaks against collecting it."""
        return self.told.outcome == self.kept.outcome == "accepted"


def combined(told: Result, kept: Result, clashes: Sequence[Finding]) -> Judged:
    """`clashes` are what collecting would run into; errors that only the record has become one neutral finding."""
    if "failed" in (told.outcome, kept.outcome):
        failed = told if told.outcome == "failed" else told.model_copy(update=_failure(kept))
        return Judged(failed, kept)
    known = {_key(row) for row in told.findings}
    hidden = [row.path for row in kept.findings if row.severity == "error" and _key(row) not in known]
    # Whoever has to mend it anyhow hears nothing of the record: else he could ask it as often as he likes.
    unseen = [contradicted(_place(told, hidden))] if hidden and told.outcome == "accepted" and not clashes else []
    return Judged(with_findings(told, [*clashes, *unseen]), with_findings(kept, clashes))


def clash(path: str, *, seen: bool) -> Finding:
    """A file that changed in the record meanwhile: XJ569 where the party sees it, else XJ571, which shows nothing."""
    if seen:
        return outdated(path)
    dossier = layout.dossier_of(path)
    return contradicted(path) if dossier is None else registered(path, dossier.uscc)


def _place(told: Result, hidden: Sequence[str]) -> str:
    """Where a finding of the record shows: at a file that was sent, whatever of others it is about."""
    sent = [row.path for row in told.files]
    return next((path for path in hidden if path in sent), sent[0] if sent else "submissions")


def _failure(kept: Result) -> dict[str, object]:
    return {"outcome": "failed", "failure": kept.failure, "steps": (NextStep(who="province", step="rerun"),)}


def _key(row: FindingRow) -> tuple[str, str, str, object]:
    return row.code, row.path, row.item, row.values


def with_findings(result: Result, findings: Iterable[Finding]) -> Result:
    """The result with findings that it lacks; an error among them makes it refused, whatever it said."""
    there = {(row.code, row.path) for row in result.findings}
    lacking = [finding_row(found) for found in findings if (found.code, found.path) not in there]
    if not lacking:
        return result
    errors = sum(row.severity == "error" for row in lacking)
    counts = result.counts.model_copy(update={"errors": min(result.counts.errors + errors, 10**9)})
    update: dict[str, object] = {"findings": (*lacking, *result.findings)[:MOST_FINDINGS], "counts": counts}
    if result.outcome == "accepted" and errors:
        mend = NextStep(who="author", step="mend", count=counts.errors)
        update |= {"outcome": "refused", "steps": (mend,)}
    return result.model_copy(update=update)
