"""How commands reach GitHub: which repository, API and token; errors in the user's language."""

from __future__ import annotations

import argparse
import math
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from xingji.cli.command import language, usage
from xingji.messages.interface import say

if TYPE_CHECKING:
    from xingji.forge.client import Manner
    from xingji.forge.github import GitHub

GITHUB_API = "https://api.github.com"
_ORIGIN = re.compile(r"(?:https?://|ssh://|git@)(?:[^@/]*@)?([^/:]+)(?::[0-9]+)?[:/]([^/]+/[^/]+?)(?:\.git)?/?")


def add_connection_arguments(parser: argparse.ArgumentParser) -> None:
    """--repository and --api. A token is never an argument: arguments are seen by everybody on the machine."""
    add_repository_argument(parser)
    add_api_argument(parser)


def add_api_argument(parser: argparse.ArgumentParser) -> None:
    """The address that `api_of` gives."""
    parser.add_argument("--api", metavar="URL", help=f"GitHub接口地址，默认 {GITHUB_API} / API of the server")


def api_of(options: argparse.Namespace) -> str:
    """--api, $GITHUB_API_URL, else that of GitHub itself."""
    return options.api or os.environ.get("GITHUB_API_URL") or GITHUB_API


def add_repository_argument(parser: argparse.ArgumentParser) -> None:
    """The repository that `repository` gives."""
    parser.add_argument(
        "--repository", metavar="OWNER/NAME", help="GitHub仓库，默认 origin 所指 / repository, default: that of origin"
    )


@contextmanager
def connected(options: argparse.Namespace, root: Path | None, manner: Manner | None = None) -> Iterator[GitHub]:
    """The repository that the options name, seen with the token that is to be had, and asked in a `manner`.

    Raises UsageError, also for whatever GitHub refuses inside the block.
    """
    from xingji.forge.github import GitHub  # noqa: PLC0415  commands that do not speak to GitHub need none of it

    api = api_of(options)
    with in_words(options):
        name, key = repository(options, root), token(options, api)
        yield GitHub(name, key, api, manner=manner) if manner else GitHub(name, key, api)


@contextmanager
def in_words(options: argparse.Namespace) -> Iterator[None]:
    """Whatever a forge refuses inside the block in the user's language. Raises UsageError."""
    from xingji.forge.answers import ForgeError  # noqa: PLC0415  see above

    try:
        yield
    except ForgeError as error:
        minutes = max(1, math.ceil(error.pause / 60))
        raise usage(f"forge.error.{error.kind}", options, detail=error.detail, minutes=minutes) from None


def repository(options: argparse.Namespace, root: Path | None) -> str:
    """--repository, $GITHUB_REPOSITORY, what the remote `origin` names, else what an inbox says of itself.

    Raises UsageError.
    """
    named: str = options.repository or os.environ.get("GITHUB_REPOSITORY", "")
    if named:
        return named
    found = _ORIGIN.fullmatch(_output(["git", "-C", str(root), "remote", "get-url", "origin"])) if root else None
    if found is None:
        return _of_inbox(options, root)
    # The same name at another host is another repository, perhaps a stranger's.
    if found[1] != "github.com" and not (options.api or os.environ.get("GITHUB_API_URL")):
        raise usage("forge.other_host", options, host=found[1])
    return found[2]


def _of_inbox(options: argparse.Namespace, root: Path | None) -> str:
    from xingji.forge.inbox_mark import mark_in  # noqa: PLC0415  see above

    here = mark_in(root)
    if not (here and here.repository):
        raise usage("forge.no_repository", options)
    return here.repository


def token(options: argparse.Namespace, api: str) -> str:
    """$XINGJI_TOKEN, $GITHUB_TOKEN, what `gh` holds, else typed in unseen; kept nowhere. Raises UsageError."""
    for name in ("XINGJI_TOKEN", "GITHUB_TOKEN"):
        if given := os.environ.get(name, "").strip():
            return given
    host = (urlsplit(api).hostname or "").removeprefix("api.")
    if given := _output(["gh", "auth", "token", "--hostname", host]):
        return given
    if sys.stdin.isatty():
        import getpass  # noqa: PLC0415

        if given := getpass.getpass(say("forge.ask_token", language(options))).strip():
            return given
    raise usage("forge.no_token", options)


def _output(command: list[str]) -> str:
    """What a program prints; "" when it is missing or fails."""
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=20)  # noqa: S603  fixed programs, no shell
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode(errors="replace").strip()
