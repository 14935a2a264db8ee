"""`xingji submit`: check documents as the gate does, and hand them in as one pull request, without Git."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from xingji.cli.command import (
    CLEAN,
    FAULTY,
    Command,
    emit,
    language,
    on_day,
    progress,
    relative,
    usage,
    warn,
)
from xingji.cli.connection import add_connection_arguments, connected
from xingji.cli.extras import GITHUB
from xingji.cli.inbox_here import inbox_here, same_inbox
from xingji.cli.output.report import as_text
from xingji.cli.output.submit import done, plan
from xingji.engine.report import Report
from xingji.engine.starts import library
from xingji.forge.preview import GatePreview
from xingji.forge.submission import ClosedError, Scope, Submission, TakenError, Words
from xingji.forge.submit_input import InputError, SubmissionInput, submission_input
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.kinds import KINDS
from xingji.store import layout
from xingji.store.files import private_folder
from xingji.store.guidelines import root_of

_NEVER = ("XJ1", "XJ6")
"""Families whose errors keep even a draft back: what cannot be read, and personal data, which Git never forgets."""


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="企业文件夹、其中的文件，或工作簿（.xlsx） / dossier, files, workbook"
    )
    parser.add_argument("--yes", action="store_true", help="不再询问，直接发送 / send without confirmation")
    parser.add_argument(
        "--draft", action="store_true", help="作为草稿提交，允许有错误 / send as a draft, which may have errors"
    )
    parser.add_argument("--on", metavar="DATE", help="按这一天检查，默认今天 / check as of this day (default: today)")
    add_connection_arguments(parser)


def _run(options: argparse.Namespace) -> int:
    found = _opened(options)
    if isinstance(found, Report):
        emit(as_text(found, language(options)))
        return FAULTY
    root = found.root or root_of(Path.cwd())
    here = inbox_here(options, root)
    with connected(options, root) as github, private_folder() as folder:
        on = on_day(options)
        try:
            submission = Submission(github, found.scope)
            same_inbox(options, here, submission)
            preview = GatePreview(folder, submission, found, on)
            with progress(say("submit.progress", language(options))) as tick:
                report = preview.run(tick)
            return _offer(options, preview, report)
        except TakenError as error:
            pull = error.pull
            raise usage("submit.taken", options, author=pull.author, number=pull.number, url=pull.url) from None
        except ClosedError:
            raise usage("submit.closed", options, login=github.login, repository=github.repository) from None


def _opened(options: argparse.Namespace) -> SubmissionInput | Report:
    """What is to be sent, or why a workbook cannot be opened. Raises UsageError."""
    from xingji.office.workbook.package import UnfitError  # noqa: PLC0415  its Excel parts are loaded when needed

    paths = [Path(given) for given in options.paths]
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise usage("error.no_path", options, path=path)
    try:
        return submission_input(paths)
    except InputError as error:
        shown = relative(error.path) if error.path else ""
        raise usage(f"submit.{error.reason}", options, path=shown, scopes=error.scopes) from None
    except UnfitError:
        from xingji.office.workbook.transfer import Importer  # noqa: PLC0415

        importer = Importer(Path.cwd(), library(None))
        return Report([found for path in options.paths for found in importer.read(Path(path), path).findings])


def _offer(options: argparse.Namespace, preview: GatePreview, report: Report) -> int:
    """Say what would be sent, ask, send."""
    lang = language(options)
    if not preview.handed_in and not report.count("error"):
        emit(say("submit.same", lang))
        return CLEAN
    emit("\n".join([*plan(preview, lang, draft=options.draft), "", as_text(report, lang)]))
    if refusal := _refusal(options, report, lang):
        warn(refusal)
        return FAULTY
    pull = preview.desk.pull
    if pull and not preview.unsent and (options.draft or not pull.draft):
        emit(say("submit.same_pull", lang, number=pull.number, url=pull.url))
        return CLEAN
    if not _agreed(options, lang):
        emit(say("submit.declined", lang))
        return CLEAN
    words = _words(preview.submission.scope, preview)
    sent = preview.submission.send(preview.outcome.files, words, draft=options.draft)
    emit(done(sent, lang))
    return CLEAN


def _refusal(options: argparse.Namespace, report: Report, lang: Lang) -> str:
    """Why nothing is sent; "" when it may be."""
    errors = report.count("error")
    codes = {found.code for found in report.findings if found.severity == "error"}
    grave = sorted(code for code in codes if code.startswith(_NEVER))
    if errors and not options.draft:
        return say("submit.refused", lang, errors=errors)
    return say("submit.refused_draft", lang, codes="、".join(grave)) if grave else ""


def _agreed(options: argparse.Namespace, lang: Lang) -> bool:
    """Whether the user wants it sent. Raises UsageError where nobody can be asked."""
    if options.yes:
        return True
    if not sys.stdin.isatty():
        raise usage("submit.no_terminal", options)
    return input(say("submit.ask", lang)).strip().lower() in ("y", "yes", "是")


def _words(scope: Scope, preview: GatePreview) -> Words:
    """Title and body, of nothing but codes and names from the reference data."""
    places = [place for path in preview.handed_in if (place := layout.place(path))]
    handed_in = {place.kind for place in places}
    city = preview.known.cities.get(scope.city)
    where = " ".join(part for part in (city.name if city else "", scope.uscc) if part)
    named = "、".join(kind.words.zh for kind in KINDS.values() if kind.name in handed_in)
    title = say("submit.title", "zh", year=scope.edition, where=where, kinds=named)
    return Words(title, say("submit.body", "zh"))


COMMAND = Command(_add, _run, lambda _: GITHUB)
