"""The process that judges: it is handed paths of objects and trees and a description of the request, never a token.

`python -m xingji.hub.child` reads tasks as JSON from standard input and writes a line of JSON for every result: first
the receipt of each task as a failed result, then the real one, so that whatever kills it, the receipt stands.
"""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path
from typing import Any

from xingji.forge.base_check import BaseBranchChecker
from xingji.forge.gate import Objects, Watch, examine
from xingji.forge.pull import Pull
from xingji.forge.result import Result, to_json


class _Teller(Watch):
    """Writes each result as soon as it is there."""

    def __init__(self, number: int, *, debug: bool) -> None:
        self.number, self.debug = number, debug

    def keep(self, receipt: Result) -> None:
        line = json.dumps({"task": self.number, "result": to_json(receipt).decode()})
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    def tell(self, error: Exception) -> None:
        # The message may quote what an enterprise wrote, and logs are read by others than reviewers.
        sys.stderr.write(f"{type(error).__name__}\n")
        if self.debug:
            sys.stderr.write("".join(traceback.format_exception(error)))


def main() -> None:
    """Judge what standard input asks for."""
    asked = json.load(sys.stdin)
    _limit(int(asked["seconds"]), int(asked["memory"]))
    for number, task in enumerate(asked["tasks"]):
        _judge(task, _Teller(number, debug=bool(asked["debug"])))


def _judge(task: dict[str, Any], teller: _Teller) -> None:
    objects = Objects(Path(task["repository"]), task["base"], task["head"])
    pull = Pull.model_validate_json(json.dumps(task["pull"]))
    teller.keep(examine(objects, pull, BaseBranchChecker(Path(task["root"])), teller))


def _limit(seconds: int, memory: int) -> None:
    """Seconds of processor time, bytes of memory; Windows has no such limits, there only the parent's clock counts."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  not to be had on Windows

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
