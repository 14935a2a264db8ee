"""Judge what requests bring in a child process with limits: one that stalls the reader stops nobody else's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from xingji.forge import gate_result
from xingji.forge.gate import Objects
from xingji.forge.gate_case import unread
from xingji.forge.pull import Pull
from xingji.forge.result import ForgedResultError, Result, from_json

_HANDED_DOWN = (
    *("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT"),
    *("PYTHONPATH", "COVERAGE_PROCESS_START"),
)
"""What of the environment the child sees: no token, no address of a forge."""
_WALL = 4
"""Seconds of the clock for each second of processor time that it may use: the machine has other work too."""


class Limits(NamedTuple):
    """Processor seconds and bytes of memory for one request, both of its judgements together."""

    seconds: int = 30
    memory: int = 2**30


class Task(NamedTuple):
    """To judge `objects`, sent as `pull`, by the folder `root`, which holds the plain files of the base."""

    objects: Objects
    pull: Pull
    root: Path


def judge(tasks: Sequence[Task], limits: Limits | None = None, *, debug: bool = False) -> list[Result]:
    """A result for each task; where the child died the receipt, as a failed result. Raises nothing."""
    limits = limits or Limits()
    asked = {"seconds": limits.seconds, "memory": limits.memory, "debug": debug, "tasks": list(map(_told, tasks))}
    output, ended = _run(json.dumps(asked).encode(), limits, debug=debug)
    found = _results(output)
    made = [found.get(number) or gate_result.failed(unread(task.pull), ended) for number, task in enumerate(tasks)]
    return [result if result.outcome != "failed" or result.failure else _ended(result, ended) for result in made]


def _told(task: Task) -> dict[str, object]:
    repository, base, head = task.objects
    pull = task.pull.model_dump(mode="json")
    return {"repository": str(repository), "base": base, "head": head, "root": str(task.root), "pull": pull}


def _run(given: bytes, limits: Limits, *, debug: bool) -> tuple[bytes, str]:
    """What the child wrote, and how it ended in one word."""
    command = [sys.executable, "-m", "xingji.hub.child"]
    environment = {name: os.environ[name] for name in _HANDED_DOWN if name in os.environ}
    errors = None if debug else subprocess.DEVNULL
    try:
        done = subprocess.run(  # noqa: S603  this very program, no shell
            command,
            input=given,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=environment,
            check=False,
            timeout=limits.seconds * _WALL,
        )
    except subprocess.TimeoutExpired as error:
        return error.stdout or b"", "timeout"
    except OSError:
        return b"", "no_child"
    return done.stdout, "limit" if done.returncode else "ended"


def _results(output: bytes) -> dict[int, Result]:
    """The last result of each task; a line that was cut off while it was written is none."""
    found: dict[int, Result] = {}
    for line in output.splitlines():
        try:
            told = json.loads(line)
            found[int(told["task"])] = from_json(told["result"].encode())
        except (ValueError, KeyError, TypeError, AttributeError, ForgedResultError):
            continue
    return found


def _ended(result: Result, ended: str) -> Result:
    return result.model_copy(update={"failure": ended})
