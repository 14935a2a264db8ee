"""The year in numbers as it may stand beside its published lists.

Stars are counted from the public records, in full: the list names every enterprise behind them, so that hiding a small
count would protect nobody. Coverage counts enterprises that no list names; there small groups are hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from xingji.model.reference import Reference
from xingji.programme.disclosure import public_coverage
from xingji.programme.figures import Figures, coverage
from xingji.programme.suppression import HIDDEN, SMALLEST
from xingji.publish.canonical import json_bytes
from xingji.publish.record import OUTCOMES, PublicRecord
from xingji.publish.years import PublicList
from xingji.store.editions import EditionFolder

NO_INDUSTRY = "未填报"


def public_figures(folder: EditionFolder, lists: Iterable[PublicList], reference: Reference) -> Figures | None:
    """Numbers of an edition with a published list; None where no list is published.

    `levels` count standing stars by city (all of them) and by industry (those with a star), their columns the levels
    from 1 on; `results` how they were reached; `coverage` enterprises with a self-assessment, None if there are none.
    """
    published = [listed for listed in lists if listed.seen == "published"]
    if not published:
        return None
    return {
        "edition": folder.year,
        "sample": folder.edition.sample,
        "coverage": _coverage(folder, reference),
        "levels": [_levels(listed, reference) for listed in published],
        "results": [_results(listed) for listed in published],
    }


def _coverage(folder: EditionFolder, reference: Reference) -> dict[str, Any] | None:
    assessed = Counter(head.city for head in folder.dossiers if _is_assessed(head.documents.values()))
    if not assessed:
        return None
    shown = public_coverage(coverage(assessed, {city: listed.target for city, listed in folder.agencies.items()}))
    rows = {row["city"]: row for row in shown["cities"]}
    cities = [
        {"city": city.id, "name": city.name, **rows[city.id]} for city in reference.cities.values() if city.id in rows
    ]
    return {"small_groups": {"below": SMALLEST, "mark": HIDDEN}, "cities": cities, "total": shown["total"]}


def _is_assessed(documents: Iterable[Iterable[str]]) -> bool:
    return any("self-assessment" in kinds for kinds in documents)


def _levels(listed: PublicList, reference: Reference) -> dict[str, Any]:
    columns = [level.level for level in listed.levels]
    cities = [city.name for city in reference.cities.values()]
    known = {record.industry or NO_INDUSTRY for record in listed.standing}
    industries = [division.name for division in reference.industries.values() if division.name in known]
    industries += [NO_INDUSTRY] if NO_INDUSTRY in known else []
    return {
        "track": listed.track,
        "columns": columns,
        "cities": _split(listed.standing, columns, cities, lambda record: record.city),
        "industries": _split(listed.standing, columns, industries, lambda record: record.industry or NO_INDUSTRY),
        **_tally(listed.standing, columns),
    }


def _split(
    records: Iterable[PublicRecord], columns: Sequence[int], names: Iterable[str], part: Callable[[PublicRecord], str]
) -> list[dict[str, Any]]:
    groups: dict[str, list[PublicRecord]] = {name: [] for name in names}
    for record in records:
        groups[part(record)].append(record)
    return [{"name": name, **_tally(group, columns)} for name, group in groups.items()]


def _tally(records: Sequence[PublicRecord], columns: Iterable[int]) -> dict[str, Any]:
    count = Counter(record.level for record in records)
    return {"counts": [count[level] for level in columns], "total": len(records)}


def _results(listed: PublicList) -> dict[str, Any]:
    count = Counter(record.result for record in listed.standing)
    return {
        "track": listed.track,
        **{key: count[word] for key, word in OUTCOMES.items()},
        "total": len(listed.standing),
    }


def write_figures(docs: Path, shown: Mapping[int, Figures], generated_at: str) -> None:
    """One file `data/v1/figures/<year>.json` per edition that has figures."""
    folder = docs / "data" / "v1" / "figures"
    for year, content in shown.items():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{year}.json").write_bytes(json_bytes({"generated_at": generated_at, **content}))
