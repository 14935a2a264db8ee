"""The forge that the hub's commands speak to, known as an App, by a token, or as a folder of this machine."""

from __future__ import annotations

import argparse
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.command import usage
from xingji.cli.connection import add_api_argument, api_of, token
from xingji.cli.project import add_root_argument, project_of

if TYPE_CHECKING:
    from xingji.forge.github_platform import GitHubPlatform
    from xingji.forge.local_platform import LocalPlatform
    from xingji.forge.platform import Platform
    from xingji.model.hub import Hub

APP, KEY = "XINGJI_APP_ID", "XINGJI_APP_KEY"
"""The number of the App that the hub speaks as, and the file with its private key."""


def now() -> datetime:
    """The clock of this machine, by which rounds go and a local forge opens requests."""
    return datetime.now(UTC)


def add_forge_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the record and its forge are."""
    add_root_argument(parser)
    add_api_argument(parser)
    parser.add_argument(
        "--folder", metavar="DIR", help="local 平台：Git库所在的文件夹 / folder of a local forge's repositories"
    )


@contextmanager
def platform(options: argparse.Namespace, settings: Hub, stores: Path) -> Iterator[Platform]:
    """The forge of the settings, known as the App, or by a token. Raises UsageError, ForgeError."""
    if settings.forge == "local":
        yield local(options, settings)
        return
    from xingji.forge.tokens import PlainToken  # noqa: PLC0415
    from xingji.hub.platforms import app_tokens, on_github  # noqa: PLC0415

    api = api_of(options)
    app, key = os.environ.get(APP, ""), os.environ.get(KEY, "")
    tokens = app_tokens(app, Path(key), api) if app and key else PlainToken(token(options, api))
    with on_github(tokens, api, stores) as github:
        yield github


@contextmanager
def by_token(options: argparse.Namespace, login: str = "", ours: Collection[str] = ()) -> Iterator[GitHubPlatform]:
    """GitHub with the token that is to be had, whose login may be known. Raises UsageError, ForgeError."""
    from xingji.forge.tokens import PlainToken  # noqa: PLC0415
    from xingji.hub.platforms import on_github  # noqa: PLC0415

    api = api_of(options)
    with on_github(PlainToken(token(options, api), login), api, ours=ours) as github:
        yield github


def folder_of(options: argparse.Namespace) -> Path:
    """Where a local forge's repositories are: --folder, else beside the folder of the record. Raises UsageError."""
    return Path(options.folder).resolve() if options.folder else project_of(options).resolve().parent


def local(options: argparse.Namespace, settings: Hub) -> LocalPlatform:
    """The forge in a folder. Raises UsageError."""
    from xingji.forge.local_platform import LocalPlatform  # noqa: PLC0415
    from xingji.hub.contacts import contacts  # noqa: PLC0415
    from xingji.hub.tree import FolderTree  # noqa: PLC0415

    root = project_of(options)
    folder = folder_of(options)
    if not (folder / settings.organisation).is_dir():
        raise usage("hub.no_folder", options, path=folder / settings.organisation)
    known = cache(lambda: contacts(FolderTree(root), settings))
    return LocalPlatform(folder, lambda repository: known().get(repository, ""), now)
