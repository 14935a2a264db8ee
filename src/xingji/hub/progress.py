"""What cities and institutions are told of the way of an enterprise: steps and due days, nothing of the answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import date
from typing import Any

from xingji.hub.dossiers import DossierFiles
from xingji.model.inbox import Counts
from xingji.programme.dossier_row import FindingRow
from xingji.programme.track_state import state_of

_ID = re.compile(r"F[0-9]{2,3}")
_SEVERITIES = frozenset({"high", "medium", "low"})

Plain = dict[str, Any]


def of_dossier(dossier: DossierFiles, day: date, published: Collection[str], opened: Collection[str]) -> Plain:
    """One enterprise for its city; a decision shows for tracks in `opened` only, whose publicity has begun."""
    hidden = {track: ("decision",) for track in dossier.tracks if track not in opened}
    return {
        "uscc": dossier.uscc,
        **({"name": dossier.name} if dossier.name else {}),
        **({"agency": dossier.agency} if dossier.agency else {}),
        "cloud": "cloud" in dossier.kinds(),
        "tracks": [_with_findings(dossier, track, day, published, hidden.get(track, ())) for track in dossier.tracks],
    }


def _with_findings(
    dossier: DossierFiles, track: str, day: date, published: Collection[str], hidden: Collection[str]
) -> Plain:
    findings = [_finding(row, day) for row in dossier.findings(track) if _is_sound(row)]
    return {**step(dossier, track, published, hidden), "findings": findings}


def step(dossier: DossierFiles, track: str, published: Collection[str], hidden: Collection[str]) -> Plain:
    """How far a track has come, as if documents of the kinds in `hidden` were not there."""
    present = dossier.kinds(track) - {*hidden}
    answered = sum(row.answered is not None for row in dossier.findings(track)) if "rectification" in present else 0
    return {"track": track, "state": state_of(present, responses=answered, announced=track in published).id}


def _finding(row: FindingRow, day: date) -> Plain:
    return {"id": row.id, "severity": row.severity, "due": date.fromisoformat(row.due), "state": row.clock(day)}


def _is_sound(row: FindingRow) -> bool:
    """Whether the row says what its model asks for; what else somebody wrote there goes no further."""
    with suppress(ValueError):
        date.fromisoformat(row.due)
        return bool(_ID.fullmatch(row.id)) and row.severity in _SEVERITIES
    return False


def counts(rows: Iterable[Plain]) -> Plain:
    """Tracks by their steps; enterprises without any are registered. Of findings, those that are overdue."""
    found: Counter[str] = Counter()
    for row in rows:
        found.update(track["state"] for track in row["tracks"] or [{"state": "registered"}])
        found["overdue"] += sum(
            finding["state"] == "overdue" for track in row["tracks"] for finding in track["findings"]
        )
    return {name: found[name] for name in Counts.model_fields}
