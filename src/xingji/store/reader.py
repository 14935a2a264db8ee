"""The one reader of the project: bytes to values, faults, and the line of every key and value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xingji.model.finding import Fault, Steps
from xingji.model.value import Data
from xingji.store import yaml_fast
from xingji.store.text import decode

if TYPE_CHECKING:
    from xingji.store.yaml_full import Node


_SEARCHES = 8
"""Places that are looked for in the text one by one; from then on marks of everything are cheaper, so that the work
grows with the file alone and not with its findings too."""
_COMMENT = re.compile(r"(?![ ]*(?:#|[A-Z]{2}[0-9.]+:[ ]+[a-z_]+[ ]+#)).*\S[ \t]+#")
"""A line with something before its comment that is not the degree of a practice."""

Cuts = dict[Steps, tuple[str, str]]
"""Plain values with a comment behind them: what was read, and what stands from the hash on."""


@dataclass(slots=True)
class Parsed:
    """A file as read: every scalar the text that was written, None for an empty one or `null`.

    `data` is None when the file cannot be used; `faults` say why, or what else is wrong with it.
    """

    text: str
    data: Data | None
    faults: list[Fault]
    _marks: Node | None = field(default=None, repr=False)
    _plain: bool = False
    _searched: int = 0

    def locate(self, at: Steps, *, on_key: bool = False) -> tuple[int, int]:
        """Line and column (from 1) of the value at the end of `at`, or of the nearest place above it that exists.

        Marks are made when they are first needed: a file without faults never pays for them.
        """
        if self._plain and self._searched < _SEARCHES:
            self._searched += 1
            if found := yaml_fast.locate(self.text, at, on_key=on_key):
                return found
        node = self._marked()
        for step in at:
            child = node.children.get(step)
            if child is None:
                return node.mark if node.key is None else node.key
            node = child
        return node.key if on_key and node.key else node.mark

    def cuts(self) -> Cuts:
        """Those of the file; looked for only where a line promises one."""
        lines = (line for line in self.text.split("\n") if "#" in line)
        return dict(self._marked().cuts()) if any(map(_COMMENT.match, lines)) else {}

    def _marked(self) -> Node:
        if self._marks is None:
            from xingji.store import yaml_full  # noqa: PLC0415  libyaml is loaded only for files that need it

            self._marks = yaml_full.build(self.text)[1]
        return self._marks


def parse(source: bytes) -> Parsed:
    """Read one file; never raises for what the bytes hold."""
    text, faults = decode(source)
    if faults:
        return Parsed(text, None, faults)
    data = yaml_fast.build(text)
    if data is not None:
        return Parsed(text, data, [], _plain=True)
    from xingji.store import mistakes, yaml_full  # noqa: PLC0415  see `_marked`

    value, marks, faults = yaml_full.build(text)
    if value is None and not faults:
        faults = [Fault("XJ115", line=1, column=1)]
    elif value is not None and not isinstance(value, dict):
        line, column = marks.mark
        fault = mistakes.misread(value) if isinstance(value, str) else None
        faults = [*faults, (fault or Fault("XJ116"))._replace(line=line, column=column)]
    return Parsed(text, value if isinstance(value, dict) else None, faults, marks)
