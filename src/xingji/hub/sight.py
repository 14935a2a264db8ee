"""One party before the record: which of its files it sees as they are, and where it may write."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from xingji.hub.dossiers import DossierFiles
from xingji.hub.record import Record
from xingji.model.kinds import Reading, of_dossiers
from xingji.programme.party import Party
from xingji.programme.permissions import may_write
from xingji.programme.readers import Standing, may_read
from xingji.store import layout
from xingji.store.layout import Place

_NOTHING: frozenset[str] = frozenset()


class Sight:
    """What a party sees of a record; `own` are the dossiers in which it has a share, by folder."""

    def __init__(self, record: Record, party: Party) -> None:
        self.record, self.party = record, party
        self.own = record.shares.of(party)
        self._known: dict[tuple[str, frozenset[str], bool], Reading] = {}

    @cached_property
    def usccs(self) -> frozenset[str]:
        """Enterprises all of whose folders are its own: what is said of one may be about another folder's."""
        homes = self.record.shares.homes
        return frozenset(here.uscc for here in self.own.values() if homes(here.uscc) <= self.own.keys())

    @cached_property
    def cities(self) -> frozenset[str]:
        """Its own, or those in which it has tasks."""
        return frozenset({self.party.city} if self.party.city else {here.city for here in self.own.values()})

    def tasks(self, here: DossierFiles) -> frozenset[str]:
        """What falls to it in a dossier."""
        return here.tasks.get(self.party.id, _NOTHING) if self.party.role == "institution" else _NOTHING

    def whole(self) -> Iterator[str]:
        """Every file that it sees as it is."""
        yield from (*self.record.shared, *self.record.stars)
        if self.frame("agencies") == "whole" and self.record.tables.get(self.party.city):
            yield self.record.path("agencies", self.party.city)
        opened = self.record.lists.opened
        for here in self.own.values():
            tasks = self.tasks(here)
            for place in here.places:
                if self.reading(place.kind, tasks, announced=place.track in opened) == "whole":
                    yield place.path

    def frame(self, kind: str) -> Reading:
        """What it gets of its own part of the frame."""
        return may_read(self.party, kind, Standing(own=True, announced=bool(self.record.lists.opened)))

    def reading(self, kind: str, tasks: frozenset[str], *, announced: bool) -> Reading:
        """What it gets of a document in one of its own dossiers; asked once for all that are alike."""
        asked = (kind, tasks, announced)
        if asked not in self._known:
            answers = self.record.settings.city_reads_answers
            standing = Standing(self.party.role != "institution", tasks, announced, answers)
            self._known[asked] = may_read(self.party, kind, standing)
        return self._known[asked]

    def hidden(self, here: DossierFiles) -> list[str]:
        """Kinds of documents in a dossier of which it is not told that they are there."""
        tasks = self.tasks(here)
        return [kind for kind in of_dossiers() if self.reading(kind, tasks, announced=False) == "no"]

    def may_write(self, path: str) -> bool:
        """Whether it may hand in a file: one that it sees as it is, or a new one within what is its own."""
        place, record = layout.place(path), self.record
        if place is None or place.edition != record.edition or not may_write(self.party.role, place.kind):
            return False
        here = self.own.get(place.dossier)
        if self.party.role == "institution" and (here is None or place.kind not in self.tasks(here)):
            return False
        if path in record.tree.files:
            return self._sees(place, here)
        tracks, cities = record.known.tracks, record.known.cities
        return place.city in cities and (not place.track or place.track in tracks) and self._may_begin(place, here)

    def is_taken(self, path: str) -> bool:
        """Whether a file is of an enterprise that an agency could have begun with, had not another done so before."""
        dossier = layout.dossier_of(path)
        if dossier is None or self.party.role != "agency" or dossier.city != self.party.city:
            return False
        is_here = dossier.edition == self.record.edition
        return is_here and dossier.folder not in self.own and self.record.shares.holds(dossier.folder)

    def _sees(self, place: Place, here: DossierFiles | None) -> bool:
        if not place.uscc:
            return place.city == self.party.city and self.frame(place.kind) == "whole"
        if here is None or place not in here.places:
            return False
        opened = place.track in self.record.lists.opened
        return self.reading(place.kind, self.tasks(here), announced=opened) == "whole"

    def _may_begin(self, place: Place, here: DossierFiles | None) -> bool:
        if here is not None:
            return True
        is_free = self.party.role == "city" or not self.record.shares.holds(place.dossier)
        return place.city == self.party.city and is_free
