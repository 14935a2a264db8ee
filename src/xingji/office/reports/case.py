"""One track of one dossier with all that the rectification report tells of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from xingji.messages.texts.reports import tell
from xingji.model.assessment import SelfAssessment
from xingji.model.base import Document
from xingji.model.edition import Agencies, Edition, Institutions
from xingji.model.enterprise import Enterprise
from xingji.model.guideline import FullGuideline, Practice
from xingji.model.verification import Onsite, Rectification, Verification
from xingji.model.wording import worded
from xingji.programme.dossier_row import DossierRow, FindingRow
from xingji.scoring.overlay import overlaid, site_changes, verdict_changes
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import Result, score
from xingji.store.guidelines import BrokenGuidelineError, Library, edition_file, ruleset_of
from xingji.store.load import load, load_if_there
from xingji.store.reference import reference

AnyDocument = TypeVar("AnyDocument", bound=Document)


class UnknownGuidelineError(ValueError):
    """The assessment names a guideline that is not to be had."""


@dataclass(frozen=True)
class Case:
    """Documents of a track, typed; `names` are those of agencies and institutions by id, `city` is one too.

    `findings` are the verification's with their clocks, `pending` the practices that still wait for a visit, and
    `level_held` the highest level held before, as the programme's row of the dossier has them.
    """

    edition: Edition
    enterprise: Enterprise
    track: str
    guideline: FullGuideline
    assessment: SelfAssessment
    verification: Verification | None = None
    rectification: Rectification | None = None
    onsite: Onsite | None = None
    findings: Sequence[FindingRow] = ()
    pending: Sequence[str] = ()
    level_held: int = 0
    names: dict[str, str] = field(default_factory=dict)
    city: str = ""

    @cached_property
    def ruleset(self) -> Ruleset:
        """The guideline's numbers."""
        return ruleset_of(self.guideline)

    @cached_property
    def practices(self) -> dict[str, Practice]:
        """Every practice as it reads for this enterprise."""
        practices = (practice for area in self.guideline.areas for practice in area.practices)
        return {practice.id: worded(practice, self.enterprise.profile) for practice in practices}

    @property
    def is_checked(self) -> bool:
        """Whether an institution has looked at it, online or on site."""
        return bool(self.verification or self.onsite)

    @cached_property
    def degrees(self) -> dict[str, str]:
        """The degrees that count now: answers, replaced by verdicts, accepted rectifications and the site visit."""
        checked = verdict_changes(self.verification) if self.verification else {}
        return overlaid(self.assessment.degrees, checked, site_changes(self.onsite) if self.onsite else {})

    @cached_property
    def claimed(self) -> Result:
        """What the self-assessment alone reaches."""
        return score(self.assessment.degrees, self.ruleset)

    @cached_property
    def result(self) -> Result:
        """What the degrees that count now reach."""
        return score(self.degrees, self.ruleset)

    @property
    def target(self) -> int | None:
        """The next level; None at the top."""
        return self.result.level + 1 if self.result.level < self.ruleset.top else None

    def degree_word(self, practice: str) -> str:
        """The degree that counts now, in Chinese."""
        return tell(f"degree.{self.degrees.get(practice, 'unanswered')}")

    def name_of(self, body: str) -> str:
        """Name of an agency or institution; its id where nobody listed it."""
        return self.names.get(body, body)

    @cached_property
    def digest(self) -> str:
        """First twelve digits of the SHA-256 over the documents; two reports with the same one tell the same."""
        parts = (self.enterprise, self.assessment, self.verification, self.rectification, self.onsite)
        whole = "\0".join(part.model_dump_json() if part else "" for part in parts) + self.ruleset.sha256
        return hashlib.sha256(whole.encode()).hexdigest()[:12]


def load_case(root: Path, row: DossierRow, track: str, library: Library) -> Case:
    """A track of the dossier that the row is about.

    Raises FaultyDocumentError, UnknownGuidelineError.
    """
    home = root / row.folder
    city, year = home.parent, home.parent.parent
    folder = home / track

    def beside(kind: str, model: type[AnyDocument]) -> AnyDocument | None:
        return load_if_there(folder / f"{kind}.yaml", model)

    assessment = load(folder / "self-assessment.yaml", SelfAssessment)
    of_track = next((one for one in row.tracks if one.track == track), None)
    return Case(
        edition=load(edition_file(root, year.name), Edition),
        enterprise=load(home / "enterprise.yaml", Enterprise),
        track=track,
        guideline=_guideline(library, assessment.guideline),
        assessment=assessment,
        verification=beside("verification", Verification),
        rectification=beside("rectification", Rectification),
        onsite=beside("onsite", Onsite),
        findings=of_track.findings if of_track else (),
        pending=of_track.pending if of_track else (),
        level_held=of_track.before if of_track else 0,
        city=reference(root).city_name(city.name),
        names=_names(city / "agencies.yaml", year / "institutions.yaml"),
    )


def _guideline(library: Library, name: str) -> FullGuideline:
    try:
        return library.full(name)
    except BrokenGuidelineError as error:
        raise UnknownGuidelineError(name) from error


def _names(agencies: Path, institutions: Path) -> dict[str, str]:
    served = load_if_there(agencies, Agencies)
    support = load_if_there(institutions, Institutions)
    return {
        **{one.id: one.name for one in (support.institutions if support else ())},
        **{one.id: one.name for one in (served.agencies if served else ())},
    }
