"""Where a hub keeps its stores and the trees that are judged on. All of it can be deleted at any time."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from xingji.hub.stores import Store

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Stores(NamedTuple):
    """The working folder of a hub."""

    root: Path

    @property
    def record(self) -> Store:
        """The store of the record."""
        return Store.at(self.root / "record.git")

    def inbox(self, name: str) -> Store:
        """The store of an inbox, by the name of its repository. Raises ValueError for a name that leads elsewhere."""
        return Store.at(self._below("inboxes", name, ".git"))

    def folder(self, name: str) -> Path:
        """Where to check a tree out."""
        return self._below("trees", name)

    def _below(self, folder: str, name: str, suffix: str = "") -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        return self.root / folder / f"{name}{suffix}"
