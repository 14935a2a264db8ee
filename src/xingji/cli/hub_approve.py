"""`xingji hub approve PARTY NUMBER --as LOGIN`: a reviewer's word where the forge is a folder and has no page for it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from xingji.cli.at_office import add_office_arguments, office, told
from xingji.cli.command import CLEAN, Command, emit, usage
from xingji.cli.commands import Described
from xingji.cli.extras import GITHUB
from xingji.programme.party import party_of

if TYPE_CHECKING:
    from xingji.forge.answers import PullRow
    from xingji.hub.inboxes import Inbox
    from xingji.hub.office import Office
    from xingji.model.hub import Reviewer

ABOUT = Described(
    "local 平台：批准一个请求的当前内容，或要求修改 / local forge: approve what a request holds now",
    "  xingji hub approve agency/CITY/ID 1 --as LOGIN\n"
    "  xingji hub approve agency/CITY/ID 1 --as LOGIN --commit 1a2b3c4d\n"
    "  xingji hub approve agency/CITY/ID 1 --as LOGIN --changes",
)
_SHORTEST = 7
"""Digits by which a commit may be named."""


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("party", metavar="PARTY", help="单位，例如 agency/nanjing/nj-01 / the party")
    parser.add_argument("number", type=int, metavar="NUMBER", help="请求的编号 / number of the request")
    parser.add_argument(
        "--as", dest="login", required=True, metavar="LOGIN", help="hub.yaml 中的审核人员 / a reviewer of hub.yaml"
    )
    parser.add_argument(
        "--commit", default="", metavar="SHA", help="看过的提交，已有新推送时不批准 / the commit that was looked at"
    )
    parser.add_argument("--changes", action="store_true", help="要求修改，不批准 / ask for changes instead")
    add_office_arguments(parser)


def _run(options: argparse.Namespace) -> int:
    from xingji.forge.answers import ReviewRow  # noqa: PLC0415  help needs none of it
    from xingji.forge.local_platform import LocalPlatform  # noqa: PLC0415

    with office(options, dry=True) as here:
        here.look()
        if not isinstance(here.platform, LocalPlatform):
            raise usage("hub.approve.page", options)
        reviewer, inbox = _reviewer(options, here), _inbox(options, here)
        pull = _pull(options, here.platform.open_pulls(inbox.repository))
        state = "CHANGES_REQUESTED" if options.changes else "APPROVED"
        review = ReviewRow(reviewer.login, reviewer.id, state, pull.head_sha)
        here.platform.approve(inbox.repository, pull.number, review)
    key = "changes" if options.changes else "done"
    values = {"party": options.party, "number": pull.number, "commit": pull.head_sha[:12]}
    emit(told(options, f"approve.{key}", login=reviewer.login, **values))
    return CLEAN


def _reviewer(options: argparse.Namespace, here: Office) -> Reviewer:
    for one in here.settings.reviewers:
        if one.login.lower() == options.login.lower():
            return one
    raise usage("hub.approve.nobody", options, login=options.login)


def _inbox(options: argparse.Namespace, here: Office) -> Inbox:
    wanted = party_of(options.party)
    for inbox in here.inboxes:
        if inbox.party == wanted:
            return inbox
    raise usage("view.party", options, given=options.party)


def _pull(options: argparse.Namespace, pulls: list[PullRow]) -> PullRow:
    """The open request of that number, which still holds the commit that was looked at. Raises UsageError."""
    for pull in pulls:
        if pull.number == options.number:
            seen = options.commit.lower()
            if seen and (len(seen) < _SHORTEST or not pull.head_sha.startswith(seen)):
                raise usage("hub.approve.moved", options, number=pull.number, commit=pull.head_sha[:12])
            return pull
    raise usage("hub.approve.none", options, party=options.party, number=options.number)


COMMAND = Command(_add, _run, lambda _: GITHUB)
