"""Time whole commands, and look at the memory of all their processes."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Timed(NamedTuple):
    """Wall seconds and CPU seconds of the command and its children."""

    wall: float
    cpu: float


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None) -> Timed:
    """Run a command to its end. Raises RuntimeError when it fails."""
    before, begin = os.times(), time.perf_counter()
    done = subprocess.run(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_with(env), check=False
    )
    wall, after = time.perf_counter() - begin, os.times()
    if done.returncode:
        raise RuntimeError(f"{command[:3]} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Timed(wall, cpu)


def peak_memory(command: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None) -> float:
    """Largest MiB of a command and all below it, in a run of its own: looking costs time."""
    peak = 0.0
    with subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_with(env)
    ) as process:
        while process.poll() is None:
            peak = max(peak, _resident(process.pid))
            time.sleep(0.1)
    return peak


def _with(env: Mapping[str, str] | None) -> dict[str, str]:
    return {**os.environ, **(env or {})}


def _resident(pid: int) -> float:
    """Proportional memory of a process and all below it: shared pages count once."""
    total, waiting = 0, [pid]
    while waiting:
        current = waiting.pop()
        try:
            rollup = Path(f"/proc/{current}/smaps_rollup").read_text()
            total += int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")))
            for task in Path(f"/proc/{current}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except (OSError, StopIteration, ValueError):
            continue
    return total / 1024


def middle(rows: Sequence[Timed]) -> Timed:
    """Median of each figure."""
    return Timed(median(r.wall for r in rows), median(r.cpu for r in rows))
