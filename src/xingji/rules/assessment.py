"""The answers (self-assessment.yaml) against the guideline, and the cloud form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from xingji.model.finding import Fault
from xingji.model.terms import track_of
from xingji.rules.registry import rule
from xingji.scoring.ruleset import AreaRule, PracticeRule, Ruleset
from xingji.scoring.score import NOT_APPLICABLE, in_count, out_of_count
from xingji.store.layout import Place

if TYPE_CHECKING:
    from xingji.model.assessment import SelfAssessment
    from xingji.model.cloud import CloudForm
    from xingji.model.quick import QuickAssessment

    AnyAssessment = SelfAssessment | QuickAssessment


@rule("XJ320", "self-assessment")
def known_guideline(document: AnyAssessment, guidelines: tuple[str, ...]) -> Iterable[Fault]:
    """A guideline that is there but broken is the edition's fault (XJ422), not the agency's."""
    if document.guideline not in guidelines:
        yield Fault("XJ320", ("guideline",), {"guideline": document.guideline})


@rule("XJ321", "self-assessment")
def guideline_of_the_track(document: AnyAssessment, place: Place) -> Iterable[Fault]:
    if place.track and track_of(document.guideline) != place.track:
        yield Fault("XJ321", ("guideline",), {"guideline": document.guideline, "track": place.track})


@rule("XJ322", "self-assessment")
def known_practices(document: AnyAssessment, ruleset: Ruleset | None) -> Iterable[Fault]:
    if ruleset:
        for practice in sorted(document.answers.keys() - ruleset.practices.keys()):
            values = {"practice": practice, "guideline": ruleset.id}
            yield Fault("XJ322", ("answers", practice), values, on_key=True)


@rule("XJ323", "self-assessment")
def may_be_not_applicable(document: AnyAssessment, ruleset: Ruleset | None) -> Iterable[Fault]:
    for practice in document.not_applicable:
        if _always_applies(practice, ruleset):
            yield Fault("XJ323", ("answers", practice), {"practice": practice})


def _always_applies(practice: str, ruleset: Ruleset | None) -> bool:
    known = ruleset.practices.get(practice) if ruleset else None
    return known is not None and not known.na


@rule("XJ324", "self-assessment")
def not_applicable_has_a_reason(document: AnyAssessment, ruleset: Ruleset | None) -> Iterable[Fault]:
    """Where no reason would do, none is asked for."""
    for practice in (one for one in document.not_applicable if not _always_applies(one, ruleset)):
        detail = document.detailed.get(practice)
        if detail is None:
            yield Fault("XJ324", ("answers", practice), {"practice": practice})
        elif not detail.reason:
            yield Fault("XJ324", ("answers", practice, "degree"), {"practice": practice})


def _out(document: AnyAssessment, ruleset: Ruleset) -> list[AreaRule]:
    touched = {area for practice in document.not_applicable if (area := ruleset.area_of.get(practice))}
    return [area for area in touched if not in_count(document.degrees, area)]


@rule("XJ325", "self-assessment", whole=True)
def little_of_a_level_out_of_count(document: AnyAssessment, ruleset: Ruleset | None) -> Iterable[Fault]:
    if ruleset is None or not document.not_applicable:
        return
    for level in ruleset.levels:
        limit = level.out_of_count_percent
        asked = [practice for practice in ruleset.practices.values() if practice.level == level.level]
        if found := _excess(document, asked, limit):
            out, whole = found
            most = limit * whole // 100
            values = {
                "level": str(level.level),
                "out": str(out),
                "whole": str(whole),
                "most": str(most),
                "limit": str(limit),
            }
            yield Fault("XJ325", ("answers",), values, on_key=True)


@rule("XJ339", "self-assessment", whole=True)
def little_out_of_count(document: AnyAssessment, ruleset: Ruleset | None) -> Iterable[Fault]:
    if ruleset is None or not document.not_applicable:
        return
    limit = ruleset.out_of_count_percent
    if found := _excess(document, ruleset.practices.values(), limit):
        out, whole = found
        values = {"out": str(out), "whole": str(whole), "most": str(limit * whole // 100), "limit": str(limit)}
        yield Fault("XJ339", ("answers",), values, on_key=True)


def _excess(document: AnyAssessment, asked: Iterable[PracticeRule], limit: int) -> tuple[int, int] | None:
    """What is out of the count by weight, and all of it; None within the limit in percent."""
    out, whole = out_of_count(document.degrees, asked)
    return None if out * 100 <= limit * whole else (out, whole)


@rule("XJ326", "self-assessment", whole=True)
def essential_areas_count(document: AnyAssessment, ruleset: Ruleset | None) -> Iterable[Fault]:
    for area in _out(document, ruleset) if ruleset else []:
        if area.essential:
            values = {"area": area.id, "name": area.name}
            yield Fault("XJ326", ("answers", area.practices[0].id), values, on_key=True)


@rule("XJ327", "self-assessment", severity="warning", whole=True)
def everything_answered(document: AnyAssessment, ruleset: Ruleset | None) -> Iterable[Fault]:
    missing = ruleset.practices.keys() - document.answers.keys() if ruleset else set()
    if missing:
        values = {"count": str(len(missing)), "first": "、".join(sorted(missing)[:5])}
        yield Fault("XJ327", ("answers",), values, on_key=True)


@rule("XJ328", "self-assessment", severity="advice", whole=True)
def keys_have_evidence(document: AnyAssessment, ruleset: Ruleset | None) -> Iterable[Fault]:
    bare = [
        practice
        for practice in (ruleset.keys if ruleset else ())
        if document.degrees.get(practice) in ("met", "mostly")
        and not ((detail := document.detailed.get(practice)) and detail.evidence)
    ]
    if bare:
        values = {"count": str(len(bare)), "first": "、".join(bare[:5])}
        yield Fault("XJ328", ("answers",), values, on_key=True)


@rule("XJ329", "self-assessment", severity="warning")
def reason_only_where_not_applicable(document: AnyAssessment) -> Iterable[Fault]:
    for practice, answer in document.detailed.items():
        if answer.reason and answer.degree != NOT_APPLICABLE:
            yield Fault("XJ329", ("answers", practice, "reason"), {"practice": practice}, on_key=True)


@rule("XJ330", "self-assessment", severity="warning", whole=True)
def commitment_recorded(document: AnyAssessment) -> Iterable[Fault]:
    if document.commitment is None:
        yield Fault("XJ330")


@rule("XJ331", "self-assessment", severity="warning")
def commitment_before_assessment(document: AnyAssessment) -> Iterable[Fault]:
    if document.commitment and document.commitment.signed_on > document.assessed_on:
        values = {"signed": document.commitment.signed_on.isoformat(), "assessed": document.assessed_on.isoformat()}
        yield Fault("XJ331", ("commitment", "signed_on"), values)


@rule("XJ332", "self-assessment", severity="warning")
def assessed_in_the_edition(document: AnyAssessment, place: Place) -> Iterable[Fault]:
    if place.edition and document.assessed_on.year != int(place.edition):
        values = {"date": document.assessed_on.isoformat(), "edition": place.edition}
        yield Fault("XJ332", ("assessed_on",), values)


@rule("XJ333", "cloud")
def cloud_answers_agree(document: CloudForm) -> Iterable[Fault]:
    if document.uses_cloud != bool(document.services):
        yield Fault("XJ333", ("uses_cloud",), {"count": str(len(document.services))})


@rule("XJ334", "cloud", severity="warning")
def cloud_measures_are_named(document: CloudForm) -> Iterable[Fault]:
    if document.services and not document.measures:
        yield Fault("XJ334", ("services",), on_key=True)


@rule("XJ335", "cloud", severity="warning")
def each_system_once(document: CloudForm) -> Iterable[Fault]:
    seen: set[tuple[str, str]] = set()
    for index, service in enumerate(document.services):
        if (service.system, service.provider) in seen:
            yield Fault("XJ335", ("services", index, "system"), {"system": service.system})
        seen.add((service.system, service.provider))


@rule("XJ336", "cloud", severity="warning")
def filled_in_the_edition(document: CloudForm, place: Place) -> Iterable[Fault]:
    if place.edition and document.filled_on.year != int(place.edition):
        values = {"date": document.filled_on.isoformat(), "edition": place.edition}
        yield Fault("XJ336", ("filled_on",), values)
