"""One round: attend to every inbox, then deliver what that changed. A fault in one inbox stops none of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from xingji.forge.answers import ForgeError, PullRow
from xingji.hub.attend import Attendance
from xingji.hub.delivery import Delivery
from xingji.hub.inboxes import Inbox
from xingji.hub.office import KNOWN, Deed, Office
from xingji.programme.party import Party
from xingji.store.git_worktree import GitError

_SLOW = timedelta(minutes=10)
"""How long a forge may take to see that a request was merged, before the hub closes it."""


class PausedError(Exception):
    """The record's settings say that nothing is to be done, as where a leak is looked into."""


class Round:
    """One round of an office, or of one party's inbox.

    `thorough` asks every inbox for the end of its main branch, else only those where something is known to be new.
    """

    def __init__(self, office: Office, only: Party | None = None, *, thorough: bool = True) -> None:
        self.office, self.only, self.thorough = office, only, thorough
        self._delivery = Delivery(office)
        self._heads: dict[str, list[str]] = {}

    def run(self) -> Iterator[Deed]:
        """What was done, as it is done.

        Raises PausedError, and GitError or FaultyDocumentError where the record itself cannot be had or used.
        """
        self.office.look()
        if self.office.settings.paused:
            raise PausedError
        begun = self.office.tip
        for inbox in self._inboxes():
            yield from _guarded(inbox, self._attend(inbox))
        self._delivery.finish()
        for inbox in self._inboxes():
            if self._heads.get(inbox.repository) or self.office.tip != begun:
                yield from _guarded(inbox, self._deliver(inbox, self._heads.get(inbox.repository, ())))
        self._delivery.finish()

    def _inboxes(self) -> list[Inbox]:
        return [inbox for inbox in self.office.inboxes if self.only in (None, inbox.party)]

    def _attend(self, inbox: Inbox) -> Iterator[Deed]:
        pulls = self.office.platform.open_pulls(inbox.repository)
        yield from self._deliver(inbox, (), anyway=self.thorough)
        if not pulls or (main := self.office.store(inbox).resolve(KNOWN)) is None:
            return
        attendance = Attendance(self.office, inbox, self.office.store(inbox), main)
        yield from attendance.run(pulls)
        self._heads[inbox.repository] = attendance.heads
        yield from self._close(inbox, main, pulls)

    def _deliver(self, inbox: Inbox, heads: Sequence[str], *, anyway: bool = False) -> Iterator[Deed]:
        store = self.office.store(inbox)
        if heads or self._delivery.is_due(inbox, store, thorough=anyway):
            yield from self._delivery.run(inbox, store, self.office.view(inbox.party), heads)

    def _close(self, inbox: Inbox, main: str, pulls: Sequence[PullRow]) -> Iterator[Deed]:
        """Requests whose head is in the inbox's main branch already and that the forge still shows as open."""
        store = self.office.store(inbox)
        for pull in pulls:
            head = pull.head_sha
            if not (head in self.office.taken and store.has(head) and store.is_ancestor(head, main)):
                continue
            noted = self.office.journal.find("collected", inbox.repository, pull.number, head)
            if noted is None or noted.at > self.office.clock() - _SLOW:
                continue
            if not self.office.dry:
                self.office.platform.close(inbox.repository, pull.number)
            yield Deed("closed", inbox.party.key, pull.number)


def _guarded(inbox: Inbox, deeds: Iterator[Deed]) -> Iterator[Deed]:
    """Deeds of one inbox, up to a fault."""
    try:
        yield from deeds
    except (ForgeError, GitError) as error:
        kind = error.kind if isinstance(error, ForgeError) else "git"
        yield Deed("failed", inbox.party.key, detail=kind)
