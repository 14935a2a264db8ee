"""`xingji workbook export` and `import`: dossiers as Excel workbooks, and back."""

from __future__ import annotations

import argparse

from xingji.cli.command import Command
from xingji.cli.help import add_command
from xingji.cli.project import add_root_argument
from xingji.model.kinds import KINDS, at_level

EXPORTED = tuple(name for name in at_level("track") if KINDS[name].workbook)


def _add(parser: argparse.ArgumentParser) -> None:
    inner = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    export = add_command(
        inner,
        "export",
        "导出工作簿，交给只用Excel的人填写 / write a dossier as a workbook, for people who use Excel",
        "  xingji workbook export submissions/2023/CITY/USCC\n"
        "  xingji workbook export submissions/2023/CITY/USCC/ics --kind verification --out 核查.xlsx",
    )
    export.add_argument("path", metavar="DOSSIER", help="申报文件夹、类型文件夹或 self-assessment.yaml / dossier")
    export.add_argument(
        "--out",
        metavar="FILE",
        help="写入的 .xlsx 文件，默认在当前文件夹以企业名称命名 / file to write (default: named after the enterprise)",
    )
    export.add_argument("--kind", choices=EXPORTED, default=EXPORTED[0], help="工作簿的种类 / kind of workbook")
    export.add_argument("--track", metavar="TRACK", help="类型，有多个时必填 / track, if there are several")
    export.add_argument("--force", action="store_true", help="替换已有文件 / replace an existing file")
    taking = add_command(
        inner,
        "import",
        "检查并导入填好的工作簿 / check workbooks and import them into dossiers",
        "  xingji workbook import 自评估.xlsx\n  xingji workbook import 自评估.xlsx --annotate 自评估-批注.xlsx\n"
        "  xingji workbook import 收到的工作簿 --dry-run --annotate 退回",
    )
    taking.add_argument("paths", nargs="+", metavar="FILE", help="工作簿，或存放工作簿的文件夹 / workbooks or folders")
    add_root_argument(taking)
    taking.add_argument(
        "--overwrite",
        action="store_true",
        help="文件后来有改动的，也以工作簿为准 / always take the values of the workbook",
    )
    taking.add_argument(
        "--dry-run",
        action="store_true",
        help="只检查，不写入文件 / check as always, but write nothing into the dossiers",
    )
    taking.add_argument(
        "--annotate",
        metavar="OUT",
        help="把工作簿加上批注和问题清单，写到这个 .xlsx 文件或文件夹 / give the workbook back with comments",
    )
    taking.add_argument("--force", action="store_true", help="替换 --annotate 已有的文件 / replace existing copies")
    taking.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    if options.action == "export":
        from xingji.cli.workbook_export import run_export  # noqa: PLC0415  see below

        return run_export(options)
    from xingji.cli.workbook_import import run_import  # noqa: PLC0415  an export needs no rules

    return run_import(options)


COMMAND = Command(_add, _run)
