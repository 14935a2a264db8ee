"""A terminal in which the commands of a document are typed one after the other."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from xingji.cli.main import main, parser

GIT = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
_NAMES = ("-c", "user.name=示例", "-c", "user.email=sample@example.invalid", "-c", "init.defaultBranch=main")


class Said(NamedTuple):
    """How a command ended, and all that it wrote, in the order in which a terminal shows it."""

    code: int
    text: str


class Yes(io.StringIO):
    """Standard input of somebody at a terminal who answers yes to whatever is asked."""

    def __init__(self) -> None:
        super().__init__("y\n" * 9)

    def isatty(self) -> bool:
        """As a terminal."""
        return True


def words(command: str, meant: Mapping[str, str]) -> list[str]:
    """The arguments of a typed line, with its words in angle brackets filled in; what follows ` #` is a comment."""
    for word, value in meant.items():
        command = command.replace(word, value)
    return shlex.split(command.replace("\\", "/"), comments=True)


def type_in(arguments: list[str], folder: Path) -> Said:
    """Run a line in a folder: `xingji …` in this process, `git …` without anybody's configuration."""
    program, *rest = arguments
    if program == "xingji":
        return _xingji(rest, folder)
    if program != "git":
        raise ValueError(f"no test runs {program}: declare why in tests/docs/table.py, or mark the block as text")
    done = subprocess.run(
        ["git", *_NAMES, *rest],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **GIT},
        check=False,
    )
    return Said(done.returncode, done.stdout.decode("utf-8", "replace"))


def takes(arguments: list[str]) -> str:
    """What the parser of xingji objects to in these arguments; "" when it takes them."""
    with io.StringIO() as said, contextlib.redirect_stderr(said):
        try:
            parser(arguments[0]).parse_args(arguments)
        except (SystemExit, KeyError):
            return said.getvalue() or f"no command {arguments[0]}"
    return ""


def unknown_options(name: str, rest: list[str]) -> list[str]:
    """Options in a part of a command line that the command, or its paper or action, does not have."""
    paper = rest[:1] if name in ("word", "workbook", "hub") and rest and "|" not in rest[0] else []
    with io.StringIO() as said:
        with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
            parser(name).parse_args([name, *paper, "--help"])
        known = set(re.findall(r"--[a-z0-9-]+", said.getvalue()))
    return [option for word in rest for option in re.findall(r"--[a-z0-9-]+", word) if option not in known]


def _xingji(arguments: list[str], folder: Path) -> Said:
    held = io.BytesIO()
    screen = io.TextIOWrapper(held, "utf-8", write_through=True)
    with contextlib.chdir(folder), contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        try:
            code = main(arguments)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
    return Said(code, held.getvalue().decode("utf-8").replace("\r\n", "\n"))
