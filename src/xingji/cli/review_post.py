"""`xingji review post`: tell a result on the pull request that it is about."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from xingji.cli.command import CLEAN, emit, language, usage, warn
from xingji.cli.connection import connected
from xingji.forge.base_check import BaseBranchChecker
from xingji.forge.posting import post, run_of
from xingji.forge.report import verdict
from xingji.forge.result import FILE, MOST_BYTES
from xingji.messages.interface import say


def tell(options: argparse.Namespace, event: dict[str, Any]) -> int:
    """Tell what a run left; gives the exit code. Raises UsageError."""
    lang = language(options)
    try:
        run = run_of(event)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise usage("review.event", options, path=options.event, detail=f"{type(error).__name__}: {error}") from None
    root = Path(options.root).resolve()
    options.repository = options.repository or run.base
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    with connected(options, root) as github:
        told = post(github, BaseBranchChecker(root), run, _source(Path(options.result) / FILE), server)
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
