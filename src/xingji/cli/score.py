"""`xingji score`: the level of assessments, and what blocks the next one."""

from __future__ import annotations

import argparse

from xingji.cli.assessments import add_view_argument, assessments, exit_code
from xingji.cli.command import Command, emit, emit_json, language
from xingji.cli.output.score import markdown, plain, text
from xingji.engine.assessments import Assessed


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="申报文件夹、类型文件夹或自评估文件 / dossiers or files"
    )
    add_view_argument(parser)
    parser.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help="输出格式 / output format"
    )


def _run(options: argparse.Namespace) -> int:
    lang = language(options)
    read = assessments(options)
    good = [item for item in read if isinstance(item, Assessed)]
    if options.format == "json":
        emit_json({"results": [plain(item, options.view) for item in good]})
    else:
        form = markdown if options.format == "markdown" else text
        emit("\n\n".join(form(item, options.view, lang) for item in good))
    return exit_code(read, lang)


COMMAND = Command(_add, _run)
