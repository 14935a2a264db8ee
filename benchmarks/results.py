"""What one run of the benchmark measured, kept in results.json, and the goals that it is held against."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Timed

FILE = Path(__file__).with_name("results.json")
COLD, AJV_ALL = "xingji check, cold", "ajv-cli, all"
WARM, AGAIN = "xingji check, 1 % changed", "xingji check, nothing changed"
STATUS, IMPACT = "xingji status", "xingji impact"
ONE, AJV_ONE = "xingji check, one changed file", "ajv-cli, one file"
SLOW_PEER = "check-jsonschema"


class Results(NamedTuple):
    """One run: when, on what, on how much, and the median of each command."""

    measured_on: date
    machine: str
    dossiers: int
    rounds: int
    mean_kib: float
    slow_peer_files: int
    peak_mib: float
    commands: dict[str, Timed]

    def ratio(self, left: str, right: str) -> float:
        """Wall time of one command by that of another."""
        return self.commands[left].wall / self.commands[right].wall

    def per_file(self) -> float:
        """Wall time of the slow peer for a file by ours for a dossier."""
        ours = self.commands[COLD].wall / self.dossiers
        return self.commands[SLOW_PEER].wall / self.slow_peer_files / ours


class Goal(NamedTuple):
    """A ratio or size, what it is called, and what it must not pass (or must reach)."""

    en: str
    zh: str
    measured: Callable[[Results], float]
    bound: float
    unit: str = "×"
    at_least: bool = False

    def met(self, results: Results) -> bool:
        """Is it reached, as measured and not as rounded?"""
        measured = self.measured(results)
        return measured >= self.bound if self.at_least else measured <= self.bound


GOALS = (
    Goal(
        "all dossiers, cold, against ajv-cli (wall)",
        "全部材料，没有缓存，与 ajv-cli 相比（时间）",
        lambda results: results.ratio(COLD, AJV_ALL),
        1,
    ),
    Goal(
        "one changed file against ajv-cli",
        "一份改动过的文件，与 ajv-cli 相比",
        lambda results: results.ratio(ONE, AJV_ONE),
        0.6,
    ),
    Goal(
        "re-run with 1 % changed against cold",
        "改动 1% 后重查，与没有缓存时相比",
        lambda results: results.ratio(WARM, COLD),
        0.15,
    ),
    Goal(
        "status against check, same cache",
        "status 与 check 相比，缓存相同",
        lambda results: results.ratio(STATUS, AGAIN),
        1.5,
    ),
    Goal(
        "impact against check, same cache",
        "impact 与 check 相比，缓存相同",
        lambda results: results.ratio(IMPACT, AGAIN),
        2,
    ),
    Goal("per file against check-jsonschema", "每份文件，比 check-jsonschema 快", Results.per_file, 25, at_least=True),
    Goal("peak memory, cold", "内存峰值，没有缓存", lambda results: results.peak_mib, 300, " MiB"),
)


def load(file: Path = FILE) -> Results:
    """The run that is kept."""
    told = json.loads(file.read_text("utf-8"))
    commands = {name: Timed(**timed) for name, timed in told.pop("commands").items()}
    return Results(**{**told, "measured_on": date.fromisoformat(told["measured_on"])}, commands=commands)


def save(results: Results, file: Path = FILE) -> None:
    """Keep this run in the place of the one before."""
    told = results._asdict() | {
        "measured_on": results.measured_on.isoformat(),
        "commands": {name: timed._asdict() for name, timed in results.commands.items()},
    }
    file.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
