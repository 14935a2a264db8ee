"""`xingji hub init`: make what is missing of the inboxes, set what differs, let the parties in."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from xingji.cli.command import CLEAN, FAULTY, Command, emit, language, usage
from xingji.cli.commands import Described
from xingji.cli.extras import GITHUB
from xingji.cli.hub_doctor import add_founding_arguments
from xingji.messages.interface import say

if TYPE_CHECKING:
    from xingji.cli.founding_place import Hubs
    from xingji.hub.seat import Seat

ABOUT = Described(
    "建立并设置各单位的收件库 / make the inboxes of the parties and set them up",
    "  xingji hub init --dry-run\n  xingji hub init\n  xingji hub init --renew institution/ID",
)


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="只说要改什么 / only show what would be changed")
    parser.add_argument(
        "--renew",
        metavar="PARTY",
        help="为该单位另建收件库，停用原来的 / another inbox for this party; closes the old one",
    )
    add_founding_arguments(parser)


def _run(options: argparse.Namespace) -> int:
    if options.party and options.renew:
        raise usage("founding.party_twice", options)
    from xingji.cli.founding import Founding  # noqa: PLC0415  other actions of the hub need none of it
    from xingji.cli.founding_place import opened, seat_of  # noqa: PLC0415

    lang, hubs = language(options), opened(options, options.renew or options.party)
    with seat_of(options, hubs) as seat:
        if options.renew:
            hubs = _renew(options, hubs, seat)
        founding = Founding(hubs, seat, lang, mending=not options.dry_run)
        founding.run()
    if options.dry_run:
        emit(say("founding.only", lang))
    elif founding.made:
        emit(say("founding.made", lang, count=founding.made))
    emit(say("forge.left" if founding.left else "forge.clean", lang, count=founding.left))
    return FAULTY if founding.left else CLEAN


def _renew(options: argparse.Namespace, hubs: Hubs, seat: Seat) -> Hubs:
    """The hub with one more inbox of a party than the record's main branch says; written down unless it is a rehearsal.

    So it may be run again after whatever broke, until what it wrote is merged: there is never a third one.
    """
    from xingji.hub.inboxes import PATH, inboxes  # noqa: PLC0415  see above
    from xingji.hub.renewal import number_in, renewed, written  # noqa: PLC0415
    from xingji.store.files import read_bytes, write_whole  # noqa: PLC0415

    path, party = hubs.root / PATH, options.renew
    merged = number_in(seat.merged(), party)
    later = hubs.renewed(renewed(hubs.settings, party, merged + 1))
    if not options.dry_run:
        write_whole(path, written(read_bytes(path)[0], party, merged + 1))
    name = inboxes(later.settings, [inbox.party for inbox in hubs.inboxes])[0].repository
    emit(say("founding.renewed", language(options), party=party, repository=name, path=PATH))
    return later


COMMAND = Command(_add, _run, lambda _: GITHUB)
