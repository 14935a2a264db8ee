"""Inboxes in a folder: bare repositories, and who reaches which of them is a matter of the machine's own rights."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from xingji.forge.answers import ForgeError
from xingji.forge.aspects import Aspect, Difference
from xingji.forge.local_git import LocalGit
from xingji.hub.inboxes import PATH, Inbox
from xingji.hub.lease import last_beat
from xingji.hub.seat import silence
from xingji.hub.stores import Store

_STRANGERS = 0o007
_RETIRED = "retired"
"""The folder beside the inboxes to which closed ones are taken: nobody's address leads there."""


class LocalInbox:
    """See InboxSetup."""

    def __init__(self, folder: Path, inbox: Inbox) -> None:
        self._at, self.inbox = _at(folder, inbox.repository), inbox

    def exists(self) -> Aspect:
        """See InboxSetup."""

        def look() -> Iterator[Difference]:
            if not self._is_there:
                yield Difference("inbox", self.inbox.repository, self.inbox.party.key, "")

        return Aspect("inbox", look, lambda: _made(self._at))

    def aspects(self) -> list[Aspect]:
        """See InboxSetup."""
        return [_shut(self._at)] if self._is_there else []

    def people(self) -> Aspect:
        """See InboxSetup. Whom the folder's rights let in, the machine's administrator knows."""
        return Aspect("people", lambda: iter(()), None)

    @property
    def _is_there(self) -> bool:
        return LocalGit(self._at).is_ready()

    has_guests = True
    waiting = ()


class LocalSeat:
    """See Seat; `folder` holds the organisation's folder."""

    def __init__(self, folder: Path, record: str) -> None:
        self._folder, self._record = folder, _at(folder, record)
        self._name = record

    def common(self) -> list[Aspect]:
        """See Seat."""

        def look() -> Iterator[Difference]:
            if not LocalGit(self._record).is_ready():
                yield Difference("record", self._name, self._record.name, "")

        return [Aspect("record", look, lambda: _made(self._record)), _shut(self._record)]

    def alive(self) -> Aspect:
        """See Seat."""
        return Aspect("alive", self._silent, None)

    def inbox(self, inbox: Inbox) -> LocalInbox:
        """See Seat."""
        return LocalInbox(self._folder, inbox)

    def retired(self, repository: str) -> Aspect:
        """See Seat."""
        at = _at(self._folder, repository)

        def look() -> Iterator[Difference]:
            if at.exists():
                yield Difference("retired", repository, f"{_RETIRED}/{at.name}", at.name)

        return Aspect("retired", look, lambda: _taken_away(at))

    def merged(self) -> bytes | None:
        """See Seat."""
        if not (self._record / "HEAD").is_file():
            return None
        store = Store(self._record)
        commit = store.resolve("refs/heads/main")
        tree = store.tree(commit) if commit else None
        return tree.read([PATH])[PATH] if tree and PATH in tree.files else None

    lacks_rules = False

    def _silent(self) -> Iterator[Difference]:
        last = last_beat(Store(self._record), None)
        yield from silence(last.at if last else None, datetime.now(UTC))


def _at(folder: Path, repository: str) -> Path:
    return folder / f"{repository}.git"


def _made(at: Path) -> None:
    """Make a repository that nobody but its owner and the group can open."""
    try:
        at.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
        LocalGit(at).make()
        _close(at)
    except OSError as error:
        raise ForgeError("refused", f"{at.name}: {error.strerror}") from None


def _shut(at: Path) -> Aspect:
    """Whether others on this machine are kept out; Windows has rights of another kind."""

    def look() -> Iterator[Difference]:
        mode = at.stat().st_mode & 0o777 if at.exists() else 0
        if os.name != "nt" and mode & _STRANGERS:
            yield Difference("shut", at.name, oct(mode & ~_STRANGERS), oct(mode))

    return Aspect("shut", look, lambda: _close(at))


def _close(at: Path) -> None:
    at.chmod(at.stat().st_mode & 0o777 & ~_STRANGERS)


def _taken_away(at: Path) -> None:
    """The repository, and what lies beside it of its requests."""
    target = at.parent / _RETIRED
    target.mkdir(exist_ok=True, mode=0o700)
    for path in (at.with_suffix(""), at):
        if path.exists():
            path.rename(target / path.name)
