"""`xingji workbook import`: import many workbooks into their dossiers, and report what was done with each."""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Iterator
from pathlib import Path

from xingji.cli.command import CLEAN, FAULTY, emit, emit_json, language, progress, relative, usage
from xingji.cli.output.workbook_import import plain, text
from xingji.cli.project import project_of
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.messages.interface import say
from xingji.model.finding import Finding
from xingji.office.workbook.checked import check_imported
from xingji.office.workbook.transfer import Import, Importer

_ENDINGS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods"})
"""What a folder is searched for; the forms that are not taken get a finding instead of silence."""


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
    lang = language(options)
    if options.format == "json":
        emit_json(plain(done, checked, lang, dry=options.dry_run))
    else:
        emit(text(done, checked, lang, dry=options.dry_run))
    found = [finding for result in done for finding in (*result.findings, *checked.get(result.path, ()))]
    return FAULTY if any(finding.severity == "error" for finding in found) else CLEAN


def _files(options: argparse.Namespace) -> Iterator[Path]:
    """Workbooks named, or below the folders named; links and lock files are no workbooks. Raises UsageError."""
    for given in options.paths:
        path = Path(given)
        if not path.is_dir():
            if not path.exists():
                raise usage("error.no_path", options, path=given)
            yield path
            continue
        found = sorted(file for file in _below(path) if file.suffix.lower() in _ENDINGS and file.name[:2] != "~$")
        if not found:
            raise usage("workbook.no_folder", options, path=given)
        yield from found


def _below(folder: Path) -> Iterator[Path]:
    for where, _, names in os.walk(folder):
        yield from (file for name in names if not (file := Path(where) / name).is_symlink() and file.is_file())


def _check(options: argparse.Namespace, checker: Checker, done: list[Import]) -> dict[str, list[Finding]]:
    with progress(say("progress.check", language(options)), show=options.format == "text") as tick:
        return check_imported(checker, done, tick)
