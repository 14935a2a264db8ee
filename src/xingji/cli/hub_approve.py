"""`xingji hub approve`: a reviewer's word on a request where the forge is a folder and has no pages to say it on."""

from __future__ import annotations

import argparse

from xingji.cli.at_forge import local
from xingji.cli.at_office import add_office_arguments, hub_in_words, party_option, settings_of
from xingji.cli.command import CLEAN, Command, emit, language, usage
from xingji.cli.commands import Described
from xingji.cli.project import project_of
from xingji.messages.interface import say

ABOUT = Described(
    "local 平台：批准一项请求，或要求修改 / local forge: approve a request, or ask for changes",
    "  xingji hub approve agency/CITY/ID 3 --as LOGIN\n  xingji hub approve city/CITY 1 --as LOGIN --changes",
)
_SHORTEST = 7
"""Characters by which people name a commit."""


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("party", metavar="PARTY", help="单位 / party")
    parser.add_argument("number", type=int, metavar="NUMBER", help="请求的编号 / number of the request")
    parser.add_argument("--as", dest="login", required=True, metavar="LOGIN", help="审核人员 / reviewer")
    parser.add_argument(
        "--head", metavar="COMMIT", help="看过的提交，其后有新推送则不记 / the commit that was looked at"
    )
    parser.add_argument("--changes", action="store_true", help="不批准，要求修改 / ask for changes instead")
    add_office_arguments(parser)


def _run(options: argparse.Namespace) -> int:
    from xingji.forge.answers import ReviewRow  # noqa: PLC0415  help needs none of it
    from xingji.hub.inboxes import inboxes  # noqa: PLC0415
    from xingji.hub.parties import parties  # noqa: PLC0415
    from xingji.hub.tree import FolderTree  # noqa: PLC0415

    settings, party = settings_of(options), party_option(options)
    if settings.forge != "local":
        raise usage("inboxes.elsewhere", options)
    reviewer = next((one for one in settings.reviewers if one.login.lower() == options.login.lower()), None)
    if reviewer is None:
        raise usage("inboxes.no_reviewer", options, login=options.login)
    with hub_in_words(options):
        known = inboxes(settings, parties(FolderTree(project_of(options)), str(settings.edition)))
        inbox = next((one for one in known if one.party == party), None)
        if inbox is None:
            raise usage("inboxes.no_party", options, party=options.party, edition=settings.edition)
        forge = local(options, settings)
        pull = next((row for row in forge.open_pulls(inbox.repository) if row.number == options.number), None)
        if pull is None:
            raise usage("inboxes.no_request", options, party=options.party, number=options.number)
        _must_be_the_head(options, pull.head_sha)
        state = "CHANGES_REQUESTED" if options.changes else "APPROVED"
        forge.review(inbox.repository, pull.number, ReviewRow(reviewer.login, reviewer.id, state, pull.head_sha))
    emit(
        say(f"inboxes.{state.lower()}", language(options), party=options.party, number=pull.number, head=pull.head_sha)
    )
    return CLEAN


def _must_be_the_head(options: argparse.Namespace, head: str) -> None:
    """Raises UsageError where something newer was pushed."""
    given: str | None = options.head
    if given is not None and not (len(given) >= _SHORTEST and head.startswith(given.lower())):
        raise usage("inboxes.moved_on", options, head=head)


COMMAND = Command(_add, _run)
