"""What an earlier edition knows of an enterprise, and which of its answers may be carried over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from xingji.model.assessment import Answer, SelfAssessment
from xingji.model.cloud import CloudForm
from xingji.model.decision import Announcement, Decision, StarList, StarRow
from xingji.model.enterprise import Enterprise, HeldStar
from xingji.model.terms import ACCEPTING, POINTS, Degree
from xingji.model.verification import Onsite, Verification
from xingji.programme.publication import list_of
from xingji.scoring.overlay import overlaid, site_changes, verdict_changes, verdict_name
from xingji.scoring.ruleset import PracticeRule, Ruleset
from xingji.store import layout, tree
from xingji.store.load import load, load_if_there
from xingji.store.reference import reference

Reason = Literal["changed", "added", "not_allowed", "unanswered", "checked"]


class Papers(NamedTuple):
    """What a year holds of one track of an enterprise."""

    assessment: SelfAssessment | None
    verification: Verification | None
    onsite: Onsite | None
    decision: Decision | None


@dataclass(frozen=True)
class Predecessor:
    """What a year knew of an enterprise; without a dossier only the rows of its published lists are there."""

    year: int
    city: str
    enterprise: Enterprise | None
    cloud: CloudForm | None
    tracks: Mapping[str, Papers]
    announcement: Announcement | None
    rows: Sequence[StarRow]

    @property
    def won(self) -> list[HeldStar]:
        """Stars of this very year: decided, not withdrawn and published, or on a list without a dossier."""
        levels = {row.track: row.level for row in self.rows if not row.withdrawn}
        for track, decision in self._decided():
            if decision.withdrawn:
                levels.pop(track, None)
            elif self._is_published(track):
                levels[track] = decision.level
        return [HeldStar(track=track, level=level, year=self.year) for track, level in levels.items()]

    @property
    def unpublished(self) -> list[str]:
        """Tracks whose star is decided but on no published list."""
        known = {star.track for star in self.won}
        return [track for track, decision in self._decided() if not decision.withdrawn and track not in known]

    @property
    def is_unfinished(self) -> bool:
        """Whether the enterprise took part and a track, or the whole way, was left without a decision."""
        finished = [papers.decision is not None for papers in self.tracks.values()]
        return self.enterprise is not None and not (finished and all(finished))

    def _decided(self) -> list[tuple[str, Decision]]:
        """Tracks with a decided star."""
        decisions = [(track, papers.decision) for track, papers in self.tracks.items()]
        return [(track, decision) for track, decision in decisions if decision and decision.level]

    def _is_published(self, track: str) -> bool:
        listed = list_of(self.announcement, track)
        return listed is not None and listed.published_on is not None


def homes(root: Path, year: int, uscc: str) -> list[str]:
    """Dossiers of an enterprise in an edition, relative to the root; a sound edition has at most one."""
    found = (root / "submissions" / str(year)).glob(f"*/{uscc}")
    paths = sorted(path.relative_to(root).as_posix() for path in found if layout.is_city(path.parent.name))
    return [path for path in paths if tree.is_own_folder(root, path)]


def predecessor(root: Path, year: int, uscc: str, home: str | None) -> Predecessor | None:
    """The enterprise as it stands in an edition; None when neither a dossier nor a list knows it.

    Raises FaultyDocumentError.
    """
    edition = root / "submissions" / str(year)
    stars = load_if_there(edition / "stars.yaml", StarList)
    rows = [row for row in stars.stars if row.uscc == uscc] if stars else []
    if home is None and not rows:
        return None
    folder = root / home if home else None
    return Predecessor(
        year=year,
        city=folder.parent.name if folder else rows[0].city,
        enterprise=load(folder / "enterprise.yaml", Enterprise) if folder else None,
        cloud=load_if_there(folder / "cloud.yaml", CloudForm) if folder else None,
        tracks=_tracks(root, folder) if folder else {},
        announcement=load_if_there(edition / "announcement.yaml", Announcement),
        rows=rows,
    )


def _tracks(root: Path, folder: Path) -> dict[str, Papers]:
    return {track: _papers(folder / track) for track in reference(root).tracks if (folder / track).is_dir()}


def _papers(folder: Path) -> Papers:
    return Papers(
        load_if_there(folder / "self-assessment.yaml", SelfAssessment),
        load_if_there(folder / "verification.yaml", Verification),
        load_if_there(folder / "onsite.yaml", Onsite),
        load_if_there(folder / "decision.yaml", Decision),
    )


class Again(NamedTuple):
    """Why a practice has to be answered again; the last three are empty where there is nothing to say.

    `claimed` is last year's answer; `verdict` what the verification made of it (`verdict.*` in the messages) and
    `verified` the degree that counted in the end.
    """

    reason: Reason
    claimed: Degree | Literal[""] = ""
    verdict: str = ""
    verified: str = ""


@dataclass(frozen=True)
class Inheritance:
    """Last year's answers to this year's practices; `dropped` are those to practices that are gone."""

    year: int
    agency: str
    taken: Mapping[str, Degree | Answer]
    again: Mapping[str, Again]
    dropped: Mapping[str, Degree | Answer]


def inherit(year: int, assessment: SelfAssessment, papers: Papers, old: Ruleset, new: Ruleset) -> Inheritance:
    """Sort the answers of a year's assessment by what the papers beside it and the guidelines say.

    An answer is taken over when its practice reads as before and the year's verification did not leave it lower.
    """
    answers, degrees = assessment.answers, assessment.degrees
    refuted = _refuted(papers, degrees)
    reasons = {
        name: _why_again(practice, old.practices.get(name), degrees.get(name), refuted.get(name))
        for name, practice in new.practices.items()
    }
    return Inheritance(
        year,
        assessment.agency,
        taken={name: answers[name] for name, why in reasons.items() if why is None},
        again={name: why for name, why in reasons.items() if why},
        dropped={name: answer for name, answer in answers.items() if name not in new.practices},
    )


def _why_again(
    practice: PracticeRule, before: PracticeRule | None, claimed: Degree | None, refuted: Again | None
) -> Again | None:
    """The reason that weighs most; None when the answer holds."""
    if before is None:
        return Again("added", claimed or "")
    if before.text_digest != practice.text_digest:
        return Again("changed", claimed or "")
    if claimed is None:
        return Again("unanswered")
    if claimed == "not_applicable" and not practice.na:
        return Again("not_allowed", claimed)
    return refuted


def _refuted(papers: Papers, claimed: Mapping[str, Degree]) -> dict[str, Again]:
    """Answers that verification, re-checks and site visit together left lower than they were claimed.

    A re-check that was accepted below the claim fixes the weakness, not the claim.
    """
    checked = verdict_changes(papers.verification) if papers.verification else {}
    seen = site_changes(papers.onsite) if papers.onsite else {}
    found = overlaid(checked, seen)
    return {
        name: Again("checked", claim, "onsite" if name in seen else _verdict(papers.verification, name), found[name])
        for name, claim in claimed.items()
        if name in found and _is_less(found[name], claim)
    }


def _is_less(found: str, claim: str) -> bool:
    """Between a degree and `not_applicable` there is no more and less: either is a refusal of the other."""
    if found in POINTS and claim in POINTS:
        return POINTS[found] < POINTS[claim]
    return found != claim


def _verdict(verification: Verification | None, name: str) -> str:
    kind = verdict_name(verification.verdicts.get(name, "confirmed")) if verification else "confirmed"
    return "rechecked" if kind in ACCEPTING else kind
