"""Bring each inbox's main branch to its party's view; what was collected becomes part of its history."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from xingji.hub.deliver import deliver, widened
from xingji.hub.inboxes import Inbox
from xingji.hub.journal import Entry
from xingji.hub.office import KNOWN, MAIN, Deed, Office
from xingji.hub.stores import Store
from xingji.hub.view import View

_DECIDING = (
    "model.kinds",
    "programme.readers",
    *(f"hub.{name}" for name in ("derived", "dossiers", "frames", "heads", "lists", "progress", "record")),
    *(f"hub.{name}" for name in ("shares", "sight", "top_level", "view")),
)
"""Modules that decide who sees what."""


def _table() -> str:
    """What decides who sees what, in one word: the modules that do."""
    made = hashlib.blake2b(digest_size=8)
    for name in _DECIDING:
        made.update(Path(str(import_module(f"xingji.{name}").__file__)).read_bytes())
    return made.hexdigest()


class Delivery:
    """Deliveries of an office; what was delivered is derived from the journal and from what the store holds."""

    def __init__(self, office: Office) -> None:
        self.office, self._table = office, _table()
        self._notes: list[Entry] = []

    def is_due(self, inbox: Inbox, store: Store, *, thorough: bool) -> bool:
        """Whether the inbox is not known to hold what its party sees; `thorough` asks the inbox itself, too."""
        last, known = self._last(inbox), store.resolve(KNOWN)
        seen = self.office.digest(inbox.party)
        if last is None or known is None or (last.head, last.more.get("view")) != (known, seen):
            return True
        return thorough and self._there(inbox, store) != known

    def run(self, inbox: Inbox, store: Store, view: View, heads: Sequence[str]) -> Iterator[Deed]:
        """Deliver where main is not the view, or lacks a collected head. Raises ForgeError, GitError."""
        office, name = self.office, inbox.party.key
        remote = office.platform.remote(inbox.repository)
        main = self._there(inbox, store)
        if main and main != store.resolve(KNOWN):
            store.fetch(remote, {MAIN: KNOWN})
        if grown := self._grown(inbox, store, main, view):
            yield Deed("held", name, detail=str(len(grown)))
            return
        made = deliver(store, main, view, office.tree, heads, office.clock())
        if made is None:
            self._note(inbox, main or "")
            return
        changed = len(store.touched(main, made)) if main else len(view.files)
        if not office.dry:
            if not store.push(remote, made, MAIN, main):
                yield Deed("waits", name, detail="race")
                return
            store.point(KNOWN, made, main)
            self._note(inbox, made)
        yield Deed("delivered", name, detail=str(changed))

    def _there(self, inbox: Inbox, store: Store) -> str | None:
        """The end of the inbox's main branch."""
        return store.heads(self.office.platform.remote(inbox.repository), MAIN).get(MAIN)

    def _grown(self, inbox: Inbox, store: Store, main: str | None, view: View) -> list[str]:
        """What a party would newly see though the table of readers, not the record, changed since the last delivery."""
        last = self._last(inbox)
        if self.office.widen or last is None or last.more.get("table") == self._table:
            return []
        return widened(store, main, view)

    def finish(self) -> None:
        """Write down what was delivered, all at once: a delivery that nobody wrote down is only looked at again."""
        notes, self._notes = self._notes, []
        self.office.journal.add(*notes)

    def _last(self, inbox: Inbox) -> Entry | None:
        return self.office.journal.last("delivered", inbox.repository)

    def _note(self, inbox: Inbox, head: str) -> None:
        office, last = self.office, self._last(inbox)
        more = {"view": office.digest(inbox.party), "table": self._table, "record": office.tip}
        if last and (last.head, last.more.get("view"), last.more.get("table")) == (head, more["view"], self._table):
            return
        self._notes.append(Entry("delivered", office.clock(), inbox.repository, 0, head, more))
