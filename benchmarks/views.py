"""`python -m benchmarks.views`: all 88 parties' views of a large record, from Git's objects, each in a new process.

Cold: nothing is kept from before; warm: what was read once lies in the hub's folder, as in every round but the first.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.record import EDITION, SETTINGS, make
from xingji.hub.heads import Heads
from xingji.hub.inboxes import record_of
from xingji.hub.parties import parties
from xingji.hub.stores import Store
from xingji.hub.view import Views

DAY = date(2023, 9, 1)
ROUNDS = 3

Figures = dict[str, float]


def main() -> None:
    """Make the record, or one measured run on it."""
    options = _options()
    if options.run:
        print(json.dumps(_measured(Path(options.run), Path(options.kept))))
        return
    with tempfile.TemporaryDirectory() as folder:
        ground = make(Path(folder), options.dossiers, options.seed)
        _show(ground.bare(record_of(SETTINGS)), Path(folder) / "kept")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--kept", help=argparse.SUPPRESS)
    return parser.parse_args()


def _measured(record: Path, kept: Path) -> Figures:
    """Seconds by the clock and of the processor, Git's included, and the most memory in MiB."""
    begin = time.perf_counter()
    store = Store(record)
    tree = store.tree(store.resolve("refs/heads/main") or "")
    views = Views(tree, EDITION, DAY, Heads(kept))
    known = parties(tree, EDITION)
    files = sum(len(views.of(party).files) for party in known)
    wall, memory = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "parties": len(known),
        "paths": len(tree.files),
        "files": files,
        "wall": wall,
        "cpu": sum(os.times()[:4]),
        "memory": memory,
    }


def _runs(record: Path, kept: Path, *, cold: bool) -> Iterator[Figures]:
    for _ in range(ROUNDS):
        for old in kept.glob("*") if cold else ():
            old.unlink()
        command = [sys.executable, "-m", "benchmarks.views", "--run", str(record), "--kept", str(kept)]
        yield json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def _show(record: Path, kept: Path) -> None:
    for name, cold in (("cold", True), ("warm", False)):
        runs = list(_runs(record, kept, cold=cold))
        first = runs[0]
        what = f"{first['parties']:.0f} parties, {first['paths']:.0f} files, {first['files']:.0f} in views"
        wall, cpu = (median(run[key] for run in runs) for key in ("wall", "cpu"))
        print(f"{name}: {what}: {wall:.2f} s, {cpu:.2f} s CPU, {max(run['memory'] for run in runs):.0f} MiB")


if __name__ == "__main__":
    main()
