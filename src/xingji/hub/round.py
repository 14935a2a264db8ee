"""One round: attend to every inbox, then deliver what that changed. A fault in one inbox stops none of the others."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from xingji.forge.answers import ForgeError, PullRow
from xingji.hub.attend import Attendance
from xingji.hub.delivery import Delivery
from xingji.hub.inboxes import Inbox, SharedInboxError
from xingji.hub.office import KNOWN, Deed, Office
from xingji.programme.party import Party
from xingji.store.git_worktree import GitError
from xingji.store.load import FaultyDocumentError

SHARES = 30
"""In so many rounds every inbox is asked for the end of its main branch once."""
_SLOW = timedelta(minutes=10)
"""How long a forge may take to see that a request was merged, before the hub closes it."""


class PausedError(Exception):
    """The record's settings say that nothing is to be done, as where a leak is looked into."""


class Round:
    """One round of an office, or of one party's inbox.

    `turn` None asks every inbox for the end of its main branch, which somebody may have moved; else only those where
    something is known to be new, and a share of the others, by turns.
    """

    def __init__(self, office: Office, only: Party | None = None, *, turn: int | None = None) -> None:
        self.office, self.only, self.turn = office, only, turn
        self._delivery = Delivery(office)
        self._heads: dict[str, list[str]] = {}
        self._is_spent = False
        self._exposed: frozenset[str] = frozenset()

    def run(self) -> Iterator[Deed]:
        """What was done, as it is done.

        Raises PausedError, and GitError or FaultyDocumentError where the record itself cannot be had or used.
        """
        self.office.look()
        if self.office.settings.paused:
            raise PausedError
        begun = self.office.tip
        self._exposed = self.office.platform.exposed(self.office.settings.organisation)
        for at, inbox in self._in_turn():
            yield from self._guarded(
                inbox, self._attend(inbox, anyway=self.turn is None or at % SHARES == self.turn % SHARES)
            )
        self._delivery.finish()
        for inbox in self._inboxes():
            if self._heads.get(inbox.repository) or self.office.tip != begun:
                yield from self._guarded(inbox, self._deliver(inbox, self._heads.get(inbox.repository, ())))
        self._delivery.finish()

    def _inboxes(self) -> list[Inbox]:
        return [inbox for inbox in self.office.inboxes if self.only in (None, inbox.party)]

    def _in_turn(self) -> list[tuple[int, Inbox]]:
        """Inboxes with their places, another one first each time: what a forge still lets the hub do when one of them
        had more than its share is not always denied to the same."""
        known = list(enumerate(self._inboxes()))
        first = (self.turn or 0) % max(len(known), 1)
        return [*known[first:], *known[:first]]

    def _attend(self, inbox: Inbox, *, anyway: bool) -> Iterator[Deed]:
        if inbox.repository.lower() in self._exposed:
            yield Deed("failed", inbox.party.key, detail="public")
            return
        self.office.make_room(inbox)
        # A forge that limits us is left alone: what is not asked for now is told in a later round, and Git goes on.
        pulls = [] if self._is_spent else self.office.platform.open_pulls(inbox.repository)
        yield from self._deliver(inbox, (), anyway=anyway and not self._is_spent)
        main = self.office.store(inbox).resolve(KNOWN)
        if main is None or not pulls:
            return
        attendance = Attendance(self.office, inbox, self.office.store(inbox), main)
        self._heads[inbox.repository] = attendance.heads
        yield from attendance.run(pulls)
        yield from self._close(inbox, main, pulls)

    def _deliver(self, inbox: Inbox, heads: Sequence[str], *, anyway: bool = False) -> Iterator[Deed]:
        if inbox.repository.lower() in self._exposed:
            return
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
            known = self.office.journal.find("collected", inbox.repository, pull.number, pull.head_sha)
            if known is None or known.at > self.office.clock() - _SLOW:
                continue
            if not self.office.dry:
                self.office.platform.close(inbox.repository, pull.number)
            yield Deed("closed", inbox.party.key, pull.number)

    def _guarded(self, inbox: Inbox, deeds: Iterator[Deed]) -> Iterator[Deed]:
        """Deeds of one inbox, up to a fault."""
        try:
            yield from deeds
        except (ForgeError, GitError) as error:
            kind = error.kind if isinstance(error, ForgeError) else "git"
            self._is_spent |= kind == "busy"
            if kind == "busy":
                yield Deed("waits", inbox.party.key, detail="limit")
            else:
                yield Deed("failed", inbox.party.key, detail=kind)
        except (FaultyDocumentError, SharedInboxError):
            raise  # the record's own faults, which every inbox would meet
        except Exception as error:
            # What a party sends may break what nobody thought of; that is its own trouble and nobody else's. The
            # message may quote what was sent, so only the place is told.
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}"
            yield Deed("failed", inbox.party.key, detail="engine", place=place)
