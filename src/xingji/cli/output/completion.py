"""The scripts of completion by shell."""

from __future__ import annotations

from xingji.cli.output.completion_fish import fish
from xingji.cli.output.completion_powershell import powershell
from xingji.cli.output.completion_sh import bash, zsh

SCRIPTS = {"bash": bash, "zsh": zsh, "fish": fish, "powershell": powershell}
