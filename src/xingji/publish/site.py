"""Everything that pages are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from xingji.model.guideline import FullGuideline
from xingji.model.reference import Reference, TrackWords
from xingji.model.terms import track_of
from xingji.publish.crosswalk import Crosswalk
from xingji.publish.figures import PublicFigures, Visits, public_figures
from xingji.publish.levels import levels_by
from xingji.publish.record import PublicRecord, public_records
from xingji.publish.years import PublicYear, public_year
from xingji.scoring.ruleset import Ruleset
from xingji.store.editions import load_editions
from xingji.store.guidelines import Library, ruleset_of
from xingji.store.reference import reference


@dataclass(frozen=True)
class Guide:
    """A guideline with its numbers."""

    full: FullGuideline
    ruleset: Ruleset

    @property
    def id(self) -> str:
        """Its id, which is also the name of its folder of pages."""
        return self.full.head.guideline


@dataclass(frozen=True)
class Site:
    """The public facts of one build; `years` begin with the newest edition.

    `figures` go by year, the newest first; years without any are not there.
    """

    years: Sequence[PublicYear]
    records: Sequence[PublicRecord]
    guides: Sequence[Guide]
    crosswalk: Crosswalk
    today: date
    generated_at: datetime
    figures: Mapping[int, PublicFigures] = field(default_factory=dict)
    known: Reference = field(default_factory=Reference)

    @property
    def tracks(self) -> Mapping[str, TrackWords]:
        """The province's tracks by their ids, in its order."""
        return self.known.tracks

    @property
    def track_names(self) -> dict[str, str]:
        """Names of the tracks by their ids."""
        return {track.id: track.name for track in self.known.tracks.values()}

    @property
    def latest(self) -> PublicYear:
        """The newest edition."""
        return self.years[0]

    @property
    def sample(self) -> bool:
        """Whether nothing but sample editions is published."""
        return all(year.edition.sample for year in self.years)


class NothingToPublishError(ValueError):
    """The repository has no edition."""


def load_site(
    root: Path, library: Library, *, today: date, generated_at: datetime, visits: Visits | None = None
) -> Site:
    """Read a checked repository and keep what is public. Raises NothingToPublishError."""
    folders = load_editions(root)
    if not folders:
        raise NothingToPublishError(str(root))
    known = reference(root)
    levels = levels_by(folders, library)
    offered = {track for track in known.tracks if any(track_of(name) == track for name in library.ids)}
    records = public_records(folders, known, levels, today)
    years = [
        public_year(folder, records, {track: levels(folder.year, track) for track in offered}, known, today)
        for folder in reversed(folders)
    ]
    guides = [_guide(library, name) for name in library.ids if track_of(name) in known.tracks]
    shown = {
        year.year: public_figures(folder, year.lists, known, (visits or {}).get(year.year, ()))
        for folder, year in zip(reversed(folders), years, strict=True)
    }
    figures = {year: found for year, found in shown.items() if found}
    return Site(years, records, guides, Crosswalk(_crosswalk(library)), today, generated_at, figures, known)


def _guide(library: Library, name: str) -> Guide:
    full = library.full(name)
    return Guide(full, ruleset_of(full))


def _crosswalk(library: Library) -> Path | None:
    """Where the frameworks stand that guidelines refer to; a province need not have any."""
    for name in library.ids:
        folder = library.folder(name)
        if folder and (folder.parent / "crosswalk").is_dir():
            return folder.parent / "crosswalk"
    return None
