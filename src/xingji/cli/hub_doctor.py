"""`xingji hub doctor`: what of the organisation, the record and the inboxes is not as it should be."""

from __future__ import annotations

import argparse

from xingji.cli.at_forge import add_forge_arguments
from xingji.cli.command import CLEAN, FAULTY, Command, emit, language
from xingji.cli.commands import Described
from xingji.cli.extras import GITHUB
from xingji.messages.interface import say

ABOUT = Described(
    "核对组织、总库和各收件库的设置 / verify the organisation, the record and the inboxes",
    "  xingji hub doctor\n  xingji hub doctor --party agency/CITY/ID",
)


def add_founding_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the record is, and which inbox is meant."""
    add_forge_arguments(parser)
    parser.add_argument("--party", metavar="PARTY", help="只处理这一个单位 / the inbox of this party only")


def _add(parser: argparse.ArgumentParser) -> None:
    add_founding_arguments(parser)


def _run(options: argparse.Namespace) -> int:
    from xingji.cli.founding import Founding  # noqa: PLC0415  other actions of the hub need none of it
    from xingji.cli.founding_place import opened, seat_of  # noqa: PLC0415

    lang, hubs = language(options), opened(options, options.party)
    with seat_of(options, hubs) as seat:
        founding = Founding(hubs, seat, lang, mending=False)
        founding.run()
        founding.alive()
    emit(say("forge.left" if founding.left else "forge.clean", lang, count=founding.left))
    return FAULTY if founding.left else CLEAN


COMMAND = Command(_add, _run, lambda _: GITHUB)
