"""`xingji word annual`: the year as a report."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from xingji.cli.word_documents.given import add_day
from xingji.cli.word_documents.kind import Kind, wanted
from xingji.cli.years import add_year_arguments, day_of, load_whole_year
from xingji.engine.starts import library
from xingji.engine.year_figures import year_figures

if TYPE_CHECKING:
    from xingji.office.papers.template import Template


def _add(parser: argparse.ArgumentParser) -> None:
    add_year_arguments(parser)
    parser.add_argument(
        "--internal", action="store_true", help="完整数字，仅供内部 / full numbers (not for publication)"
    )
    add_day(parser)


def _make(options: argparse.Namespace, _: str) -> bytes:
    from xingji.office.reports.year.issue import annual_docx  # noqa: PLC0415  slow to import
    from xingji.office.reports.year.report import YearFigures  # noqa: PLC0415

    year = load_whole_year(options)
    shown = year_figures(year, day_of(options, year.edition), internal=options.internal)
    known = library(year.root)
    guidelines = [known.full(name) for name in year.rulesets()]
    return annual_docx(YearFigures(year.edition, year.frame.reference, shown, guidelines), wanted(options))


def _template() -> Template:
    from xingji.office.reports.year.issue import TEMPLATE  # noqa: PLC0415

    return TEMPLATE


KIND = Kind(
    name="annual",
    help="年度培育工作报告，默认隐去小数 / annual report, with small groups hidden",
    example="  xingji word annual 2023 --out 工作报告.docx\n  xingji word annual 2023 --internal --out 内部报告.docx",
    endings=(".docx",),
    add=_add,
    make=_make,
    template=_template,
)
