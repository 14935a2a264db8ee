"""What of an edition's lists may be seen on a day: nothing before its publicity opens."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property

from xingji.hub.documents import document
from xingji.hub.tree import Tree
from xingji.model.decision import Announcement
from xingji.programme.publication import visibility
from xingji.store import layout

_TRACK = re.compile(rb"\btrack[\"']?[ ]*:[ ]*[\"']?([a-z0-9]+)")
_ROW = re.compile(rb"\buscc[\"']?[ ]*:")


class Lists:
    """The lists of one announcement on a day; a track that several lists name may be seen when all of them may."""

    def __init__(self, announced: Announcement, day: date) -> None:
        self.announced, self.day = announced, day
        self._seen = [(each, visibility(each, day)) for each in announced.lists]

    @cached_property
    def opened(self) -> frozenset[str]:
        """Tracks whose list may be seen."""
        return self._tracks("publicity", "published")

    @cached_property
    def published(self) -> frozenset[str]:
        """Tracks whose list is out."""
        return self._tracks("published")

    @property
    def all_opened(self) -> bool:
        """Whether there are lists, and none is hidden any more."""
        return bool(self._seen) and all(seen != "hidden" for _, seen in self._seen)

    def _tracks(self, *wanted: str) -> frozenset[str]:
        fitting = {track for each, seen in self._seen if seen in wanted for track in each.tracks}
        return frozenset(fitting - {track for each, seen in self._seen if seen not in wanted for track in each.tracks})


def stars(tree: Tree, edition: str, day: date) -> list[str]:
    """Star lists of this and of earlier editions that may be seen as a whole. Raises FaultyDocumentError."""
    places = (layout.place(path) for path in tree.files if path.endswith("/stars.yaml"))
    return [place.path for place in places if place and place.edition <= edition and _is_seen(tree, place.edition, day)]


def _is_seen(tree: Tree, edition: str, day: date) -> bool:
    """Every row is of a track whose list may be seen; rows in which that cannot be told are not."""
    folder = f"submissions/{edition}"
    announced = document(tree, f"{folder}/announcement.yaml", Announcement)
    content = tree.read([f"{folder}/stars.yaml"])[f"{folder}/stars.yaml"]
    named = _TRACK.findall(content)
    if announced is None or len(named) != len(_ROW.findall(content)):
        return False
    lists = Lists(announced, day)
    return lists.all_opened and {track.decode() for track in named} <= lists.opened
