"""The gate: what a pull request changes, who sent it and when, and what the rules say of the tree that it would make.

Engine, guidelines, roles and calendar are those of the base; of the pull request only data is read.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import xingji
from xingji.forge import standing
from xingji.forge.base_check import BaseBranchChecker, HeadCheckRequest, HeadCheckResult
from xingji.forge.headtree import HeadTree, is_plain
from xingji.forge.pull import Pull, Touched
from xingji.forge.result import (
    MOST_FILES,
    MOST_FINDINGS,
    Counts,
    FileRow,
    NextStep,
    Part,
    Result,
    ScoreRow,
    finding_row,
    ranked,
)
from xingji.model.finding import Finding
from xingji.programme.records import DossierRow
from xingji.rules.gate import about_removals, check_proposal
from xingji.rules.proposal import Proposal, dossier_of, edition_of, is_data, too_much
from xingji.store import layout, objects, tree
from xingji.store.layout import Kind, Place
from xingji.store.objects import REGULAR

_SUBMODULE = "160000"
_LATE = "XJ502"


@dataclass
class _Case:
    """What is known of a pull request so far."""

    pull: Pull
    proposal: Proposal
    sizes: Mapping[str, int] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def places(self) -> list[Place]:
        """The documents touched, new and old paths."""
        return [place for path in self.proposal.paths if (place := layout.place(path))]

    @property
    def dossiers(self) -> list[str]:
        """Folders of the dossiers touched."""
        return sorted({folder for path in self.proposal.paths if (folder := dossier_of(path))})

    @property
    def role(self) -> str:
        """The author's role; where editions differ in it, the one of the newest edition touched."""
        known = (author for _, author in sorted(self.proposal.authors.items(), reverse=True))
        return next((author.role for author in known if author), "")


class Watch:
    """Who follows an examination; this one does nothing."""

    def keep(self, receipt: Result) -> None:
        """The receipt as a failed result, before the engine looks at anything: whatever happens then, it stands."""

    def tell(self, error: Exception) -> None:
        """A fault of the engine."""


def examine(root: Path, head: str, pull: Pull, base: BaseBranchChecker, watch: Watch | None = None) -> Result:
    """The verdict on what `head` would change in the checkout of the base at `root`.

    A fault of the engine is told and gives a failed result, never a verdict.
    """
    watch = watch or Watch()
    case = _Case(pull, Proposal((), 0, pull.author, queued=pull.queued))
    try:
        case = _received(root, head, pull, base)
        watch.keep(_failed(case, ""))
        return _based(root, case, base)
    except Exception as error:
        watch.tell(error)
        return _failed(case, type(error).__name__)


def _received(root: Path, head: str, pull: Pull, base: BaseBranchChecker) -> _Case:
    ours, theirs = objects.commits(root, "HEAD", head)
    start = ours.id if pull.queued and ours.id == pull.base_sha else objects.fork_point(root, ours, theirs)
    touched = objects.differences(root, start, theirs.id)
    blobs = [one.blob for one in touched if one.status != "removed" and one.mode != _SUBMODULE]
    sizes = objects.sizes(root, blobs)
    years = sorted({edition_of(path) for one in touched for path in one.paths})
    authors = {} if pull.queued else {year: base.author(year, pull.author) for year in years}
    size = sum(sizes[blob] for blob in blobs)
    proposal = Proposal(touched, size, pull.author, authors, pull.queued)
    return _Case(pull, proposal, sizes, {} if too_much(proposal) else objects.contents(root, sizes))


def _based(root: Path, case: _Case, base: BaseBranchChecker) -> Result:
    findings = check_proposal(case.proposal)
    seen = HeadCheckResult([], [])
    if not too_much(case.proposal) and any(map(_is_checked, case.proposal.paths)):
        seen = _looked_at(root, case, base)
    findings += about_removals(seen.findings, case.proposal)
    return _result(case, list(dict.fromkeys(findings)), seen, base)


def _is_checked(path: str) -> bool:
    return is_data(path) or path.startswith("scoring/")


