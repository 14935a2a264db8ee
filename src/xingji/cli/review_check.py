"""`xingji review check`: judge a pull request without rights, and leave the result."""

from __future__ import annotations

import argparse
import os
import traceback
from pathlib import Path
from typing import Any

from xingji.cli.command import CLEAN, FAILED, FAULTY, emit, language, usage, warn
from xingji.forge.annotations import commands
from xingji.forge.base_check import BaseBranchChecker
from xingji.forge.gate import Watch, examine
from xingji.forge.pull import Pull, UnknownEventError, pull_of
from xingji.forge.receipt import with_receipt
from xingji.forge.report import MARK, Context, summary, verdict
from xingji.forge.result import FILE, Outcome, Result, to_json
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.store.files import write_whole

_CODES: dict[Outcome, int] = {"accepted": CLEAN, "refused": FAULTY, "failed": FAILED}
_SUMMARY = "summary.md"


def check(options: argparse.Namespace, event: dict[str, Any]) -> int:
    """Judge what an event is about; gives the exit code. Raises UsageError."""
    lang = language(options)
    try:
        pull = pull_of(event)
    except UnknownEventError as error:
        raise usage("review.event", options, path=options.event, detail=error) from None
    pull = _with_receipt(pull, lang)
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    keeper = _Keeper(Path(options.out), Context(server, pull.base_repository), lang, debug=options.debug)
    root = Path(options.root).resolve()
    result = examine(root, options.head or pull.head_sha, pull, BaseBranchChecker(root), keeper)
    keeper.keep(result)
    for command in commands(result):
        emit(command)
    emit(say("review.done", lang, verdict=verdict(result), **result.counts.model_dump()))
    return _CODES[result.outcome]


class _Keeper(Watch):
    """Writes each result as soon as it is there, and says what went wrong in the log."""

    def __init__(self, folder: Path, context: Context, lang: Lang, *, debug: bool) -> None:
        self.folder, self.context, self.lang, self.debug = folder, context, lang, debug

    def keep(self, receipt: Result) -> None:
        write_whole(self.folder / FILE, to_json(receipt))
        write_whole(self.folder / _SUMMARY, summary(receipt, self.context).encode())

    def tell(self, error: Exception) -> None:
        detail = f"{type(error).__name__}: {error}"
        warn(say("review.failed", self.lang, detail=detail))
        if self.debug:
            warn("".join(traceback.format_exception(error)))


def _with_receipt(pull: Pull, lang: Lang) -> Pull:
    """When nothing was pushed, the moment that the bot told of this commit before, where GitHub can be asked for it."""
    token = os.environ.get("GITHUB_TOKEN", "")
    if pull.queued or pull.was_pushed or not token:
        return pull
    from xingji.forge.answers import ForgeError  # noqa: PLC0415
    from xingji.forge.github import API, GitHub  # noqa: PLC0415

    try:
        github = GitHub(pull.base_repository, token, os.environ.get("GITHUB_API_URL", API))
        written = github.own_comment(pull.number, MARK)
    except ForgeError as error:
        warn(say("review.no_receipt", lang, detail=error))
        return pull
    return with_receipt(pull, written.body) if written else pull
