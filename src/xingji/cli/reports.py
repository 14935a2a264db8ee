"""Kinds of `xingji word` made from scores and figures: the rectification report and the annual report."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import faulty, language, relative, usage, warn
from xingji.cli.province import province
from xingji.cli.word import Kind, wanted
from xingji.cli.years import add_year_arguments, day_of, load_year
from xingji.engine.starts import library
from xingji.messages.interface import say
from xingji.model.edition import Edition
from xingji.programme.calendar import with_extensions
from xingji.store import layout
from xingji.store.documents import FaultyDocumentError, load

if TYPE_CHECKING:
    from xingji.office.papers.template import Template
    from xingji.office.reports.case import Case
    from xingji.programme.records import DossierRow

_ASSESSMENT = "self-assessment.yaml"


def _add_on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help="按这一天，默认今天，但不晚于年度最后一天 / as of this day")


def _add_rectification(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dossier", metavar="DOSSIER", help="企业材料文件夹，或其中一个类型的文件夹 / dossier or track")
    parser.add_argument("--track", metavar="TRACK", help="类型，有几个类型时必须指定 / track, where there are several")
    _add_on(parser)


def _make_rectification(options: argparse.Namespace, ending: str) -> bytes:
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
        raise faulty("word.faulty", options, error.path, folder=relative(error.path.parent)) from error
    except UnknownGuidelineError as error:
        raise usage("error.no_guideline", options, guideline=error) from error


def _row(options: argparse.Namespace, root: Path, folder: Path) -> DossierRow:
    """The dossier's row with extensions; says on standard error that it has errors, a report is made all the same."""
    from xingji.engine.checker import Checker  # noqa: PLC0415

    (row,) = Checker(root, library(root), processes=1).rows([folder.relative_to(root).as_posix()]).values()
    if row.errors:
        warn(say("reports.faulty", language(options), count=row.errors, path=relative(folder)))
    return with_extensions(row, load(folder.parents[1] / "edition.yaml", Edition))


def _track(options: argparse.Namespace) -> tuple[Path, str]:
    """Folder of the dossier and the track to report on. Raises UsageError."""
    path = Path(options.dossier).resolve()
    folder, named = (path, options.track) if layout.is_uscc(path.name) else (path.parent, path.name)
    if not folder.is_dir() or not layout.is_dossier("/".join(folder.parts[-4:])):
        raise usage("word.not_dossier", options, path=options.dossier)
    there = [track for track in province(options, folder.parents[3]).tracks if (folder / track / _ASSESSMENT).is_file()]
    chosen = [track for track in there if named in (None, track) and options.track in (None, track)]
    if not there:
        raise usage("word.no_assessment", options, path=relative(folder))
    if not chosen:
        raise usage("word.other_track", options, path=relative(path), known="、".join(there))
    if len(chosen) > 1:
        raise usage("word.which_track", options, path=relative(folder))
    return folder, chosen[0]


def _add_annual(parser: argparse.ArgumentParser) -> None:
    add_year_arguments(parser)
    parser.add_argument("--internal", action="store_true", help="完整数字，仅供内部 / full numbers, not for the public")
    _add_on(parser)


def _make_annual(options: argparse.Namespace, _: str) -> bytes:
    from xingji.cli.yearend import rulesets, year_figures  # noqa: PLC0415
    from xingji.office.reports.year.issue import annual_docx  # noqa: PLC0415  slow to import
    from xingji.office.reports.year.report import YearFigures  # noqa: PLC0415

    year = load_year(options)
    if spoilt := sum(row.errors > 0 for row in year.rows):
        warn(say("yearend.faulty", language(options), count=spoilt, path=relative(year.path)))
    shown = year_figures(year, day_of(options, year.edition), internal=options.internal)
    known = library(year.root)
    return annual_docx(
        YearFigures(year.edition, year.frame.reference, shown, [known.full(name) for name in rulesets(year)]),
        wanted(options),
    )


def _annual_template() -> Template:
    from xingji.office.reports.year.issue import TEMPLATE  # noqa: PLC0415

    return TEMPLATE


def _rectification_template() -> Template:
    from xingji.office.reports.issue import TEMPLATE  # noqa: PLC0415

    return TEMPLATE


KINDS = {
    "rectification": Kind(
        name="rectification",
        help="一家企业一个类型的整改建议书，内部材料 / what keeps an enterprise from its next level, internal",
        example="  xingji word rectification submissions/2023/nanjing/91320115MA0YKB2C8G --out 建议书.docx\n"
        "  xingji word rectification submissions/2023/nanjing/91320115MA0YKB2C8G/ics --on 2023-09-15 --out 建议书.pdf",
        endings=(".docx", ".pdf"),
        add=_add_rectification,
        make=_make_rectification,
        template=_rectification_template,
    ),
    "annual": Kind(
        name="annual",
        help="年度培育工作报告，默认隐去小数 / the year as a report, small groups hidden",
        example="  xingji word annual 2023 --out 工作报告.docx\n"
        "  xingji word annual 2023 --internal --out 内部报告.docx",
        endings=(".docx",),
        add=_add_annual,
        make=_make_annual,
        template=_annual_template,
    ),
}
