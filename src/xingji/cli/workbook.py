"""`xingji workbook export` and `import`: dossiers as Excel workbooks, and back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import CLEAN, Command, emit, faulty, language, relative, usage
from xingji.cli.project import add_root_argument
from xingji.cli.province import province
from xingji.messages.interface import say
from xingji.model.kinds import KINDS, at_level
from xingji.store import layout
from xingji.store.files import write_whole
from xingji.store.guidelines import BrokenGuidelineError, Library, root_of

if TYPE_CHECKING:
    from xingji.office.workbook.home import Home
    from xingji.office.workbook.source import Filling

_LONGEST_NAME = 80
EXPORTED = tuple(name for name in at_level("track") if KINDS[name].workbook)


def _add(parser: argparse.ArgumentParser) -> None:
    inner = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    export = _subparser(
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
    taking = _subparser(
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


def _subparser(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str, example: str
) -> argparse.ArgumentParser:
    inner = actions.add_parser(
        name,
        help=text,
        description=text,
        epilog=f"示例 / example:\n{example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    inner.add_argument("--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    inner.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return inner


def _run(options: argparse.Namespace) -> int:
    if options.action == "export":
        return _export(options)
    from xingji.cli.workbook_import import run_import  # noqa: PLC0415  an export needs no rules

    return run_import(options)


def _export(options: argparse.Namespace) -> int:
    out = _free(options, Path(options.out)) if options.out else None
    filled, content = _filled(options)
    out = out or _free(options, Path(_file_name(filled)))
    write_whole(out, content)
    practices = {practice.id for area in filled.guideline.areas for practice in area.practices}
    values = {
        "kind": KINDS[options.kind].words.pick(language(options)),
        "guideline": filled.guideline.head.guideline,
        "answered": sum(bool(unit[0]) for name, unit in filled.entries().items() if name in practices),
        "total": len(practices),
    }
    emit(say("workbook.exported", language(options), path=relative(out), **values))
    return CLEAN


def _free(options: argparse.Namespace, out: Path) -> Path:
    """Where the workbook goes, nothing that is there already. Raises UsageError."""
    if out.suffix.lower() != ".xlsx":
        raise usage("workbook.ending", options, path=options.out)
    if (out.exists() or out.is_symlink()) and not options.force:
        raise usage("workbook.exists", options, path=relative(out))
    return out


def _file_name(filled: Filling) -> str:
    """Name of the enterprise and kind of the workbook, without what Windows allows in no name of a file."""
    name = str(filled.documents["enterprise"].get("name") or filled.home.uscc)
    safe = "".join("-" if char in '<>:"/\\|?*.' or not char.isprintable() else char for char in name)
    return f"{safe.strip()[:_LONGEST_NAME]}-{KINDS[filled.kind].words.zh}.xlsx"


def _filled(options: argparse.Namespace) -> tuple[Filling, bytes]:
    """What the workbook is filled from, and the workbook. Raises UsageError."""
    from xingji.office.workbook.export import workbook  # noqa: PLC0415  other commands need no Excel
    from xingji.office.workbook.source import filling  # noqa: PLC0415
    from xingji.office.workbook.units import MisshapenError  # noqa: PLC0415
    from xingji.store.load import FaultyDocumentError  # noqa: PLC0415  imports pydantic

    root, home = _home(options)
    guideline = f"{home.track}-{home.edition}"
    try:
        found = filling(root, home, options.kind, Library(root, root_of(Path.cwd())), guideline)
        return found, workbook(found)
    except (FaultyDocumentError, MisshapenError) as error:
        path = error.path if isinstance(error, FaultyDocumentError) else root / home.folder
        raise faulty("workbook.faulty", options, path) from error
    except BrokenGuidelineError as error:
        raise usage("error.no_guideline", options, guideline=error) from error


def _home(options: argparse.Namespace) -> tuple[Path, Home]:
    """Root and place of the dossier that was named. Raises UsageError."""
    from xingji.office.workbook.home import Home  # noqa: PLC0415

    given = Path(options.path)
    if not given.exists():
        raise usage("error.no_path", options, path=options.path)
    whole = given.resolve()
    root = root_of(whole if whole.is_dir() else whole.parent)
    inside = whole.relative_to(root).as_posix() if root else ""
    dossier = layout.dossier_at(inside)
    if root is None or dossier is None:
        raise usage("workbook.no_dossier", options, path=options.path)
    tracks = province(options, root).tracks
    below = layout.track_at(inside)
    track = options.track or (below if below in tracks else "")
    if not track:
        there = [name for name in tracks if (root / dossier.folder / name / "self-assessment.yaml").is_file()]
        if len(there) != 1:
            key = "workbook.which_track" if there else "workbook.no_track"
            raise usage(key, options, path=options.path, tracks="、".join(there))
        track = there[0]
    return root, Home(*dossier, track)


COMMAND = Command(_add, _run)
