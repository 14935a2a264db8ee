"""Run the command in its own process, as a user does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple


class Ran(NamedTuple):
    """What a command left."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


def xingji(*arguments: str | Path, cwd: Path) -> Ran:
    """`xingji …` in a folder; text is UTF-8 whatever the terminal."""
    command = [sys.executable, "-X", "utf8", "-m", "xingji", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)