def _looked_at(root: Path, case: _Case, base: BaseBranchChecker) -> HeadCheckResult:
    with _tree(root, case) as (head, guidelines, whole):
        named = list(head.faults())
        here = [name for name in head.dossiers if tree.is_own_folder(head.folder, name)]
        starts = ["submissions"] if whole else [*here, *head.kin()]
        regular = {path for one in head.touched if one.mode == REGULAR or one.status == "removed" for path in one.paths}
        changed = sorted(path for path in regular if is_plain(path))
        own = [
            *head.dossiers,
            *changed,
            *sorted({"/".join(path.split("/")[:2]) for path in changed if not is_data(path)}),
        ]
        asks = not case.pull.queued
        request = HeadCheckRequest(
            tree=head.folder,
            starts=[*starts, *(["scoring"] if guidelines else [])],
            own=own,
            changed=changed,
            dossiers=here,
            day=case.pull.day if asks else None,
            login=case.pull.author if asks else "",
            guidelines=guidelines,
        )
        seen = base.check_head(request)
        return seen._replace(findings=[*named, *seen.findings])


@contextmanager
def _tree(root: Path, case: _Case) -> Iterator[tuple[HeadTree, bool, bool]]:
    """The tree, whether it brings its own guidelines, and whether any dossier in it may be affected."""
    by_province = case.proposal.by_province or case.pull.queued
    guidelines = by_province and any(path.startswith("scoring/") for path in case.proposal.paths)
    framed = any(not place.dossier and place.edition for place in case.places)
    with tempfile.TemporaryDirectory(prefix="xingji-") as folder:
        head = HeadTree(root, Path(folder), case.proposal.touched, case.sizes, case.contents)
        whole = guidelines or framed
        head.build(whole=whole, guidelines=guidelines)
        if not whole and head.vanished():
            head.clear()
            head.build(whole=True, guidelines=False)
            whole = True
        yield head, guidelines, whole


def _result(case: _Case, findings: list[Finding], seen: HeadCheckResult, base: BaseBranchChecker) -> Result:
    own = standing.audience_of(case.role)
    counts = _counts(case, findings)
    kinds = _kinds(case.proposal.touched)
    year = next((place.edition for place in case.places if place.edition), "")
    edition = base.edition(year) if year else None
    day = case.pull.day
    told = standing.windows(edition, case.places, day) if edition and not case.pull.queued else []
    if counts.errors:
        late = sum(found.code == _LATE for found in findings)
        after = standing.to_mend(told, counts.errors, late)
    else:
        after = standing.steps(kinds, seen.rows, edition, day)
    return _receipt(case).model_copy(
        update={
            "outcome": "refused" if counts.errors else "accepted",
            "counts": counts,
            "windows": tuple(told),
            "steps": tuple(after),
            "scores": tuple(_scores(case, seen.rows, base))[:20],
            "impact": seen.impact,
            "findings": tuple(finding_row(found) for found in ranked(findings, own)[:MOST_FINDINGS]),
        }
    )


def _scores(case: _Case, rows: Sequence[DossierRow], base: BaseBranchChecker) -> Iterator[ScoreRow]:
    """Tracks whose documents are touched; all of a dossier when only what stands above the tracks is."""
    for row in rows:
        places = [place for place in case.places if place.dossier == row.folder]
        tracks = {place.track for place in places if place.track}
        for track in row.tracks:
            guide = base.guide(track.guideline) if track.guideline else None
            if guide and track.claimed is not None and (track.track in tracks or not tracks):
                yield standing.score_row(row, track, guide, [p.kind for p in places if p.track == track.track])


def _failed(case: _Case, failure: str) -> Result:
    return _receipt(case).model_copy(update={"failure": failure, "steps": (NextStep(who="province", step="rerun"),)})


def _receipt(case: _Case) -> Result:
    """What was received, before anybody looked at it."""
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


def _counts(case: _Case, findings: Sequence[Finding]) -> Counts:
    def count(severity: str) -> int:
        return sum(found.severity == severity for found in findings)

    files = len(case.proposal.touched)
    return Counts(files=files, errors=count("error"), warnings=count("warning"), advice=count("advice"))


def _file_row(one: Touched, case: _Case) -> FileRow:
    source = case.contents.get(one.blob) if one.mode == REGULAR else None
    digest = sha256(source).hexdigest() if source is not None else ""
    size = case.sizes.get(one.blob, 0)
    return FileRow(path=tree.printable(one.path)[:400], sha256=digest, size=min(size, 10**9), status=one.status)


def _kinds(touched: Sequence[Touched]) -> tuple[Kind | Part, ...]:
    return tuple(sorted({_kind(path) for one in touched for path in one.paths}))


def _kind(path: str) -> Kind | Part:
    place = layout.place(path)
    if place:
        return place.kind
    if path.startswith("scoring/"):
        return "scoring"
    if path.startswith("site/"):
        return "site"
    return "other" if is_data(path) else "engine"
