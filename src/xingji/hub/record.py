"""The record as views read it: the frame of one edition and its dossiers, once for all parties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from xingji.hub.documents import document, needed, province
from xingji.hub.dossiers import DossierFiles, dossiers
from xingji.hub.heads import Heads
from xingji.hub.inboxes import PATH, inboxes
from xingji.hub.tree import Tree
from xingji.model.decision import Announcement, Awards
from xingji.model.edition import Agencies, Edition, Institutions
from xingji.model.hub import Hub
from xingji.model.kinds import at_level
from xingji.programme.party import Party
from xingji.programme.permissions import Assignment, Assignments
from xingji.programme.publication import visibility
from xingji.store import layout
from xingji.store.load import FaultyDocumentError

_TRACK = re.compile(rb"\btrack[\"']?[ ]*:[ ]*[\"']?([a-z0-9]+)")
_ENGINE = re.compile(r"[A-Za-z0-9=<>!~.,+_-]{1,80}")
_CROSSWALK = "scoring/crosswalk/"


class Record:
    """A record on a day. Raises FaultyDocumentError for a frame that cannot be read."""

    def __init__(self, tree: Tree, edition: str, day: date, cache: Path | None) -> None:
        self.tree, self.edition, self.day = tree, edition, day
        self.known = province(tree)
        self.settings = needed(tree, self.path("edition"), Edition)
        self.institutions = needed(tree, self.path("institutions"), Institutions)
        self.announced = document(tree, self.path("announcement"), Announcement) or Announcement(lists=[])
        self.awards = document(tree, self.path("awards"), Awards)
        self._tables = {city: document(tree, self.path("agencies", city), Agencies) for city in self.known.cities}
        rows = self.institutions.assignments
        self.assignments = Assignments(Assignment(row.institution, row.task, row.cities, row.dossiers) for row in rows)
        self._by_itself = {(row.task, uscc) for row in rows for uscc in row.dossiers}
        self._dossiers = dossiers(tree, edition, self.known, Heads(cache))
        self._share_out()

    def _share_out(self) -> None:
        """Whose each dossier is, asked once."""
        self._of_city: dict[str, dict[str, DossierFiles]] = {}
        self._of_agency: dict[tuple[str, str], dict[str, DossierFiles]] = {}
        self._of_institution: dict[str, dict[str, DossierFiles]] = {}
        self._tasks: dict[tuple[str, str], frozenset[str]] = {}
        self._homes: dict[str, set[str]] = {}
        for folder, here in self._dossiers.items():
            self._of_city.setdefault(here.city, {})[folder] = here
            self._homes.setdefault(here.uscc, set()).add(folder)
            if here.agency:
                self._of_agency.setdefault((here.city, here.agency), {})[folder] = here
            for institution, tasks in self._shares(here).items():
                self._of_institution.setdefault(institution, {})[folder] = here
                self._tasks[institution, here.folder_whose] = frozenset(tasks)

    def _shares(self, here: DossierFiles) -> dict[str, set[str]]:
        """Institutions with their tasks in a dossier; a visit falls to one only where there is to be one."""
        found: dict[str, set[str]] = {}
        for task in ("verification", "onsite"):
            if task == "verification" or self._is_visited(here.uscc):
                for institution in self.assignments.to(task, here.city, here.uscc) or ():
                    found.setdefault(institution, set()).add(task)
        return found

    def _is_visited(self, uscc: str) -> bool:
        return self._visits is None or uscc in self._visits or ("onsite", uscc) in self._by_itself

    @cached_property
    def _visits(self) -> frozenset[str] | None:
        plan = self.settings.onsite
        return frozenset((*plan.key, *plan.drawn)) if plan else None

    def path(self, kind: str, city: str = "") -> str:
        """Where a document of the frame lies."""
        return "/".join(filter(None, ("submissions", self.edition, city, f"{kind}.yaml")))

    def of_city(self, city: str) -> Mapping[str, DossierFiles]:
        """Dossiers of a city, by folder."""
        return self._of_city.get(city, {})

    def of_agency(self, city: str, agency: str) -> Mapping[str, DossierFiles]:
        """Dossiers that name no agency but this one."""
        return self._of_agency.get((city, agency), {})

    def of_institution(self, institution: str) -> Mapping[str, DossierFiles]:
        """Dossiers in which a task falls to an institution."""
        return self._of_institution.get(institution, {})

    def tasks_of(self, institution: str, here: DossierFiles) -> frozenset[str]:
        """What falls to an institution in a dossier."""
        return self._tasks.get((institution, here.folder_whose), frozenset())

    def homes(self, uscc: str) -> set[str]:
        """Folders of an enterprise in this edition."""
        return self._homes.get(uscc, set())

    @cached_property
    def _folders(self) -> frozenset[str]:
        below = (path.split("/", 4) for path in self.tree.files if path.startswith(f"submissions/{self.edition}/"))
        return frozenset("/".join(parts[:4]) for parts in below if len(parts) > 4)

    def holds(self, folder: str) -> bool:
        """Whether anything lies in a dossier's folder, whether or not it has a place there."""
        return folder in self._folders

    def table(self, city: str) -> Agencies | None:
        """The agencies of a city."""
        return self._tables.get(city)

    def agency_name(self, city: str, agency: str) -> str:
        """The name of an agency, "" where its id is not its own alone."""
        table = self.table(city)
        names = [row.name for row in table.agencies if row.id == agency] if table else []
        return names[0] if len(names) == 1 else ""

    @cached_property
    def opened(self) -> frozenset[str]:
        """Tracks whose list may be seen."""
        return _opened(self.announced, self.day)

    @property
    def all_opened(self) -> bool:
        """Whether no list is hidden any more."""
        return _all_opened(self.announced, self.day)

    @cached_property
    def published(self) -> frozenset[str]:
        """Tracks whose list is out."""
        lists = self.announced.lists
        return frozenset(track for each in lists if visibility(each, self.day) == "published" for track in each.tracks)

    @cached_property
    def shared(self) -> list[str]:
        """What everybody reads: the province, the guidelines of the edition, what they are compared with."""
        offered = {offer.guideline for offer in self.settings.tracks}
        return [path for path in self.tree.files if _is_shared(path, offered)]

    @cached_property
    def stars(self) -> list[str]:
        """Lists of this and of earlier years that may be seen as a whole."""
        return [path for path in self.tree.files if self._is_seen(path)]

    def _is_seen(self, path: str) -> bool:
        place = layout.place(path) if path.endswith("/stars.yaml") else None
        if place is None or place.edition > self.edition:
            return False
        of = document(self.tree, f"submissions/{place.edition}/announcement.yaml", Announcement)
        named = {found.decode() for found in _TRACK.findall(self.tree.read([path])[path])}
        return of is not None and _all_opened(of, self.day) and named <= _opened(of, self.day)

    @cached_property
    def _hub(self) -> Hub | None:
        """The settings of the hub; a view needs none, and where they are faulty the hub itself says so."""
        try:
            return document(self.tree, PATH, Hub)
        except FaultyDocumentError:
            return None

    def told(self, party: Party) -> Mapping[str, str]:
        """What hub.yaml says to a party: where its inbox of this edition lies, and which engine judges there."""
        hub = self._hub
        if hub is None:
            return {}
        told = {"engine": hub.engine} if _ENGINE.fullmatch(hub.engine) else {}
        if hub.forge != "github" or str(hub.edition) != self.edition:
            return told
        return {"repository": inboxes(hub, [party])[0].repository, **told}


def _opened(announced: Announcement, day: date) -> frozenset[str]:
    seen = (each.tracks for each in announced.lists if visibility(each, day) != "hidden")
    return frozenset(track for tracks in seen for track in tracks)


def _all_opened(announced: Announcement, day: date) -> bool:
    return bool(announced.lists) and all(visibility(each, day) != "hidden" for each in announced.lists)


def _is_shared(path: str, guidelines: set[str]) -> bool:
    if path.startswith(_CROSSWALK):
        return path.count("/") == 2 and path.endswith((".yaml", ".json"))
    place = layout.place(path)
    if place is None or path.count("/") == 0:
        return False
    return place.kind in at_level("province") or (not place.edition and path.split("/")[1] in guidelines)
