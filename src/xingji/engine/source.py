"""One file as it was read, parsed at most once however often its lines are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from xingji.model.finding import Fault
from xingji.store.files import read_bytes
from xingji.store.reader import Parsed, parse


class Source:
    """Content of a file, or the faults that kept it from being read."""

    def __init__(self, content: bytes = b"", faults: Sequence[Fault] = ()) -> None:
        self.content = content
        self.faults = list(faults)

    @cached_property
    def parsed(self) -> Parsed:
        """Values and marks; nothing but the faults where it could not be read."""
        return Parsed("", None, self.faults) if self.faults else parse(self.content)


def source_of(path: str | Path) -> Source:
    """A file that is there."""
    return Source(*read_bytes(path))
