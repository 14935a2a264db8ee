"""What rules across documents need to know of each document: rows with names that the result cache can hold as JSON.

Days are ISO text everywhere. A document of which nothing but its soundness matters leaves `OtherFacts`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from xingji.programme.dossier_row import FindingDay
from xingji.programme.permissions import Assignment, Author
from xingji.scoring.ruleset import Ruleset


class HeldStar(NamedTuple):
    """A star that the registration says was held earlier."""

    track: str
    level: int
    year: int


class OpenedFinding(NamedTuple):
    """A finding as the verification opened it."""

    id: str
    practice: str
    severity: str
    opened: str
    due: str


class Recheck(NamedTuple):
    """A second look at a finding; `degree` is what an accepted answer is worth."""

    finding: str
    day: str
    result: str
    degree: str | None


class Lowered(NamedTuple):
    """A verdict that lowers an answer."""

    practice: str
    to: str


class Withdrawn(NamedTuple):
    """A star taken back: day, public reason, document number."""

    day: str
    reason: str
    document: str | None


class Granted(NamedTuple):
    """An extension: for a city or one enterprise, and the account that granted it."""

    city: str | None
    uscc: str | None
    granted_by: str


class Agency(NamedTuple):
    """One row of a city's table; `institution` is the support institution that the agency is, if it is one."""

    id: str
    name: str
    institution: str | None
    capacity: int | None


class Institution(NamedTuple):
    """A provincial support institution."""

    id: str
    name: str


class Provider(NamedTuple):
    """An outstanding service provider."""

    city: str
    agency: str


class Objection(NamedTuple):
    """An objection to a result; `settled` is the day of the last word on it."""

    uscc: str
    track: str
    ruling: str
    settled: str | None


class AnnouncedTracks(NamedTuple):
    """One list of the announcement; `published_on` is None while it is not out."""

    tracks: Sequence[str]
    published_on: str | None


class ListedStar(NamedTuple):
    """A row of a list without dossiers."""

    uscc: str
    name: str
    track: str
    level: int


class EnterpriseFacts(NamedTuple):
    """The registration, without contacts."""

    uscc: str
    name: str
    city: str
    county: str | None
    zone: str | None
    industry: str
    kind: str
    agency: str | None
    held: Sequence[HeldStar]
    carried_from: int | None

    def held_before(self, track: str) -> int:
        """The highest level of a track that was held earlier, 0 for none."""
        return max((star.level for star in self.held if star.track == track), default=0)


class CloudFacts(NamedTuple):
    """The day of the cloud form."""

    filled_on: str


class AssessmentFacts(NamedTuple):
    """`degrees` has one letter per practice in the guideline's order, "-" for unanswered; empty without a guideline.

    `extra` are answers to practices that the guideline does not know, `texts` and `proofs` are rows of `prints`.
    """

    guideline: str
    agency: str
    assessed_on: str
    degrees: str
    extra: dict[str, str]
    level: int
    texts: str
    proofs: str

    def answers(self, ruleset: Ruleset) -> dict[str, str]:
        """Practice id → degree, unanswered ones left out."""
        return ruleset.decoded(self.degrees)


class VerificationFacts(NamedTuple):
    """Practice id → degree after the verdicts (`first_changes`) and after accepted re-checks too (`changes`).

    `accepted` counts the verdicts that let an answer stand, `pending` are the practices of those that wait for a visit.
    """

    institution: str
    verified_on: str
    first_changes: dict[str, str]
    changes: dict[str, str]
    practices: Sequence[str]
    lowered: Sequence[Lowered]
    refused: Sequence[str]
    accepted: int
    pending: Sequence[str]
    findings: Sequence[OpenedFinding]
    rechecks: Sequence[Recheck]


class RectificationFacts(NamedTuple):
    """`responses` are the days on which findings were answered, `proofs` a row of `prints`."""

    agency: str
    responses: Sequence[FindingDay]
    proofs: str


class OnsiteFacts(NamedTuple):
    """`changes`: practice id → degree seen on site."""

    institution: str
    visited_on: str
    selected: str
    changes: dict[str, str]


class DecisionFacts(NamedTuple):
    """The decision without its inner reason."""

    level: int
    result: str
    decided_on: str
    has_reason: bool
    approved_by: str | None
    withdrawn: Withdrawn | None


class EditionNumbers(NamedTuple):
    """What an edition says of agencies (fewest, most, institutions among them) and of what is carried over."""

    fewest: int
    most: int
    institutions: int
    agencies_source: str
    years_back: int
    carried_source: str


