"""`xingji workbook import`: import many workbooks into their dossiers, and report what was done with each."""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Iterator
from pathlib import Path

from xingji.cli.command import CLEAN, FAULTY, emit, emit_json, language, progress, relative, usage
from xingji.cli.output.workbook_import import plain, text
from xingji.cli.years import project_of
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.messages.interface import say
from xingji.model.finding import Finding
from xingji.office.workbook.checked import check_imported
from xingji.office.workbook.faults import Faults
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.transfer import Import, Importer
from xingji.store.system_files import is_system_file

_ENDINGS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods"})
"""What a folder is searched for; the forms that are not taken get a finding instead of silence."""
_BESIDE = frozenset({".csv", ".tsv", ".docx", ".doc", ".wps", ".numbers", ".zip", ".rar", ".7z"})
"""In what else somebody may have sent answers; a PDF is evidence."""


def run_import(options: argparse.Namespace) -> int:
    """Read, write and check; gives the exit code. Raises UsageError."""
    root = project_of(options)
    known = library(root)
    gc.set_threshold(50_000, 20, 50)  # trees of sheets hold no cycles, and looking for some takes a third of the time
    importer, files = Importer(root, known, overwrite=options.overwrite), list(_files(options))
    done: list[Import] = []
    with progress(say("workbook.progress", language(options)), show=options.format == "text") as tick:
        for number, path in enumerate(files, 1):
            result = importer.read(path, relative(path))
            if not options.dry_run:
                importer.write(result)
            done.append(result)
            tick(number, len(files))
    checked = {} if options.dry_run else _check(options, Checker(root, known), done)
    lang, beside = language(options), _beside(options)
    if options.format == "json":
        emit_json(plain(done, checked, beside, lang, dry=options.dry_run))
    else:
        emit(text(done, checked, beside, lang, dry=options.dry_run))
    found = [finding for result in done for finding in (*result.findings, *checked.get(result.path, ()))]
    return FAULTY if any(finding.severity == "error" for finding in found) else CLEAN


def _files(options: argparse.Namespace) -> Iterator[Path]:
    """Workbooks named, or below the folders named. Raises UsageError."""
    for given in options.paths:
        path = Path(given)
        if not path.is_dir():
            if not path.exists():
                raise usage("error.no_path", options, path=given)
            yield path
            continue
        found = sorted(file for file in _below(path) if file.suffix.lower() in _ENDINGS)
        if not found:
            raise usage("workbook.no_folder", options, path=given)
        yield from found


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


def _check(options: argparse.Namespace, checker: Checker, done: list[Import]) -> dict[str, list[Finding]]:
    with progress(say("progress.check", language(options)), show=options.format == "text") as tick:
        return check_imported(checker, done, tick)
