"""What one run of `benchmarks.hub` measured, kept in hub_results.json, and its bounds."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Timed

FILE = Path(__file__).with_name("hub_results.json")
BOUNDS = {
    "all 88 views, nothing read before": 2.0,
    "all 88 views, documents read before": 2.0,
    "round with one approved request": 2.0,
}
"""Seconds of the processors, Git and the child included: nothing of a round runs beside anything else of it."""
MEMORY = {"views": "all views", "hub": "the hub itself", "child": "the child that judges"}
MOST_MEMORY = 100.0


class HubResults(NamedTuple):
    """When, on what, on how much; `files` are those in all views together, `memory` the peaks in MiB."""

    measured_on: date
    machine: str
    dossiers: int
    files: int
    steps: dict[str, Timed]
    memory: dict[str, float]


def table(results: HubResults) -> str:
    """Steps with their bounds, then memory."""
    head = [
        f"Measured on {results.measured_on}: {results.dossiers:,} dossiers, 88 inboxes, {results.files:,} files in all "
        f"views together; {results.machine}.",
        "",
        "| step | wall s | CPU s | bound (CPU) | |",
        "|---|---|---|---|---|",
    ]
    rows = [_row(name, timed) for name, timed in results.steps.items()]
    memory = [
        f"| {said} | {results.memory[key]:.0f} MiB | {_verdict(results.memory[key], MOST_MEMORY)} |"
        for key, said in MEMORY.items()
    ]
    return "\n".join(
        [*head, *rows, "", f"| peak memory | measured | ≤ {MOST_MEMORY:g} MiB |", "|---|---|---|", *memory]
    )


def _row(name: str, timed: Timed) -> str:
    bound = BOUNDS.get(name)
    ends = (f"≤ {bound:g} s", _verdict(timed.cpu, bound)) if bound else ("", "")
    return f"| {name} | {timed.wall:.2f} | {timed.cpu:.2f} | {ends[0]} | {ends[1]} |"


def _verdict(measured: float, bound: float) -> str:
    return "met" if measured <= bound else "MISSED"


def load(file: Path = FILE) -> HubResults:
    """The run that is kept."""
    told = json.loads(file.read_text("utf-8"))
    steps = {name: Timed(**timed) for name, timed in told.pop("steps").items()}
    return HubResults(**{**told, "measured_on": date.fromisoformat(told["measured_on"])}, steps=steps)


def save(results: HubResults, file: Path = FILE) -> None:
    """Keep this run in the place of the one before."""
    steps = {name: timed._asdict() for name, timed in results.steps.items()}
    told = results._asdict() | {"measured_on": results.measured_on.isoformat(), "steps": steps}
    file.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
