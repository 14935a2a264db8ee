"""The levels that an edition uses: those of its own guideline, or of the newest one when it names none."""

from __future__ import annotations

from collections.abc import Iterable

from xingji.model.terms import track_of
from xingji.publish.record import Levels
from xingji.scoring.ruleset import LevelNumbers, Ruleset
from xingji.store.editions import EditionFolder
from xingji.store.guidelines import BrokenGuidelineError, Library


def levels_by(editions: Iterable[EditionFolder], library: Library) -> Levels:
    """A look-up of levels; lists of years without a guideline of their own use the same names (domain.md 4)."""
    offered = {(folder.year, offer.track): offer.guideline for folder in editions for offer in folder.edition.tracks}

    def look_up(year: int, track: str) -> tuple[LevelNumbers, ...]:
        return ruleset(library, offered.get((year, track)) or newest(library, track)).levels

    return look_up


def newest(library: Library, track: str) -> str:
    """Id of the newest guideline of a track. Raises BrokenGuidelineError when there is none."""
    found = [name for name in library.ids if track_of(name) == track]
    if not found:
        raise BrokenGuidelineError(track)
    return max(found)


def ruleset(library: Library, guideline: str) -> Ruleset:
    """The ruleset of a guideline. Raises BrokenGuidelineError."""
    rules = library.ruleset(guideline)
    if rules is None:
        raise BrokenGuidelineError(guideline)
    return rules
