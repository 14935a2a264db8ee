"""Where inboxes are founded: a forge as whoever administers it sees it. The hub itself has no such rights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from xingji.forge.aspects import Aspect, Difference
from xingji.hub.inboxes import Inbox
from xingji.hub.lease import ALIVE, SILENT


def silence(last: datetime | None, now: datetime) -> Iterator[Difference]:
    """What differs where the last sign of life is too long ago, or there never was one."""
    if last is None or now - last > SILENT:
        told = last.isoformat(timespec="minutes") if last else ""
        yield Difference("alive", ALIVE, f"< {SILENT.seconds // 60} min", told)


class InboxSetup(Protocol):
    """The settings of one inbox."""

    def exists(self) -> Aspect:
        """The first of all: whether it is there; without it there is nothing else to look at."""

    def aspects(self) -> list[Aspect]:
        """All others, in the order in which they are set: people are let in when the rest is as it should be."""

    def people(self) -> Aspect:
        """Who has access."""

    @property
    def has_guests(self) -> bool:
        """Whether anybody is known who acts for the party."""

    @property
    def waiting(self) -> Sequence[str]:
        """Accounts that were asked in and had not answered when somebody looked last."""


class Seat(Protocol):
    """A forge, as whoever founds inboxes there sees it; every call may raise ForgeError."""

    def common(self) -> list[Aspect]:
        """What inboxes have in common, in the order in which it is set."""

    def alive(self) -> Aspect:
        """When the hub last gave a sign of life."""

    def inbox(self, inbox: Inbox) -> InboxSetup:
        """One inbox."""

    def retired(self, repository: str) -> Aspect:
        """Whether an inbox that was renewed is closed; one that is gone is."""

    def merged(self) -> bytes | None:
        """hub.yaml as the record's main branch has it; None where it has none."""

    @property
    def lacks_rules(self) -> bool:
        """Whether parties can push to the main branch of their inbox, which does no harm."""
