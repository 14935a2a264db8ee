"""`xingji edition new`: the frame of a new year from that of an earlier one."""

from __future__ import annotations

import argparse
from pathlib import Path

from xingji.cli.command import CLEAN, Command, emit, faulty, language, relative, usage
from xingji.cli.project import add_root_argument, project_root
from xingji.cli.years import add_edition
from xingji.engine.starts import library
from xingji.messages.interface import say
from xingji.model.edition import Edition, Institutions, Roles
from xingji.store import layout, tree
from xingji.store.files import write_all
from xingji.store.guidelines import BrokenGuidelineError
from xingji.store.load import FaultyDocumentError, content, load, read
from xingji.store.next_edition import inherited, next_edition, renamed_guideline


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("new",), help="new：建立新年度 / start a new year")
    add_edition(parser, "新年度 / the new year")
    parser.add_argument(
        "--from", dest="last", required=True, metavar="YEAR", help="沿用哪一年度 / the year to start from"
    )
    parser.add_argument(
        "--new-guidelines", action="store_true", help="另存一份本年度的细则供修改 / copy the guidelines for editing"
    )
    add_root_argument(parser)


def _run(options: argparse.Namespace) -> int:
    lang = language(options)
    root = project_root(options)
    last, new = _folders(options, root)
    try:
        files = _files(options, root, last, new)
    except FaultyDocumentError as error:
        folder = relative(error.path.parent)
        raise faulty("error.faulty_year", options, error.path, folder=folder) from error
    except ValueError as error:
        raise usage("error.succession", options, path=relative(last), detail=error) from error
    emit(say("new.root", lang, path=root.as_posix()))
    write_all(files)
    for path in files:
        emit(say("new.written", lang, path=relative(path)))
    emit(say("edition.next", lang, path=relative(new)))
    return CLEAN


def _folders(options: argparse.Namespace, root: Path) -> tuple[Path, Path]:
    """Folders of the earlier and the new edition, the new one not there yet. Raises UsageError."""
    if options.year is None:
        raise usage("error.which_year", options, known="、".join(tree.editions(root)) or "—")
    for year in (options.last, options.year):
        if not layout.is_year(year):
            raise usage("error.year", options, year=year)
    if options.year <= options.last:
        raise usage("error.years", options, year=options.year, last=options.last)
    last, new = (root / "submissions" / year for year in (options.last, options.year))
    if not (last / "edition.yaml").is_file():
        raise usage("error.no_edition", options, year=options.last, path=relative(last / "edition.yaml"))
    if new.exists() or new.is_symlink():
        raise usage("error.exists", options, path=relative(new))
    return last, new


def _files(options: argparse.Namespace, root: Path, last: Path, new: Path) -> dict[Path, bytes]:
    """Every file of the new year, made and validated before one is written.

    Raises UsageError, FaultyDocumentError, and ValueError for an edition that would not be sound.
    """
    source = last / "edition.yaml"
    edition = load(source, Edition)
    guidelines, files = _guidelines(options, root, edition)
    files[new / "edition.yaml"] = next_edition(content(source), edition, int(options.year), guidelines)
    _validate(files[new / "edition.yaml"], Edition, new / "edition.yaml")
    for name, model, without in (("roles", Roles, ""), ("institutions", Institutions, "assignments")):
        path = last / f"{name}.yaml"
        if path.exists() or path.is_symlink():
            load(path, model)
            files[new / path.name] = inherited(content(path), edition.edition, without=without)
            _validate(files[new / path.name], model, new / path.name)
    return files


def _validate(source: bytes, model: type[Edition | Roles | Institutions], path: Path) -> None:
    """Whatever is wrong here is no fault of the earlier year's files. Raises ValueError."""
    try:
        read(source, model, path)
    except FaultyDocumentError as error:
        raise ValueError(str(error.__cause__ or error)) from error


def _guidelines(options: argparse.Namespace, root: Path, edition: Edition) -> tuple[dict[str, str], dict[Path, bytes]]:
    """Ids that are replaced, and the files of the guidelines that replace them; the offered ones must be usable."""
    renamed: dict[str, str] = {}
    files: dict[Path, bytes] = {}
    known = library(root)
    for offer in edition.tracks:
        try:
            known.full(offer.guideline)
        except BrokenGuidelineError:
            raise usage("error.no_guideline", options, guideline=offer.guideline) from None
        folder = known.folder(offer.guideline)
        if options.new_guidelines and folder:
            name = f"{offer.track}-{options.year}"
            target = root / "scoring" / name
            if target.exists():
                raise usage("error.exists", options, path=relative(target))
            renamed[offer.guideline] = name
            files |= {target / part: source for part, source in renamed_guideline(folder, name).items()}
    return renamed, files


COMMAND = Command(_add, _run)
