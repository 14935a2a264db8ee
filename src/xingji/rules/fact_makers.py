"""Make the facts of a document, when it is sound, from its model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from xingji.model.quick import QuickAssessment
from xingji.model.terms import LETTERS
from xingji.programme.dossier_row import FindingDay
from xingji.programme.permissions import Assignment, Author
from xingji.rules.facts import (
    AgenciesFacts,
    Agency,
    AnnouncedTracks,
    AnnouncementFacts,
    AssessmentFacts,
    AwardsFacts,
    CloudFacts,
    DecisionFacts,
    EditionFacts,
    EditionNumbers,
    EnterpriseFacts,
    Facts,
    Granted,
    HeldStar,
    Institution,
    InstitutionsFacts,
    ListedStar,
    Lowered,
    Objection,
    OnsiteFacts,
    OpenedFinding,
    OtherFacts,
    Provider,
    Recheck,
    RectificationFacts,
    RolesFacts,
    StarsFacts,
    VerificationFacts,
    Withdrawn,
)
from xingji.rules.prints import prints_of, rectified_proofs_of
from xingji.scoring.overlay import accepted, pending_visit, refusals_and_cuts, site_changes, verdict_changes
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import level_of

if TYPE_CHECKING:
    from xingji.model.assessment import SelfAssessment
    from xingji.model.base import Document
    from xingji.model.cloud import CloudForm
    from xingji.model.decision import Announcement, Awards, Decision, StarList
    from xingji.model.edition import Agencies, Edition, Institutions, Numbers, Roles
    from xingji.model.enterprise import Enterprise
    from xingji.model.verification import Onsite, Rectification, Verification

_LETTER: dict[str | None, str] = {None: "-"} | dict(LETTERS.items())


def _enterprise(doc: Enterprise, _: Ruleset | None) -> EnterpriseFacts:
    held = [HeldStar(star.track, star.level, star.year) for star in doc.held]
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


def _assessment(doc: SelfAssessment | QuickAssessment, ruleset: Ruleset | None) -> AssessmentFacts:
    degrees = doc.degrees
    letters = "".join(map(_LETTER.__getitem__, map(degrees.get, ruleset.practices))) if ruleset else ""
    level = level_of(degrees, ruleset) if ruleset else 0
    extra: dict[str, str] = {key: degrees[key] for key in degrees.keys() - ruleset.practices.keys()} if ruleset else {}
    day = doc.assessed_on.isoformat()
    plain: Mapping[str, Any] = doc.answers if isinstance(doc, QuickAssessment) else doc.model_dump()["answers"]
    prints = prints_of(plain, doc.detailed, doc.commitment.sha256 if doc.commitment else "")
    return AssessmentFacts(doc.guideline, doc.agency, day, letters, extra, level, *prints)


def _verification(doc: Verification, _: Ruleset | None) -> VerificationFacts:
    full = {key: verdict for key, verdict in doc.verdicts.items() if not isinstance(verdict, str)}
    return VerificationFacts(
        institution=doc.institution,
        verified_on=doc.verified_on.isoformat(),
        first_changes=refusals_and_cuts(doc),
        changes=verdict_changes(doc),
        practices=list(doc.verdicts),
        lowered=[Lowered(key, str(v.to)) for key, v in full.items() if v.verdict == "lowered" and v.to],
        refused=[key for key, v in full.items() if v.verdict == "not_applicable_refused"],
        accepted=len(accepted(doc)),
        pending=pending_visit(doc),
        findings=[
            OpenedFinding(f.id, f.practice, f.severity, f.opened_on.isoformat(), f.due.isoformat())
            for f in doc.findings
        ],
        rechecks=[Recheck(c.finding, c.rechecked_on.isoformat(), c.result, c.degree) for c in doc.rechecks],
    )


def _rectification(doc: Rectification, _: Ruleset | None) -> RectificationFacts:
    responses = [FindingDay(response.finding, response.answered_on.isoformat()) for response in doc.responses]
    return RectificationFacts(doc.agency, responses, rectified_proofs_of(doc))


def _onsite(doc: Onsite, _: Ruleset | None) -> OnsiteFacts:
    return OnsiteFacts(doc.institution, doc.visited_on.isoformat(), doc.selected, site_changes(doc))


def _decision(doc: Decision, _: Ruleset | None) -> DecisionFacts:
    gone = doc.withdrawn
    withdrawn = Withdrawn(gone.withdrawn_on.isoformat(), gone.reason, gone.document.number) if gone else None
    return DecisionFacts(
        doc.level, doc.result, doc.decided_on.isoformat(), bool(doc.reason), doc.approved_by, withdrawn
    )


def _edition(doc: Edition, _: Ruleset | None) -> EditionFacts:
    plan = doc.onsite
    return EditionFacts(
        year=doc.edition,
        sample=doc.sample,
        tracks={offer.track: offer.guideline for offer in doc.tracks},
        extensions=[Granted(granted.city, granted.uscc, granted.granted_by) for granted in doc.extensions],
        key=plan.key if plan else [],
        drawn=plan.drawn if plan else [],
        percent=(doc.sampled_percent or 0) if plan else 0,
        industries={row.track: row.sections for row in doc.numbers.industries} if doc.numbers else {},
        numbers=_numbers(doc.numbers) if doc.numbers else None,
    )


def _numbers(doc: Numbers) -> EditionNumbers:
    agencies, carried = doc.agencies, doc.carried_over
    return EditionNumbers(
        agencies.fewest, agencies.most, agencies.institutions, agencies.source, carried.years, carried.source
    )


def _agencies(doc: Agencies, _: Ruleset | None) -> AgenciesFacts:
    rows = [Agency(agency.id, agency.name, agency.institution, agency.capacity) for agency in doc.agencies]
    return AgenciesFacts(rows, doc.target)


def _institutions(doc: Institutions, _: Ruleset | None) -> InstitutionsFacts:
    return InstitutionsFacts(
        [Institution(institution.id, institution.name) for institution in doc.institutions],
        [Assignment(row.institution, row.task, row.cities, row.dossiers) for row in doc.assignments],
    )


def _roles(doc: Roles, _: Ruleset | None) -> RolesFacts:
    rows = doc.roles
    return RolesFacts([Author(row.login, row.role, row.city, row.agency, row.institution, row.id) for row in rows])


def _awards(doc: Awards, _: Ruleset | None) -> AwardsFacts:
    return AwardsFacts(
        [case.uscc for case in doc.cases], [Provider(given.city, given.agency) for given in doc.providers]
    )


def _announcement(doc: Announcement, _: Ruleset | None) -> AnnouncementFacts:
    return AnnouncementFacts(
        [Objection(row.uscc, row.track, row.outcome, _iso(row.settled_on)) for row in doc.objections],
        [AnnouncedTracks(list(entry.tracks), _iso(entry.published_on)) for entry in doc.lists],
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _stars(doc: StarList, _: Ruleset | None) -> StarsFacts:
    return StarsFacts(
        [ListedStar(star.uscc, star.name, star.track, star.level) for star in doc.stars if not star.withdrawn]
    )


_MAKERS: dict[str, Callable[..., Facts]] = {
    "enterprise": _enterprise,
    "cloud": _cloud,
    "self-assessment": _assessment,
    "verification": _verification,
    "rectification": _rectification,
    "onsite": _onsite,
    "decision": _decision,
    "edition": _edition,
    "agencies": _agencies,
    "institutions": _institutions,
    "roles": _roles,
    "awards": _awards,
    "announcement": _announcement,
    "stars": _stars,
}


def make_facts(kind: str, document: Document | QuickAssessment, ruleset: Ruleset | None) -> Facts:
    """Facts of a sound document; `ruleset` is of the guideline that an assessment names."""
    maker = _MAKERS.get(kind)
    return maker(document, ruleset) if maker else OtherFacts(kind)
