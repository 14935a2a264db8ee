"""`make bench`: the check against ajv-cli and check-jsonschema, in one run on the same generated files.

Ours reads whole dossiers (registration, cloud form, self-assessment), applies every rule and scores; the peers validate
the self-assessments against the JSON Schema only. Rounds are interleaved, so that a slow minute hits all alike.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import peers
from benchmarks.generate import generate
from benchmarks.measure import Timed, middle, peak_memory, run
from benchmarks.results import AGAIN, AJV_ALL, AJV_ONE, COLD, IMPACT, ONE, SLOW_PEER, STATUS, WARM, Results, save
from benchmarks.tables import whole, write

XINGJI = str(Path(sys.executable).with_name("xingji"))
CHECK = (XINGJI, "check", "--processes", "2", "--format", "json")
PATTERN = "submissions/2023/*/*/ics/self-assessment.yaml"
_SLOW_PEER_FILES = 200


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
        take(COLD, bench.cold())
        take(AJV_ALL, bench.ajv(PATTERN))
        take(WARM, bench.warm(turn))
        take(AGAIN, bench.again())
        take(STATUS, bench.status())
        take(IMPACT, bench.impact())
    bench.one(-1)
    for turn in range(rounds * 3):
        take(ONE, bench.one(turn))
        take(AJV_ONE, bench.ajv_one())
    take(SLOW_PEER, bench.check_jsonschema())
    return {name: middle(timed) for name, timed in rows.items()}


def results(bench: Bench, rounds: int, machine: str) -> Results:
    """One whole run."""
    commands = measure(bench, rounds)
    return Results(
        measured_on=datetime.now(UTC).date(),
        machine=machine,
        dossiers=bench.dossiers,
        rounds=rounds,
        mean_kib=round(sum(file.stat().st_size for file in bench.files) / len(bench.files) / 1024, 1),
        slow_peer_files=min(_SLOW_PEER_FILES, len(bench.files)),
        peak_mib=round(bench.memory(), 2),
        commands={name: Timed(round(timed.wall, 3), round(timed.cpu, 2)) for name, timed in commands.items()},
    )


def main() -> None:
    """Generate, measure, print; on request keep it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    parser.add_argument("--dossiers", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save", action="store_true", help="keep the run and make the tables of the documents from it")
    parser.add_argument(
        "--machine", default=f"{platform.machine()}, {os.cpu_count()} processors", help="said beside it"
    )
    options = parser.parse_args()
    peers.install()
    with tempfile.TemporaryDirectory(prefix="xingji-bench-") as folder:
        bench = Bench(Path(folder), options.dossiers, options.seed)
        measured = results(bench, options.rounds, options.machine)
    print(whole(measured))
    if options.save:
        save(measured)
        write(measured)


if __name__ == "__main__":
    main()
