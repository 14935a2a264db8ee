"""Views: what of the record a party sees. Contents go in, views come out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from xingji.hub import frames, progress
from xingji.hub.dossiers import DossierFiles, Item
from xingji.hub.record import Record
from xingji.hub.tree import Tree
from xingji.messages.texts.views import README
from xingji.model.inbox import TaskName
from xingji.model.kinds import KINDS, Reading
from xingji.programme.party import Party
from xingji.programme.permissions import may_write
from xingji.programme.readers import Standing, may_read
from xingji.store import layout
from xingji.store.inbox import INBOX
from xingji.store.layout import Place
from xingji.store.plain_yaml import written

TASKS: tuple[TaskName, ...] = ("verification", "onsite")


class View(NamedTuple):
    """Files by path: the id of a content that the record holds, or what was derived for this party."""

    party: Party
    files: Mapping[str, str | bytes]


class Views:
    """The views of an edition's parties on a day. What they have in common is read once.

    Raises FaultyDocumentError for a record whose frame cannot be read: nobody is shown half of what is theirs.
    """

    def __init__(self, tree: Tree, edition: str, day: date, cache: Path | None = None) -> None:
        self._record = Record(tree, edition, day, cache)

    def of(self, party: Party) -> View:
        """Everything that the party sees."""
        return View(party, dict(sorted(_Sight(self._record, party).files())))

    def allowed(self, party: Party, path: str) -> bool:
        """Whether the party may write a file: one that it sees whole, or a new one within what is its own."""
        place = layout.place(path)
        if place is None or place.edition != self._record.edition or not may_write(party.role, place.kind):
            return False
        sight = _Sight(self._record, party)
        if path in self._record.tree.files:
            return sight.reads(place) == "whole"
        return sight.may_begin(place)


class _Sight:
    """One party before the record."""

    def __init__(self, record: Record, party: Party) -> None:
        self.record, self.party = record, party
        self.own = self._own()

    def _own(self) -> Mapping[str, DossierFiles]:
        """Dossiers by folder: the agency's, the city's, those in which the institution has a task."""
        party, record = self.party, self.record
        if party.role == "institution":
            return record.of_institution(party.id)
        return record.of_agency(party.city, party.id) if party.role == "agency" else record.of_city(party.city)

    @property
    def usccs(self) -> frozenset[str]:
        """Enterprises all of whose dossiers are its own: what is said of another folder's would be another's."""
        return frozenset(here.uscc for here in self.own.values() if self.record.homes(here.uscc) <= self.own.keys())

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """Every file with its content or the id of it."""
        for path in (*self.record.shared, *self.record.stars, *self._table()):
            yield path, self.record.tree.files[path]
        for here in self.own.values():
            for item in here.items:
                if self._reads(item, here) == "whole":
                    yield item.place.path, self.record.tree.files[item.place.path]
        yield from self._derived()

    def _table(self) -> list[str]:
        path = self.record.path("agencies", self.party.city)
        is_there = self.party.role == "city" and path in self.record.tree.files
        return [path] if is_there and may_read(self.party, "agencies", Standing(own=True)) == "whole" else []

    def _reads(self, item: Item, here: DossierFiles) -> Reading:
        """What it gets of a document in one of its own dossiers."""
        if item.is_misplaced or (self.party.role == "agency" and item.names_nobody_surely):
            return "no"
        return may_read(self.party, item.place.kind, self._standing(item.place, here))

    def _standing(self, place: Place, here: DossierFiles) -> Standing:
        record = self.record
        tasks = record.tasks_of(self.party.id, here) if self.party.role == "institution" else frozenset()
        return Standing(
            own=self.party.role != "institution",
            tasks=tasks,
            announced=place.track in record.opened,
            city_reads_answers=bool(record.settings.city_reads_answers),
        )

    def reads(self, place: Place) -> Reading:
        """What it gets of a file that is there."""
        if place.kind == "agencies":
            return may_read(self.party, place.kind, Standing(own=self.party.city == place.city))
        here = self.own.get(place.dossier)
        item = next((each for each in here.items if each.place.path == place.path), None) if here else None
        return self._reads(item, here) if item and here else "no"

    def may_begin(self, place: Place) -> bool:
        """Whether a file that is not there yet lies within what is its own."""
        if place.city not in self.record.known.cities or (place.track and place.track not in self.record.known.tracks):
            return False
        here = self.own.get(place.dossier)
        if self.party.role == "institution":
            return here is not None and place.kind in self.record.tasks_of(self.party.id, here)
        if self.party.role == "agency":
            is_new = bool(place.uscc) and not self.record.holds(place.dossier)
            return place.city == self.party.city and (here is not None or is_new)
        return place.city == self.party.city

    def _derived(self) -> Iterator[tuple[str, bytes]]:
        record, party = self.record, self.party
        yield "README.md", README[party.role].encode()
        yield INBOX, written({"party": party.key, "edition": int(record.edition), **record.told(party)})
        made = {
            "edition": frames.edition(record.settings, self.usccs, self._cities()),
            "institutions": self._institutions(),
            "announcement": frames.announcement(record.announced, record.day) if record.opened else None,
            "awards": frames.awards(record.awards) if record.awards and record.all_opened else None,
        }
        for kind, data in made.items():
            if data is not None and may_read(party, kind, Standing(announced=bool(record.opened))) == "derived":
                yield record.path(kind), written(data)
        yield from self._by_role()

    def _cities(self) -> Collection[str]:
        return {here.city for here in self.own.values()} if self.party.role == "institution" else {self.party.city}

    def _institutions(self) -> frames.Plain:
        whole = self.record.institutions
        if self.party.role == "institution":
            return frames.institution(whole, self.party.id)
        shares: dict[tuple[str, str], set[str]] = {}
        for here in self.own.values():
            for task in TASKS if here.uscc in self.usccs else ():
                for institution in self.record.assignments.to(task, here.city, here.uscc) or ():
                    shares.setdefault((institution, task), set()).add(here.uscc)
        return frames.institutions(whole, shares, contacts=self.party.role == "agency")

    def _by_role(self) -> Iterator[tuple[str, bytes]]:
        record, party = self.record, self.party
        if party.role == "agency":
            table = record.table(party.city)
            row = frames.agencies(table, party.id) if table else None
            if row and may_read(party, "agencies", Standing(own=True)) == "derived":
                yield record.path("agencies", party.city), written(row)
        elif party.role == "city":
            yield record.path("progress", party.city), written(self._progress())
        else:
            yield record.path("tasks"), written(self._tasks())

    def _progress(self) -> progress.Plain:
        record = self.record
        rows = [
            progress.dossier_progress(here, record.day, record.published, record.opened) for here in self.own.values()
        ]
        head = {"edition": int(record.edition), "city": self.party.city, "counts": progress.counts(rows)}
        return {**head, "dossiers": rows}

    def _tasks(self) -> progress.Plain:
        rows = [
            self._task(task, here)
            for task in TASKS
            for here in self.own.values()
            if task in self.record.tasks_of(self.party.id, here)
        ]
        return {"edition": int(self.record.edition), "institution": self.party.id, "tasks": rows}

    def _task(self, task: TaskName, here: DossierFiles) -> progress.Plain:
        record, tasks = self.record, self.record.tasks_of(self.party.id, here)
        hidden = [kind for kind in KINDS if may_read(self.party, kind, Standing(tasks=tasks)) == "no"]
        name = record.agency_name(here.city, here.agency)
        return {
            "task": task,
            "city": here.city,
            "uscc": here.uscc,
            **({"agency": here.agency} if here.agency else {}),
            **({"agency_name": name} if name else {}),
            "tracks": [progress.track_progress(here, track, record.day, (), hidden) for track in here.tracks],
        }
