"""Where the documents of a workbook belong in a tree, and what the tree knows by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from xingji.model.dossier_path import DossierPath
from xingji.model.kinds import KINDS
from xingji.model.reference import TrackWords
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.values import Names, half_width
from xingji.store import layout, tree
from xingji.store.carry_over import homes
from xingji.store.files import read_bytes
from xingji.store.load import FaultyDocumentError
from xingji.store.reader import parse
from xingji.store.reference import reference


class Home(NamedTuple):
    """Edition, city, dossier and track; the last two are empty for a city's table."""

    edition: str
    city: str
    uscc: str = ""
    track: str = ""

    @property
    def folder(self) -> str:
        """Folder of the dossier, else of the city, relative to the root."""
        return "/".join(part for part in ("submissions", self.edition, self.city, self.uscc) if part)

    @property
    def whose(self) -> str:
        """What a document of the dossier says of whose it is."""
        return DossierPath(self.edition, self.city, self.uscc).whose

    def path(self, document: str) -> str:
        """Path of a document of this place, relative to the root."""
        if KINDS[document].level == "track":
            return f"{self.folder}/{self.track}/{document}.yaml"
        return f"{self.folder}/{document}.yaml"


def home_of(root: Path, marks: Mapping[str, str]) -> Home:
    """The place that the marks name. Raises UnfitError where it is none, or not to be had in this tree."""
    home, known = Home(*(marks.get(key, "") for key in Home._fields)), reference(root)
    sound = {
        "年度": (
            home.edition,
            layout.is_year(home.edition) and tree.is_own_folder(root, f"submissions/{home.edition}"),
        ),
        "设区市": (home.city, home.city in known.cities),
        "统一社会信用代码": (home.uscc, layout.is_uscc(home.uscc) or marks.get("kind") == "agencies"),
        "培育类型": (home.track, home.track in known.tracks or marks.get("kind") == "agencies"),
    }
    for title, (given, fits) in sound.items():
        if not fits:
            raise UnfitError("XJ710", title=title, given=given, expected="")
    elsewhere = [path for path in homes(root, int(home.edition), home.uscc) if path != home.folder] if home.uscc else []
    if elsewhere:
        raise UnfitError("XJ710", title="设区市", given=home.city, expected=DossierPath.of(elsewhere[0]).city)
    for path in (home.folder.rpartition("/")[0], home.folder, f"{home.folder}/{home.track}"):
        if (root / path).exists() and not tree.is_own_folder(root, path.rstrip("/")):
            raise UnfitError("XJ711", path=path)
    return home


class NameBook:
    """Names of counties, industries, agencies and the like, for the lists to choose from; read once per city."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[tuple[str, str], Names] = {}

    def names(self, home: Home) -> Names:
        """The lists for a city in an edition."""
        key = (home.edition, home.city)
        if key not in self._known:
            self._known[key] = self._read(home)
        return self._known[key]

    def _read(self, home: Home) -> Names:
        known, edition = reference(self._root), f"submissions/{home.edition}"
        return {
            "counties": {row.code: row.name for row in known.counties.values() if row.city == home.city},
            "zones": {row.id: row.name for row in known.zones.values() if row.city == home.city},
            "industries": {row.code: row.name for row in known.industries.values()},
            "tracks": {track.id: track.name for track in known.tracks.values()},
            "track_words": {word: track.id for track in known.tracks.values() for word in words_of(track)},
            "cities": {row.id: row.name for row in known.cities.values()},
            "agencies": self._listed(f"{edition}/{home.city}/agencies.yaml", "agencies"),
            "institutions": self._listed(f"{edition}/institutions.yaml", "institutions"),
        }

    def is_sample(self, home: Home) -> bool:
        """Whether the edition holds sample data."""
        edition = parse(read_bytes(self._root / f"submissions/{home.edition}/edition.yaml")[0]).data or {}
        return edition.get("sample") == "true"

    def _listed(self, path: str, key: str) -> dict[str, str]:
        """Id → name of a list in a document; empty where it cannot be used, which the check reports."""
        data = parse(read_bytes(self._root / path)[0]).data or {}
        found = data.get(key)
        entries = [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
        return {str(row.get("id")): str(row.get("name")) for row in entries}


def words_of(track: TrackWords) -> list[str]:
    """All that people may call a track, as `values.half_width` has it."""
    words = (track.id, track.name, track.label, track.short, track.english, track.short_english, *track.also)
    return [half_width(word).casefold() for word in words]


def existing(root: Path, path: str) -> bytes | None:
    """Content of a document, None where there is none. Raises FaultyDocumentError."""
    whole = root / path
    if not whole.exists() and not whole.is_symlink():
        return None
    content, faults = read_bytes(whole)
    if faults or re.search(r"(^|/)\.\.?(/|$)", path):
        raise FaultyDocumentError(whole)
    return content
