"""The order of events in a dossier, who acts for it, and what earlier years say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xingji.model.dossier_path import DossierPath
from xingji.model.finding import Fault, Located, Steps
from xingji.rules.context import Dossier, Frame, TrackFolder
from xingji.rules.registry import rule

Pair = tuple[str, Steps, str, str]
"""Kind of document, place of its day in it, that day, and the day before which it may not lie."""


@rule("XJ425", "dossier", audience=None)
def days_follow_each_other(dossier: Dossier) -> Iterable[Located]:
    for track in dossier.tracks.values():
        for kind, at, day, earlier in _days(track):
            if day and earlier and day < earlier:
                yield f"{track.track}/{kind}.yaml", Fault("XJ425", at, {"date": day, "earlier": earlier})


def _days(track: TrackFolder) -> Iterator[Pair]:
    claim, check, site, made = track.assessment, track.verification, track.onsite, track.decision
    assessed = claim.assessed_on if claim else ""
    verified = check.verified_on if check else ""
    if check:
        yield "verification", ("verified_on",), verified, assessed
        for index, finding in enumerate(check.findings):
            yield "verification", ("findings", index, "opened_on"), finding.opened, assessed
    yield from _mending(track)
    if site:
        yield "onsite", ("visited_on",), site.visited_on, assessed
    if made:
        looked = [again.day for again in check.rechecks] if check else []
        yield "decision", ("decided_on",), made.decided_on, max(verified, site.visited_on if site else "", *looked)


def _mending(track: TrackFolder) -> Iterator[Pair]:
    """Answers after their findings, second looks after the answers."""
    check, mended = track.verification, track.rectification
    opened = {finding.id: finding.opened for finding in check.findings} if check else {}
    answered = dict(mended.responses) if mended else {}
    for index, response in enumerate(mended.responses if mended else ()):
        yield "rectification", ("responses", index, "answered_on"), response.day, opened.get(response.finding, "")
    for index, again in enumerate(check.rechecks if check else ()):
        after = opened if again.result == "rejected" else answered
        yield "verification", ("rechecks", index, "rechecked_on"), again.day, after.get(again.finding, "")


@rule("XJ426", "dossier", audience="reviewer")
def verdicts_on_what_was_answered(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    for track in dossier.tracks.values():
        claim, check = track.assessment, track.verification
        rules = track.ruleset(frame.find_ruleset)
        answered = claim.answers(rules) if claim and rules else {}
        for practice in check.practices if check and rules else ():
            if rules and practice in rules.practices and practice not in answered:
                fault = Fault("XJ426", ("verdicts", practice), {"practice": practice}, on_key=True)
                yield f"{track.track}/verification.yaml", fault


@rule("XJ427", "dossier")
def one_agency_per_enterprise(dossier: Dossier) -> Iterable[Located]:
    first = dossier.enterprise.agency if dossier.enterprise else None
    for track in sorted(dossier.tracks.values(), key=lambda track: track.track):
        for kind, facts in (("self-assessment", track.assessment), ("rectification", track.rectification)):
            first = first or (facts.agency if facts else None)
            if facts and first and facts.agency != first:
                values = {"agency": facts.agency, "other": first}
                yield f"{track.track}/{kind}.yaml", Fault("XJ427", ("agency",), values)


@rule("XJ428", "dossier", audience="reviewer")
def upheld_objections_change_the_decision(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    for objection in frame.objections_to(dossier.uscc):
        track, settled = dossier.tracks.get(objection.track), objection.settled
        made = track.decision if track else None
        if made and objection.ruling == "yes" and settled and made.decided_on < settled and not made.withdrawn:
            values = {"settled": settled, "decided": made.decided_on}
            yield f"{objection.track}/decision.yaml", Fault("XJ428", ("decided_on",), values)


@rule("XJ429", "dossier", severity="warning")
def earlier_stars_are_declared(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    declared = {(star.track, star.year) for star in dossier.enterprise.held} if dossier.enterprise else set()
    for (track, year), level in sorted(dossier.listed(frame).items()):
        if dossier.enterprise and (track, year) not in declared:
            values = {"track": track, "year": str(year), "level": str(level)}
            yield "enterprise.yaml", Fault("XJ429", ("held",), values)


@rule("XJ430", "dossier")
def carried_over_is_unfinished(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    year = dossier.enterprise.carried_from if dossier.enterprise else None
    if year is None:
        return
    level = next((level for (_, listed), level in dossier.listed(frame).items() if listed == year), None)
    if year not in dossier.unfinished_before if _took_part(dossier, frame, year) else level:
        values = {"year": str(year), "level": str(level or "")}
        yield "enterprise.yaml", Fault("XJ430", ("carried_from",), values)


@rule("XJ431", "dossier", severity="advice")
def holders_want_more(dossier: Dossier) -> Iterable[Located]:
    for track in dossier.tracks.values():
        before = dossier.enterprise.held_before(track.track) if dossier.enterprise else 0
        if track.assessment and track.assessment.degrees and 0 < before >= track.assessment.level:
            values = {"held": str(before), "claimed": str(track.assessment.level)}
            yield f"{track.track}/self-assessment.yaml", Fault("XJ431", ("answers",), values, on_key=True)


@rule("XJ432", "dossier")
def carried_over_has_a_dossier(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    year = dossier.enterprise.carried_from if dossier.enterprise else None
    if year is None or year not in frame.earlier_years or _took_part(dossier, frame, year):
        return
    if all(listed != year for _, listed in dossier.listed(frame)):
        yield "enterprise.yaml", Fault("XJ432", ("carried_from",), {"year": str(year)})


def _took_part(dossier: Dossier, frame: Frame, year: int) -> bool:
    return any(DossierPath.of(home).edition == str(year) for home in frame.earlier_homes.get(dossier.uscc, ()))
