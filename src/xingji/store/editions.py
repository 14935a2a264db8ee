"""Load whole editions as typed documents, from trees that have been checked: a fault raises here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from xingji.model.decision import Announcement, Decision, StarList
from xingji.model.dossier_path import DossierPath
from xingji.model.edition import Agencies, Edition, Institutions
from xingji.model.enterprise import Enterprise
from xingji.model.kinds import at_level
from xingji.store import layout, tree
from xingji.store.guidelines import Library, edition_file, known_editions
from xingji.store.load import FaultyDocumentError, load, load_if_there
from xingji.store.reference import reference


@dataclass(frozen=True, slots=True)
class DossierHead:
    """What a dossier says of the enterprise and of the outcome; `documents` are the kinds present per track."""

    city: str
    enterprise: Enterprise
    documents: dict[str, frozenset[str]]
    decisions: dict[str, Decision]


@dataclass(frozen=True, slots=True)
class EditionFolder:
    """One year; documents that an edition need not have are None or empty, agencies and dossiers go by city id."""

    edition: Edition
    announcement: Announcement | None
    stars: StarList | None
    institutions: Institutions | None
    agencies: dict[str, Agencies]
    dossiers: tuple[DossierHead, ...]

    @property
    def year(self) -> int:
        """The year by which the edition is known."""
        return self.edition.edition


def load_editions(root: Path) -> list[EditionFolder]:
    """Every edition of a repository, the oldest first. Raises FaultyDocumentError."""
    folders = sorted(path for path in (root / "submissions").glob("*") if layout.is_year(path.name))
    return [load_edition(root, folder.name) for folder in folders if (folder / "edition.yaml").is_file()]


def load_edition(root: Path, year: str) -> EditionFolder:
    """One edition with its dossiers. Raises FaultyDocumentError."""
    folder = root / "submissions" / year
    cities = sorted(path for path in folder.iterdir() if path.is_dir() and layout.is_city(path.name))
    return EditionFolder(
        edition=load(folder / "edition.yaml", Edition),
        announcement=load_if_there(folder / "announcement.yaml", Announcement),
        stars=load_if_there(folder / "stars.yaml", StarList),
        institutions=load_if_there(folder / "institutions.yaml", Institutions),
        agencies={
            city.name: agencies
            for city in cities
            if (agencies := load_if_there(city / "agencies.yaml", Agencies)) is not None
        },
        dossiers=tuple(_dossiers(root, f"submissions/{year}")),
    )


def _dossiers(root: Path, start: str) -> Iterator[DossierHead]:
    tracks = reference(root).tracks
    for is_dossier, path in tree.outline(root, start):
        if is_dossier:
            yield _dossier(root / path, DossierPath.of(path).city, tracks)


def _dossier(folder: Path, city: str, tracks: Iterable[str]) -> DossierHead:
    documents = {track: _kinds(folder / track) for track in tracks if (folder / track).is_dir()}
    return DossierHead(
        city=city,
        enterprise=load(folder / "enterprise.yaml", Enterprise),
        documents=documents,
        decisions={
            track: load(folder / track / "decision.yaml", Decision)
            for track, kinds in documents.items()
            if "decision" in kinds
        },
    )


def _kinds(folder: Path) -> frozenset[str]:
    return frozenset(kind for kind in at_level("track") if (folder / f"{kind}.yaml").is_file())


def offered_guideline(root: Path, year: int, track: str) -> str:
    """The guideline that an edition offers for a track, else the one that is named after track and year.

    Raises FaultyDocumentError.
    """
    edition = _edition(root, year)
    offers = edition.tracks if edition else ()
    return next((offer.guideline for offer in offers if offer.track == track), f"{track}-{year}")


def offering(root: Path, track: str, library: Library) -> list[str]:
    """Editions that can be used, and their guideline for a track too, the oldest first."""
    found = []
    for year in known_editions(root):
        with suppress(FaultyDocumentError):
            found += [year] if library.ruleset(offered_guideline(root, int(year), track)) else []
    return found


def years_back(root: Path, *years: int) -> int:
    """From how many years back the first of these editions that says so carries over. Raises FaultyDocumentError."""
    found = (edition.numbers for year in years if (edition := _edition(root, year)))
    return next((numbers.carried_over.years for numbers in found if numbers), 0)


def _edition(root: Path, year: int) -> Edition | None:
    return load_if_there(edition_file(root, year), Edition)
