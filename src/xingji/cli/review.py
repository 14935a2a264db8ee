"""`xingji review check|post`: the two halves of the bot: check without permissions, post the result with them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from xingji.cli.command import Command, usage
from xingji.cli.connection import add_connection_arguments
from xingji.cli.extras import GITHUB
from xingji.cli.help import add_command

_LARGEST_EVENT = 25 * 2**20
"""Bytes; GitHub sends no larger payloads."""


def _add(parser: argparse.ArgumentParser) -> None:
    inner = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = add_command(
        inner,
        "check",
        "检查一个请求，写出结果 / check a pull request and write the result",
        '  xingji review check --event "$GITHUB_EVENT_PATH" --out result',
    )
    check.add_argument("--event", required=True, metavar="FILE", help="GitHub事件文件 / JSON file of the event")
    check.add_argument(
        "--head", metavar="SHA", help="要检查的提交，默认事件所载 / commit to check (default: that of the event)"
    )
    check.add_argument("--out", required=True, metavar="DIR", help="结果写到哪里 / folder for the result")
    post = add_command(
        inner,
        "post",
        "把结果写到请求上 / post the result on the pull request",
        '  xingji review post --event "$GITHUB_EVENT_PATH" --result result',
    )
    post.add_argument("--event", required=True, metavar="FILE", help="GitHub事件文件 / JSON file of the event")
    post.add_argument("--result", required=True, metavar="DIR", help="结果所在文件夹 / folder with the result")
    for each in (check, post):
        each.add_argument("--root", default=".", metavar="DIR", help="基础分支的检出 / checkout of the base branch")
    add_connection_arguments(post)


def _run(options: argparse.Namespace) -> int:
    event = _event(options)
    if options.action == "check":
        from xingji.cli.review_check import check  # noqa: PLC0415  each end runs in a job of its own

        return check(options, event)
    from xingji.cli.review_post import tell  # noqa: PLC0415  only this end speaks to GitHub

    return tell(options, event)


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


COMMAND = Command(_add, _run, lambda _: GITHUB)
