"""`xingji review check|post`: the two ends of the bot: judge without rights, tell the verdict with them."""

from __future__ import annotations

import argparse
import json
import os
import traceback
from pathlib import Path
from typing import Any

from xingji.cli.command import CLEAN, FAILED, FAULTY, Command, emit, language, usage, warn
from xingji.cli.extras import GITHUB
from xingji.forge.annotations import commands
from xingji.forge.base_check import BaseBranchChecker
from xingji.forge.gate import Watch, examine
from xingji.forge.pull import Pull, UnknownEventError, pull_of
from xingji.forge.receipt import with_receipt
from xingji.forge.report import MARK, Context, summary, verdict
from xingji.forge.result import MOST_BYTES, Outcome, Result, to_json
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.store.files import write_whole

_CODES: dict[Outcome, int] = {"accepted": CLEAN, "refused": FAULTY, "failed": FAILED}
_LARGEST_EVENT = 25 * 2**20
"""Bytes; GitHub sends no larger payloads."""
RESULT, SUMMARY = "result.json", "summary.md"


def _add(parser: argparse.ArgumentParser) -> None:
    from xingji.cli.connection import add_connection_arguments  # noqa: PLC0415

    inner = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = inner.add_parser("check", help="检查一个请求，写出结果 / judge a pull request and write the result")
    check.add_argument("--event", required=True, metavar="FILE", help="GitHub事件文件 / the event's JSON")
    check.add_argument(
        "--head", metavar="SHA", help="要检查的提交，默认事件所载 / commit to judge, default the event's"
    )
    check.add_argument("--out", required=True, metavar="DIR", help="结果写到哪里 / where the result goes")
    post = inner.add_parser("post", help="把结果写到请求上 / tell the result on the pull request")
    post.add_argument("--event", required=True, metavar="FILE", help="GitHub事件文件 / the event's JSON")
    post.add_argument("--result", required=True, metavar="DIR", help="结果所在文件夹 / folder of the result")
    for each in (check, post):
        each.add_argument("--root", default=".", metavar="DIR", help="基础分支的检出 / checkout of the base branch")
        each.add_argument("--lang", choices=("zh", "en"), help="输出语言，默认 zh / language of the output")
        each.add_argument("--debug", action="store_true", help="引擎出错时显示完整信息 / full traceback on failure")
    add_connection_arguments(post)


def _run(options: argparse.Namespace) -> int:
    event = _event(options)
    return _check(options, event) if options.action == "check" else _post(options, event)


def _event(options: argparse.Namespace) -> dict[str, Any]:
    path = Path(options.event)
    try:
        if path.stat().st_size > _LARGEST_EVENT:
            raise usage("review.event", options, path=path, detail=path.stat().st_size)
        event = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise usage("review.event", options, path=path, detail=type(error).__name__) from None
    if not isinstance(event, dict):
        raise usage("review.event", options, path=path, detail=type(event).__name__)
    return event


class _Keeper(Watch):
    """Writes each result as soon as it is there, and says what went wrong in the log."""

    def __init__(self, folder: Path, context: Context, lang: Lang, *, debug: bool) -> None:
        self.folder, self.context, self.lang, self.debug = folder, context, lang, debug

    def keep(self, receipt: Result) -> None:
        write_whole(self.folder / RESULT, to_json(receipt))
        write_whole(self.folder / SUMMARY, summary(receipt, self.context).encode())

    def tell(self, error: Exception) -> None:
        detail = f"{type(error).__name__}: {error}"
        warn(say("review.failed", self.lang, detail=detail))
        if self.debug:
            warn("".join(traceback.format_exception(error)))


def _check(options: argparse.Namespace, event: dict[str, Any]) -> int:
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


def _with_receipt(pull: Pull, lang: Lang) -> Pull:
    """When nothing was pushed, the moment that the bot told of this commit before, where GitHub can be asked for it."""
    token = os.environ.get("GITHUB_TOKEN", "")
    if pull.queued or pull.was_pushed or not token:
        return pull
    from xingji.forge.answers import HubError  # noqa: PLC0415
    from xingji.forge.hub import API, Hub  # noqa: PLC0415

    try:
        hub = Hub(pull.base_repository, token, os.environ.get("GITHUB_API_URL", API))
        written = hub.own_comment(pull.number, MARK)
    except HubError as error:
        warn(say("review.no_receipt", lang, detail=error))
        return pull
    return with_receipt(pull, written.body) if written else pull


def _post(options: argparse.Namespace, event: dict[str, Any]) -> int:
    from xingji.cli.connection import connected  # noqa: PLC0415  only this end speaks to GitHub
    from xingji.forge.posting import post, run_of  # noqa: PLC0415

    lang = language(options)
    try:
        run = run_of(event)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise usage("review.event", options, path=options.event, detail=f"{type(error).__name__}: {error}") from None
    root = Path(options.root).resolve()
    options.repository = options.repository or run.base
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    with connected(options, root) as hub:
        told = post(hub, BaseBranchChecker(root), run, _source(Path(options.result) / RESULT), server)
    if told.pull is None or told.result is None:
        emit(say("review.gone", lang, sha=run.head_sha))
        return CLEAN
    if told.doubt:
        warn(say("review.untold", lang, why=told.doubt))
    emit(say("review.posted", lang, number=told.pull.number, verdict=verdict(told.result)))
    return CLEAN


def _source(path: Path) -> bytes | None:
    """The result as it was left, not more of it than a result can be; None where there is none."""
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


COMMANDS = {
    "review": Command(
        name="review",
        help="工作流中的机器人：检查请求、写评论 / the bot in a workflow: judge pull requests, tell the verdict",
        example='  xingji review check --event "$GITHUB_EVENT_PATH" --head "$SHA" --out result\n'
        '  xingji review post --event "$GITHUB_EVENT_PATH" --result result',
        add=_add,
        run=_run,
        needs=lambda _: GITHUB,
    )
}
