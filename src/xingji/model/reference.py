"""What the tree says of the province, and the national list of industries: cities, counties, zones, tracks, divisions.

Apart from `model.province`, because importing pydantic takes longer than checking a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class City(NamedTuple):
    """A city; `area_code` is its telephone prefix, row and column its square on the map (0: none was given)."""

    id: str
    code: str
    name: str
    area_code: str
    row: int = 0
    column: int = 0


class CountyUnit(NamedTuple):
    """A county-level unit (县、市、区) with its GB/T 2260 code."""

    code: str
    name: str
    city: str


class Zone(NamedTuple):
    """A functional zone (功能板块); its id is the project's own, no statistics code."""

    id: str
    name: str
    city: str
    kind: str


class TrackWords(NamedTuple):
    """A track and what it is called: in full, in titles, in tables; `areas` begins the ids of its process areas."""

    id: str
    areas: str
    name: str
    english: str
    label: str
    short: str
    short_english: str
    also: tuple[str, ...]
    about: str
    kind: str


class Division(NamedTuple):
    """A GB/T 4754-2017 division (行业大类); `profile` is the usual one of its plants, "" where none is usual."""

    code: str
    name: str
    section: str
    profile: str


class ProvinceNames(NamedTuple):
    """The province's own names and those of its bodies; `region` begins its codes of places."""

    name: str = ""
    short: str = ""
    english: str = ""
    region: str = ""
    office: str = ""
    bureau: str = ""
    institution: str = ""


_NAMELESS = ProvinceNames()


@dataclass(frozen=True)
class Reference:
    """All of it, keyed by id or code, in official order.

    `broken` is the file for whose sake nothing is known of the province, "" when all can be used; `digest` changes with
    whatever the tree says.
    """

    province: ProvinceNames = _NAMELESS
    tracks: dict[str, TrackWords] = field(default_factory=dict)
    cities: dict[str, City] = field(default_factory=dict)
    counties: dict[str, CountyUnit] = field(default_factory=dict)
    zones: dict[str, Zone] = field(default_factory=dict)
    industries: dict[str, Division] = field(default_factory=dict)
    broken: str = ""
    digest: str = ""

    def city_name(self, city: str) -> str:
        """Name of a city by its id; the id where nobody knows it."""
        known = self.cities.get(city)
        return known.name if known else city

    def city_id(self, said: str) -> str:
        """Id of the city that somebody calls by its id or its name, with or without 市; "" for none."""
        said = said.strip().casefold()
        return next((c.id for c in self.cities.values() if said in (c.id, c.name, c.name.removesuffix("市"))), "")

    def track_id(self, said: str) -> str:
        """Id of the track that somebody calls by its id or one of its names; "" for none."""
        said = said.strip().casefold()
        for row in self.tracks.values():
            if said in map(str.casefold, (row.id, row.name, row.label, row.short, row.short_english, *row.also)):
                return row.id
        return ""

    def industry_name(self, code: str) -> str:
        """Code and name of an industry division."""
        known = self.industries.get(code)
        return f"{code} {known.name}" if known else code

    def to_plain(self) -> list[Any]:
        """JSON-ready form of what the tree says; `from_plain` reads it back."""
        rows = (self.tracks, self.cities, self.counties, self.zones)
        return [self.province, *(list(each.values()) for each in rows)]

    @classmethod
    def from_plain(cls, plain: list[Any], industries: dict[str, Division], digest: str) -> Reference:
        """Inverse of `to_plain` after a trip through JSON."""
        names, tracks, cities, counties, zones = plain
        return cls(
            ProvinceNames(*names),
            {row[0]: TrackWords(*row)._replace(also=tuple(row[7])) for row in tracks},
            {row[0]: City(*row) for row in cities},
            {row[0]: CountyUnit(*row) for row in counties},
            {row[0]: Zone(*row) for row in zones},
            industries,
            digest=digest,
        )
