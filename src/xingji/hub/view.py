"""Views: what of the record a party sees. Contents go in, views come out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from xingji.hub.derived import derived
from xingji.hub.heads import Heads
from xingji.hub.record import Record
from xingji.hub.sight import Sight
from xingji.hub.tree import Tree
from xingji.programme.party import Party


class View(NamedTuple):
    """Files by path: the id of a content that the record holds, or what was derived for this party."""

    party: Party
    files: Mapping[str, str | bytes]

    @property
    def digest(self) -> str:
        """What it holds, in one word."""
        made = hashlib.blake2b(digest_size=16)
        for path in sorted(self.files):
            content = self.files[path]
            name = content if isinstance(content, str) else hashlib.sha256(content).hexdigest()
            made.update(f"{path}\0{name}\n".encode())
        return made.hexdigest()


class Views:
    """The views of an edition's parties on a day. What they have in common is read once.

    What `heads` knows of dossiers is not read again. Raises FaultyDocumentError for a record whose frame cannot
    be read: nobody is shown half of what is theirs.
    """

    def __init__(self, tree: Tree, edition: str, day: date, heads: Heads | None = None) -> None:
        self._record = Record(tree, edition, day, heads or Heads(None))
        self._sights: dict[Party, Sight] = {}

    def of(self, party: Party) -> View:
        """Everything that the party sees."""
        sight, ids = self._sight(party), self._record.tree.files
        files: dict[str, str | bytes] = {path: ids[path] for path in sight.whole()}
        return View(party, dict(sorted({**files, **dict(derived(sight))}.items())))

    def allowed(self, party: Party, path: str) -> bool:
        """Whether the party may write a file: one that it sees as it is, or a new one within what is its own."""
        return self._sight(party).may_write(path)

    def is_taken(self, party: Party, path: str) -> bool:
        """Whether a file is of an enterprise that the party could have begun with, had not another done so before."""
        return self._sight(party).is_taken(path)

    def _sight(self, party: Party) -> Sight:
        if party not in self._sights:
            self._sights[party] = Sight(self._record, party)
        return self._sights[party]
