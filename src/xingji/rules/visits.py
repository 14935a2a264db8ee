"""What the verification accepted only until a visit, and whether the visit saw it."""

from __future__ import annotations

from collections.abc import Iterable

from xingji.model.finding import Fault, Located
from xingji.rules.context import Dossier, Frame
from xingji.rules.registry import rule

_FEWEST = 10
"""Verdicts from which on their shares say something."""
_NAMED = 12
"""Practices that a sentence names."""


@rule("XJ443", "dossier", severity="warning", audience="reviewer")
def visit_sees_what_waits_for_it(dossier: Dossier) -> Iterable[Located]:
    for track in dossier.tracks.values():
        if track.onsite and track.pending:
            named = [*track.pending[:_NAMED], *(["…"] if len(track.pending) > _NAMED else [])]
            values = {"count": str(len(track.pending)), "practices": "、".join(named)}
            yield f"{track.track}/onsite.yaml", Fault("XJ443", ("verdicts",), values, on_key=True)


@rule("XJ444", "dossier", severity="warning", audience="reviewer")
def nothing_unmet_waits_for_a_visit(dossier: Dossier, frame: Frame) -> Iterable[Located]:
    for track in dossier.tracks.values():
        rules = track.ruleset(frame.find_ruleset)
        claimed = track.assessment.answers(rules) if track.assessment and rules else {}
        for practice in track.verification.pending if track.verification else ():
            if claimed.get(practice) == "unmet":
                yield f"{track.track}/verification.yaml", Fault("XJ444", ("verdicts", practice), {"practice": practice})


@rule("XJ445", "dossier", severity="advice", audience="reviewer")
def most_is_decided_online(dossier: Dossier) -> Iterable[Located]:
    for track in dossier.tracks.values():
        check = track.verification
        if check and len(check.practices) >= _FEWEST and 2 * len(check.pending) > len(check.practices):
            values = {"pending": str(len(check.pending)), "count": str(len(check.practices))}
            yield f"{track.track}/verification.yaml", Fault("XJ445", ("verdicts",), values, on_key=True)
