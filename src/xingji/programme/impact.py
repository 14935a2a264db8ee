"""Which assessments would change level under another guideline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from xingji.programme.dossier_row import DossierRow, TrackRow
from xingji.scoring.overlay import overlaid
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import level_of


class Change(NamedTuple):
    """One track whose claimed or verified level differs; the verified ones are None before a verification."""

    row: DossierRow
    track: TrackRow
    claimed_before: int
    claimed_after: int
    verified_before: int | None
    verified_after: int | None

    @property
    def rise(self) -> int:
        """Levels up (or down, negative) in the view that counts most."""
        if None not in (self.verified_before, self.verified_after) and self.verified_before != self.verified_after:
            return (self.verified_after or 0) - (self.verified_before or 0)
        return self.claimed_after - self.claimed_before


class Tally(NamedTuple):
    """Assessments that could be scored or not, and how many of them change level, up or down."""

    scored: int
    unscored: int
    changed: int
    up: int
    down: int


def answers_of(track: TrackRow, ruleset: Ruleset) -> dict[str, str]:
    """Practice id → degree as claimed; `ruleset` is of the guideline that the row was made with."""
    return {**ruleset.decoded(track.answers), **track.extra}


def change_of(row: DossierRow, track: TrackRow, before: Ruleset, after: Ruleset) -> Change | None:
    """How a track's levels differ between two guidelines, or None when they do not.

    The row was made with `after`, so its levels are those; only `before` is scored.
    """
    if track.claimed is None:
        return None
    claimed = answers_of(track, after)
    claimed_before = level_of(claimed, before)
    verified_before = None if track.verified is None else level_of(overlaid(claimed, track.changes), before)
    if (claimed_before, verified_before) == (track.claimed, track.verified):
        return None
    return Change(row, track, claimed_before, track.claimed, verified_before, track.verified)


def tally(rows: Iterable[DossierRow], moved: Sequence[Change]) -> Tally:
    """The numbers of a comparison over these dossiers."""
    tracks = [track for row in rows for track in row.tracks if track.guideline]
    scored = sum(track.claimed is not None for track in tracks)
    up, down = sum(change.rise > 0 for change in moved), sum(change.rise < 0 for change in moved)
    return Tally(scored, len(tracks) - scored, len(moved), up, down)


def changes(rows: Iterable[DossierRow], before: Mapping[str, Ruleset], after: Mapping[str, Ruleset]) -> list[Change]:
    """Every change in these dossiers; guidelines that one side does not have, or that are equal, change nothing."""
    differing = {name for name in before.keys() & after.keys() if before[name].sha256 != after[name].sha256}
    found = (
        change_of(row, track, before[track.guideline], after[track.guideline])
        for row in rows
        for track in row.tracks
        if track.guideline in differing
    )
    return [change for change in found if change]
