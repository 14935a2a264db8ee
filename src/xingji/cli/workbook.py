"""`xingji workbook export` and `import`: dossiers as Excel workbooks, and back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import CLEAN, Command, emit, faulty, language, relative, usage
from xingji.cli.help import add_command
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

EXPORTED = tuple(name for name in at_level("track") if KINDS[name].workbook)


def _add(parser: argparse.ArgumentParser) -> None:
    inner = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    export = add_command(
        inner,
        "export",
        "把一家企业的材料导出为工作簿 / write the documents of a dossier as a workbook",
        "  xingji workbook export submissions/2023/CITY/USCC --out 自评估.xlsx",
    )
    export.add_argument("path", metavar="DOSSIER", help="申报文件夹、类型文件夹或 self-assessment.yaml / dossier")
    export.add_argument("--out", required=True, metavar="FILE", help="写入的 .xlsx 文件 / file to write")
    export.add_argument("--kind", choices=EXPORTED, default=EXPORTED[0], help="工作簿的种类 / kind of workbook")
    export.add_argument("--track", metavar="TRACK", help="类型，有多个时必填 / track, if there are several")
    export.add_argument("--force", action="store_true", help="替换已有文件 / replace an existing file")
    taking = add_command(
        inner,
        "import",
        "把填好的工作簿读回申报材料 / read workbooks back into dossiers",
        "  xingji workbook import 自评估.xlsx\n  xingji workbook import 收到的工作簿 --dry-run",
    )
    taking.add_argument("paths", nargs="+", metavar="FILE", help="工作簿，或存放工作簿的文件夹 / workbooks or folders")
    add_root_argument(taking)
    taking.add_argument(
        "--overwrite",
        action="store_true",
        help="文件后来有改动的，也以工作簿为准 / always take the values of the workbook",
    )
    taking.add_argument("--dry-run", action="store_true", help="只说明会写什么 / only show what would be written")
    taking.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / output format")


def _run(options: argparse.Namespace) -> int:
    if options.action == "export":
        return _export(options)
    from xingji.cli.workbook_import import run_import  # noqa: PLC0415  an export needs no rules

    return run_import(options)


def _export(options: argparse.Namespace) -> int:
    out = Path(options.out)
    if out.suffix.lower() != ".xlsx":
        raise usage("workbook.ending", options, path=options.out)
    if (out.exists() or out.is_symlink()) and not options.force:
        raise usage("workbook.exists", options, path=relative(out))
    filled, content = _filled(options)
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
