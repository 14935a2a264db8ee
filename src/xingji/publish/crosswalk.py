"""The frameworks that practices refer to: titles of their items, attribution and licence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from xingji.model.guideline import Area, FullGuideline, Refs


@dataclass(frozen=True)
class Framework:
    """One framework; `items` maps its ids to short titles in our own words (some ids stand without)."""

    key: str
    title: str
    version: str
    issuer: str
    confidence: str
    note: str
    attribution: str
    licence: str
    items: Mapping[str, str]


class CrossReference(NamedTuple):
    """The items of one framework that something refers to."""

    framework: str
    items: tuple[tuple[str, str], ...]


class Crosswalk:
    """All frameworks of a `scoring` folder, in the file's order."""

    def __init__(self, folder: Path | None) -> None:
        rows = yaml.safe_load((folder / "frameworks.yaml").read_text("utf-8")) if folder else []
        self.frameworks = {row["key"]: _framework(row) for row in rows}

    def references(self, refs: Refs) -> list[CrossReference]:
        """References with the titles of their items; an unknown framework or item stands without a title."""
        return [
            CrossReference(key, tuple((item, self._title(key, item)) for item in items))
            for key, items in refs.items()
            if items
        ]

    def _title(self, key: str, item: str) -> str:
        framework = self.frameworks.get(key)
        return framework.items.get(item, "") if framework else ""

    def used(self, areas: Iterable[Area]) -> list[Framework]:
        """Frameworks that areas or their practices refer to."""
        keys = {key for area in areas for refs in (area.refs, *(p.refs for p in area.practices)) for key in refs}
        return [framework for key, framework in self.frameworks.items() if key in keys]

    def counts(self, guidelines: Iterable[FullGuideline]) -> dict[str, tuple[int, int]]:
        """How many areas and how many practices refer to each framework."""
        areas = [area for full in guidelines for area in full.areas]
        practices = [practice for area in areas for practice in area.practices]
        return {
            key: (sum(key in a.refs for a in areas), sum(key in p.refs for p in practices)) for key in self.frameworks
        }


def _framework(row: Mapping[str, object]) -> Framework:
    items = row.get("items") or {}
    texts = {name: str(row.get(name) or "") for name in Framework.__dataclass_fields__ if name != "items"}
    titles = {str(key): str(title or "") for key, title in items.items()} if isinstance(items, dict) else {}
    return Framework(**texts, items=titles)
