"""What standard output and standard error can show, and what is made of the rest."""

from __future__ import annotations

import json
import os
import re
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO


def be_readable() -> None:
    """Write as the console and the programs behind a pipe read: in their encoding, which PYTHONIOENCODING may name.

    What it lacks becomes a question mark, never a failure; a pipe that cannot take any Chinese gets UTF-8.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started this
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  open until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            as_it_is = stream.isatty() or "PYTHONIOENCODING" in os.environ or _takes(stream.encoding)
            stream.reconfigure(encoding=stream.encoding if as_it_is else "utf-8", errors="replace")


def abandon(stream: TextIO) -> None:
    """Nobody takes what was still to be said; Python would fail over it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _takes(encoding: str) -> bool:
    try:
        return bool("星级".encode(encoding))
    except UnicodeEncodeError:
        return False


def for_programs(text: str) -> str:
    """JSON is UTF-8, or nothing but ASCII where the output is not."""
    if sys.stdout.encoding.lower() == "utf-8":
        return text
    return re.sub("[^\\0-~]", lambda found: json.dumps(found[0])[1:-1], text)
