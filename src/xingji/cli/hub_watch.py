"""`xingji hub watch`: rounds for ever, with a sign of life in the record after each."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from itertools import count

from xingji.cli.at_office import add_office_arguments, office
from xingji.cli.command import CLEAN, Command, UsageError, emit, language, usage, warn
from xingji.cli.commands import Described
from xingji.cli.extras import GITHUB
from xingji.cli.hub_round import rounds, tell
from xingji.messages.interface import say

ABOUT = Described(
    "不断收发，直到停止 / rounds for ever, until it is stopped",
    "  xingji hub watch\n  xingji hub watch --every 300",
)
_LEAST = 10


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--every", type=int, default=120, metavar="SECONDS", help="两轮之间的秒数，默认120 / seconds between rounds"
    )
    parser.add_argument("--rounds", type=int, default=0, metavar="N", help="只做几轮，默认不停 / so many rounds only")
    add_office_arguments(parser)
    parser.set_defaults(dry_run=False, widen=False, party=None)


def _run(options: argparse.Namespace) -> int:
    if options.every < _LEAST:
        raise usage("hub.every", options, least=_LEAST)
    turns = iter(range(options.rounds) if options.rounds else count())
    try:
        while _watched(options, turns):
            time.sleep(options.every)
    except KeyboardInterrupt:
        emit(say("hub.stopped", language(options)))
    return CLEAN


def _watched(options: argparse.Namespace, turns: Iterator[int]) -> bool:
    """Rounds in one office, up to a fault, which is said and leaves it to the next office; whether any may be left."""
    try:
        with office(options) as here:
            for turn in turns:
                tell(options, rounds(options, here, turn))
                if turn + 1 != options.rounds:
                    time.sleep(options.every)
    except UsageError as error:
        warn(str(error))
        return True
    return False


COMMAND = Command(_add, _run, lambda _: GITHUB)
