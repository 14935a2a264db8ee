"""`hub init` and `hub doctor` where the forge is a folder: that every repository is there and keeps its receipts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from xingji.cli.at_office import local
from xingji.cli.command import CLEAN, FAULTY, emit, language, usage
from xingji.forge.answers import ForgeError
from xingji.messages.interface import say

if TYPE_CHECKING:
    from xingji.cli.founding import Hubs


def found_locally(options: argparse.Namespace, hubs: Hubs, *, making: bool) -> int:
    """Say which repositories lack or, where it is about `making`, make them; gives the exit code. Raises UsageError."""
    lang, forge = language(options), local(options, hubs.settings, new=True)
    wanted = [(hubs.record, hubs.settings.record), *((one.repository, one.party.key) for one in hubs.inboxes)]
    left = 0
    for repository, whose in wanted:
        try:
            fine = forge.is_ready(repository)
            if making and not fine:
                forge.make(repository)
        except ForgeError as error:
            raise usage(f"forge.error.{error.kind}", options, detail=error.detail, minutes=1) from None
        if not fine:
            left += not making
            emit(say("inboxes.made" if making else "inboxes.lacking", lang, repository=repository, party=whose))
    if not left:
        emit(say("inboxes.all_there", lang, count=len(wanted)))
    return FAULTY if left else CLEAN
