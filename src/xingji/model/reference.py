"""Reference data of the engine: cities, counties, functional zones, industries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class City(NamedTuple):
    """A prefecture-level city (设区市); `area_code` is its telephone prefix."""

    id: str
    code: str
    name: str
    area_code: str


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


class Division(NamedTuple):
    """A GB/T 4754-2017 division (行业大类)."""

    code: str
    name: str
    section: str


@dataclass(frozen=True)
class Reference:
    """All of it, keyed by id or code, in official order."""

    cities: dict[str, City]
    counties: dict[str, CountyUnit]
    zones: dict[str, Zone]
    industries: dict[str, Division]
