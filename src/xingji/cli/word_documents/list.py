"""`xingji word list`: the public list of stars, from public records only."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import faulty, language, on_day, usage
from xingji.cli.province import province
from xingji.cli.word_documents.given import add_year, unusable, year_folder
from xingji.cli.word_documents.kind import Kind, wanted
from xingji.engine.starts import library
from xingji.store.guidelines import BrokenGuidelineError
from xingji.store.load import FaultyDocumentError

if TYPE_CHECKING:
    from xingji.office.papers.announced import PublicList
    from xingji.office.papers.template import Template


def _add(parser: argparse.ArgumentParser) -> None:
    add_year(parser)
    parser.add_argument("--track", metavar="TRACK", required=True, help="类型 / track")
    parser.add_argument("--on", metavar="DATE", help="按这一天，默认今天 / as of this day (default: today)")


def _make(options: argparse.Namespace, ending: str) -> bytes:
    from xingji.office.papers import announced  # noqa: PLC0415  the Word library takes its time

    listed = _public_list(options)
    if ending == ".docx":
        return announced.to_docx(listed, wanted(options))
    return announced.to_xlsx(listed, options.fonts)


def _public_list(options: argparse.Namespace) -> PublicList:
    """The list as the public may see it, from documents without errors. Raises UsageError."""
    from xingji.publish.announced import public_list  # noqa: PLC0415  only a list needs the public record

    folder, on = year_folder(options), on_day(options)
    root = folder.parents[1]
    known = province(options, root)
    track = options.track
    _demand_clean(options, root, folder)
    try:
        found = public_list(root, options.year, track, on, library(root))
    except FaultyDocumentError as error:
        raise unusable(options, error.path) from error
    except BrokenGuidelineError as error:
        raise usage("error.no_guideline", options, guideline=error) from error
    if found is None:
        named = known.tracks[track].name if language(options) == "zh" else known.tracks[track].english
        raise usage("word.not_shown", options, year=options.year, track=named, on=on)
    return found


def _demand_clean(options: argparse.Namespace, root: Path, folder: Path) -> None:
    """Nothing is published from documents with errors. Raises FaultyError."""
    from xingji.engine.checker import Checker  # noqa: PLC0415

    errors = Checker(root, library(root)).check([folder.relative_to(root).as_posix()]).count("error")
    if errors:
        raise faulty("word.not_clean", options, folder, errors=errors)


def _template() -> Template:
    from xingji.office.papers.announced import TEMPLATE  # noqa: PLC0415

    return TEMPLATE


KIND = Kind(
    name="list",
    help="星级企业名单（公示或公布），只用公开记录 / the public list of stars",
    example="  xingji word list 2023 --track ics --out 名单.docx\n"
    "  xingji word list 2023 --track platform --on 2023-11-24 --out 名单.xlsx",
    endings=(".docx", ".xlsx"),
    add=_add,
    make=_make,
    template=_template,
)
