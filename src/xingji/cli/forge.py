"""`xingji forge init|doctor`: the repository's settings on GitHub, set and verified."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from xingji.cli.at_forge import APP
from xingji.cli.command import CLEAN, FAULTY, Command, emit, language, usage
from xingji.cli.connection import add_connection_arguments, connected
from xingji.cli.extras import GITHUB
from xingji.cli.output.settings import attempted, found
from xingji.cli.owners import add_owner_arguments, wanted
from xingji.cli.province import province
from xingji.forge.aspects import Attempt, mended
from xingji.forge.setup import Setup
from xingji.hub.inboxes import PATH as HUB
from xingji.messages.interface import say

_BY_PEOPLE = ("bypass", "writers")
"""What only people can mend, and how."""


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=("init", "doctor"),
        metavar="init|doctor",
        help="设置；或列出不一致之处 / change the settings, or only list them",
    )
    parser.add_argument("--dry-run", action="store_true", help="只说要改什么 / only show what would be changed")
    add_owner_arguments(parser)
    add_connection_arguments(parser)


def _run(options: argparse.Namespace) -> int:
    lang = language(options)
    root, owners, roles = wanted(options)
    with connected(options, root) as github:
        setup = Setup(github, owners, province(options, root), roles=roles, app=_app(options, root))
        emit(say("forge.heading", lang, repository=setup.about.name, branch=setup.about.branch))
        left = 0
        for aspect in setup.aspects():
            attempt = Attempt([], aspect.differences())
            if options.action == "init" and not options.dry_run:
                attempt = mended(aspect, attempt.left)
            lines = [*attempted(aspect, attempt, lang), *found(aspect, attempt.left, lang)]
            if attempt.left and aspect.name in _BY_PEOPLE:
                lines.append(say(f"forge.hint.{aspect.name}", lang))
            emit("\n".join(lines))
            left += len(attempt.left)
        if not setup.has_merge_queue():
            emit(say("forge.no_queue", lang))
    emit(say("forge.left" if left else "forge.clean", lang, count=left))
    return FAULTY if left else CLEAN


def _app(options: argparse.Namespace, root: Path) -> int:
    """The number of the hub's app where the repository is the record of a hub, else 0. Raises UsageError."""
    if not (root / HUB).exists():
        return 0
    given = os.environ.get(APP, "").strip()
    if not given.isdigit():
        raise usage("forge.no_app", options, path=HUB, name=APP)
    return int(given)


COMMAND = Command(_add, _run, lambda _: GITHUB)
