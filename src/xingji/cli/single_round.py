"""One round where the record is its own only inbox: which requests an event is about, and what is told of them."""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from xingji.cli.command import usage
from xingji.cli.connection import repository, token
from xingji.cli.project import project_of

if TYPE_CHECKING:
    from xingji.hub.office import Deed
    from xingji.hub.single import Single

_GITHUB = "https://api.github.com"

Event = Mapping[str, Any]


def single_round(options: argparse.Namespace, event: Event) -> Iterator[Deed]:
    """Judge what an event is about, else whatever lacks a verdict, and tell it. Raises UsageError."""
    from xingji.forge.answers import ForgeError  # noqa: PLC0415  help needs none of it
    from xingji.forge.github import ACTIONS_LOGIN  # noqa: PLC0415
    from xingji.forge.labels import all_labels  # noqa: PLC0415
    from xingji.forge.report import MARK  # noqa: PLC0415
    from xingji.forge.tokens import PlainToken  # noqa: PLC0415
    from xingji.hub.platforms import on_github  # noqa: PLC0415
    from xingji.hub.single import Single  # noqa: PLC0415
    from xingji.store.git_worktree import GitError  # noqa: PLC0415
    from xingji.store.reference import reference  # noqa: PLC0415

    root, api = project_of(options), options.api or os.environ.get("GITHUB_API_URL") or _GITHUB
    login = ACTIONS_LOGIN if os.environ.get("GITHUB_ACTIONS") else ""
    try:
        name, tokens = repository(options, root), PlainToken(token(options, api), login)
        with on_github(tokens, api, ours=frozenset(all_labels(reference(root)))) as github:
            default = github.default_branch(name)
            single = Single(github, name, default, root, lambda: github.said(name, MARK), dry=options.dry_run)
            # A workflow has checked it out itself; main may have moved since, which is no reason to judge nothing.
            if not login and not single.stands_on_default():
                raise usage("hub.not_default", options, branch=default)
            yield from _judged(options, single, event)
    except ForgeError as error:
        minutes = max(1, math.ceil(error.pause / 60))
        raise usage(f"forge.error.{error.kind}", options, detail=error.detail, minutes=minutes) from None
    except GitError as error:
        raise usage("hub.git", options, detail=str(error)[:300]) from None


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
