"""Build the frame of an edition from its files: the context in which every dossier of the year is checked."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from xingji.engine.document_check import DocumentChecker
from xingji.model.dossier_path import DossierPath
from xingji.programme.permissions import Assignments
from xingji.rules.context import Frame, put
from xingji.rules.facts import AgenciesFacts, AnnouncementFacts, Facts, StarsFacts
from xingji.rules.runner import Context
from xingji.store import cache, layout, tree
from xingji.store.folder_names import right_name

_SHARED = ("edition", "institutions", "roles", "announcement")
_FEW = 20
_OWN = ("awards", "stars")


@dataclass(frozen=True)
class EditionContext:
    """The frame, and a digest of whatever in it can change the findings of a dossier (per city)."""

    frame: Frame
    digest: str
    cities: dict[str, str]

    def city_digest(self, city: str) -> str:
        """Digest for the dossiers of one city."""
        return self.cities.get(city, self.digest)


def build_frame(
    documents: DocumentChecker,
    year: str,
    wanted: Collection[str] | None = None,
    *,
    bare: bool = False,
    reader: str = "",
) -> EditionContext:
    """Read the documents around the dossiers.

    With `wanted` (USCCs) only what the rules of these dossiers look at; else also what the edition's own rules need.
    """
    root, context = documents.root, documents.context
    frame = Frame(year, context.reference, context.ruleset, bare=bare, reader=reader)
    for kind in (*_SHARED, *(_OWN if wanted is None else ())):
        _take(documents, frame, f"submissions/{year}/{kind}.yaml")
    edition = root / "submissions" / year
    frame.cities += sorted(path.name for path in edition.iterdir() if _is_city(path))
    frame.homes |= _homes(root, year, frame.cities, wanted)
    for city in frame.cities:
        _take(documents, frame, f"submissions/{year}/{city}/agencies.yaml")
    if wanted is None:
        _add_unread(frame, edition)
    if frame.institutions:
        frame.assignments = Assignments(frame.institutions.assignments)
    if frame.roles:
        frame.provincial = frozenset(one.login.lower() for one in frame.roles.roles if one.role == "province")
    for earlier in tree.editions(root):
        if earlier < year:
            _look_back(documents, frame, earlier, wanted)
    return _with_digests(frame, context)


def _add_unread(frame: Frame, edition: Path) -> None:
    """What lies in folders that must be renamed is not read, but it is there: the name is the one thing to tell."""
    for path in (one for one in edition.iterdir() if one.is_dir() and not one.is_symlink()):
        city = right_name(1, path.name, frame.reference)
        if city:
            frame.agencies.setdefault(city, None)
        for inner in path.iterdir() if city or _is_city(path) else ():
            uscc = right_name(2, inner.name, frame.reference) or (inner.name if city else "")
            if layout.is_uscc(uscc):
                frame.homes.setdefault(uscc, [])


def _is_city(path: Path) -> bool:
    return layout.is_city(path.name) and path.is_dir() and not path.is_symlink()


def _homes(root: Path, year: str, cities: list[str], wanted: Collection[str] | None) -> dict[str, list[str]]:
    """USCC → its dossiers; asking for a few is quicker than listing all."""
    found: dict[str, list[str]] = {}
    if wanted is not None and len(wanted) <= _FEW:
        places = [DossierPath(year, city, uscc).folder for uscc in wanted for city in cities]
        dossiers = [path for path in places if (root / path).is_dir()]
    else:
        dossiers = [path for is_dossier, path in tree.outline(root, f"submissions/{year}") if is_dossier]
    for path in dossiers:
        found.setdefault(DossierPath.of(path).uscc, []).append(path)
    return found


def _with_digests(frame: Frame, context: Context) -> EditionContext:
    rulesets = {name: rules.sha256 for name in context.guidelines if (rules := context.ruleset(name))}
    edition = frame.edition and frame.edition._replace(extensions=[])
    earlier = (sorted(map(str, frame.earlier_stars.items())), sorted(frame.earlier_lists), sorted(frame.earlier_years))
    known = (frame.reference.digest, frame.bare, frame.reader)
    shared = _digest(edition, frame.institutions, sorted(frame.provincial), earlier, rulesets, known)
    cities = {city: _digest(shared, frame.agencies.get(city)) for city in frame.cities}
    return EditionContext(frame, shared, cities)


def _digest(*parts: object) -> str:
    return cache.digest(json.dumps(parts, sort_keys=True).encode())


def _take(documents: DocumentChecker, frame: Frame, path: str) -> None:
    where, file = layout.place(path), documents.root / path
    if where is None or not (file.is_symlink() or file.exists()):
        return
    facts = documents.check(where, documents.read(path)).facts
    if where.kind == "agencies":
        frame.agencies[where.city] = facts if isinstance(facts, AgenciesFacts) else None
    else:
        put(frame, where.kind, facts)


def _look_back(documents: DocumentChecker, frame: Frame, year: str, wanted: Collection[str] | None) -> None:
    """What an earlier edition says: its published lists, and whose dossiers it holds."""
    folder = f"submissions/{year}"
    stars = _facts(documents, f"{folder}/stars.yaml")
    if isinstance(stars, StarsFacts):
        frame.earlier_lists |= {(track, int(year)) for track in frame.reference.tracks}
        for star in stars.stars:
            frame.earlier_stars.setdefault(star.uscc, {})[star.track, int(year)] = star.level
    cities = sorted(path.name for path in (documents.root / folder).iterdir() if _is_city(path))
    homes = _homes(documents.root, year, cities, wanted)
    for uscc, places in homes.items():
        frame.earlier_homes.setdefault(uscc, []).extend(places)
    if homes or any(_has_dossier(documents.root / folder / city) for city in cities):
        frame.earlier_years.add(int(year))
        announced = _facts(documents, f"{folder}/announcement.yaml")
        if isinstance(announced, AnnouncementFacts):
            frame.earlier_lists |= {(track, int(year)) for track in announced.published}


def _has_dossier(city: Path) -> bool:
    return any(layout.is_uscc(path.name) for path in city.iterdir())


def _facts(documents: DocumentChecker, path: str) -> Facts | None:
    """Facts of a document around the dossiers; None when it is not there or cannot be used."""
    where, file = layout.place(path), documents.root / path
    if where is None or not (file.is_symlink() or file.exists()):
        return None
    return documents.check(where, documents.read(path)).facts
