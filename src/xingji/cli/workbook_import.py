"""`xingji workbook import`: many workbooks into their dossiers, and what became of each."""

from __future__ import annotations

import argparse
import gc
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from xingji.cli.command import CLEAN, FAULTY, colourful, emit, language, progress, relative, usage
from xingji.cli.outputs import plain_finding, repair, sentence
from xingji.cli.tables import table
from xingji.cli.years import project_of
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.finding import SEVERITIES, Finding
from xingji.model.kinds import KINDS
from xingji.office.workbook.transfer import Import, Importer

_ENDINGS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods"})
"""What a folder is searched for; the forms that are not taken get a finding instead of silence."""
_COLOURS = {"error": "31", "warning": "33", "advice": "36"}


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
    checked = {} if options.dry_run else _check(Checker(root, known), done, options)
    show = _as_json if options.format == "json" else _as_text
    emit(show(done, checked, options))
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


def _check(checker: Checker, done: list[Import], options: argparse.Namespace) -> dict[str, list[Finding]]:
    """What the ordinary check says of the documents that were taken in, by workbook and at its cells."""
    taken = [result for result in done if result.home and not result.errors]
    starts: dict[str, None] = {}
    for result in taken:
        home = result.home
        if home and (checker.root / home.folder).exists():
            starts[home.path("agencies") if result.kind == "agencies" else home.folder] = None
    found: dict[str, list[Finding]] = {}
    if not starts:
        return found
    with progress(say("progress.check", language(options)), show=options.format == "text") as tick:
        report = checker.check(list(starts), tick)
    for finding in report.findings:
        for result in taken:
            if result.home and finding.path.startswith(result.home.folder):
                found.setdefault(result.path, []).append(result.relocated(finding) or finding)
                break
    return found


def _as_json(done: list[Import], checked: dict[str, list[Finding]], options: argparse.Namespace) -> str:
    lang = language(options)
    rows = [_plain(result, checked.get(result.path, [])) for result in done]
    findings = [finding for result in done for finding in (*result.findings, *checked.get(result.path, ()))]
    names = {"error": "errors", "warning": "warnings", "advice": "advice"}
    counts = {plural: sum(f.severity == name for f in findings) for name, plural in names.items()}
    summary = {"workbooks": len(done), "refused": sum(bool(result.errors) for result in done), **counts}
    plain = {"workbooks": rows, "findings": [plain_finding(f, lang) for f in findings], "summary": summary}
    return json.dumps({"dry_run": options.dry_run, **plain}, ensure_ascii=False, indent=1)


def _plain(result: Import, checked: list[Finding]) -> dict[str, Any]:
    return {
        "path": result.path,
        "kind": result.kind,
        "folder": result.home.folder if result.home else "",
        "updated": result.taken,
        "written": list(result.texts),
        "errors": result.errors,
        "check_errors": sum(finding.severity == "error" for finding in checked),
    }


def _as_text(done: list[Import], checked: dict[str, list[Finding]], options: argparse.Namespace) -> str:
    """Each workbook with its findings, and for several a table at the end."""
    lang = language(options)
    lines: list[str] = []
    for result in done:
        lines += [*_one(result, checked.get(result.path, []), options), ""]
    if len(done) > 1:
        lines += [_overview(done, checked, lang), ""]
    errors = sum(f.severity == "error" for findings in checked.values() for f in findings)
    refused = sum(bool(result.errors) for result in done)
    imported = sum(bool(result.texts) for result in done)
    same = len(done) - refused - imported
    values = {"count": len(done), "imported": imported, "same": same, "refused": refused, "errors": errors}
    lines.append(say("workbook.summary", lang, **values))
    if options.dry_run:
        lines.append(say("workbook.dry", lang))
    return "\n".join(lines)


def _one(result: Import, checked: list[Finding], options: argparse.Namespace) -> Iterator[str]:
    lang = language(options)
    paint = _painter()
    if result.errors:
        yield paint("1", say("workbook.refused", lang, path=result.path, errors=result.errors))
    elif not result.texts:
        yield paint("1", say("workbook.same", lang, path=result.path))
    else:
        yield paint("1", result.path)
        key = "workbook.would" if options.dry_run else "workbook.written"
        yield from (f"  {say(key, lang, path=path)}" for path in result.texts)
    for finding in sorted([*result.findings, *checked], key=lambda f: SEVERITIES.index(f.severity)):
        severity = paint(_COLOURS[finding.severity], say(f"severity.{finding.severity}", lang))
        place = finding.item if finding.path == result.path else f"{finding.path}:{finding.line}:{finding.column}"
        yield f"  {' '.join(word for word in (place, severity, finding.code) if word)}  {sentence(finding, lang)}"
        yield f"      {say('check.fix', lang)}{repair(finding, lang)}"


def _painter() -> Callable[[str, str], str]:
    colour = colourful()
    return lambda code, text: f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _overview(done: list[Import], checked: dict[str, list[Finding]], lang: Lang) -> str:
    rows = [
        (
            result.path,
            KINDS[result.kind].words.pick(lang) if result.kind else say("workbook.unknown", lang),
            (result.home.uscc or result.home.city) if result.home else "",
            result.taken,
            len(result.texts),
            result.errors,
            sum(finding.severity == "warning" for finding in result.findings),
            sum(finding.severity == "error" for finding in checked.get(result.path, [])),
        )
        for result in done
    ]
    return table(say("workbook.columns", lang).split("|"), rows)
