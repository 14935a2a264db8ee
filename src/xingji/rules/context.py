"""Folders as rules see them: a dossier and the frame of its edition, made of facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xingji.model.kinds import of_dossiers
from xingji.model.reference import Reference
from xingji.model.terms import track_of
from xingji.programme.permissions import Assignments
from xingji.programme.readers import always_reads
from xingji.rules.facts import (
    AgenciesFacts,
    AnnouncementFacts,
    AssessmentFacts,
    AwardsFacts,
    CloudFacts,
    DecisionFacts,
    EditionFacts,
    EnterpriseFacts,
    Facts,
    InstitutionsFacts,
    Objection,
    OnsiteFacts,
    RectificationFacts,
    RolesFacts,
    StarsFacts,
    VerificationFacts,
)
from xingji.scoring.overlay import overlaid
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import level_of

if TYPE_CHECKING:
    from xingji.model.edition import Edition


@dataclass(slots=True)
class TrackFolder:
    """Documents of one track; `present` also names those that could not be used, which `faulty` names."""

    track: str
    present: set[str] = field(default_factory=set)
    faulty: set[str] = field(default_factory=set)
    assessment: AssessmentFacts | None = None
    verification: VerificationFacts | None = None
    rectification: RectificationFacts | None = None
    onsite: OnsiteFacts | None = None
    decision: DecisionFacts | None = None

    def usable(self) -> bool:
        """Whether every document that is there could be read."""
        return not self.faulty

    def take(self, facts: Facts) -> None:
        """Hang the facts of a document where the rules look for them."""
        match facts:
            case AssessmentFacts():
                self.assessment = facts
            case VerificationFacts():
                self.verification = facts
            case RectificationFacts():
                self.rectification = facts
            case OnsiteFacts():
                self.onsite = facts
            case DecisionFacts():
                self.decision = facts

    def ruleset(self, find_ruleset: Callable[[str], Ruleset | None]) -> Ruleset | None:
        """The guideline that the assessment names, when it is one of this track."""
        if self.assessment is None or track_of(self.assessment.guideline) != self.track:
            return None
        return find_ruleset(self.assessment.guideline)

    def verified_degrees(self, ruleset: Ruleset) -> dict[str, str]:
        """Answers with the degrees of verification and site visit in their place."""
        claimed = self.assessment.answers(ruleset) if self.assessment else {}
        checked = self.verification.changes if self.verification else {}
        return overlaid(claimed, checked, self.onsite.changes if self.onsite else {})

    def verified_level(self, ruleset: Ruleset) -> int:
        """Level after verification, rectification and site visit."""
        return level_of(self.verified_degrees(ruleset), ruleset)

    @property
    def pending(self) -> list[str]:
        """Practices that the verification accepted until a visit, and that no visit has seen yet."""
        seen = self.onsite.changes if self.onsite else {}
        return [name for name in self.verification.pending if name not in seen] if self.verification else []


Stars = dict[tuple[str, int], int]
"""(track, year) → level."""


@dataclass(slots=True)
class Dossier:
    """One enterprise in one edition; `folder` is relative to the root.

    `decided_before` holds its earlier decisions, `unfinished_before` the years in which it took part and a track, or
    the whole way, was left without a decision.
    """

    folder: str
    edition: str
    city: str
    uscc: str
    present: set[str] = field(default_factory=set)
    faulty: set[str] = field(default_factory=set)
    enterprise: EnterpriseFacts | None = None
    cloud: CloudFacts | None = None
    tracks: dict[str, TrackFolder] = field(default_factory=dict)
    decided_before: dict[tuple[str, int], DecisionFacts] = field(default_factory=dict)
    unfinished_before: frozenset[int] = frozenset()

    def take(self, facts: Facts) -> None:
        """Hang the facts of a document where the rules look for them."""
        match facts:
            case EnterpriseFacts():
                self.enterprise = facts
            case CloudFacts():
                self.cloud = facts

    def listed(self, frame: Frame) -> Stars:
        """Stars that published lists of earlier editions give it; those taken back are not among them."""
        own = {key: made.level for key, made in self.decided_before.items() if made.level and not made.withdrawn}
        published = {key: level for key, level in own.items() if key in frame.earlier_lists}
        return {**frame.earlier_stars.get(self.uscc, {}), **published}


@dataclass(slots=True)
class Frame:
    """What surrounds the dossiers of one edition.

    `agencies` holds None for a city whose file is there but could not be read; `cities` are the folders; `homes` maps
    every USCC to its folders in this edition; `provincial` are the province's logins in lower case. Of earlier
    editions: `earlier_stars` by USCC from the lists without dossiers, `earlier_homes` the dossiers, `earlier_lists` the
    published lists as (track, year), `earlier_years` the years that have dossiers. `calendar` is there only when
    somebody asks for a day. `bare`: nothing of all this can be expected, since somebody only fills in here. `reader`:
    the role of the party whose view this is, "" for the record.
    """

    year: str
    reference: Reference
    find_ruleset: Callable[[str], Ruleset | None]
    present: set[str] = field(default_factory=set)
    faulty: set[str] = field(default_factory=set)
    edition: EditionFacts | None = None
    institutions: InstitutionsFacts | None = None
    roles: RolesFacts | None = None
    awards: AwardsFacts | None = None
    stars: StarsFacts | None = None
    announcement: AnnouncementFacts | None = None
    agencies: dict[str, AgenciesFacts | None] = field(default_factory=dict)
    cities: list[str] = field(default_factory=list)
    homes: dict[str, list[str]] = field(default_factory=dict)
    assignments: Assignments = field(default_factory=Assignments)
    provincial: frozenset[str] = frozenset()
    earlier_stars: dict[str, Stars] = field(default_factory=dict)
    earlier_lists: set[tuple[str, int]] = field(default_factory=set)
    earlier_homes: dict[str, list[str]] = field(default_factory=dict)
    earlier_years: set[int] = field(default_factory=set)
    calendar: Edition | None = None
    bare: bool = False
    reader: str = ""

    def take(self, facts: Facts) -> None:
        """Hang the facts of a document where the rules look for them."""
        match facts:
            case EditionFacts():
                self.edition = facts
            case InstitutionsFacts():
                self.institutions = facts
            case RolesFacts():
                self.roles = facts
            case AwardsFacts():
                self.awards = facts
            case StarsFacts():
                self.stars = facts
            case AnnouncementFacts():
                self.announcement = facts

    def sees(self, kind: str) -> bool:
        """Whether documents of a kind that are not here are nowhere: a view holds but some of what there is."""
        if self.bare:
            return kind in of_dossiers()
        return not self.reader or always_reads(self.reader, kind)

    @property
    def published(self) -> frozenset[str]:
        """Tracks whose list is out."""
        return self.announcement.published if self.announcement else frozenset()

    def institution_of(self, city: str, agency: str) -> str | None:
        """The institution that one of a city's agencies is, if it is one."""
        known = self.agencies.get(city)
        return next((row.institution for row in known.agencies if row.id == agency), None) if known else None

    def objections_to(self, uscc: str) -> list[Objection]:
        """Objections to an enterprise's results."""
        rows = self.announcement.objections if self.announcement else []
        return [row for row in rows if row.uscc == uscc]


def put(folder: TrackFolder | Dossier | Frame, kind: str, facts: Facts | None) -> None:
    """A document is there; None when it could not be used."""
    folder.present.add(kind)
    if facts is None:
        folder.faulty.add(kind)
    else:
        folder.take(facts)
