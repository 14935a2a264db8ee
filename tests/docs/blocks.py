"""Fenced blocks of a Markdown file: the commands that it tells people to run, and what it shows of their output."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

RUN = ("", "sh", "bat", "console")
"""Languages of blocks that hold commands. What is no command is marked `text`, `yaml` or what else it is."""

_FENCE = re.compile(r"^( *)```(\w*)\s*$")
_HEADING = re.compile(r"^#+ +(.+?)\s*$")
_INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


class Step(NamedTuple):
    """A command, the line it stands on, and the lines that are shown below it; none where nothing is shown."""

    line: int
    command: str
    shown: tuple[str, ...] = ()


class Section(NamedTuple):
    """The steps below one heading, in their order."""

    document: str
    heading: str
    line: int
    steps: tuple[Step, ...]


class Block(NamedTuple):
    """A fenced block: the line of its first row, its language, its rows without the fence's indent."""

    line: int
    language: str
    rows: tuple[str, ...]


def sections(path: Path, document: str) -> list[Section]:
    """Every heading of a document that has commands below it."""
    found: list[Section] = []
    heading, steps = Section(document, "", 1, ()), list[Step]()
    for part in _parts(path.read_text("utf-8")):
        if isinstance(part, Block):
            steps += _steps(part) if part.language in RUN else []
            continue
        found += [heading._replace(steps=tuple(steps))] if steps else []
        heading, steps = Section(document, part[1], part[0], ()), []
    return found + ([heading._replace(steps=tuple(steps))] if steps else [])


def languages(path: Path) -> set[str]:
    """Languages of the blocks of a document."""
    return {part.language for part in _parts(path.read_text("utf-8")) if isinstance(part, Block)}


def inline(path: Path) -> Iterator[tuple[int, str]]:
    """Code within sentences and tables, with its line."""
    inside = False
    for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        if _FENCE.match(row):
            inside = not inside
        elif not inside:
            yield from ((number, code.replace("\\|", "|")) for code in _INLINE.findall(row))


def _parts(text: str) -> Iterator[Block | tuple[int, str]]:
    """Headings, as line and text, and blocks."""
    rows = iter(enumerate(text.splitlines(), 1))
    for number, row in rows:
        if fence := _FENCE.match(row):
            inside: list[str] = []
            for _, below in rows:
                if _FENCE.match(below):
                    break
                inside.append(below)
            yield Block(number + 1, fence[2], tuple(textwrap.dedent("\n".join(inside)).split("\n")))
        elif heading := _HEADING.match(row):
            yield number, heading[1]


def _steps(block: Block) -> list[Step]:
    rows = list(enumerate(block.rows, block.line))
    if block.language != "console":
        return [Step(number, row.strip()) for number, row in rows if row.strip() and not row.startswith("#")]
    steps: list[Step] = []
    for number, row in rows:
        if row.startswith("$ "):
            steps.append(Step(number, row[2:]))
        elif steps:
            steps[-1] = steps[-1]._replace(shown=(*steps[-1].shown, row))
    return steps
