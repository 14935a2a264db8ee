"""What rules across documents need to know of each document: small rows that the result cache can hold as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from xingji.scoring.overlay import site_changes, verdict_changes
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import level_of

if TYPE_CHECKING:
    from xingji.model.assessment import SelfAssessment
    from xingji.model.decision import Announcement, Awards, Decision, StarList
    from xingji.model.edition import Agencies, Edition, Institutions, Roles
    from xingji.model.enterprise import Enterprise
    from xingji.model.quick import QuickAssessment
    from xingji.model.verification import Onsite, Rectification, Verification

_LETTER = {"met": "m", "mostly": "h", "partly": "p", "unmet": "u", "not_applicable": "n", None: "-"}
_DEGREE = {letter: degree for degree, letter in _LETTER.items() if degree}


class EnterpriseFacts(NamedTuple):
    """`held` rows are track, level, year; dates are ISO text in all facts."""

    uscc: str
    name: str
    city: str
    county: str | None
    zone: str | None
    industry: str
    kind: str
    held: Sequence[tuple[str, int, int]]
    carried_from: int | None


class AssessmentFacts(NamedTuple):
    """`degrees` has one letter per practice in the guideline's order, "-" for unanswered; empty without a guideline."""

    guideline: str
    agency: str
    assessed_on: str
    degrees: str
    level: int

    def answers(self, rules: Ruleset) -> dict[str, str]:
        """Practice id → degree, unanswered ones left out."""
        return {
            practice: _DEGREE[letter]
            for practice, letter in zip(rules.practices, self.degrees, strict=False)
            if letter in _DEGREE
        }


class VerificationFacts(NamedTuple):
    """`changes`: practice id → degree after verdicts and accepted re-checks; `findings` rows are id,
    practice, due; `rechecked` rows are finding, degree."""

    institution: str
    verified_on: str
    changes: dict[str, str]
    practices: list[str]
    lowered: list[tuple[str, str]]
    refused: list[str]
    findings: list[tuple[str, str, str]]
    rechecked: list[tuple[str, str | None]]


class RectificationFacts(NamedTuple):
    """Ids of the findings that were answered."""

    agency: str
    findings: list[str]


class OnsiteFacts(NamedTuple):
    """`changes`: practice id → degree seen on site."""

    institution: str
    visited_on: str
    changes: dict[str, str]


class DecisionFacts(NamedTuple):
    """The decision without its inner reason; `withdrawn` rows are day, public reason, document number."""

    level: int
    result: str
    decided_on: str
    has_reason: bool
    withdrawn: tuple[str, str, str | None] | None


class EditionFacts(NamedTuple):
    """`tracks`: track → guideline."""

    year: int
    sample: bool
    tracks: dict[str, str]


class AgenciesFacts(NamedTuple):
    """Rows are id, name, institution."""

    agencies: list[tuple[str, str, str | None]]


class InstitutionsFacts(NamedTuple):
    """Rows are id, name."""

    institutions: list[tuple[str, str]]


class RolesFacts(NamedTuple):
    """Rows are login, role, city, agency, institution."""

    roles: list[tuple[str, str, str | None, str | None, str | None]]


class AwardsFacts(NamedTuple):
    """USCCs of the cases; providers are city, agency."""

    cases: list[str]
    providers: list[tuple[str, str]]


class AnnouncementFacts(NamedTuple):
    """Objections are USCC, track."""

    objections: list[tuple[str, str]]


class StarsFacts(NamedTuple):
    """Rows are USCC, name, track, level."""

    stars: list[tuple[str, str, str, int]]


def _enterprise(doc: Enterprise, _: Ruleset | None) -> EnterpriseFacts:
    held = [(star.track, star.level, star.year) for star in doc.held]
    return EnterpriseFacts(
        doc.uscc, doc.name, doc.city, doc.county, doc.zone, doc.industry, doc.kind, held, doc.carried_from
    )


def _assessment(doc: SelfAssessment | QuickAssessment, rules: Ruleset | None) -> AssessmentFacts:
    degrees = doc.degrees
    letters = "".join(map(_LETTER.__getitem__, map(degrees.get, rules.practices))) if rules else ""
    level = level_of(degrees, rules) if rules else 0
    return AssessmentFacts(doc.guideline, doc.agency, doc.assessed_on.isoformat(), letters, level)


def _verification(doc: Verification, _: Ruleset | None) -> VerificationFacts:
    full = {key: verdict for key, verdict in doc.verdicts.items() if not isinstance(verdict, str)}
    return VerificationFacts(
        institution=doc.institution,
        verified_on=doc.verified_on.isoformat(),
        changes=verdict_changes(doc),
        practices=list(doc.verdicts),
        lowered=[(key, str(v.to)) for key, v in full.items() if v.verdict == "lowered" and v.to],
        refused=[key for key, v in full.items() if v.verdict == "not_applicable_refused"],
        findings=[(f.id, f.practice, f.due.isoformat()) for f in doc.findings],
        rechecked=[(check.finding, check.degree) for check in doc.rechecks],
    )


def _rectification(doc: Rectification, _: Ruleset | None) -> RectificationFacts:
    return RectificationFacts(doc.agency, [response.finding for response in doc.responses])


def _onsite(doc: Onsite, _: Ruleset | None) -> OnsiteFacts:
    return OnsiteFacts(doc.institution, doc.visited_on.isoformat(), site_changes(doc))


def _decision(doc: Decision, _: Ruleset | None) -> DecisionFacts:
    gone = doc.withdrawn
    withdrawn = (gone.withdrawn_on.isoformat(), gone.reason, gone.document.number) if gone else None
    return DecisionFacts(doc.level, doc.result, doc.decided_on.isoformat(), bool(doc.reason), withdrawn)


def _edition(doc: Edition, _: Ruleset | None) -> EditionFacts:
    return EditionFacts(doc.edition, doc.sample, {offer.track: offer.guideline for offer in doc.tracks})


def _agencies(doc: Agencies, _: Ruleset | None) -> AgenciesFacts:
    return AgenciesFacts([(agency.id, agency.name, agency.institution) for agency in doc.agencies])


def _institutions(doc: Institutions, _: Ruleset | None) -> InstitutionsFacts:
    return InstitutionsFacts([(institution.id, institution.name) for institution in doc.institutions])


def _roles(doc: Roles, _: Ruleset | None) -> RolesFacts:
    return RolesFacts([(role.login, role.role, role.city, role.agency, role.institution) for role in doc.roles])


def _awards(doc: Awards, _: Ruleset | None) -> AwardsFacts:
    return AwardsFacts([case.uscc for case in doc.cases], [(given.city, given.agency) for given in doc.providers])


def _announcement(doc: Announcement, _: Ruleset | None) -> AnnouncementFacts:
    return AnnouncementFacts([(objection.uscc, objection.track) for objection in doc.objections])


def _stars(doc: StarList, _: Ruleset | None) -> StarsFacts:
    return StarsFacts([(star.uscc, star.name, star.track, star.level) for star in doc.stars])


_MAKERS: dict[str, tuple[Any, Any]] = {
    "enterprise": (EnterpriseFacts, _enterprise),
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
