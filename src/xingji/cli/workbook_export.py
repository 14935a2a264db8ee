"""`xingji workbook export`: a dossier as a workbook."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import CLEAN, emit, faulty, language, relative, usage
from xingji.cli.province import province
from xingji.messages.interface import say
from xingji.model.kinds import KINDS
from xingji.store import layout
from xingji.store.files import write_whole
from xingji.store.guidelines import BrokenGuidelineError, Library, root_of

if TYPE_CHECKING:
    from xingji.office.workbook.home import Home
    from xingji.office.workbook.source import Filling

_LONGEST_NAME = 78
"""With what follows it, 255 bytes, which is all that most disks take."""


def run_export(options: argparse.Namespace) -> int:
    """Write the workbook; gives the exit code. Raises UsageError."""
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
