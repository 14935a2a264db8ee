"""`xingji owners`: the CODEOWNERS file made from the roles."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from xingji.cli.command import CLEAN, FAULTY, Command, emit, language, usage, warn
from xingji.cli.project import add_root_argument, project_of
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.forge.owners import PATH, NoOwnerError, codeowners, is_team
from xingji.messages.interface import say
from xingji.programme.permissions import Author
from xingji.store.files import read_bytes, write_whole


def add_owner_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the roles are, and who stands in for the accounts in them."""
    add_root_argument(parser)
    parser.add_argument(
        "--team", metavar="ORG/TEAM", default="", help="用团队代替逐个账号 / use a team instead of single accounts"
    )


def _add(parser: argparse.ArgumentParser) -> None:
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--write", action="store_true", help=f"写入 {PATH} / write the file")
    group.add_argument("--check", action="store_true", help=f"{PATH} 不一致时退出码为1 / exit 1 when it differs")
    add_owner_arguments(parser)


def _run(options: argparse.Namespace) -> int:
    lang = language(options)
    root, text, _ = wanted(options)
    path = root / PATH
    if options.check:
        fresh = path.is_file() and read_bytes(path)[0] == text.encode()
        (emit if fresh else warn)(say("owners.fresh" if fresh else "owners.stale", lang, path=PATH))
        return CLEAN if fresh else FAULTY
    if options.write:
        write_whole(path, text.encode())
        emit(say("owners.written", lang, path=PATH))
    else:
        emit(text.rstrip())
    return CLEAN


class Wanted(NamedTuple):
    """The project's root, the roles of its newest edition, and the file that they ask for."""

    root: Path
    text: str
    roles: Sequence[Author]


def wanted(options: argparse.Namespace) -> Wanted:
    """What the newest edition that has roles asks for. Raises UsageError."""
    root = project_of(options)
    if options.team and not is_team(options.team):
        raise usage("owners.team", options, team=options.team)
    checker = Checker(root, library(root), processes=1)
    frames = (checker.frame(year) for year in reversed(checker.years()))
    frame = next((frame for frame in frames if frame.roles), None)
    if frame is None or frame.roles is None:
        raise usage("owners.none", options)
    sample = frame.edition is None or frame.edition.sample
    try:
        text = codeowners(frame.year, frame.roles.roles, sample=sample, team=options.team)
    except NoOwnerError:
        raise usage("owners.none", options) from None
    return Wanted(root, text, frame.roles.roles)


COMMAND = Command(_add, _run)
