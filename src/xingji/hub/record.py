"""The record as views read it: the frame of one edition, its dossiers and whose they are, once for all parties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path

from xingji.hub import lists
from xingji.hub.documents import document, needed, province
from xingji.hub.dossiers import dossiers
from xingji.hub.heads import Heads
from xingji.hub.inboxes import PATH, SharedInboxError, inboxes
from xingji.hub.lists import Lists
from xingji.hub.shares import shares
from xingji.hub.tree import Tree
from xingji.model.decision import Announcement, Awards
from xingji.model.edition import Agencies, Edition, Institutions
from xingji.model.hub import Hub
from xingji.programme.party import Party
from xingji.store import layout
from xingji.store.load import FaultyDocumentError
from xingji.store.reference import PROVINCE

_ENGINE = re.compile(r"[A-Za-z0-9=<>!~.,+_-]{1,80}")
_CROSSWALK = "scoring/crosswalk/"


class Record:
    """A record on a day. Raises FaultyDocumentError for a frame that cannot be read."""

    def __init__(self, tree: Tree, edition: str, day: date, heads: Heads) -> None:
        self.tree, self.edition, self.day = tree, edition, day
        self.known = province(tree)
        self.settings = needed(tree, self.path("edition"), Edition)
        if str(self.settings.edition) != edition:
            raise FaultyDocumentError(Path(self.path("edition")))
        self.institutions = document(tree, self.path("institutions"), Institutions) or Institutions(institutions=[])
        self.lists = Lists(document(tree, self.path("announcement"), Announcement) or Announcement(lists=[]), day)
        self.awards = document(tree, self.path("awards"), Awards)
        self.tables = {city: document(tree, self.path("agencies", city), Agencies) for city in self.known.cities}
        self.stars = lists.stars(tree, edition, day)
        found = dossiers(tree, edition, self.known, heads)
        self.shares = shares(tree, self.settings, self.institutions, found)

    def path(self, kind: str, city: str = "") -> str:
        """Where a document of the frame lies."""
        return "/".join(filter(None, ("submissions", self.edition, city, f"{kind}.yaml")))

    def agency_name(self, city: str, agency: str) -> str:
        """The name of an agency, "" where its id is not its own alone."""
        table = self.tables.get(city)
        names = [row.name for row in table.agencies if row.id == agency] if table else []
        return names[0] if len(names) == 1 else ""

    @cached_property
    def shared(self) -> list[str]:
        """What everybody reads: the province, the guidelines of the edition, what they are compared with."""
        offered = {offer.guideline for offer in self.settings.tracks}
        return [path for path in self.tree.files if _is_shared(path, offered)]

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
        with suppress(SharedInboxError):
            told = {"repository": inboxes(hub, [party])[0].repository, **told}
        return told


def _is_shared(path: str, guidelines: set[str]) -> bool:
    if path.startswith(_CROSSWALK):
        name = path.removeprefix(_CROSSWALK)
        return layout.is_safe_name(name) and name.endswith((".yaml", ".json"))
    if not path.startswith("scoring/"):
        return path in PROVINCE
    return path.split("/")[1] in guidelines and layout.place(path) is not None
