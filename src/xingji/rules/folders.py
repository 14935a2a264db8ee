"""Folders as rules see them: a dossier and the frame of its edition, made of facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from xingji.model.reference import Reference
from xingji.rules.facts import (
    AgenciesFacts,
    AnnouncementFacts,
    AssessmentFacts,
    AwardsFacts,
    DecisionFacts,
    EditionFacts,
    EnterpriseFacts,
    InstitutionsFacts,
    OnsiteFacts,
    RectificationFacts,
    RolesFacts,
    VerificationFacts,
)
from xingji.scoring.overlay import verified
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import level_of


@dataclass(slots=True)
class TrackFolder:
    """Documents of one track; `present` also names those that could not be used (their facts are None)."""

    track: str
    present: set[str] = field(default_factory=set)
    assessment: AssessmentFacts | None = None
    verification: VerificationFacts | None = None
    rectification: RectificationFacts | None = None
    onsite: OnsiteFacts | None = None
    decision: DecisionFacts | None = None

    def usable(self) -> bool:
        """Whether every document that is there could be read."""
        return all(getattr(self, "assessment" if kind == "self-assessment" else kind) for kind in self.present)

    def verified_degrees(self, rules: Ruleset) -> dict[str, str]:
        """Answers with verification and site visit laid over them."""
        claimed = self.assessment.answers(rules) if self.assessment else {}
        checked = self.verification.changes if self.verification else {}
        return verified(claimed, checked, self.onsite.changes if self.onsite else {})

    def verified_level(self, rules: Ruleset) -> int:
        """Level after verification, rectification and site visit."""
        return level_of(self.verified_degrees(rules), rules)


@dataclass(slots=True)
class Dossier:
    """One enterprise in one edition; `folder` is relative to the root."""

    folder: str
    edition: str
    city: str
    uscc: str
    present: set[str] = field(default_factory=set)
    enterprise: EnterpriseFacts | None = None
    tracks: dict[str, TrackFolder] = field(default_factory=dict)


@dataclass(slots=True)
class Frame:
    """What surrounds the dossiers of one edition.

    `agencies` holds None for a city whose file is there but could not be read; `cities` are the folders; `homes` maps
    every USCC to its folders in this edition; `earlier_stars` maps (USCC, track, year) of the lists of earlier editions
    to the level.
    """

    year: str
    reference: Reference
    ruleset: Callable[[str], Ruleset | None]
    present: set[str] = field(default_factory=set)
    edition: EditionFacts | None = None
    institutions: InstitutionsFacts | None = None
    roles: RolesFacts | None = None
    awards: AwardsFacts | None = None
    announcement: AnnouncementFacts | None = None
    agencies: dict[str, AgenciesFacts | None] = field(default_factory=dict)
    cities: list[str] = field(default_factory=list)
    homes: dict[str, list[str]] = field(default_factory=dict)
    earlier_stars: dict[tuple[str, str, int], int] = field(default_factory=dict)
    earlier_years: set[int] = field(default_factory=set)


def put(target: Any, kind: str, facts: Any) -> None:
    """Hang a document's facts where they belong in a folder."""
    target.present.add(kind)
    name = "assessment" if kind == "self-assessment" else kind
    if hasattr(target, name):
        setattr(target, name, facts)
