"""What the options of several kinds name: an edition, a city, a dossier, and their documents."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeVar

from xingji.cli.command import faulty, relative, usage
from xingji.cli.project import add_root_argument, project_of
from xingji.cli.years import add_edition
from xingji.model.base import Document
from xingji.store import layout, tree
from xingji.store.load import FaultyDocumentError, load, load_if_there

Doc = TypeVar("Doc", bound=Document)


def document(options: argparse.Namespace, path: Path, model: type[Doc]) -> Doc:
    """A document that must be there. Raises UsageError."""
    try:
        return load(path, model)
    except FaultyDocumentError as error:
        raise unusable(options, error.path) from error


def document_if_there(options: argparse.Namespace, path: Path, model: type[Doc]) -> Doc | None:
    """A document that may be missing, but not faulty. Raises UsageError."""
    try:
        return load_if_there(path, model)
    except FaultyDocumentError as error:
        raise unusable(options, error.path) from error


def unusable(options: argparse.Namespace, path: Path) -> Exception:
    """The error for a document with errors."""
    return faulty("word.faulty", options, path, folder=relative(path.parent))


def year_folder(options: argparse.Namespace) -> Path:
    """Folder of the edition that the options name. Raises UsageError."""
    root = project_of(options)
    known = "、".join(tree.editions(root)) or "—"
    if options.year is None:
        raise usage("error.which_year", options, known=known)
    folder: Path = root / "submissions" / options.year
    if not layout.is_year(options.year) or not folder.is_dir():
        raise usage("error.no_year", options, year=options.year, known=known)
    return folder


def add_year(parser: argparse.ArgumentParser) -> None:
    """The edition, which must be named."""
    add_edition(parser, "年度 / edition")
    add_root_argument(parser)


def add_city(parser: argparse.ArgumentParser) -> None:
    """The edition and one of its cities."""
    add_year(parser)
    parser.add_argument("city", metavar="CITY", help="设区市，编号或名称 / city, id or name")


def add_day(parser: argparse.ArgumentParser) -> None:
    """The day that `day_of` gives."""
    parser.add_argument("--on", metavar="DATE", help="按这一天，默认今天，但不晚于年度最后一天 / as of this day")


def dossier_of(options: argparse.Namespace) -> tuple[Path, str]:
    """Folder of a dossier, and the track where the folder of one was named. Raises UsageError."""
    path = Path(options.dossier).resolve()
    folder, track = (path, "") if layout.is_uscc(path.name) else (path.parent, path.name)
    if not folder.is_dir() or not layout.is_dossier("/".join(folder.parts[-4:])):
        raise usage("word.not_dossier", options, path=options.dossier)
    return folder, track
