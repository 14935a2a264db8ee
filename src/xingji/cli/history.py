"""`xingji history USCC`: what every edition holds of one enterprise."""

from __future__ import annotations

import argparse
import re

from xingji.cli.command import CLEAN, FAULTY, Command, emit, emit_json, language, usage
from xingji.cli.output.history import text
from xingji.cli.years import add_root_argument, project_of
from xingji.engine.history import history
from xingji.messages.interface import say
from xingji.model.terms import USCC_PATTERN
from xingji.model.typing_habits import code_as_meant
from xingji.store.reference import reference


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("uscc", metavar="USCC", help="统一社会信用代码 / unified social credit code")
    add_root_argument(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    lang, uscc = language(options), code_as_meant(options.uscc)
    if not re.fullmatch(USCC_PATTERN, uscc):
        raise usage("error.uscc", options, uscc=uscc, hint="")
    root = project_of(options)
    entries = history(root, uscc)
    if options.format == "json":
        emit_json({"uscc": uscc, "editions": [entry._asdict() for entry in entries]})
    else:
        emit(text(uscc, entries, reference(root), lang) if entries else say("history.none", lang, uscc=uscc))
    return CLEAN if entries else FAULTY


COMMAND = Command(_add, _run)
