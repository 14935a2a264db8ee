"""`xingji history USCC`: what every edition holds of one enterprise."""

from __future__ import annotations

import argparse

from xingji.cli.command import CLEAN, FAULTY, Command, emit, emit_json, language
from xingji.cli.credit_code import credit_code
from xingji.cli.output.history import text
from xingji.cli.project import add_root_argument, project_of
from xingji.engine.history import history
from xingji.messages.interface import say
from xingji.store.reference import reference


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("uscc", metavar="USCC", help="统一社会信用代码 / unified social credit code")
    add_root_argument(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    lang, uscc = language(options), credit_code(options)
    root = project_of(options)
    entries = history(root, uscc)
    if options.format == "json":
        emit_json({"uscc": uscc, "editions": [entry._asdict() for entry in entries]})
    else:
        emit(text(uscc, entries, reference(root), lang) if entries else say("history.none", lang, uscc=uscc))
    return CLEAN if entries else FAULTY


COMMAND = Command(_add, _run)
