"""What pages may know of an edition: its notice, its visible lists, names of agencies and counts; no dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from xingji.model.decision import AnnouncedList
from xingji.model.edition import Edition
from xingji.model.reference import Reference, TrackWords
from xingji.programme.publication import Visibility, list_of, visibility
from xingji.publish.record import PublicRecord
from xingji.scoring.ruleset import LevelNumbers
from xingji.store.editions import EditionFolder


class PublicList(NamedTuple):
    """The list of one track (and its name): what announces it, whether it may be seen, its levels and records."""

    year: int
    track: str
    name: str
    seen: Visibility
    announced: AnnouncedList | None
    levels: tuple[LevelNumbers, ...]
    records: tuple[PublicRecord, ...]

    @property
    def path(self) -> str:
        """Path of its page."""
        return f"lists/{self.year}-{self.track}.md"

    def count(self, level: int) -> int:
        """Stars of a level that are not withdrawn."""
        return sum(record.level == level for record in self.standing)

    @property
    def standing(self) -> tuple[PublicRecord, ...]:
        """Stars that are not withdrawn."""
        return tuple(record for record in self.records if not record.withdrawn_on)


class PublicAgency(NamedTuple):
    """An agency that a city recommends; `institution` is its name as a provincial institution, if it is one."""

    name: str
    institution: str | None


class PublicExtension(NamedTuple):
    """A deadline that was moved for a whole city."""

    deadline: str
    city: str
    until: date


@dataclass(frozen=True)
class PublicYear:
    """One edition as the public sees it; cities go by their names, in official order."""

    edition: Edition
    lists: tuple[PublicList, ...]
    extensions: tuple[PublicExtension, ...]
    institutions: tuple[str, ...]
    agencies: Mapping[str, tuple[PublicAgency, ...]]
    participants: Mapping[str, int]

    @property
    def year(self) -> int:
        """The year by which the edition is known."""
        return self.edition.edition


def public_year(
    folder: EditionFolder,
    records: Sequence[PublicRecord],
    levels: Mapping[str, tuple[LevelNumbers, ...]],
    reference: Reference,
    today: date,
) -> PublicYear:
    """The public part of an edition."""
    own = [record for record in records if record.edition == folder.year]
    return PublicYear(
        edition=folder.edition.model_copy(update={"extensions": [], "onsite": None}),
        lists=tuple(_list(folder, reference.tracks[track], own, levels, today) for track in _tracks(folder, reference)),
        extensions=_extensions(folder.edition, reference),
        institutions=tuple(found.name for found in folder.institutions.institutions) if folder.institutions else (),
        agencies=_agencies(folder, reference),
        participants=_participants(folder, reference),
    )


def _tracks(folder: EditionFolder, reference: Reference) -> list[str]:
    offered = {offer.track for offer in folder.edition.tracks}
    announced = {
        track for listed in (folder.announcement.lists if folder.announcement else []) for track in listed.tracks
    }
    return [track for track in reference.tracks if track in offered | announced]


def _list(
    folder: EditionFolder,
    words: TrackWords,
    records: Sequence[PublicRecord],
    levels: Mapping[str, tuple[LevelNumbers, ...]],
    today: date,
) -> PublicList:
    track = words.id
    listed = list_of(folder.announcement, track)
    seen = visibility(listed, today) if listed else "hidden"
    shown = tuple(record for record in records if record.track == track)
    return PublicList(folder.year, track, words.name, seen, listed if seen != "hidden" else None, levels[track], shown)


def _extensions(edition: Edition, reference: Reference) -> tuple[PublicExtension, ...]:
    names = {deadline.id: deadline.name for deadline in edition.deadlines}
    return tuple(
        PublicExtension(names[extension.deadline], reference.cities[extension.city].name, extension.until)
        for extension in edition.extensions
        if extension.city
    )


def _agencies(folder: EditionFolder, reference: Reference) -> dict[str, tuple[PublicAgency, ...]]:
    institutions = {found.id: found.name for found in folder.institutions.institutions} if folder.institutions else {}
    return {
        city.name: tuple(
            PublicAgency(agency.name, institutions.get(agency.institution or "")) for agency in listed.agencies
        )
        for city in reference.cities.values()
        if (listed := folder.agencies.get(city.id))
    }


def _participants(folder: EditionFolder, reference: Reference) -> dict[str, int]:
    counts = Counter(dossier.city for dossier in folder.dossiers)
    return {city.name: counts[city.id] for city in reference.cities.values()} if folder.dossiers else {}
