"""The province as data (province, counties, zones), and documents that name one of its tracks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xingji.model.decision import Announcement, StarList
from xingji.model.edition import Edition
from xingji.model.enterprise import Enterprise
from xingji.model.finding import Fault, Steps
from xingji.model.guideline import Guideline
from xingji.model.province import Counties, Province, Zones
from xingji.model.reference import Reference
from xingji.model.terms import track_of
from xingji.rules.registry import found_elsewhere, rule

found_elsewhere("XJ390", audience="reviewer")


def missing(path: str) -> Fault:
    """A tree with editions lacks a file that says what the province is."""
    return Fault("XJ390", values={"file": path})


Named = Iterable[tuple[Steps, str]]
"""Where a value stands, and the value."""


@rule("XJ391", "province", "counties", "zones", audience="reviewer")
def names_of_the_province_are_unique(document: Province | Counties | Zones) -> Iterable[Fault]:
    for field, part in (
        ("tracks", "id"),
        ("tracks", "areas"),
        ("cities", "id"),
        ("cities", "code"),
        ("counties", "code"),
        ("zones", "id"),
    ):
        seen: set[str] = set()
        for at, name in _named(document, field, part):
            if name in seen:
                yield Fault("XJ391", at, {"name": name})
            seen.add(name)
    if isinstance(document, Province):
        yield from _shared_words(document)


def _shared_words(document: Province) -> Iterable[Fault]:
    """Words that two tracks have: in a workbook nobody could tell which is meant."""
    owner: dict[str, str] = {}
    for index, track in enumerate(document.tracks):
        for word in (track.name.zh, track.label, track.short.zh, *track.also):
            if owner.setdefault(word, track.id) != track.id:
                yield Fault("XJ391", ("tracks", index), {"name": word})


def _named(document: Province | Counties | Zones, field: str, part: str) -> Named:
    rows = getattr(document, field, None) if field in type(document).model_fields else None
    return [((field, index, part), getattr(row, part)) for index, row in enumerate(rows or ())]


@rule("XJ392", "province", "counties", audience="reviewer")
def places_lie_in_the_province(document: Province | Counties, reference: Reference) -> Iterable[Fault]:
    begins = document.region if isinstance(document, Province) else reference.province.region
    field = "cities" if isinstance(document, Province) else "counties"
    for at, code in _named(document, field, "code"):
        if not code.startswith(begins):
            yield Fault("XJ392", at, {"code": code, "begins": begins})


@rule("XJ393", "counties", "zones", audience="reviewer")
def places_lie_in_a_city(document: Counties | Zones, reference: Reference) -> Iterable[Fault]:
    for field in ("counties", "zones"):
        rows = getattr(document, field) if field in type(document).model_fields else ()
        for index, row in enumerate(rows):
            if row.city not in reference.cities:
                yield Fault("XJ393", (field, index, "city"), {"city": row.city, "known": "、".join(reference.cities)})


@rule("XJ394", "province", audience="reviewer")
def each_city_has_its_own_square(document: Province) -> Iterable[Fault]:
    taken: dict[tuple[int, int], str] = {}
    for index, city in enumerate(document.cities):
        square = (city.tile.row, city.tile.column) if city.tile else None
        other = taken.setdefault(square, city.name) if square else city.name
        if other != city.name:
            yield Fault("XJ394", ("cities", index, "tile"), {"city": city.name, "other": other})


@rule("XJ395", "enterprise", "stars", "edition", "announcement", "guideline", audience=None)
def tracks_are_those_of_the_province(
    document: Enterprise | StarList | Edition | Announcement | Guideline, reference: Reference
) -> Iterable[Fault]:
    for at, track in _tracks_of(document):
        if track not in reference.tracks:
            yield Fault("XJ395", at, {"track": track, "known": "、".join(reference.tracks)})


def _tracks_of(document: Enterprise | StarList | Edition | Announcement | Guideline) -> Iterator[tuple[Steps, str]]:
    if isinstance(document, Guideline):
        yield ("track",), document.track
    elif isinstance(document, Announcement):
        for index, listed in enumerate(document.lists):
            yield from ((("lists", index, "tracks", number), track) for number, track in enumerate(listed.tracks))
        yield from ((("objections", index, "track"), row.track) for index, row in enumerate(document.objections))
    else:
        field = "held" if isinstance(document, Enterprise) else "stars" if isinstance(document, StarList) else "tracks"
        yield from (((field, index, "track"), row.track) for index, row in enumerate(getattr(document, field)))


@rule("XJ396", "guideline", audience="reviewer")
def areas_are_of_the_track(document: Guideline, reference: Reference) -> Iterable[Fault]:
    named = track_of(document.guideline) == document.track
    track = reference.tracks.get(document.track) if named else None
    for index, domain in enumerate(document.domains if track else ()):
        for number, area in enumerate(domain.areas):
            if track and not area.startswith(track.areas):
                values = {"area": area, "begins": track.areas, "track": track.id}
                yield Fault("XJ396", ("domains", index, "areas", number), values)
