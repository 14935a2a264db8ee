"""One round where the record is its own only inbox: which requests an event is about, and what is told of them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from xingji.cli.command import usage
from xingji.cli.connection import repository, token
from xingji.cli.project import project_of

if TYPE_CHECKING:
    from xingji.hub.office import Deed

_GITHUB = "https://api.github.com"


def single_round(options: argparse.Namespace, event: Mapping[str, Any] | None) -> Iterator[Deed]:
    """Judge what an event is about, without one whatever waits, and tell it. Raises UsageError."""
    from xingji.forge.answers import ForgeError  # noqa: PLC0415  help needs none of it
    from xingji.forge.github import ACTIONS_LOGIN  # noqa: PLC0415
    from xingji.forge.labels import all_labels  # noqa: PLC0415
    from xingji.forge.tokens import PlainToken  # noqa: PLC0415
    from xingji.hub.platforms import on_github  # noqa: PLC0415
    from xingji.hub.single import Single  # noqa: PLC0415
    from xingji.store.git_worktree import GitError  # noqa: PLC0415
    from xingji.store.reference import reference  # noqa: PLC0415

    root = project_of(options)
    api = options.api or os.environ.get("GITHUB_API_URL") or _GITHUB
    login = ACTIONS_LOGIN if os.environ.get("GITHUB_ACTIONS") else ""
    known = reference(root)
    try:
        tokens = PlainToken(token(options, api), login)
        with on_github(tokens, api, ours=frozenset(all_labels(known))) as platform:
            single = Single(platform, repository(options, root), _default(event), root, known)
            yield from single.queued(event) if event and "merge_group" in event else single.run(*_asked(options, event))
    except ForgeError as error:
        raise usage(f"forge.error.{error.kind}", options, detail=error.detail, minutes=1) from None
    except GitError as error:
        raise usage("hub.git", options, detail=str(error)[:300]) from None
