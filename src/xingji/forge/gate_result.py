"""The result of the gate: rows for findings, files, levels and next steps, each within its bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

import xingji
from xingji.forge import next_steps
from xingji.forge.base_check import BaseBranchChecker, HeadCheckResult
from xingji.forge.gate_case import Case
from xingji.forge.pull import Touched
from xingji.forge.result import (
    MOST_FILES,
    MOST_FINDINGS,
    Counts,
    FileRow,
    NextStep,
    Result,
    ScoreRow,
    finding_row,
    ranked,
)
from xingji.model.edition import Edition
from xingji.model.finding import SEVERITIES, Finding, count
from xingji.programme.dossier_row import DossierRow
from xingji.rules.proposal import is_data
from xingji.store import layout, tree
from xingji.store.git_diff import REGULAR

_LATE = "XJ502"


def result(case: Case, findings: list[Finding], check: HeadCheckResult, base: BaseBranchChecker) -> Result:
    """What was found, and what comes next."""
    counts = _counts(case, findings)
    edition = _edition(case, base)
    windows = next_steps.windows(edition, case.places, case.pull.day) if edition and not case.pull.queued else []
    if counts.errors:
        late = sum(found.code == _LATE for found in findings)
        steps = next_steps.to_mend(windows, counts.errors, late)
    else:
        steps = next_steps.steps(_kinds(case.proposal.touched), check.rows, edition, case.pull.day)
    shown = ranked(findings, next_steps.audience_of(case.role))[:MOST_FINDINGS]
    return _receipt(case).model_copy(
        update={
            "outcome": "refused" if counts.errors else "accepted",
            "counts": counts,
            "windows": tuple(windows),
            "steps": tuple(steps),
            "scores": tuple(_scores(case, check.rows, base))[:20],
            "impact": check.impact,
            "findings": tuple(map(finding_row, shown)),
        }
    )


def _edition(case: Case, base: BaseBranchChecker) -> Edition | None:
    """The edition of the base whose calendar holds for the documents touched."""
    year = next((place.edition for place in case.places if place.edition), "")
    return base.edition(year) if year else None


def _scores(case: Case, rows: Sequence[DossierRow], base: BaseBranchChecker) -> Iterator[ScoreRow]:
    """Tracks whose documents are touched; all of a dossier when only what stands above the tracks is."""
    for row in rows:
        places = [place for place in case.places if place.dossier == row.folder]
        tracks = {place.track for place in places if place.track}
        for track in row.tracks:
            guide = base.guide(track.guideline) if track.guideline else None
            if guide and track.claimed is not None and (track.track in tracks or not tracks):
                yield next_steps.score_row(row, track, guide, [p.kind for p in places if p.track == track.track])


def failed(case: Case, failure: str) -> Result:
    """A result in which the engine failed: no refusal, and the province is asked to run the check again."""
    return _receipt(case).model_copy(update={"failure": failure, "steps": (NextStep(who="province", step="rerun"),)})


def _receipt(case: Case) -> Result:
    """What was received, before anything is checked."""
    pull = case.pull
    return Result(
        engine=xingji.__version__,
        number=pull.number,
        author=pull.author,
        role=case.role,
        draft=pull.draft,
        queued=pull.queued,
        head_sha=pull.head_sha,
        base_sha=pull.base_sha,
        outcome="failed",
        received_at=pull.pushed_at,
        counts=_counts(case, []),
        kinds=_kinds(case.proposal.touched),
        dossiers=tuple(case.dossiers[:100]),
        files=tuple(_file_row(one, case) for one in case.proposal.touched[:MOST_FILES]),
    )


def _counts(case: Case, findings: Sequence[Finding]) -> Counts:
    errors, warnings, advice = (count(findings, severity) for severity in SEVERITIES)
    return Counts(files=len(case.proposal.touched), errors=errors, warnings=warnings, advice=advice)


def _file_row(one: Touched, case: Case) -> FileRow:
    source = case.contents.get(one.blob) if one.mode == REGULAR else None
    digest = sha256(source).hexdigest() if source is not None else ""
    size = case.sizes.get(one.blob, 0)
    return FileRow(path=tree.printable(one.path)[:400], sha256=digest, size=min(size, 10**9), status=one.status)


def _kinds(touched: Sequence[Touched]) -> tuple[str, ...]:
    return tuple(sorted({_kind(path) for one in touched for path in one.paths}))


def _kind(path: str) -> str:
    place = layout.place(path)
    if place:
        return place.kind
    if path.startswith("scoring/"):
        return "scoring"
    if path.startswith("site/"):
        return "site"
    return "other" if is_data(path) else "engine"
