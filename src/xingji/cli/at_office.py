"""How the commands of the hub get to their office: the settings of the record, the forge, the working folder."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.cli.at_forge import add_forge_arguments, now, platform
from xingji.cli.command import emit, faulty, language, usage
from xingji.cli.connection import in_words
from xingji.cli.project import project_of
from xingji.messages.interface import say
from xingji.programme.party import Party, party_of

if TYPE_CHECKING:
    from xingji.hub.boards import Board
    from xingji.hub.office import Office
    from xingji.model.hub import Hub


def add_office_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the record, the working folder and the forge are."""
    add_forge_arguments(parser)
    parser.add_argument(
        "--stores", metavar="DIR", help="工作文件夹，可随时删除 / working folder, may be deleted at any time"
    )


@contextmanager
def office(options: argparse.Namespace, *, dry: bool = False, widen: bool = False) -> Iterator[Office]:
    """The office of the record that the options name. Raises UsageError, also for what the forge refuses inside."""
    from xingji.hub.inboxes import record_of  # noqa: PLC0415  help and views need none of it
    from xingji.hub.journal import Draft, Journal  # noqa: PLC0415
    from xingji.hub.office import Office  # noqa: PLC0415
    from xingji.hub.working_folder import Stores  # noqa: PLC0415

    settings = settings_of(options)
    stores = Stores(stores_of(options, settings))
    with hub_in_words(options), platform(options, settings, stores.root) as forge:
        remote = forge.remote(record_of(settings))
        journal = (Draft if dry else Journal)(stores.record, remote)
        yield Office(forge, settings, remote, journal, stores, clock=now, dry=dry, widen=widen)


@contextmanager
def hub_in_words(options: argparse.Namespace) -> Iterator[None]:
    """Whatever forge, Git or the record's own frame refuse inside the block in the user's language.

    Raises UsageError.
    """
    from xingji.hub.inboxes import SharedInboxError  # noqa: PLC0415  see above
    from xingji.store.git_worktree import GitError  # noqa: PLC0415
    from xingji.store.load import FaultyDocumentError  # noqa: PLC0415

    try:
        with in_words(options):
            yield
    except GitError as error:
        raise usage("hub.git", options, detail=str(error)[:300]) from None
    except FaultyDocumentError as error:
        raise usage("hub.broken", options, path=error.path) from None
    except SharedInboxError as error:
        raise usage("founding.same_name", options, name=error.repository) from None


def post(options: argparse.Namespace, here: Office, board: Board) -> None:
    """Make an issue of the record what it should be, and say what was done. Raises ForgeError."""
    from xingji.hub.boards import step  # noqa: PLC0415  see above
    from xingji.hub.inboxes import record_of  # noqa: PLC0415

    record = record_of(here.settings)
    todo = step(board, here.platform.notices(record))
    if todo:
        here.platform.notice(record, todo)
    done, number, title = (todo.deed, todo.number, todo.title) if todo else ("none", 0, "")
    emit(say(f"boards.done.{done}", language(options), number=number, title=title))


def settings_of(options: argparse.Namespace) -> Hub:
    """hub.yaml of the record. Raises UsageError."""
    from xingji.hub.inboxes import PATH  # noqa: PLC0415
    from xingji.model.hub import Hub  # noqa: PLC0415
    from xingji.store.load import FaultyDocumentError, load  # noqa: PLC0415

    path = project_of(options) / PATH
    if not path.exists():
        raise usage("hub.none", options, path=PATH)
    try:
        return load(path, Hub)
    except FaultyDocumentError:
        raise faulty("hub.faulty", options, path) from None


def party_option(options: argparse.Namespace) -> Party | None:
    """The party of --party. Raises UsageError."""
    party = party_of(options.party) if options.party else None
    if options.party and party is None:
        raise usage("view.party", options, given=options.party)
    return party


def stores_of(options: argparse.Namespace, settings: Hub) -> Path:
    """--stores, else a folder of the user's cache that is this record's."""
    if options.stores:
        return Path(options.stores).resolve()
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "xingji" / "hub" / f"{settings.organisation}-{settings.record}"
