"""One round where the record is its own only inbox: which requests an event is about, and what is told of them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from xingji.cli.at_forge import by_token
from xingji.cli.at_office import hub_in_words
from xingji.cli.command import usage
from xingji.cli.connection import repository
from xingji.cli.project import project_of

if TYPE_CHECKING:
    from xingji.hub.office import Deed
    from xingji.hub.single import Single

Event = Mapping[str, Any]


def single_round(options: argparse.Namespace, event: Event) -> Iterator[Deed]:
    """Judge what an event is about, else whatever lacks a verdict, and tell it. Raises UsageError."""
    from xingji.forge.github import ACTIONS_LOGIN  # noqa: PLC0415  help needs none of it
    from xingji.forge.labels import all_labels  # noqa: PLC0415
    from xingji.forge.report import MARK  # noqa: PLC0415
    from xingji.hub.single import Single  # noqa: PLC0415
    from xingji.store.reference import reference  # noqa: PLC0415

    root = project_of(options)
    login = ACTIONS_LOGIN if os.environ.get("GITHUB_ACTIONS") else ""
    with hub_in_words(options):
        name = repository(options, root)
        with by_token(options, login, frozenset(all_labels(reference(root)))) as github:
            default = github.default_branch(name)
            single = Single(github, name, default, root, lambda: github.said(name, MARK), dry=options.dry_run)
            # A workflow has checked it out itself; main may have moved since, which is no reason to judge nothing.
            if not login and not single.stands_on_default():
                raise usage("hub.not_default", options, branch=default)
            yield from _judged(options, single, event)


def _judged(options: argparse.Namespace, single: Single, event: Event) -> Iterator[Deed]:
    from xingji.forge.pull import UnknownEventError, pull_of  # noqa: PLC0415
    from xingji.hub.single import Asked  # noqa: PLC0415

    if not event.keys() & {"pull_request", "merge_group"}:
        yield from single.run()
        return
    try:
        pull = pull_of(event)
        ref = str(event["merge_group"]["head_ref"]) if pull.queued else ""
    except (UnknownEventError, KeyError) as error:
        raise usage("hub.event", options, path=options.event, detail=error) from None
    yield from single.queued(pull, ref) if pull.queued else single.run(Asked(pull.number, str(event.get("action", ""))))
