"""The package of commands holds commands and what they say, and nothing outside of it speaks to a terminal."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import xingji
from xingji.cli.commands import COMMANDS
from xingji.cli.hub import actions

PACKAGE = Path(xingji.__file__).parent
CLI = PACKAGE / "cli"
MOST_LINES = 150
PROGRAM = PACKAGE / "hub" / "child.py"
"""A process of its own, which speaks to nobody but the one that started it."""
OUTSIDE = sorted(path for path in PACKAGE.rglob("*.py") if not path.is_relative_to(CLI) and path != PROGRAM)


@pytest.mark.parametrize("path", sorted(CLI.rglob("*.py")), ids=lambda path: path.relative_to(CLI).as_posix())
def test_a_module_is_one_command_or_one_output(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


def test_every_command_is_the_module_of_its_name() -> None:
    declaring = {path.stem for path in CLI.glob("*.py") if "\nCOMMAND = " in path.read_text("utf-8")}
    assert {name for name in declaring if not name.startswith("hub_")} == COMMANDS.keys()
    assert {f"hub_{name}" for name in actions()} == {name for name in declaring if name.startswith("hub_")}


def test_nothing_else_prints_or_reads_arguments() -> None:
    found = [(path.relative_to(PACKAGE), what) for path in OUTSIDE for what in _of_the_terminal(path)]
    assert found == [(Path("__main__.py"), "sys.exit")]


def _of_the_terminal(path: Path) -> list[str]:
    """Names by which a module prints, ends the process or reads what was typed."""
    names = {"print", "input", "argparse", "getpass"}
    members = {"argv", "exit", "stderr", "stdin", "stdout"}
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import():
                found += [alias.name for alias in node.names if alias.name in names]
            case ast.ImportFrom(module=str(module)):
                found += [module] if module in names else []
            case ast.Name(id=name) if name in names:
                found.append(name)
            case ast.Attribute(value=ast.Name(id="sys"), attr=member) if member in members:
                found.append(f"sys.{member}")
    return found


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_a_list_of_commands_imports_none(arguments: list[str]) -> None:
    script = (
        "import contextlib, sys\n"
        "from xingji.cli.main import main\n"
        "with contextlib.suppress(SystemExit):\n"
        "    main(sys.argv[1:])\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True, text=True)
    imported = set(done.stderr.split())
    assert not imported & {f"xingji.cli.{name}" for name in COMMANDS}
    assert not imported & {"pydantic", "yaml", "xingji.engine", "xingji.store"}
