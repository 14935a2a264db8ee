"""`xingji workbook import`: import many workbooks into their dossiers, and report what was done with each."""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from xingji.cli.command import CLEAN, FAULTY, emit, emit_json, language, progress, relative, usage
from xingji.cli.output.workbook_import import Told, headings, plain, text
from xingji.cli.project import project_of
from xingji.engine.starts import library
from xingji.messages.interface import say
from xingji.model.finding import Finding
from xingji.office.workbook.checked import check_imported
from xingji.office.workbook.faults import Faults
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.transfer import Import, Importer
from xingji.store.files import write_all
from xingji.store.system_files import is_system_file

_ENDINGS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods"})
"""What a folder is searched for; the forms that are not taken get a finding instead of silence."""
_BESIDE = frozenset({".csv", ".tsv", ".docx", ".doc", ".wps", ".numbers", ".zip", ".rar", ".7z"})
"""In what else somebody may have sent answers; a PDF is evidence."""


def run_import(options: argparse.Namespace) -> int:
    """Read and check all, then write everything or nothing; gives the exit code. Raises UsageError."""
    root = project_of(options)
    known = library(root)
    gc.set_threshold(50_000, 20, 50)  # trees of sheets hold no cycles, and looking for some takes a third of the time
    files = _files(options)
    copies = annotated_paths(options, [path for path, _ in files]) if options.annotate else {}
    importer = Importer(root, known, overwrite=options.overwrite)
    done: list[Import] = []
    with progress(say("workbook.progress", language(options)), show=options.format == "text") as tick:
        for number, (path, shown) in enumerate(files, 1):
            done.append(importer.read(path, shown))
            tick(number, len(files))
    with progress(say("progress.check", language(options)), show=options.format == "text") as tick:
        checked = check_imported(root, known, done, tick)
    told = Told(done, checked, _beside(options), dry=options.dry_run)
    returned = _annotated({path: result for (path, _), result in zip(files, done, strict=True)}, copies, told, options)
    write_all(({} if told.dry else importer.texts(done)) | returned)
    for (path, _), result in zip(files, [] if told.dry else done, strict=False):
        importer.remember(result, path, *([copies[path]] if path in copies else []))
    if options.format == "json":
        emit_json(plain(told, language(options)))
    else:
        emit(text(told, language(options)))
    return FAULTY if told.count("error") else CLEAN


def _annotated(
    read: Mapping[Path, Import], copies: Mapping[Path, Path], told: Told, options: argparse.Namespace
) -> dict[Path, bytes]:
    """Workbooks with what is said of them, by where they come back; one that cannot be read has no cells for it."""
    from xingji.cli.output.workbook_notes import notes  # noqa: PLC0415  most imports write no workbook
    from xingji.office.workbook.annotate import annotated  # noqa: PLC0415
    from xingji.office.workbook.package import UnfitError, read_file  # noqa: PLC0415

    lang, made = language(options), {}
    for path, copy in copies.items():
        try:
            made[copy] = annotated(read_file(path), notes(told, read[path], lang), headings(lang))
        except UnfitError:
            told.kept.append(relative(path))
        else:
            told.returned.append(relative(copy))
    return made


def _files(options: argparse.Namespace) -> list[tuple[Path, str]]:
    """Workbooks named, or below the folders named, each once; links and lock files are no workbooks.

    Raises UsageError.
    """
    found: dict[Path, Path] = {}
    for given in options.paths:
        path = Path(given)
        if not path.exists():
            raise usage("error.no_path", options, path=given)
        files = sorted(_workbooks(path)) if path.is_dir() else [path]
        if not files:
            raise usage("workbook.no_folder", options, path=given)
        for file in files:
            found.setdefault(file.resolve(), file)
    return [(file, relative(file)) for file in found.values()]


def _workbooks(folder: Path) -> Iterator[Path]:
    yield from (file for file in _below(folder) if file.suffix.lower() in _ENDINGS)


def _beside(options: argparse.Namespace) -> list[Finding]:
    """What lies in the folders that may hold answers too and is not read."""
    folders = [path for given in options.paths if (path := Path(given)).is_dir()]
    told = []
    for file in sorted({file for folder in folders for file in _below(folder) if file.suffix.lower() in _BESIDE}):
        faults = Faults(relative(file))
        faults.add(UnfitError("XJ747", name=file.name))
        told += faults.found
    return told


def _below(folder: Path) -> Iterator[Path]:
    """Files at whatever depth; links and what systems leave behind are none."""
    for where, _, names in os.walk(folder):
        for name in names:
            file = Path(where, name)
            if not is_system_file(name) and not file.is_symlink() and file.is_file():
                yield file


def annotated_paths(options: argparse.Namespace, files: Sequence[Path]) -> dict[Path, Path]:
    """Workbook → where it comes back: the file that was named, or for several its name in the folder that was named.

    Raises UsageError.
    """
    out = Path(options.annotate)
    if out.suffix.lower() == ".xlsx":
        if len(files) > 1:
            raise usage("workbook.annotate_one", options, path=options.annotate, count=len(files))
        copies = {files[0]: out}
    else:
        if any(Path(given).is_dir() and out.resolve().is_relative_to(Path(given).resolve()) for given in options.paths):
            raise usage("workbook.annotate_inside", options, path=options.annotate)
        copies = {path: out / _name_below(options, path) for path in files if path.suffix.lower() == ".xlsx"}
        if len(set(copies.values())) < len(copies):
            raise usage("workbook.annotate_names", options, path=options.annotate)
    for copy in copies.values():
        if (copy.exists() or copy.is_symlink()) and not options.force:
            raise usage("workbook.exists", options, path=relative(copy))
    return copies


def _name_below(options: argparse.Namespace, path: Path) -> Path:
    folders = [Path(given) for given in options.paths if Path(given).is_dir() and path.is_relative_to(given)]
    return path.relative_to(folders[0]) if folders else Path(path.name)
