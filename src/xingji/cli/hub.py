"""`xingji hub ACTION`: the province's record and the inboxes of the parties; a module `hub_ACTION` does each."""

from __future__ import annotations

import argparse
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import xingji.cli
from xingji.cli.command import Command
from xingji.cli.extras import Extra
from xingji.cli.help import add_command

_PREFIX = "hub_"


def actions() -> dict[str, ModuleType]:
    """Every action by name: its module has `ABOUT`, what is said of it, and `COMMAND`, what does it."""
    names = sorted(module.name for module in iter_modules(xingji.cli.__path__) if module.name.startswith(_PREFIX))
    return {name.removeprefix(_PREFIX): import_module(f"xingji.cli.{name}") for name in names}


def _add(parser: argparse.ArgumentParser) -> None:
    inner = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name, module in actions().items():
        one = add_command(inner, name, module.ABOUT.help, module.ABOUT.example)
        module.COMMAND.add(one)
        one.set_defaults(does=module.COMMAND)


def _run(options: argparse.Namespace) -> int:
    command: Command = options.does
    return command.run(options)


def _needs(options: argparse.Namespace) -> Extra | None:
    command: Command = options.does
    return command.needs(options)


COMMAND = Command(_add, _run, _needs)
