"""Load the packaged reference data (sources stand in the files)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from xingji.model.reference import City, CountyUnit, Division, Reference, Zone

DATA = Path(__file__).parent / "data"


def _rows(name: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((DATA / name).read_text("utf-8"))[key]
    return rows


@cache
def reference() -> Reference:
    """The reference data, read once per process."""
    return Reference(
        cities={r["id"]: City(r["id"], r["code"], r["name"], r["area_code"]) for r in _rows("cities.json", "cities")},
        counties={r["code"]: CountyUnit(r["code"], r["name"], r["city"]) for r in _rows("counties.json", "counties")},
        zones={r["id"]: Zone(r["id"], r["name"], r["city"], r["kind"]) for r in _rows("zones.json", "zones")},
        industries={
            r["code"]: Division(r["code"], r["name"], r["section"]) for r in _rows("industries.json", "divisions")
        },
    )
