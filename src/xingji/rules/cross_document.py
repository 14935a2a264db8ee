"""What documents say of each other, within a dossier and within an edition.

A check yields the file that has to be fixed (relative to the dossier or the edition folder) with the fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from xingji.model.finding import Fault, Located, Steps
from xingji.model.reference import Reference
from xingji.model.terms import track_of
from xingji.model.typing_habits import name_key
from xingji.programme.dossier_row import DossierRow
from xingji.rules.context import Dossier, Frame, TrackFolder
from xingji.rules.registry import rule

_ORDER = {"unmet": 0, "partly": 1, "mostly": 2, "met": 3}
"""Nothing is lowered from or to not_applicable: that verdict is a refusal."""


def _file(track: TrackFolder, kind: str) -> str:
    return f"{track.track}/{kind}.yaml"


@rule("XJ401", "dossier")
def is_registered(dossier: Dossier) -> Iterable[Located]:
    if "enterprise" not in dossier.present:
        yield "enterprise.yaml", Fault("XJ401", values={"folder": dossier.uscc})


@rule("XJ402", "dossier")
def agency_of_the_city(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    known = frame.agencies.get(dossier.city)
    ids = known.ids if known else frozenset()
    readable = known is not None or (dossier.city not in frame.agencies and frame.sees("agencies"))
    named = dossier.enterprise.agency if dossier.enterprise else None
    if readable and named and named not in ids:
        values = {"agency": named, "known": "、".join(sorted(ids)) or "—"}
        yield "enterprise.yaml", Fault("XJ402", ("agency",), values)
    for track in dossier.tracks.values():
        for kind, facts in (("self-assessment", track.assessment), ("rectification", track.rectification)):
            if readable and facts and facts.agency not in ids:
                values = {"agency": facts.agency, "known": "、".join(sorted(ids)) or "—"}
                yield _file(track, kind), Fault("XJ402", ("agency",), values)


@rule("XJ403", "frame", audience="reviewer")
def edition_is_described(frame: Frame) -> Iterable[Located]:
    if "edition" not in frame.present and frame.sees("edition"):
        yield "edition.yaml", Fault("XJ403", values={"year": frame.year})


@rule("XJ442", "frame", severity="advice")
def what_cannot_be_judged_here(frame: Frame) -> Iterable[Located]:
    if frame.bare:
        yield "edition.yaml", Fault("XJ442", values={"year": frame.year})


@rule("XJ404", "dossier", audience="reviewer")
def institution_is_known(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    known = frame.institutions.ids if frame.institutions else frozenset()
    there = frame.institutions is not None or "institutions" not in frame.present
    for track in dossier.tracks.values():
        for kind, facts in (("verification", track.verification), ("onsite", track.onsite)):
            if there and frame.sees("institutions") and facts and facts.institution not in known:
                yield _file(track, kind), Fault("XJ404", ("institution",), {"institution": facts.institution})


@rule("XJ405", "dossier")
def one_dossier_per_enterprise(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    others = [home for home in frame.homes.get(dossier.uscc, []) if home != dossier.folder]
    if others:
        yield "enterprise.yaml", Fault("XJ405", ("uscc",), {"uscc": dossier.uscc, "other": others[0]})


@rule("XJ406", "dossier", audience="reviewer")
def later_documents_need_earlier(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    needs = {
        "verification": "self-assessment",
        "rectification": "verification",
        "onsite": "self-assessment",
        "decision": "self-assessment",
    }
    for track in dossier.tracks.values():
        for kind, needed in needs.items():
            if kind in track.present and needed not in track.present and frame.sees(needed):
                yield _file(track, kind), Fault("XJ406", values={"needs": _file(track, needed)})


@rule("XJ407", "dossier", audience="reviewer")
def verdicts_lower(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    for track in dossier.tracks.values():
        rules = track.ruleset(frame.find_ruleset)
        if rules and track.assessment and track.verification:
            claimed = track.assessment.answers(rules)
            for practice, to in track.verification.lowered:
                if practice in rules.practices and _ORDER.get(to, 9) >= _ORDER.get(claimed.get(practice, "unmet"), 0):
                    values = {"practice": practice, "to": to, "claimed": claimed.get(practice, "unmet")}
                    yield _file(track, "verification"), Fault("XJ407", ("verdicts", practice), values)
            for practice in track.verification.refused:
                if practice in rules.practices and claimed.get(practice) != "not_applicable":
                    values = {"practice": practice, "to": "—", "claimed": claimed.get(practice, "unmet")}
                    yield _file(track, "verification"), Fault("XJ407", ("verdicts", practice), values)


@rule("XJ408", "dossier")
def responses_answer_findings(dossier: Dossier) -> Iterable[Located]:
    for track in dossier.tracks.values():
        if track.rectification and track.verification:
            known = {opened.id for opened in track.verification.findings}
            for index, response in enumerate(track.rectification.responses):
                if response.finding not in known:
                    at = ("responses", index, "finding")
                    yield _file(track, "rectification"), Fault("XJ408", at, {"finding": response.finding})


@rule("XJ409", "dossier", audience="reviewer")
def star_needs_verification(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    for track in dossier.tracks.values() if frame.sees("verification") else ():
        if track.decision and track.decision.level > 0 and not {"verification", "onsite"} & track.present:
            yield _file(track, "decision"), Fault("XJ409", ("level",))


@rule("XJ410", "dossier", audience="reviewer")
def decided_within_verified(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    for track in dossier.tracks.values() if frame.sees("verification") else ():
        rules = track.ruleset(frame.find_ruleset)
        if rules and track.decision and track.usable() and not track.decision.has_reason:
            level = track.verified_level(rules)
            if track.decision.level > level:
                values = {"level": str(track.decision.level), "verified": str(level)}
                yield _file(track, "decision"), Fault("XJ410", ("level",), values)


@rule("XJ411", "dossier", audience="reviewer")
def result_fits_what_was_held(dossier: Dossier) -> Iterable[Located]:
    for track in dossier.tracks.values():
        if track.decision and track.decision.level and dossier.enterprise:
            before = dossier.enterprise.held_before(track.track)
            right = "new" if not before else "raised" if track.decision.level > before else "kept"
            if track.decision.result not in (right, "not_reached"):
                values = {"result": track.decision.result, "right": right, "held": str(before)}
                yield _file(track, "decision"), Fault("XJ411", ("result",), values)


@rule("XJ412", "frame", audience="reviewer")
def roles_name_known_bodies(frame: Frame, reference: Reference) -> Iterable[Located]:
    institutions = frame.institutions
    for index, role in enumerate(frame.roles.roles if frame.roles else []):
        known = frame.agencies.get(role.city or "")
        unknown = (
            role.city if role.city not in reference.cities else None,
            role.agency if known and role.agency not in known.ids else None,
            role.institution if institutions and role.institution not in institutions.ids else None,
        )
        for name in filter(None, unknown):
            yield "roles.yaml", Fault("XJ412", ("roles", index), {"login": role.login, "name": name})


@rule("XJ413", "frame", audience="reviewer")
def city_folders_are_cities(frame: Frame, reference: Reference) -> Iterable[Located]:
    for city in frame.cities:
        if city not in reference.cities:
            yield city, Fault("XJ413", values={"city": city})


@rule("XJ414", "dossier")
def sample_names_say_so(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    sample = frame.edition is not None and frame.edition.sample
    if sample and dossier.enterprise and not dossier.enterprise.name.startswith("示例"):
        yield "enterprise.yaml", Fault("XJ414", ("name",))


@rule("XJ415", "frame", audience="city")
def agencies_name_known_institutions(frame: Frame) -> Iterable[Located]:
    # A view names but the institutions that its reader has to do with.
    if frame.institutions is None or not frame.sees("institutions"):
        return
    known = frame.institutions.ids
    for city, facts in frame.agencies.items():
        for index, agency in enumerate(facts.agencies if facts else []):
            if agency.institution and agency.institution not in known:
                fault = Fault("XJ415", ("agencies", index, "institution"), {"institution": agency.institution})
                yield f"{city}/agencies.yaml", fault


@rule("XJ416", "frame", audience="reviewer")
def awards_and_objections_name_dossiers(frame: Frame) -> Iterable[Located]:
    cases = [
        ("awards.yaml", ("cases", i, "uscc"), uscc) for i, uscc in enumerate(frame.awards.cases if frame.awards else [])
    ]
    rows = frame.announcement.objections if frame.announcement else []
    objections = [("announcement.yaml", ("objections", i, "uscc"), row.uscc) for i, row in enumerate(rows)]
    for file, at, uscc in chain(cases, objections):
        if frame.homes and uscc not in frame.homes:
            yield file, Fault("XJ416", at, {"name": uscc})
    for index, given in enumerate(frame.awards.providers if frame.awards else []):
        known = frame.agencies.get(given.city)
        broken = known is None and given.city in frame.agencies
        if not broken and given.agency not in (known.ids if known else ()):
            yield "awards.yaml", Fault("XJ416", ("providers", index), {"name": f"{given.city}/{given.agency}"})


@rule("XJ417", "dossier", severity="warning", audience="reviewer")
def held_stars_are_on_the_lists(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    listed = dossier.listed(frame)
    for index, star in enumerate(dossier.enterprise.held if dossier.enterprise else []):
        told = listed.get((star.track, star.year))
        if (star.track, star.year) in frame.earlier_lists and told != star.level:
            values = {"year": str(star.year), "level": str(star.level), "listed": str(told or "—")}
            yield "enterprise.yaml", Fault("XJ417", ("held", index), values)


@rule("XJ418", "dossier", severity="warning")
def industry_suits_the_track(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    division = frame.reference.industries.get(dossier.enterprise.industry) if dossier.enterprise else None
    asked = frame.edition.industries if frame.edition else {}
    for track in dossier.tracks:
        if division and track in asked and division.section not in asked[track]:
            values = {"industry": division.name, "track": track, "sections": "、".join(asked[track])}
            yield "enterprise.yaml", Fault("XJ418", ("industry",), values)


@rule("XJ419", "dossier")
def guideline_of_the_edition(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    for track in dossier.tracks.values():
        if track.assessment and frame.edition:
            right = frame.edition.tracks.get(track.track)
            misled = right is not None and track_of(right) != track.track
            if track.assessment.guideline != right and not misled:
                values = {"guideline": track.assessment.guideline, "right": right or "—", "track": track.track}
                yield _file(track, "self-assessment"), Fault("XJ419", ("guideline",), values)


@rule("XJ420", "dossier", severity="advice")
def cloud_form_is_there(dossier: Dossier) -> Iterable[Located]:
    assessed = any("self-assessment" in track.present for track in dossier.tracks.values())
    if assessed and "cloud" not in dossier.present:
        yield "cloud.yaml", Fault("XJ420")


@rule("XJ421", "dossier", audience="reviewer")
def reviewed_practices_exist(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    for track in dossier.tracks.values():
        rules = track.ruleset(frame.find_ruleset)
        for kind, at, practice in _reviewed(track) if rules else ():
            if rules and practice not in rules.practices:
                values = {"practice": practice, "guideline": rules.id}
                yield _file(track, kind), Fault("XJ421", at, values, on_key=at[0] == "verdicts")


def _reviewed(track: TrackFolder) -> Iterable[tuple[str, Steps, str]]:
    """Every practice that a reviewer names: document, place, id."""
    if track.verification:
        yield from (("verification", ("verdicts", name), name) for name in track.verification.practices)
        for index, opened in enumerate(track.verification.findings):
            yield "verification", ("findings", index, "practice"), opened.practice
    if track.onsite:
        yield from (("onsite", ("verdicts", name), name) for name in track.onsite.changes)


@rule("XJ422", "frame", audience="reviewer")
def guidelines_can_be_used(frame: Frame) -> Iterable[Located]:
    for index, (track, guideline) in enumerate(frame.edition.tracks.items() if frame.edition else ()):
        if track_of(guideline) == track and frame.find_ruleset(guideline) is None:
            yield "edition.yaml", Fault("XJ422", ("tracks", index, "guideline"), {"guideline": guideline})


@rule("XJ424", "dossier", audience="reviewer")
def reviewers_keep_to_what_may_be_not_applicable(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    for track in dossier.tracks.values():
        rules = track.ruleset(frame.find_ruleset)
        for kind, at, practice in _found_not_applicable(track) if rules else ():
            known = rules.practices.get(practice) if rules else None
            if known and not known.na:
                yield _file(track, kind), Fault("XJ424", at, {"practice": practice})


def _found_not_applicable(track: TrackFolder) -> Iterable[tuple[str, Steps, str]]:
    """Practices that a re-check or a site visit took out of the sums: document, place, id."""
    if track.verification:
        practice_of = {opened.id: opened.practice for opened in track.verification.findings}
        for index, again in enumerate(track.verification.rechecks):
            if again.degree == "not_applicable" and again.finding in practice_of:
                yield "verification", ("rechecks", index, "degree"), practice_of[again.finding]
    if track.onsite:
        for practice, degree in track.onsite.changes.items():
            if degree == "not_applicable":
                yield "onsite", ("verdicts", practice), practice


@rule("XJ433", "copies", severity="warning", audience="reviewer")
def one_name_under_one_code(frame: Frame, rows: Sequence[DossierRow]) -> Iterable[Located]:
    """However brackets and blanks were typed; compared with the dossiers and with the list of the same year."""
    known: dict[str, dict[str, str]] = {}
    listed = [(star.name, star.uscc, "stars.yaml") for star in (frame.stars.stars if frame.stars else ())]
    own = [(row.name, row.uscc, f"{row.city}/{row.uscc}/enterprise.yaml") for row in rows if row.name]
    for name, uscc, path in (*own, *listed):
        known.setdefault(name_key(name), {}).setdefault(uscc, path)
    for name, uscc, path in own:
        codes = known[name_key(name)]
        if other := next((code for code in codes if code != uscc), ""):
            values = {"name": name, "uscc": uscc, "other": other, "path": f"submissions/{frame.year}/{codes[other]}"}
            yield path, Fault("XJ433", ("name",), values)
