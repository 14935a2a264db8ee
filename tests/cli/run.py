"""Run a command as a user does, but within the process of the tests: to start an interpreter takes longer than most."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any, NamedTuple

from xingji.cli.main import main


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
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = _run([*map(str, arguments)])
    return Ran(code, _text(out), _text(err))


def _run(arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    held: io.BytesIO = stream.buffer  # type: ignore[assignment]
    return held.getvalue().decode("utf-8").replace("\r\n", "\n")
