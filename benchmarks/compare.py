"""`make bench`: the check against ajv-cli and check-jsonschema, in one run on the same generated files.

Ours reads whole dossiers (registration, cloud form, self-assessment), applies every rule and scores; the peers validate
the self-assessments against the JSON Schema only. Rounds are interleaved, so that a slow minute hits all alike.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks import peers
from benchmarks.generate import generate
from benchmarks.measure import Timed, middle, peak_memory, run

XINGJI = str(Path(sys.executable).with_name("xingji"))
CHECK = (XINGJI, "check", "--processes", "2", "--format", "json")
PATTERN = "submissions/2023/*/*/ics/self-assessment.yaml"
_SLOW_PEER_FILES = 200


class Goal(NamedTuple):
    """A measured ratio or size and what it must not pass (or must reach)."""

    what: str
    measured: float
    bound: float
    unit: str
    at_least: bool = False

    def row(self) -> str:
        """A line of the table of goals."""
        met = self.measured >= self.bound if self.at_least else self.measured <= self.bound
        sign = "≥" if self.at_least else "≤"
        verdict = "met" if met else "MISSED"
        return f"| {self.what} | {self.measured:.2f}{self.unit} | {sign} {self.bound:g}{self.unit} | {verdict} |"


class Bench:
    """One generated tree and the commands that are timed on it."""

    def __init__(self, folder: Path, dossiers: int, seed: int) -> None:
        self.tree, self.dossiers = folder / "tree", dossiers
        self.environment = {"XINGJI_CACHE": str(folder / "cache")}
        self.cache = folder / "cache"
        generate(self.tree, dossiers, seed, "ics")
        self.schema = peers.schema_for_peers(folder)
        _commit_guidelines(self.tree)
        self.files = sorted(self.tree.glob(PATTERN))

    def ours(self, *arguments: str) -> Timed:
        """`xingji check` in two processes."""
        return run([*CHECK, *arguments], self.tree, self.environment)

    def cold(self) -> Timed:
        """Everything, with no result from before."""
        shutil.rmtree(self.cache, ignore_errors=True)
        return self.ours("submissions")

    def memory(self) -> float:
        """Peak of a cold run."""
        shutil.rmtree(self.cache, ignore_errors=True)
        return peak_memory([*CHECK, "submissions"], self.tree, self.environment)

    def warm(self, change: int) -> Timed:
        """Everything again after one percent of the assessments changed."""
        for file in self.files[change::100]:
            file.write_text(file.read_text("utf-8") + f"# change {change}\n", "utf-8")
        return self.ours("submissions")

    def one(self, change: int) -> Timed:
        """One file that has just changed."""
        file = self.files[len(self.files) // 2]
        file.write_text(file.read_text("utf-8") + f"# change {change}\n", "utf-8")
        return self.ours(file.relative_to(self.tree).as_posix())

    def again(self) -> Timed:
        """Everything, with nothing changed."""
        return self.ours("submissions")

    def status(self) -> Timed:
        """`xingji status`, from the results that the check left."""
        return run((XINGJI, "status", "2023", "--format", "json"), self.tree, self.environment)

    def impact(self) -> Timed:
        """`xingji impact`, likewise, against guidelines that differ in one practice."""
        return run((XINGJI, "impact", "--against", "HEAD", "--format", "json"), self.tree, self.environment)

    def ajv(self, files: str) -> Timed:
        """ajv-cli on a file or pattern."""
        return run(peers.ajv(self.schema, files), self.tree)

    def ajv_one(self) -> Timed:
        """ajv-cli on the file that `one` changes."""
        return self.ajv(self.files[len(self.files) // 2].relative_to(self.tree).as_posix())

    def check_jsonschema(self) -> Timed:
        """check-jsonschema on the first few hundred files; its wall time grows with their number."""
        return run(peers.check_jsonschema(self.schema, self.files[:_SLOW_PEER_FILES]), self.tree)


def _commit_guidelines(tree: Path) -> None:
    """Make the tree a repository whose last commit holds the guidelines with one practice weighing differently."""
    area = tree / "scoring/ics-2023/areas/PA01.yaml"
    kept = area.read_text("utf-8")
    area.write_text(kept.replace("weight: 2", "weight: 3", 1), "utf-8")
    who = ("-c", "user.name=bench", "-c", "user.email=bench@example.com")
    for command in (("init", "--quiet"), ("add", "scoring"), (*who, "commit", "--quiet", "--message", "guidelines")):
        run(("git", *command), tree)
    area.write_text(kept, "utf-8")


def measure(bench: Bench, rounds: int) -> dict[str, Timed]:
    """Every command, rounds interleaved; one round of everything warms the page cache."""
    rows: dict[str, list[Timed]] = {}

    def take(name: str, timed: Timed) -> None:
        rows.setdefault(name, []).append(timed)

    bench.ajv(PATTERN)
    for turn in range(rounds):
        take("xingji check, cold", bench.cold())
        take("ajv-cli, all", bench.ajv(PATTERN))
        take("xingji check, 1 % changed", bench.warm(turn))
        take("xingji check, nothing changed", bench.again())
        take("xingji status", bench.status())
        take("xingji impact", bench.impact())
    bench.one(-1)
    for turn in range(rounds * 3):
        take("xingji check, one changed file", bench.one(turn))
        take("ajv-cli, one file", bench.ajv_one())
    take(f"check-jsonschema, {min(_SLOW_PEER_FILES, len(bench.files))} files", bench.check_jsonschema())
    return {name: middle(timed) for name, timed in rows.items()}


def goals(bench: Bench, seen: dict[str, Timed]) -> list[Goal]:
    """What the check has to reach."""
    cold, peer = seen["xingji check, cold"], seen["ajv-cli, all"]
    slow = next(timed for name, timed in seen.items() if name.startswith("check-jsonschema"))
    per_file = slow.wall / min(_SLOW_PEER_FILES, len(bench.files)) / (cold.wall / len(bench.files))
    return [
        Goal("all dossiers, cold, against ajv-cli (wall)", cold.wall / peer.wall, 1.0, "×"),
        Goal(
            "one changed file against ajv-cli",
            _ratio(seen, "xingji check, one changed file", "ajv-cli, one file"),
            0.6,
            "×",
        ),
        Goal(
            "re-run with 1 % changed against cold",
            _ratio(seen, "xingji check, 1 % changed", "xingji check, cold"),
            0.15,
            "×",
        ),
        Goal(
            "status against check, same cache", _ratio(seen, "xingji status", "xingji check, nothing changed"), 1.5, "×"
        ),
        Goal(
            "impact against check, same cache", _ratio(seen, "xingji impact", "xingji check, nothing changed"), 2, "×"
        ),
        Goal("per file against check-jsonschema", per_file, 25, "×", at_least=True),
        Goal("peak memory, cold", bench.memory(), 300, " MiB"),
    ]


def _ratio(seen: dict[str, Timed], left: str, right: str) -> float:
    return seen[left].wall / seen[right].wall


def table(bench: Bench, seen: dict[str, Timed]) -> str:
    """Figures and goals as Markdown."""
    size = sum(file.stat().st_size for file in bench.files) / len(bench.files) / 1024
    lines = [
        f"{bench.dossiers:,} dossiers, self-assessments of {size:.1f} KiB on average, {os.cpu_count()} processors",
        "",
        "| command | wall s | CPU s |",
        "|---|---|---|",
        *(f"| {name} | {t.wall:.3f} | {t.cpu:.2f} |" for name, t in seen.items()),
        "",
        "| goal | measured | bound | |",
        "|---|---|---|---|",
        *(goal.row() for goal in goals(bench, seen)),
    ]
    return "\n".join(lines)


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    peers.install()
    with tempfile.TemporaryDirectory(prefix="xingji-bench-") as folder:
        bench = Bench(Path(folder), options.dossiers, options.seed)
        print(table(bench, measure(bench, options.rounds)))


if __name__ == "__main__":
    main()
