"""What views and judgements read from, whether it is a commit of a store or a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol


class Tree(Protocol):
    """Plain files with their contents; whatever else lies there (links, programs, submodules) is not seen."""

    @property
    def files(self) -> Mapping[str, str]:
        """The id of the content (of a Git blob) by path."""

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Contents by path."""
