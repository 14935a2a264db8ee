"""`xingji hub alive`: whether the hub gave a sign of life lately; `--post` says in the record when it did not."""

from __future__ import annotations

import argparse

from xingji.cli.at_office import add_office_arguments, office, post
from xingji.cli.command import CLEAN, FAULTY, Command, emit, language
from xingji.cli.commands import Described
from xingji.cli.extras import GITHUB
from xingji.messages.interface import say

ABOUT = Described(
    "收发程序是否还在运行 / whether the hub gave a sign of life lately",
    "  xingji hub alive\n  xingji hub alive --post",
)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--post",
        action="store_true",
        help="停止时在总库开一个议题，恢复后关闭 / an issue in the record while it is silent",
    )
    add_office_arguments(parser)


def _run(options: argparse.Namespace) -> int:
    from xingji.hub.boards import alarm, is_silent, moment  # noqa: PLC0415  help needs none of it
    from xingji.hub.lease import last_beat  # noqa: PLC0415

    with office(options, dry=True) as here:
        alive, now = last_beat(here.record, here.remote), here.clock()
        silent = is_silent(alive, now)
        last = moment(alive.at) if alive else say("boards.never", language(options))
        emit(say("boards.dead" if silent else "boards.alive", language(options), last=last))
        if options.post:
            post(options, here, alarm(alive, now))
    return FAULTY if silent else CLEAN


COMMAND = Command(_add, _run, lambda _: GITHUB)