class EditionFacts(NamedTuple):
    """`tracks`: track → guideline; `industries`: track → sections that it is for, where it is not for all.

    `key` and `drawn` are USCCs, `percent` is 0 without a plan of visits.
    """

    year: int
    sample: bool
    tracks: dict[str, str]
    extensions: Sequence[Granted]
    key: Sequence[str]
    drawn: Sequence[str]
    percent: int
    industries: dict[str, Sequence[str]]
    numbers: EditionNumbers | None


class AgenciesFacts(NamedTuple):
    """A city's agencies, and how many enterprises the city wants to take part."""

    agencies: Sequence[Agency]
    target: int | None

    @property
    def ids(self) -> frozenset[str]:
        """Agencies by id."""
        return frozenset(agency.id for agency in self.agencies)


class InstitutionsFacts(NamedTuple):
    """Support institutions, and what is assigned to them."""

    institutions: Sequence[Institution]
    assignments: Sequence[Assignment]

    @property
    def ids(self) -> frozenset[str]:
        """Institutions by id."""
        return frozenset(institution.id for institution in self.institutions)


class RolesFacts(NamedTuple):
    """Accounts and whom they act for."""

    roles: Sequence[Author]


class AwardsFacts(NamedTuple):
    """USCCs of the cases, and the providers."""

    cases: Sequence[str]
    providers: Sequence[Provider]


class AnnouncementFacts(NamedTuple):
    """Objections, and the lists in the order of the file."""

    objections: Sequence[Objection]
    lists: Sequence[AnnouncedTracks]

    @property
    def published(self) -> frozenset[str]:
        """Tracks whose list is out."""
        return frozenset(track for entry in self.lists if entry.published_on for track in entry.tracks)


class StarsFacts(NamedTuple):
    """Stars of a list without dossiers; those taken back are not among them."""

    stars: Sequence[ListedStar]


class OtherFacts(NamedTuple):
    """A sound document of a kind of which no rule asks more."""

    kind: str


Facts = (
    EnterpriseFacts
    | CloudFacts
    | AssessmentFacts
    | VerificationFacts
    | RectificationFacts
    | OnsiteFacts
    | DecisionFacts
    | EditionFacts
    | AgenciesFacts
    | InstitutionsFacts
    | RolesFacts
    | AwardsFacts
    | AnnouncementFacts
    | StarsFacts
    | OtherFacts
)
"""Whatever may be known of a document."""

_Row = Callable[..., tuple[object, ...]]

_FORMS: dict[str, tuple[type[Facts], Mapping[str, _Row]]] = {
    "enterprise": (EnterpriseFacts, {"held": HeldStar}),
    "cloud": (CloudFacts, {}),
    "self-assessment": (AssessmentFacts, {}),
    "verification": (VerificationFacts, {"lowered": Lowered, "findings": OpenedFinding, "rechecks": Recheck}),
    "rectification": (RectificationFacts, {"responses": FindingDay}),
    "onsite": (OnsiteFacts, {}),
    "decision": (DecisionFacts, {"withdrawn": Withdrawn}),
    "edition": (EditionFacts, {"extensions": Granted, "numbers": EditionNumbers}),
    "agencies": (AgenciesFacts, {"agencies": Agency}),
    "institutions": (InstitutionsFacts, {"institutions": Institution, "assignments": Assignment}),
    "roles": (RolesFacts, {"roles": Author}),
    "awards": (AwardsFacts, {"providers": Provider}),
    "announcement": (AnnouncementFacts, {"objections": Objection, "lists": AnnouncedTracks}),
    "stars": (StarsFacts, {"stars": ListedStar}),
}
"""Kind of document → its facts, and which of their fields hold rows."""


def restore_facts(kind: str, plain: Sequence[object] | None) -> Facts | None:
    """Facts after a trip through JSON; None stays None (a document that could not be used)."""
    if plain is None:
        return None
    form, rows = _FORMS.get(kind, (OtherFacts, {}))
    build: Callable[..., Facts] = form
    fields = dict(zip(form._fields, plain, strict=True))
    return build(**(fields | {name: _restored(row, fields[name]) for name, row in rows.items()}))


def _restored(row: _Row, plain: object) -> object:
    """The rows of a list, or the one row that it is."""
    if not isinstance(plain, list) or not plain:
        return plain
    return [row(*each) for each in plain] if isinstance(plain[0], list) else row(*plain)
