"""What a path means: the kind of document, and which edition, city, enterprise and track it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from xingji.model.dossier_path import DossierPath
from xingji.model.kinds import KINDS, at_level
from xingji.model.terms import AREA_PATTERN, CITY_PATTERN, GUIDELINE_PATTERN, TRACK_PATTERN, USCC_PATTERN, track_of

_YEAR = re.compile(r"20[2-9][0-9]")
_CITY = re.compile(CITY_PATTERN)
_USCC = re.compile(USCC_PATTERN)
_AREA = re.compile(rf"{AREA_PATTERN[1:-1]}\.yaml")
_GUIDELINE = re.compile(GUIDELINE_PATTERN)
_TRACK = re.compile(TRACK_PATTERN)
_SAFE_NAME = re.compile(r"[\w.\-（）()]{1,120}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document lies; fields that its kind does not have are empty."""

    path: str
    kind: str
    edition: str = ""
    city: str = ""
    uscc: str = ""
    track: str = ""

    @property
    def dossier(self) -> str:
        """Folder of the enterprise, relative to the root; empty outside a dossier."""
        return DossierPath(self.edition, self.city, self.uscc).folder if self.uscc else ""

    @property
    def whose(self) -> str:
        """What the document has to say of whose it is, in its field `dossier`; empty outside a dossier."""
        return DossierPath(self.edition, self.city, self.uscc).whose if self.uscc else ""


def is_safe_name(name: str) -> bool:
    """Whether a name may appear in a log, a comment or a link as it is."""
    return _SAFE_NAME.fullmatch(name) is not None


def is_year(name: str) -> bool:
    """Whether a folder can be an edition."""
    return _YEAR.fullmatch(name) is not None


def is_city(name: str) -> bool:
    """Whether a folder can be a city (a rule says whether it is one)."""
    return _CITY.fullmatch(name) is not None


def is_uscc(name: str) -> bool:
    """Whether a folder can be a dossier; the check digits are a rule's matter."""
    return _USCC.fullmatch(name) is not None


def is_track(name: str) -> bool:
    """Whether a folder can be a track (the province says whether it is one)."""
    return _TRACK.fullmatch(name) is not None


def is_dossier(path: str) -> bool:
    """Whether a path (relative to the root) has the form of a dossier's folder."""
    return path.count("/") == 3 and dossier_at(path) is not None


def dossier_at(path: str) -> DossierPath | None:
    """The dossier whose folder a path has the form of, or lies below."""
    top, year, city, uscc = [*path.split("/", 4), "", "", "", ""][:4]
    found = top == "submissions" and is_year(year) and is_city(city) and is_uscc(uscc)
    return DossierPath(year, city, uscc) if found else None


def dossier_of(path: str) -> DossierPath | None:
    """The dossier in whose folder a file lies, whether or not it has a place there."""
    return dossier_at(path.rpartition("/")[0])


def track_at(path: str) -> str:
    """The track of a dossier whose folder a path has the form of, or lies below; "" for none."""
    dossier = dossier_at(path)
    inside = path.removeprefix(f"{dossier.folder}/").partition("/")[0] if dossier else ""
    return inside if is_track(inside) else ""


def edition_of(path: str) -> str:
    """The year in whose folder a file lies; "" for none."""
    top, year, *below = path.split("/", 2) if "/" in path else (path, "")
    return year if below and top == "submissions" and is_year(year) else ""


def place(path: str) -> Place | None:
    """Meaning of a path relative to the repository root, with forward slashes; None for what has no place there."""
    parts = path.split("/")
    if parts[0] == "submissions":
        return _submission(path, parts[1:])
    if parts[0] == "scoring" and len(parts) >= 3 and _GUIDELINE.fullmatch(parts[1]):
        return _guideline(path, parts[1:])
    kind = _AT_THE_ROOT.get(path)
    return Place(path, kind) if kind else None


def is_at_root(path: str) -> bool:
    """Whether a path is that of a document beside the folders of data."""
    return path in _AT_THE_ROOT


def is_folder(path: str) -> bool:
    """Whether a path is that of a folder of data, so that no file has its name."""
    top, *below = path.split("/")
    if top == "submissions":
        return len(below) <= 4 and (not below or _fits("/".join(below)))
    fits = not below or (_GUIDELINE.fullmatch(below[0]) and below[1:] in ([], ["areas"]))
    return top == "scoring" and bool(fits)


def loose(path: str) -> Place | None:
    """Meaning of a file that lies anywhere: by its name alone."""
    stem, _, suffix = path.rpartition("/")[2].rpartition(".")
    if _AREA.fullmatch(f"{stem}.{suffix}"):
        return Place(path, "area")
    return Place(path, stem) if suffix == "yaml" and stem in KINDS and stem != "area" else None


def _submission(path: str, parts: list[str]) -> Place | None:
    """Files are looked up before their folders are judged, and folders are judged once for all their files."""
    kind = _KIND_AT.get((len(parts) - 1, parts[-1])) if parts else None
    if kind is None or (parts[:-1] and not _fits("/".join(parts[:-1]))):
        return None
    return Place(path, kind, *parts[:-1])


_KIND_AT: dict[tuple[int, str], str] = {
    (kind.folders - 1, f"{kind.name}.yaml"): kind.name
    for kind in KINDS.values()
    if kind.level not in ("root", "guideline", "areas")
}
"""Folders below `submissions/`, and name of the file."""
_AT_THE_ROOT: dict[str, str] = {f"{name}.yaml": name for name in at_level("root")}


@lru_cache(maxsize=64)
def _fits(folder: str) -> bool:
    """Whether a folder below `submissions/` is an edition, a city, a dossier or a track in one."""
    year, city, uscc, track = [*folder.split("/"), "", "", ""][:4]
    return (
        is_year(year) and (not city or is_city(city)) and (not uscc or is_uscc(uscc)) and (not track or is_track(track))
    )


def _guideline(path: str, parts: list[str]) -> Place | None:
    if parts[1:] == ["guideline.yaml"]:
        return Place(path, "guideline", track=track_of(parts[0]))
    if len(parts) == 3 and parts[1] == "areas" and _AREA.fullmatch(parts[2]):
        return Place(path, "area", track=track_of(parts[0]))
    return None
