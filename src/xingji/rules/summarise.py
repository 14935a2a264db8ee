"""Make the programme's row of a dossier from the facts of its documents."""

from __future__ import annotations

from collections.abc import Callable

from xingji.programme.dossier_row import DossierRow, FindingDay, FindingRow, TrackRow
from xingji.rules.context import Dossier, TrackFolder
from xingji.rules.facts import EnterpriseFacts, RectificationFacts, VerificationFacts
from xingji.scoring.overlay import overlaid
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import score


def row_of(dossier: Dossier, find_ruleset: Callable[[str], Ruleset | None], errors: int) -> DossierRow:
    """The row; `errors` is the number of errors that the check finds in the dossier."""
    known = dossier.enterprise
    return DossierRow(
        folder=dossier.folder,
        uscc=dossier.uscc,
        name=known.name if known else "",
        city=dossier.city,
        county=(known.county or known.zone or "") if known else "",
        industry=known.industry if known else "",
        agency=(known.agency or "") if known else "",
        carried_from=known.carried_from if known else None,
        cloud=dossier.cloud.filled_on if dossier.cloud else "",
        errors=errors,
        tracks=[_track(track, known, find_ruleset) for _, track in sorted(dossier.tracks.items())],
    )


def _track(
    track: TrackFolder, known: EnterpriseFacts | None, find_ruleset: Callable[[str], Ruleset | None]
) -> TrackRow:
    claim, check, mended = track.assessment, track.verification, track.rectification
    site, made = track.onsite, track.decision
    ruleset = track.ruleset(find_ruleset)
    answers = claim.answers(ruleset) if claim and ruleset else {}
    first = check.first_changes if check else {}
    changes = {**(check.changes if check else {}), **(site.changes if site else {})}
    first_view = _level_and_index(overlaid(answers, first), ruleset) if check else None
    last_view = _level_and_index(overlaid(answers, changes), ruleset) if check or site else None
    return TrackRow(
        track=track.track,
        guideline=claim.guideline if claim else "",
        present=sorted(track.present),
        agency=claim.agency if claim else "",
        assessed_on=claim.assessed_on if claim else "",
        institution=check.institution if check else "",
        verified_on=check.verified_on if check else "",
        claimed=claim.level if claim and ruleset else None,
        first=first_view[0] if first_view else None,
        verified=last_view[0] if last_view else None,
        first_index=first_view[1] if first_view else 0,
        verified_index=last_view[1] if last_view else 0,
        answers=claim.degrees if claim else "",
        extra=claim.extra if claim else {},
        first_changes=first,
        changes=changes,
        checked=len(check.practices) if check else 0,
        agreed=check.accepted if check else 0,
        first_pending=len(check.pending) if check else 0,
        pending=track.pending,
        findings=_findings(check, mended),
        mended_by=mended.agency if mended else "",
        responses=mended.responses if mended else [],
        rechecks=[FindingDay(again.finding, again.day) for again in check.rechecks] if check else [],
        site_institution=site.institution if site else "",
        visited_on=site.visited_on if site else "",
        selected=site.selected if site else "",
        before=known.held_before(track.track) if known else 0,
        level=made.level if made else None,
        result=made.result if made else "",
        decided_on=made.decided_on if made else "",
        withdrawn=made.withdrawn.day if made and made.withdrawn else "",
        texts=claim.texts if claim else "",
        proofs=" ".join(given.proofs for given in (claim, mended) if given and given.proofs),
    )


def _level_and_index(degrees: dict[str, str], ruleset: Ruleset | None) -> tuple[int, int] | None:
    if ruleset is None:
        return None
    result = score(degrees, ruleset)
    return result.level, int(result.index * 100)


def _findings(check: VerificationFacts | None, mended: RectificationFacts | None) -> list[FindingRow]:
    answered = dict(mended.responses) if mended else {}
    rechecks = sorted(check.rechecks, key=lambda again: again.day) if check else []
    last = {again.finding: (again.day, again.result) for again in rechecks}
    return [
        FindingRow(*opened, answered.get(opened.id), *last.get(opened.id, (None, None)))
        for opened in (check.findings if check else ())
    ]
