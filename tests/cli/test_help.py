"""`--help` of every command."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.run import xingji
from tests.places import SAMPLE
from xingji.cli.commands import COMMANDS


def test_every_command_has_help_with_an_example() -> None:
    for name, said in COMMANDS.items():
        out = xingji(name, "--help", cwd=SAMPLE).out
        assert f"xingji {name}" in said.example
        assert said.example in out


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_help_survives_a_pipe_without_chinese(encoding: str) -> None:
    command = [sys.executable, "-m", "xingji", "--help"]
    done = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": encoding}, capture_output=True, check=False)
    assert done.returncode == 0
    assert "检查申报材料" in done.stdout.decode()
