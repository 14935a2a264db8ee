"""`xingji workbook export` and `import`: dossiers as Excel workbooks, and back."""

from __future__ import annotations

import argparse
import gc
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xingji.cli.check import library
from xingji.cli.checker import Checker
from xingji.cli.command import CLEAN, FAULTY, Command, colourful, emit, language, progress, relative, usage
from xingji.cli.outputs import plain_finding, repair, sentence
from xingji.cli.tables import table
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.finding import SEVERITIES, Finding
from xingji.model.terms import TRACKS
from xingji.store import layout
from xingji.store.documents import FaultyDocumentError
from xingji.store.files import write_whole
from xingji.store.guidelines import BrokenGuidelineError, root_of

if TYPE_CHECKING:
    from xingji.office.workbook.home import Home
    from xingji.office.workbook.source import Filling
    from xingji.office.workbook.transfer import Import

KINDS = ("self-assessment", "verification")
_ENDINGS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods"})
"""What a folder is searched for; the forms that are not taken get a finding instead of silence."""
_COLOURS = {"error": "31", "warning": "33", "advice": "36"}


def _add(parser: argparse.ArgumentParser) -> None:
    inner = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    export = inner.add_parser("export", help="导出工作簿 / write a workbook")
    export.add_argument("path", metavar="DOSSIER", help="申报文件夹、类型文件夹或 self-assessment.yaml / a dossier")
    export.add_argument("--out", required=True, metavar="FILE", help="写入的 .xlsx 文件 / file to write")
    export.add_argument("--kind", choices=KINDS, default=KINDS[0], help="工作簿的种类 / kind of workbook")
    export.add_argument("--track", choices=TRACKS, help="类型，有多个时必填 / track, where there are several")
    export.add_argument("--force", action="store_true", help="替换已有文件 / replace a file that is there")
    taking = inner.add_parser("import", help="导入工作簿 / read workbooks into dossiers")
    taking.add_argument("paths", nargs="+", metavar="FILE", help="工作簿，或存放工作簿的文件夹 / workbooks or folders")
    taking.add_argument("--root", default=".", metavar="DIR", help="项目文件夹，默认当前文件夹 / project folder")
    taking.add_argument(
        "--overwrite", action="store_true", help="文件后来有改动的，也以工作簿为准 / the workbook counts in any case"
    )
    taking.add_argument("--dry-run", action="store_true", help="只说明会写什么 / only say what would be written")
    taking.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / form of the output")
    for each in (export, taking):
        each.add_argument("--lang", choices=("zh", "en"), default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        each.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _run(options: argparse.Namespace) -> int:
    return _export(options) if options.action == "export" else _import(options)


def _export(options: argparse.Namespace) -> int:
    out = Path(options.out)
    if out.suffix.lower() != ".xlsx":
        raise usage("workbook.ending", options, path=options.out)
    if (out.exists() or out.is_symlink()) and not options.force:
        raise usage("workbook.exists", options, path=relative(out))
    filled, content = _filled(options)
    write_whole(out, content)
    practices = {practice.id for area in filled.guideline.areas for practice in area.practices}
    values = {
        "kind": say(f"workbook.{options.kind}", language(options)),
        "guideline": filled.guideline.head.guideline,
        "answered": sum(bool(unit[0]) for name, unit in filled.entries().items() if name in practices),
        "total": len(practices),
    }
    emit(say("workbook.exported", language(options), path=relative(out), **values))
    return CLEAN


def _filled(options: argparse.Namespace) -> tuple[Filling, bytes]:
    """What the workbook is filled from, and the workbook. Raises UsageError."""
    from xingji.office.workbook.export import workbook  # noqa: PLC0415  other commands need no Excel
    from xingji.office.workbook.source import filling  # noqa: PLC0415
    from xingji.office.workbook.units import MisshapenError  # noqa: PLC0415

    root, home = _home(options)
    guideline = f"{home.track}-{home.edition}"
    try:
        found = filling(root, home, options.kind, library(root), guideline)
        return found, workbook(found)
    except (FaultyDocumentError, MisshapenError) as error:
        path = error.path if isinstance(error, FaultyDocumentError) else root / home.folder
        raise usage("workbook.faulty", options, path=relative(path)) from error
    except BrokenGuidelineError as error:
        raise usage("error.no_guideline", options, guideline=error) from error


def _home(options: argparse.Namespace) -> tuple[Path, Home]:
    """Root and place of the dossier that was named. Raises UsageError."""
    from xingji.office.workbook.home import Home  # noqa: PLC0415

    given = Path(options.path)
    if not given.exists():
        raise usage("error.no_path", options, path=options.path)
    whole = given.resolve()
    root = root_of(whole if whole.is_dir() else whole.parent)
    parts = whole.relative_to(root).parts if root else ()
    if root is None or not layout.is_dossier("/".join(parts[:4])):
        raise usage("workbook.no_dossier", options, path=options.path)
    track = options.track or (parts[4] if len(parts) > 4 and parts[4] in TRACKS else "")
    if not track:
        there = [name for name in TRACKS if (root.joinpath(*parts[:4], name) / "self-assessment.yaml").is_file()]
        if len(there) != 1:
            key = "workbook.which_track" if there else "workbook.no_track"
            raise usage(key, options, path=options.path, tracks="、".join(there))
        track = there[0]
    return root, Home(parts[1], parts[2], parts[3], track)


def _import(options: argparse.Namespace) -> int:
    from xingji.office.workbook.transfer import Importer  # noqa: PLC0415

    root = root_of(Path(options.root))
    if root is None or not (root / "submissions").is_dir():
        raise usage("error.no_submissions", options, path=options.root)
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
            say(f"workbook.{result.kind or 'unknown'}", lang),
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


COMMANDS = {
    "workbook": Command(
        name="workbook",
        help="导出、导入Excel工作簿 / dossiers as Excel workbooks, and back",
        example="  xingji workbook export submissions/2023/nanjing/91320115MA0XXXXXXX --out 自评估.xlsx\n"
        "  xingji workbook export submissions/2023/nanjing/91320115MA0XXXXXXX/ics --kind verification --out 核查.xlsx\n"
        "  xingji workbook import 自评估.xlsx\n  xingji workbook import 收到的工作簿 --dry-run",
        add=_add,
        run=_run,
    )
}
