"""Time whole commands; peak memory is the sum over a command's processes, read while it runs."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Timed(NamedTuple):
    """Wall seconds, CPU seconds of the command and its children, and peak resident memory in MiB."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str], cwd: Path, *, allowed: tuple[int, ...] = (0,), env: Mapping[str, str] = {}) -> Timed:
    """Run a command to its end. Raises RuntimeError when it fails."""
    before, begin = os.times(), time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **env}
    )
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _resident(process.pid))
        time.sleep(0.02)
    wall, after = time.perf_counter() - begin, os.times()
    if process.returncode not in allowed:
        message = process.stderr.read().decode(errors="replace")[-500:] if process.stderr else ""
        raise RuntimeError(f"{command[:3]} ended with {process.returncode}: {message}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Timed(wall, cpu, peak)


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
    """Median of each figure; memory is the largest seen."""
    return Timed(median(r.wall for r in rows), median(r.cpu for r in rows), max(r.peak for r in rows))
