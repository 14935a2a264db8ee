"""Read what a tree says of its province; the national list of industries is packaged, with its source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xingji.model.finding import Fault
from xingji.model.kinds import at_level
from xingji.model.reference import City, CountyUnit, Division, ProvinceNames, Reference, TrackWords, Zone
from xingji.store import cache as results
from xingji.store.files import read_bytes
from xingji.store.guidelines import fallbacks, speaks_for_itself
from xingji.store.reader import parse

if TYPE_CHECKING:
    from xingji.model.province import Counties, Province, Zones

_INDUSTRIES = Path(__file__).parent / "data" / "industries.json"
FOLDER = "submissions"
PROVINCE = tuple(f"{FOLDER}/{kind}.yaml" for kind in at_level("province"))
"""Paths of the files that say what the province is."""
_ZONES = f"{FOLDER}/zones.yaml"
_NO_ZONES = b"zones: []\n"


@cache
def industries() -> dict[str, Division]:
    """Divisions of GB/T 4754-2017 by their code."""
    rows = json.loads(_INDUSTRIES.read_text("utf-8"))["divisions"]
    return {row["code"]: Division(row["code"], row["name"], row["section"], row["profile"]) for row in rows}


def reference(root: Path | None) -> Reference:
    """The province of a tree; where a folder holds no edition, as of somebody who only fills in, the installed one."""
    for place in (root, *fallbacks()):
        if place and speaks_for_itself(place):
            return _read(place)
    return Reference(industries=industries(), broken=f"{FOLDER}/province.yaml")


def reference_of(contents: Mapping[str, bytes]) -> Reference:
    """The province that files say (path → content), wherever they lie; whoever has no zones need not have the file."""
    return _reference(tuple(contents.get(path, _NO_ZONES if path == _ZONES else None) for path in PROVINCE))


def _read(root: Path) -> Reference:
    return _reference(tuple(_content(root / path) for path in PROVINCE))


def _content(path: Path) -> bytes | None:
    """A file as it is, None for one that cannot be read; whoever has no zones need not have the file."""
    if path.name == "zones.yaml" and not path.exists():
        return _NO_ZONES
    source, faults = read_bytes(path) if path.exists() else (b"", [Fault("XJ390")])
    return None if faults else source


@lru_cache(maxsize=8)
def _reference(contents: tuple[bytes | None, ...]) -> Reference:
    digest = results.digest(b"\0".join(source or b"" for source in contents))
    stored = results.load(f"province-{digest}.json")
    if stored is None:
        stored = _compiled(contents)
        if isinstance(stored, list):
            results.save(f"province-{digest}.json", stored)
    if isinstance(stored, str):
        return Reference(industries=industries(), broken=stored, digest=digest)
    return Reference.from_plain(stored, industries(), digest)


def _compiled(contents: tuple[bytes | None, ...]) -> list[Any] | str:
    """The province in its plain form, or the file that cannot be used."""
    from pydantic import ValidationError  # noqa: PLC0415  a stored province needs no models

    from xingji.model.kinds import model_of  # noqa: PLC0415

    documents: list[Any] = []
    for kind, source in zip(at_level("province"), contents, strict=True):
        parsed = parse(source) if source is not None else None
        if parsed is None or parsed.faults or parsed.data is None:
            return f"{FOLDER}/{kind}.yaml"
        try:
            documents.append(model_of(kind).model_validate(parsed.data))
        except ValidationError:
            return f"{FOLDER}/{kind}.yaml"
    return _made(*documents).to_plain()


def _made(province: Province, counties: Counties, zones: Zones) -> Reference:
    """Counties and zones of a city that is not there are left out; a rule says so."""
    bodies = province.bodies
    cities = {
        row.id: City(row.id, row.code, row.name, row.area_code, *((row.tile.row, row.tile.column) if row.tile else ()))
        for row in province.cities
    }
    return Reference(
        ProvinceNames(
            province.name,
            province.short,
            province.english,
            province.region,
            bodies.office,
            bodies.bureau,
            bodies.institution,
        ),
        {
            row.id: TrackWords(
                row.id,
                row.areas,
                row.name.zh,
                row.name.en,
                row.label,
                row.short.zh,
                row.short.en,
                tuple(row.also),
                row.about,
                row.kind,
            )
            for row in province.tracks
        },
        cities,
        {row.code: CountyUnit(row.code, row.name, row.city) for row in counties.counties if row.city in cities},
        {row.id: Zone(row.id, row.name, row.city, row.kind) for row in zones.zones if row.city in cities},
    )
