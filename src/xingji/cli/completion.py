"""`xingji completion SHELL`: a script by which a shell completes commands, options, choices and files."""

from __future__ import annotations

import argparse
from importlib import import_module

from xingji.cli.command import CLEAN, Command, emit, language
from xingji.cli.help import speaking
from xingji.cli.output.completion import SCRIPTS
from xingji.cli.output.places import words_of


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=tuple(SCRIPTS), metavar="SHELL", help="bash、zsh、fish或powershell / shell")


def _run(options: argparse.Namespace) -> int:
    main = import_module("xingji.cli.main")  # which imports the module of each command, so none of them imports it
    lang = language(options)
    with speaking(lang):
        whole: argparse.ArgumentParser = main.parser(*main.COMMANDS, lang=lang)
    emit(SCRIPTS[options.shell](words_of(whole)))
    return CLEAN


COMMAND = Command(_add, _run)
