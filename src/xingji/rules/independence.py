"""Conflicts of interest: who may assess whom, and what only the province may grant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xingji.model.finding import Fault, Located
from xingji.model.reference import Reference
from xingji.rules.context import Dossier, Frame, TrackFolder
from xingji.rules.registry import rule


def _judges(dossier: Dossier) -> Iterator[tuple[TrackFolder, str, str]]:
    """Every review in a dossier: track, kind of document, institution."""
    for track in dossier.tracks.values():
        for kind, facts in (("verification", track.verification), ("onsite", track.onsite)):
            if facts:
                yield track, kind, facts.institution


def _agencies(dossier: Dossier) -> set[str]:
    """Agencies that serve this enterprise, in whichever document it says so."""
    named = {dossier.enterprise.agency} if dossier.enterprise else set()
    for track in dossier.tracks.values():
        named |= {facts.agency for facts in (track.assessment, track.rectification) if facts}
    return {agency for agency in named if agency}


@rule("XJ530", "dossier", audience="reviewer")
def nobody_judges_own_work(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    served_by = {body: name for name in _agencies(dossier) if (body := frame.institution_of(dossier.city, name))}
    for track, kind, institution in _judges(dossier):
        if institution in served_by:
            values = {"institution": institution, "agency": served_by[institution]}
            yield f"{track.track}/{kind}.yaml", Fault("XJ530", ("institution",), values)


@rule("XJ531", "dossier", audience="reviewer")
def judged_by_whom_it_was_assigned_to(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    if not frame.sees("institutions"):
        return
    known = frame.institutions.ids if frame.institutions else frozenset()
    for track, kind, institution in _judges(dossier):
        assigned = frame.assignments.to(kind, dossier.city, dossier.uscc)
        if assigned is not None and assigned <= known and institution in known - assigned:
            values = {"institution": institution, "assigned": "、".join(sorted(assigned))}
            yield f"{track.track}/{kind}.yaml", Fault("XJ531", ("institution",), values)


@rule("XJ532", "frame", audience="reviewer")
def extensions_come_from_the_province(frame: Frame) -> Iterable[Located]:
    for index, granted in enumerate(frame.edition.extensions if frame.edition and frame.roles else ()):
        if granted.granted_by.lower() not in frame.provincial:
            values = {"login": granted.granted_by, "name": granted.uscc or granted.city or "—"}
            yield "edition.yaml", Fault("XJ532", ("extensions", index, "granted_by"), values)


@rule("XJ533", "dossier", audience="reviewer")
def only_the_province_raises(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    for track in dossier.tracks.values():
        made, rules = track.decision, track.ruleset(frame.find_ruleset)
        unknown = frame.roles is None and ("roles" in frame.present or not frame.sees("roles"))
        approved = made and (made.approved_by or "").lower() in frame.provincial
        if (
            made
            and rules
            and not approved
            and not unknown
            and track.usable()
            and made.level > track.verified_level(rules)
        ):
            at = ("approved_by",) if made.approved_by else ("level",)
            yield f"{track.track}/decision.yaml", Fault("XJ533", at, {"login": made.approved_by or ""})


@rule("XJ534", "dossier", audience="reviewer")
def visited_as_planned(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    plan = {"key": frame.edition.key, "sample": frame.edition.drawn} if frame.edition and frame.edition.percent else {}
    for track in dossier.tracks.values():
        if track.onsite and plan and dossier.uscc not in plan[track.onsite.selected]:
            fault = Fault("XJ534", ("selected",), {"selected": track.onsite.selected, "uscc": dossier.uscc})
            yield f"{track.track}/onsite.yaml", fault


@rule("XJ537", "dossier", severity="warning", audience="reviewer")
def key_enterprises_are_visited(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    visited = any("onsite" in track.present for track in dossier.tracks.values()) or not frame.sees("onsite")
    if visited or not (frame.edition and dossier.uscc in frame.edition.key):
        return
    for track in dossier.tracks.values():
        if track.decision and track.decision.level:
            yield f"{track.track}/decision.yaml", Fault("XJ537", ("level",), {"uscc": dossier.uscc})


@rule("XJ535", "frame", audience="reviewer")
def planned_visits_are_to_dossiers(frame: Frame) -> Iterable[Located]:
    plan = {"key": frame.edition.key, "drawn": frame.edition.drawn} if frame.edition and frame.homes else {}
    for name, usccs in plan.items():
        for index, uscc in enumerate(usccs):
            if uscc not in frame.homes:
                yield "edition.yaml", Fault("XJ535", ("onsite", name, index), {"uscc": uscc})


@rule("XJ536", "frame", audience="reviewer")
def extensions_are_for_somebody_known(frame: Frame, reference: Reference) -> Iterable[Located]:
    for index, granted in enumerate(frame.edition.extensions if frame.edition else ()):
        if granted.city and granted.city not in reference.cities:
            yield "edition.yaml", Fault("XJ536", ("extensions", index, "city"), {"name": granted.city})
        if granted.uscc and frame.homes and granted.uscc not in frame.homes:
            yield "edition.yaml", Fault("XJ536", ("extensions", index, "uscc"), {"name": granted.uscc})
