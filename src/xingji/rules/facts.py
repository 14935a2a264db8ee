"""What rules across documents need to know of each document: small rows that the result cache can hold as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from xingji.model.terms import LETTERS
from xingji.scoring.overlay import refusals_and_cuts, site_changes, verdict_changes
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import level_of

if TYPE_CHECKING:
    from xingji.model.assessment import SelfAssessment
    from xingji.model.cloud import CloudForm
    from xingji.model.decision import Announcement, Awards, Decision, StarList
    from xingji.model.edition import Agencies, Edition, Institutions, Roles
    from xingji.model.enterprise import Enterprise
    from xingji.model.quick import QuickAssessment
    from xingji.model.verification import Onsite, Rectification, Verification

_LETTER: dict[str | None, str] = {None: "-"} | dict(LETTERS.items())


class EnterpriseFacts(NamedTuple):
    """`held` rows are track, level, year; dates are ISO text in all facts."""

    uscc: str
    name: str
    city: str
    county: str | None
    zone: str | None
    industry: str
    kind: str
    agency: str | None
    held: Sequence[tuple[str, int, int]]
    carried_from: int | None


class CloudFacts(NamedTuple):
    """The day of the cloud form."""

    filled_on: str


class AssessmentFacts(NamedTuple):
    """`degrees` has one letter per practice in the guideline's order, "-" for unanswered; empty without a guideline.

    `extra` are answers to practices that the guideline does not know.
    """

    guideline: str
    agency: str
    assessed_on: str
    degrees: str
    extra: dict[str, str]
    level: int

    def answers(self, rules: Ruleset) -> dict[str, str]:
        """Practice id → degree, unanswered ones left out."""
        return rules.decoded(self.degrees)


class VerificationFacts(NamedTuple):
    """Practice id → degree after the verdicts (`first_changes`) and after accepted re-checks too (`changes`).

    `findings` rows are id, practice, severity, opened, due; `rechecked` rows are finding, day, result, degree;
    `confirmed` counts the verdicts that let an answer stand.
    """

    institution: str
    verified_on: str
    first_changes: dict[str, str]
    changes: dict[str, str]
    practices: list[str]
    lowered: list[tuple[str, str]]
    refused: list[str]
    confirmed: int
    findings: list[tuple[str, str, str, str, str]]
    rechecked: list[tuple[str, str, str, str | None]]


class RectificationFacts(NamedTuple):
    """`responses` rows are finding, day of the answer."""

    agency: str
    responses: list[tuple[str, str]]


class OnsiteFacts(NamedTuple):
    """`changes`: practice id → degree seen on site."""

    institution: str
    visited_on: str
    selected: str
    changes: dict[str, str]


class DecisionFacts(NamedTuple):
    """The decision without its inner reason; `withdrawn` rows are day, public reason, document number."""

    level: int
    result: str
    decided_on: str
    has_reason: bool
    approved_by: str | None
    withdrawn: tuple[str, str, str | None] | None


class EditionFacts(NamedTuple):
    """`tracks`: track → guideline; `extensions` rows are city, USCC, who granted it; `key` and `drawn` are USCCs."""

    year: int
    sample: bool
    tracks: dict[str, str]
    extensions: list[tuple[str | None, str | None, str]]
    key: list[str]
    drawn: list[str]
    percent: int


class AgenciesFacts(NamedTuple):
    """Rows are id, name, institution, capacity."""

    agencies: list[tuple[str, str, str | None, int | None]]
    target: int | None


class InstitutionsFacts(NamedTuple):
    """Rows are id, name; and institution, task, cities, USCCs."""

    institutions: list[tuple[str, str]]
    assignments: list[tuple[str, str, list[str], list[str]]]


class RolesFacts(NamedTuple):
    """Rows are login, role, city, agency, institution."""

    roles: list[tuple[str, str, str | None, str | None, str | None]]


class AwardsFacts(NamedTuple):
    """USCCs of the cases; providers are city, agency."""

    cases: list[str]
    providers: list[tuple[str, str]]


class AnnouncementFacts(NamedTuple):
    """Objections are USCC, track, ruling, day on which it was settled; `lists` rows are tracks, day of publication."""

    objections: list[tuple[str, str, str, str | None]]
    lists: list[tuple[list[str], str | None]]


class StarsFacts(NamedTuple):
    """Rows are USCC, name, track, level; stars taken back are not among them."""

    stars: list[tuple[str, str, str, int]]


def _enterprise(doc: Enterprise, _: Ruleset | None) -> EnterpriseFacts:
    held = [(star.track, star.level, star.year) for star in doc.held]
    return EnterpriseFacts(
        uscc=doc.uscc,
        name=doc.name,
        city=doc.city,
        county=doc.county,
        zone=doc.zone,
        industry=doc.industry,
        kind=doc.kind,
        agency=doc.agency,
        held=held,
        carried_from=doc.carried_from,
    )


def _cloud(doc: CloudForm, _: Ruleset | None) -> CloudFacts:
    return CloudFacts(doc.filled_on.isoformat())


def _assessment(doc: SelfAssessment | QuickAssessment, rules: Ruleset | None) -> AssessmentFacts:
    degrees = doc.degrees
    letters = "".join(map(_LETTER.__getitem__, map(degrees.get, rules.practices))) if rules else ""
    level = level_of(degrees, rules) if rules else 0
    extra: dict[str, str] = {key: degrees[key] for key in degrees.keys() - rules.practices.keys()} if rules else {}
    return AssessmentFacts(doc.guideline, doc.agency, doc.assessed_on.isoformat(), letters, extra, level)


def _verification(doc: Verification, _: Ruleset | None) -> VerificationFacts:
    full = {key: verdict for key, verdict in doc.verdicts.items() if not isinstance(verdict, str)}
    return VerificationFacts(
        institution=doc.institution,
        verified_on=doc.verified_on.isoformat(),
        first_changes=refusals_and_cuts(doc),
        changes=verdict_changes(doc),
        practices=list(doc.verdicts),
        lowered=[(key, str(v.to)) for key, v in full.items() if v.verdict == "lowered" and v.to],
        refused=[key for key, v in full.items() if v.verdict == "not_applicable_refused"],
        confirmed=sum(isinstance(v, str) or v.verdict == "confirmed" for v in doc.verdicts.values()),
        findings=[(f.id, f.practice, f.severity, f.opened_on.isoformat(), f.due.isoformat()) for f in doc.findings],
        rechecked=[(c.finding, c.rechecked_on.isoformat(), c.result, c.degree) for c in doc.rechecks],
    )


def _rectification(doc: Rectification, _: Ruleset | None) -> RectificationFacts:
    responses = [(response.finding, response.answered_on.isoformat()) for response in doc.responses]
    return RectificationFacts(doc.agency, responses)


def _onsite(doc: Onsite, _: Ruleset | None) -> OnsiteFacts:
    return OnsiteFacts(doc.institution, doc.visited_on.isoformat(), doc.selected, site_changes(doc))


def _decision(doc: Decision, _: Ruleset | None) -> DecisionFacts:
    gone = doc.withdrawn
    withdrawn = (gone.withdrawn_on.isoformat(), gone.reason, gone.document.number) if gone else None
    return DecisionFacts(
        doc.level, doc.result, doc.decided_on.isoformat(), bool(doc.reason), doc.approved_by, withdrawn
    )


def _edition(doc: Edition, _: Ruleset | None) -> EditionFacts:
    plan = doc.onsite
    return EditionFacts(
        year=doc.edition,
        sample=doc.sample,
        tracks={offer.track: offer.guideline for offer in doc.tracks},
        extensions=[(granted.city, granted.uscc, granted.granted_by) for granted in doc.extensions],
        key=plan.key if plan else [],
        drawn=plan.drawn if plan else [],
        percent=plan.percent if plan else 0,
    )


def _agencies(doc: Agencies, _: Ruleset | None) -> AgenciesFacts:
    rows = [(agency.id, agency.name, agency.institution, agency.capacity) for agency in doc.agencies]
    return AgenciesFacts(rows, doc.target)


def _institutions(doc: Institutions, _: Ruleset | None) -> InstitutionsFacts:
    return InstitutionsFacts(
        [(institution.id, institution.name) for institution in doc.institutions],
        [(row.institution, row.task, row.cities, row.dossiers) for row in doc.assignments],
    )


def _roles(doc: Roles, _: Ruleset | None) -> RolesFacts:
    return RolesFacts([(role.login, role.role, role.city, role.agency, role.institution) for role in doc.roles])


def _awards(doc: Awards, _: Ruleset | None) -> AwardsFacts:
    return AwardsFacts([case.uscc for case in doc.cases], [(given.city, given.agency) for given in doc.providers])


def _announcement(doc: Announcement, _: Ruleset | None) -> AnnouncementFacts:
    return AnnouncementFacts(
        [(row.uscc, row.track, row.outcome, _iso(row.settled_on)) for row in doc.objections],
        [(list(entry.tracks), _iso(entry.published_on)) for entry in doc.lists],
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _stars(doc: StarList, _: Ruleset | None) -> StarsFacts:
    return StarsFacts([(star.uscc, star.name, star.track, star.level) for star in doc.stars if not star.withdrawn])


_MAKERS: dict[str, tuple[Any, Any]] = {
    "enterprise": (EnterpriseFacts, _enterprise),
    "cloud": (CloudFacts, _cloud),
    "self-assessment": (AssessmentFacts, _assessment),
    "verification": (VerificationFacts, _verification),
    "rectification": (RectificationFacts, _rectification),
    "onsite": (OnsiteFacts, _onsite),
    "decision": (DecisionFacts, _decision),
    "edition": (EditionFacts, _edition),
    "agencies": (AgenciesFacts, _agencies),
    "institutions": (InstitutionsFacts, _institutions),
    "roles": (RolesFacts, _roles),
    "awards": (AwardsFacts, _awards),
    "announcement": (AnnouncementFacts, _announcement),
    "stars": (StarsFacts, _stars),
}


def make_facts(kind: str, document: Any, rules: Ruleset | None) -> Any:
    """Facts of a sound document, or () for kinds that no rule across documents looks at."""
    return _MAKERS[kind][1](document, rules) if kind in _MAKERS else ()


def restore_facts(kind: str, plain: list[Any] | None) -> Any:
    """Facts after a trip through JSON; None stays None (a document that could not be used)."""
    if plain is None or kind not in _MAKERS:
        return plain
    return _MAKERS[kind][0](*plain)
