"""What a round shares: the record as it is now, its journal, the forge, and the folder of stores."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from xingji.forge.platform import Platform, Remote
from xingji.hub.collect import collected
from xingji.hub.concern import concerned
from xingji.hub.heads import Heads
from xingji.hub.inboxes import PATH, Inbox, inboxes
from xingji.hub.journal import Journal
from xingji.hub.lease import LASTS, Alive, Lease, beat
from xingji.hub.parties import parties
from xingji.hub.stores import Store
from xingji.hub.tree import Tree
from xingji.hub.upkeep import has_grown
from xingji.hub.view import View, Views
from xingji.hub.working_folder import Stores
from xingji.model.hub import Hub
from xingji.programme.china import china_day
from xingji.programme.party import Party
from xingji.store.load import read

MAIN = "refs/heads/main"
KNOWN = "refs/hub/main"
"""Where a store keeps what it last saw or put at the end of a remote's main branch."""

MOST_KEPT = 4 << 30
"""Bytes of what one inbox may have the hub keep."""

What = Literal["judged", "collected", "delivered", "waits", "held", "closed", "failed"]


class Deed(NamedTuple):
    """One thing that a round did, or why it did not; `detail` is a word or a count, never a finding.

    `place` is where in the engine something went wrong that nobody thought of.
    """

    what: What
    inbox: str
    number: int = 0
    detail: str = ""
    place: str = ""


def now() -> datetime:
    """The clock of this machine."""
    return datetime.now(UTC)


@dataclass
class Office:
    """The record and everything around it; `look` renews what is known of the record.

    `dry`: nothing is written anywhere but into the folder of stores. `widen`: views may grow for another reason than
    that the record did.
    """

    platform: Platform
    settings: Hub
    remote: Remote
    journal: Journal
    stores: Stores
    clock: Callable[[], datetime] = now
    dry: bool = False
    widen: bool = False
    tip: str = field(default="", init=False)
    _said: datetime = field(default=datetime.min.replace(tzinfo=UTC), init=False)
    _day: date = field(default=date.min, init=False)
    _taken: tuple[str, frozenset[str]] = field(default=("", frozenset()), init=False)
    _seen: dict[Party, View] = field(default_factory=dict, init=False)
    _digests: dict[Party, str] = field(default_factory=dict, init=False)

    def begin(self) -> bool:
        """Have the lease for this round; False while another hub has it."""
        self._said = self.clock()
        return self.dry or self._lease.take(self._said)

    def go_on(self, counts: Mapping[str, int]) -> None:
        """Keep the lease, and say that the hub is alive, where a round lasts longer than either."""
        if not self.dry and self.clock() >= self._said + LASTS / 2:
            self._lease.take(self.clock())
            self.beat(counts)

    def beat(self, counts: Mapping[str, int]) -> None:
        """Say that the hub is alive and how many deeds of each kind this round did."""
        if not self.dry:
            self._said = self.clock()
            beat(self.record, self.remote, Alive(self._said, counts))

    def end(self) -> None:
        """Give the lease back."""
        if not self.dry:
            self.record.tidy()
            self._lease.give_back(self.clock())

    @cached_property
    def _lease(self) -> Lease:
        return Lease(self.record, self.remote, f"{socket.gethostname()}:{os.getpid()}")

    def look(self) -> bool:
        """Fetch the record's main branch and its journal; whether what is known changed. Raises GitError."""
        self.record.fetch(self.remote, {MAIN: KNOWN})
        self.journal.load()
        return self.stand_on(self.record.resolve(KNOWN) or "")

    @cached_property
    def record(self) -> Store:
        """The store of the record."""
        return self.stores.record

    def stand_on(self, tip: str) -> bool:
        """Take a commit of the record for its present state; whether anything is new. Raises FaultyDocumentError.

        A day that has begun is new too: what is seen depends on it.
        """
        day = china_day(self.clock())
        if (tip, day) == (self.tip, self._day):
            return False
        self._taken = self._taken if not self.tip else (self.tip, self.taken)
        before = self.tree.files if self.tip and day == self._day else {}
        self.tip, self._day = tip, day
        self.settings = read(self.record.tree(tip).read([PATH])[PATH], Hub, Path(PATH))
        for name in ("tree", "views", "taken", "root", "inboxes"):
            self.__dict__.pop(name, None)
        self._seen.clear()
        moved = concerned(before, self.tree.files)
        self._digests = {party: seen for party, seen in self._digests.items() if moved and party.city not in moved}
        return True

    @cached_property
    def tree(self) -> Tree:
        """The record's files."""
        return self.record.tree(self.tip)

    @cached_property
    def views(self) -> Views:
        """Who sees what of them today."""
        return Views(self.tree, str(self.settings.edition), self._day, self._heads)

    @cached_property
    def _heads(self) -> Heads:
        return Heads(self.stores.root)

    def view(self, party: Party) -> View:
        """What a party sees; of the party that was asked about last it is at hand."""
        if party not in self._seen:
            self._seen = {party: self.views.of(party)}
        return self._seen[party]

    def digest(self, party: Party) -> str:
        """What a party sees, in one word; it is worked out once."""
        if party not in self._digests:
            self._digests[party] = self.view(party).digest
        return self._digests[party]

    @cached_property
    def taken(self) -> frozenset[str]:
        """Heads that were collected; a history only grows, so what came last is asked for alone."""
        since, known = self._taken
        if since and self.record.is_ancestor(since, self.tip):
            return known | collected(self.record, self.tip, since)
        return collected(self.record, self.tip)

    @cached_property
    def root(self) -> Path:
        """The record's files in a folder."""
        root = self.stores.folder("record")
        self.record.check_out(self.tip, root)
        return root

    @cached_property
    def inboxes(self) -> list[Inbox]:
        """Every inbox of the edition."""
        return inboxes(self.settings, parties(self.tree, str(self.settings.edition)))

    def store(self, inbox: Inbox) -> Store:
        """The quarantine of an inbox: what comes from there never lies in a store with anybody else's."""
        return self.stores.inbox(_name(inbox))

    def make_room(self, inbox: Inbox) -> None:
        """Drop the quarantine of an inbox that has grown; what is needed of it is fetched again.

        Nobody packs what strangers sent: that may take as long as they like.
        """
        path = self.store(inbox).path
        if has_grown(path, MOST_KEPT):
            shutil.rmtree(path, ignore_errors=True)

    def place(self, inbox: Inbox) -> Path:
        """Where the files of an inbox's main branch lie to be judged on."""
        return self.stores.folder(f"inbox-{_name(inbox)}")


def _name(inbox: Inbox) -> str:
    return inbox.repository.rpartition("/")[2]
