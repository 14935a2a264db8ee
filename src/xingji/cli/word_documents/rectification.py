"""`xingji word rectification`: what keeps an enterprise from its next level."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import language, relative, usage, warn
from xingji.cli.province import province
from xingji.cli.word_documents.given import add_day, dossier_of, unusable
from xingji.cli.word_documents.kind import Kind, wanted
from xingji.cli.years import day_of
from xingji.engine.starts import library
from xingji.messages.interface import say
from xingji.model.edition import Edition
from xingji.programme.calendar import with_extensions
from xingji.store.guidelines import edition_file
from xingji.store.load import FaultyDocumentError, load

if TYPE_CHECKING:
    from xingji.office.papers.template import Template
    from xingji.office.reports.case import Case
    from xingji.programme.dossier_row import DossierRow

_ASSESSMENT = "self-assessment.yaml"


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dossier", metavar="DOSSIER", help="企业材料文件夹，或其中一个类型的文件夹 / dossier or track")
    parser.add_argument("--track", metavar="TRACK", help="类型，有几个类型时必须指定 / track, if there are several")
    add_day(parser)


def _make(options: argparse.Namespace, ending: str) -> bytes:
    from xingji.office.reports.issue import rectification_docx, rectification_pdf  # noqa: PLC0415  slow to import

    case = _case(options)
    on = day_of(options, case.edition)
    return rectification_docx(case, on, wanted(options)) if ending == ".docx" else rectification_pdf(case, on)


def _case(options: argparse.Namespace) -> Case:
    """The track of the dossier that the options name. Raises UsageError."""
    from xingji.office.reports.case import UnknownGuidelineError, load_case  # noqa: PLC0415

    folder, track = _track(options)
    root = folder.parents[3]
    try:
        return load_case(root, _row(options, root, folder), track, library(root))
    except FaultyDocumentError as error:
        raise unusable(options, error.path) from error
    except UnknownGuidelineError as error:
        raise usage("error.no_guideline", options, guideline=error) from error


def _row(options: argparse.Namespace, root: Path, folder: Path) -> DossierRow:
    """The dossier's row with extensions; says on standard error that it has errors, a report is made all the same."""
    from xingji.engine.checker import Checker  # noqa: PLC0415

    (row,) = Checker(root, library(root), processes=1).rows([folder.relative_to(root).as_posix()]).values()
    if row.errors:
        warn(say("reports.faulty", language(options), count=row.errors, path=relative(folder)))
    return with_extensions(row, load(edition_file(root, folder.parents[1].name), Edition))


def _track(options: argparse.Namespace) -> tuple[Path, str]:
    """Folder of the dossier and the track to report on. Raises UsageError."""
    folder, inside = dossier_of(options)
    there = [track for track in province(options, folder.parents[3]).tracks if (folder / track / _ASSESSMENT).is_file()]
    chosen = [track for track in there if inside in ("", track) and options.track in (None, track)]
    if not there:
        raise usage("word.no_assessment", options, path=relative(folder))
    if not chosen:
        raise usage("word.other_track", options, path=relative(folder / inside), known="、".join(there))
    if len(chosen) > 1:
        raise usage("word.which_track", options, path=relative(folder))
    return folder, chosen[0]


def _template() -> Template:
    from xingji.office.reports.issue import TEMPLATE  # noqa: PLC0415

    return TEMPLATE


KIND = Kind(
    name="rectification",
    help="一家企业一个类型的整改建议书，内部材料 / rectification report of an enterprise (internal)",
    example="  xingji word rectification submissions/2023/CITY/USCC --out 建议书.docx\n"
    "  xingji word rectification submissions/2023/CITY/USCC/ics --on 2023-09-15 --out 建议书.pdf",
    endings=(".docx", ".pdf"),
    add=_add,
    make=_make,
    template=_template,
)
