"""Views: what of the record a party sees. Contents go in, views come out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from xingji.hub.derived import derived
from xingji.hub.record import Record
from xingji.hub.sight import Sight
from xingji.hub.tree import Tree
from xingji.programme.party import Party


class View(NamedTuple):
    """Files by path: the id of a content that the record holds, or what was derived for this party."""

    party: Party
    files: Mapping[str, str | bytes]


class Views:
    """The views of an edition's parties on a day. What they have in common is read once.

    What was read of dossiers is kept in the folder `cache`. Raises FaultyDocumentError for a record whose frame cannot
    be read: nobody is shown half of what is theirs.
    """

    def __init__(self, tree: Tree, edition: str, day: date, cache: Path | None = None) -> None:
        self._record = Record(tree, edition, day, cache)
        self._sights: dict[Party, Sight] = {}

    def of(self, party: Party) -> View:
        """Everything that the party sees."""
        sight, ids = self._sight(party), self._record.tree.files
        files: dict[str, str | bytes] = {path: ids[path] for path in sight.whole()}
        return View(party, dict(sorted({**files, **dict(derived(sight))}.items())))

    def allowed(self, party: Party, path: str) -> bool:
        """Whether the party may write a file: one that it sees as it is, or a new one within what is its own."""
        return self._sight(party).may_write(path)

    def _sight(self, party: Party) -> Sight:
        if party not in self._sights:
            self._sights[party] = Sight(self._record, party)
        return self._sights[party]
