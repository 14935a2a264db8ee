"""The year in numbers as it may stand beside its published lists: small groups hidden, nobody below the first level.

Who did not reach a level is left out altogether: the lists name everybody who did, so that any total with the others in
it would tell how many they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from xingji.model.decision import Decision
from xingji.model.reference import Reference
from xingji.model.terms import TRACKS, Track
from xingji.programme.calendar import spans
from xingji.programme.disclosure import public
from xingji.programme.figures import Figures, figures
from xingji.programme.publication import list_of, visibility
from xingji.programme.records import DossierRow, TrackRow
from xingji.scoring.ruleset import Ruleset
from xingji.store.editions import DossierHead, EditionFolder

_NOT_SHOWN = ("counts", "guidelines", "rises", "missed", "agencies")


def public_figures(
    folder: EditionFolder, rulesets: Iterable[Ruleset], reference: Reference, today: date
) -> Figures | None:
    """Coverage, levels and results of an edition's published tracks; None where nothing of that kind is known.

    `levels` count stars by city and by industry (column n is level n, from 1 on), `results` how they were reached, and
    `coverage` enterprises with a self-assessment.
    """
    tracks = [track for track in TRACKS if _is_published(folder, track, today)]
    assessed = any("self-assessment" in kinds for head in folder.dossiers for kinds in head.documents.values())
    if not tracks or not assessed:
        return None
    rows = [_row(folder.year, head, tracks) for head in folder.dossiers]
    known = spans(folder.edition)
    day = min(today, known[-1].closes) if known else today
    targets = {city: agencies.target for city, agencies in folder.agencies.items()}
    offered = {offer.guideline for offer in folder.edition.tracks if offer.track in tracks}
    full = figures(rows, targets, {rules.id: rules for rules in rulesets if rules.id in offered}, day=day)
    shown = public({**full, **_reached(full)})
    kept = {key: value for key, value in shown.items() if key not in _NOT_SHOWN}
    return _named({**kept, "edition": folder.year, "sample": folder.edition.sample}, reference)


def _is_published(folder: EditionFolder, track: Track, today: date) -> bool:
    listed = list_of(folder.announcement, track)
    return listed is not None and visibility(listed, today) == "published"


def _row(year: int, head: DossierHead, published: Iterable[Track]) -> DossierRow:
    """What the figures read of a dossier; answers, verdicts, agencies and unpublished decisions stay behind."""
    enterprise = head.enterprise
    return DossierRow(
        folder=f"submissions/{year}/{head.city}/{enterprise.uscc}",
        uscc=enterprise.uscc,
        name="",
        city=head.city,
        county="",
        industry=enterprise.industry or "",
        agency="",
        carried_from=None,
        cloud="",
        errors=0,
        tracks=[
            _track(head, track, head.decisions.get(track) if track in published else None) for track in head.documents
        ],
    )


def _track(head: DossierHead, track: Track, decision: Decision | None) -> TrackRow:
    gone = decision.withdrawn if decision else None
    return TrackRow(
        **{**_EMPTY, "track": track, "present": sorted(head.documents[track])},
        level=decision.level if decision else None,
        result=decision.result if decision else "",
        withdrawn=gone.withdrawn_on.isoformat() if gone else "",
    )


_DECIDED = ("level", "result", "withdrawn")
_EMPTY: dict[str, Any] = {name: None for name in TrackRow._fields if name not in _DECIDED} | {
    "before": 0,
    "findings": (),
}


def _reached(full: Figures) -> Figures:
    """Levels without column 0, and results of those who have a level."""
    return {
        "levels": [_levels_reached(table) for table in full["levels"]],
        "results": [{**row, "not_reached": 0, "total": row["total"] - row["not_reached"]} for row in full["results"]],
        "rises": [],
        "missed": [],
    }


def _levels_reached(table: Mapping[str, Any]) -> dict[str, Any]:
    parts = {part: [_from_one(row) for row in table[part]] for part in ("cities", "industries")}
    return {**_from_one(table), "columns": table["columns"][1:], **parts}


def _from_one(row: Mapping[str, Any]) -> dict[str, Any]:
    counts = row["counts"][1:]
    return {**row, "counts": counts, "total": sum(counts)}


def _named(shown: Figures, reference: Reference) -> Figures:
    """Names beside the ids of cities and industries; nobody is counted as not having reached a level."""
    for row in shown["coverage"]["cities"]:
        row["name"] = reference.cities[row["city"]].name
    for table in shown["levels"]:
        for row in table["cities"]:
            row["name"] = reference.cities[row["city"]].name
        for row in table["industries"]:
            row["name"] = reference.industries[row["industry"]].name if row["industry"] else "未填报"
    return {**shown, "results": [{k: v for k, v in row.items() if k != "not_reached"} for row in shown["results"]]}


def write_figures(docs: Path, shown: Mapping[int, Figures], generated_at: str) -> None:
    """One file `data/v1/figures/<year>.json` per edition that has figures."""
    folder = docs / "data" / "v1" / "figures"
    for year, content in shown.items():
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"generated_at": generated_at, **content}, ensure_ascii=False, indent=1)
        (folder / f"{year}.json").write_text(f"{text}\n", "utf-8")
