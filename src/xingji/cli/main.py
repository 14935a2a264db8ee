"""Entry point: find the command and run it; every failure of the engine itself exits with 2 and a clear message."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins reads every installed package

import xingji
from xingji.cli.accidents import accident
from xingji.cli.command import FAILED, OUTPUT, UsageError, emit, language, relative, usage, warn
from xingji.cli.commands import COMMANDS, command
from xingji.cli.extras import Extra, project
from xingji.cli.help import add_command, asked_for, localize, speaking
from xingji.cli.streams import abandon, be_readable
from xingji.cli.users import listed
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class _Parser(argparse.ArgumentParser):
    """Says what it says as every command does; argparse would not tell that nobody could take it."""

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if message:
            (emit if file is sys.stdout else warn)(message.removesuffix("\n"))


def parser(*names: str, lang: Lang = "zh") -> argparse.ArgumentParser:
    """The argument parser for these commands; without a name it only lists all of them, and imports none."""
    top: argparse.ArgumentParser = _Parser(
        prog="xingji",
        usage="xingji [--lang zh|en] [--version] COMMAND ...",
        description="工业信息安全防护星级企业培育：检查、评分、规划与发布 / check, score, plan, publish",
        epilog="  xingji check submissions\n  xingji check --help",
    )
    top.add_argument("--lang", choices=("zh", "en"), help="输出语言，默认 zh / output language (default: zh)")
    top.set_defaults(debug=False)
    top.add_argument(
        "--version", action="version", version=f"xingji {xingji.__version__}", help="显示版本号 / show the version"
    )
    sub = top.add_subparsers(dest="command", required=True, metavar="COMMAND", prog="xingji", help=argparse.SUPPRESS)
    for name in names or COMMANDS:
        inner = add_command(sub, name, COMMANDS[name].help, COMMANDS[name].example)
        if names:
            does = command(name)
            does.add(inner)
            inner.set_defaults(run=does.run, needs=does.needs)
    localize(top, lang)
    if not names:
        top.description = f"{top.description}\n\n{listed(lang)}"
    return top


def _demand(options: argparse.Namespace) -> None:
    """Raise UsageError where an extra is not installed that the command needs."""
    extra: Extra | None = options.needs(options)
    if extra is None or not (lacking := extra.lacking()):
        return
    folder, lang = project(Path(xingji.__file__).resolve(), Path.cwd()), language(options)
    where = relative(folder) if folder else ""
    place = say("extra.here" if where == "." else "extra.folder" if where else "extra.project", lang, folder=where)
    values = {"command": options.command, "extra": extra.name, "modules": "、".join(lacking), "place": place}
    raise usage("extra.missing", options, **values)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code (argparse itself exits with 2 on wrong usage)."""
    be_readable()
    given = sys.argv[1:] if arguments is None else arguments
    first = given[2:3] if given[:1] == ["--lang"] else given[:1]
    known = [name for name in first if name in COMMANDS]
    options = asked_for(given)
    lang = language(options)
    try:
        with speaking(lang):
            options = parser(*known, lang=lang).parse_args(given)
        _demand(options)
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except UsageError as error:
        warn(say("error.prefix", language(options)) + str(error))
        return error.code
    except BrokenPipeError:
        abandon(sys.stdout)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # a fault of the engine must never look like a verdict
        if options.debug:
            raise
        warn(_told(error, options))
    return FAILED


def _told(error: Exception, options: argparse.Namespace) -> str:
    """What ended a command: an accident of the machine, else a fault of the engine, which names the file too."""
    lang = language(options)
    if isinstance(error, OSError):
        if error.filename == OUTPUT:
            abandon(sys.stdout)
        if said := accident(error, Path(getattr(options, "out", None) or "."), lang):
            return say("error.prefix", lang) + said
    return say("error.engine", lang, detail=f"{type(error).__name__}: {error}")
