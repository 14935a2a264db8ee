"""`python -m benchmarks.views`: the views of all parties of a large record, from Git's objects, in a process of
its own.

A record of 10,000 dossiers with four documents each, 65 agencies, 13 cities, 10 institutions. Cold: nothing is kept
from before; warm: what was read once lies in the hub's folder, as in every round but the first.
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
from random import Random
from statistics import median

from benchmarks import frame
from benchmarks.emit import document, header
from benchmarks.generate import generate
from xingji.hub.heads import Heads
from xingji.hub.parties import parties
from xingji.hub.stores import Store
from xingji.hub.view import Views

EDITION, DAY = "2023", date(2023, 9, 1)
_PER_CITY = 5
_INSTITUTIONS = 10
_FINDINGS = 3
_ROUNDS = 3


def main() -> None:
    """Make the record, or one measured run on it."""
    options = _options()
    if options.run:
        print(json.dumps(_measured(Path(options.run), Path(options.kept))))
        return
    with tempfile.TemporaryDirectory() as folder:
        record = _record(Path(folder), options.dossiers, options.seed)
        _show(record, Path(folder) / "kept")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossiers", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--kept", help=argparse.SUPPRESS)
    return parser.parse_args()


def _record(folder: Path, dossiers: int, seed: int) -> Path:
    tree = folder / "tree"
    folders = generate(tree, dossiers, seed, "ics")
    _lay_frame(tree / "submissions" / EDITION)
    for number, each in enumerate(folders):
        text = f"{header('verification', 5)}dossier: {EDITION}/{each.name}\n{_verification(Random(number))}"
        (each / "ics" / "verification.yaml").write_text(text, "utf-8")
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "record"]):
        subprocess.run(["git", *_IDENTITY, *arguments], cwd=tree, check=True)
    subprocess.run(["git", "clone", "-q", "--bare", str(tree), str(folder / "record.git")], check=True)
    return folder / "record.git"


_IDENTITY = ("-c", "user.name=bench", "-c", "user.email=bench@example.com")


def _lay_frame(edition: Path) -> None:
    """Five agencies in every city, ten institutions with the cities in turn."""
    for city, mark in frame.MARKS.items():
        rows = frame.agencies(city, 100)
        first = rows["agencies"][0]
        rows["agencies"] = [{**first, "id": f"{mark}-{number:02}"} for number in range(1, _PER_CITY + 1)]
        (edition / city / "agencies.yaml").write_text(document("agencies", 3, rows), "utf-8")
    names = [f"inst-{number:02}" for number in range(1, _INSTITUTIONS + 1)]
    assignments = [
        {"institution": names[(place + turn) % _INSTITUTIONS], "task": task, "cities": [city]}
        for turn, task in ((0, "verification"), (3, "onsite"))
        for place, city in enumerate(frame.MARKS)
    ]
    whole = {"institutions": [{"id": name, "name": f"示例机构{name}"} for name in names], "assignments": assignments}
    (edition / "institutions.yaml").write_text(document("institutions", 2, whole), "utf-8")


def _verification(dice: Random) -> str:
    verdicts = "".join(f"  PA{area:02}.1.1: confirmed\n" for area in range(1, 41))
    findings = "".join(
        f"  - id: F{key:02}\n    practice: PA{dice.randint(1, 40):02}.1.1\n    severity: high\n    text: 示例。\n"
        f"    opened_on: 2023-08-10\n    due: 2023-09-{dice.randint(10, 28)}\n"
        for key in range(1, _FINDINGS + 1)
    )
    head = "institution: inst-01\nreviewer: 示例核查员\nverified_on: 2023-08-10\n"
    return f"{head}verdicts:\n{verdicts}findings:\n{findings}"


def _measured(record: Path, kept: Path) -> dict[str, float]:
    """Seconds until every party's view is there, and the most memory in MiB."""
    begin = time.perf_counter()
    store = Store(record)
    tree = store.tree(store.resolve("refs/heads/main") or "")
    views = Views(tree, EDITION, DAY, Heads(kept))
    known = parties(tree, EDITION)
    files = sum(len(views.of(party).files) for party in known)
    seconds = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"parties": len(known), "paths": len(tree.files), "files": files, "seconds": seconds, "memory": memory}


def _runs(record: Path, kept: Path, *, cold: bool) -> Iterator[dict[str, float]]:
    for _ in range(_ROUNDS):
        if cold:
            (kept / "heads.json").unlink(missing_ok=True)
        command = [sys.executable, "-m", "benchmarks.views", "--run", str(record), "--kept", str(kept)]
        done = subprocess.run(command, check=True, capture_output=True, env=os.environ)
        yield json.loads(done.stdout)


def _show(record: Path, kept: Path) -> None:
    for cold in (True, False):
        runs = list(_runs(record, kept, cold=cold))
        first = runs[0]
        print(
            f"{'cold' if cold else 'warm'}: {first['parties']:.0f} parties, {first['paths']:.0f} files, "
            f"{first['files']:.0f} in views: {median(run['seconds'] for run in runs):.2f} s, "
            f"{max(run['memory'] for run in runs):.0f} MiB"
        )


if __name__ == "__main__":
    main()
