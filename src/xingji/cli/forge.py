"""`xingji forge init|doctor`: the repository's settings on GitHub, set and verified."""

from __future__ import annotations

import argparse

from xingji.cli.command import CLEAN, FAULTY, Command, emit, language
from xingji.cli.connection import add_connection_arguments, connected
from xingji.cli.extras import GITHUB
from xingji.cli.owners import add_owner_arguments, wanted
from xingji.cli.province import province
from xingji.forge.answers import ForgeError
from xingji.forge.setup import Aspect, Difference, Setup
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say


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
    root, owners = wanted(options)
    with connected(options, root) as github:
        setup = Setup(github, owners, province(options, root))
        emit(say("forge.heading", lang, repository=setup.about.name, branch=setup.about.branch))
        left = 0
        for aspect in setup.aspects():
            found = setup.differences(aspect)
            if options.action == "init" and not options.dry_run:
                found = _mended(setup, aspect, found, lang)
            emit("\n".join(_lines(aspect, found, lang)))
            left += len(found)
        if not setup.has_merge_queue():
            emit(say("forge.no_queue", lang))
    emit(say("forge.left" if left else "forge.clean", lang, count=left))
    return FAULTY if left else CLEAN


def _mended(setup: Setup, aspect: Aspect, found: list[Difference], lang: Lang) -> list[Difference]:
    """What still differs after an attempt to set it."""
    if not found or aspect.mend is None:
        return found
    try:
        aspect.mend()
    except ForgeError as error:
        if error.kind not in ("rights", "missing", "refused"):
            raise
        emit(say("forge.failed", lang, aspect=say(f"forge.aspect.{aspect.name}", lang), detail=error.detail))
        return found
    left = setup.differences(aspect)
    for difference in found:
        if difference not in left and difference.name:
            emit(say("forge.set", lang, name=difference.name, wanted=difference.wanted))
    return left


def _lines(aspect: Aspect, found: list[Difference], lang: Lang) -> list[str]:
    name = say(f"forge.aspect.{aspect.name}", lang)
    if not found:
        return [say("forge.fine", lang, aspect=name)]
    lines = [say("forge.differs", lang, aspect=name)]
    for difference in found:
        key = "forge.unseen" if difference.found is None else "forge.difference"
        values = {"name": difference.name, "wanted": difference.wanted, "detail": difference.detail}
        lines.append(say(key, lang, found=difference.found or say("forge.absent", lang), **values))
    return lines


COMMAND = Command(_add, _run, lambda _: GITHUB)
