"""Build the frame of an edition from its files: what every dossier of the year is judged against."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from xingji.rules.check import Context, check_document
from xingji.rules.facts import StarsFacts
from xingji.rules.folders import Frame, put
from xingji.store import cache, layout, tree
from xingji.store.files import read_bytes
from xingji.store.reader import parse

_SHARED = ("edition", "institutions")
_OWN = ("roles", "awards", "announcement")


@dataclass(frozen=True)
class Surroundings:
    """The frame, and a digest of whatever in it can change the findings of a dossier (per city)."""

    frame: Frame
    whole: bool
    digest: str
    cities: dict[str, str]

    def city_digest(self, city: str) -> str:
        """Digest for the dossiers of one city."""
        return self.cities.get(city, self.digest)


def build_frame(root: Path, year: str, context: Context, *, whole: bool = True) -> Surroundings:
    """Read the documents around the dossiers; those of the edition's own rules only when `whole`."""
    frame = Frame(year, context.reference, context.ruleset)
    for kind in (*_SHARED, *(_OWN if whole else ())):
        _take(root, frame, f"submissions/{year}/{kind}.yaml", context)
    for is_dossier, path in tree.outline(root, f"submissions/{year}"):
        if is_dossier:
            frame.homes.setdefault(path.rpartition("/")[2], []).append(path)
    for city in sorted(
        p.name for p in (root / "submissions" / year).iterdir() if p.is_dir() and layout.is_city(p.name)
    ):
        frame.cities.append(city)
        _take(root, frame, f"submissions/{year}/{city}/agencies.yaml", context)
    _earlier_stars(root, frame, context)
    return _with_digests(frame, context, whole)


def _with_digests(frame: Frame, context: Context, whole: bool) -> Surroundings:
    rulesets = {name: rules.sha256 for name in context.guidelines if (rules := context.ruleset(name))}
    stars = sorted(map(str, frame.earlier_stars.items()))
    shared = _digest(frame.edition, frame.institutions, stars, sorted(frame.earlier_years), rulesets)
    cities = {city: _digest(shared, frame.agencies.get(city)) for city in frame.cities}
    return Surroundings(frame, whole, shared, cities)


def _digest(*parts: object) -> str:
    return cache.digest(json.dumps(parts, sort_keys=True).encode())


def _take(root: Path, frame: Frame, path: str, context: Context) -> None:
    where = layout.place(path)
    if where is None or not (root / path).is_file():
        return
    source, _ = read_bytes(root / path)
    facts = check_document(where, parse(source), context).facts
    if where.kind == "agencies":
        if facts:
            frame.agencies[where.city] = facts
    else:
        put(frame, where.kind, facts)


def _earlier_stars(root: Path, frame: Frame, context: Context) -> None:
    for path in sorted((root / "submissions").glob("20[0-9][0-9]/stars.yaml")):
        year = path.parent.name
        where = layout.place(f"submissions/{year}/stars.yaml")
        if where and year < frame.year:
            facts = check_document(where, parse(read_bytes(path)[0]), context).facts
            if isinstance(facts, StarsFacts):
                frame.earlier_years.add(int(year))
                frame.earlier_stars |= {(uscc, track, int(year)): level for uscc, _, track, level in facts.stars}
