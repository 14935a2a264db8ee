"""Where in the lines of a YAML text its keys lie, those behind a comment sign too, and the entries of lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

Lines = Sequence[str]


class Span(NamedTuple):
    """Lines of one key: the first, the one after its last, and the one where the next key or the end is."""

    start: int
    stop: int
    next: int


class Region(NamedTuple):
    """Lines of a block mapping and the indent of its keys."""

    start: int
    stop: int
    indent: int


def keys(lines: Lines, region: Region) -> dict[str, Span]:
    """The keys of a block mapping, in their order."""
    key = r"\"(?P<double>[^\"\\]+)\"|'(?P<single>[^']+)'|(?P<plain>[^\s#'\"\-][^:#]*?)"
    key_at = re.compile(rf" {{{region.indent}}}(?:{key}) *:(?: |$)")
    matches = {number: key_at.match(lines[number]) for number in range(region.start, region.stop)}
    starts = {number: match[match.lastgroup or 0] for number, match in matches.items() if match}
    nexts = [*starts, region.stop][1:]
    return {
        name: Span(start, _stop(lines, start, after), after)
        for (start, name), after in zip(starts.items(), nexts, strict=True)
    }


def _stop(lines: Lines, start: int, end: int) -> int:
    """The line behind the last that belongs to a key: comments and blank lines after it do not."""
    return max((number for number in range(start + 1, end) if _says_something(lines[number])), default=start) + 1


def _says_something(line: str) -> bool:
    bare = line.lstrip(" ")
    return bool(bare) and not bare.startswith("#")


def offered_keys(lines: Lines, region: Region) -> dict[str, Span]:
    """Keys that stand behind a comment sign at the indent, as `xingji new` offers them."""
    found: dict[str, Span] = {}
    offer_at = re.compile(rf" {{{region.indent}}}#(?P<key>[A-Za-z][A-Za-z0-9_.]*):(?: |$)")
    below = f"{' ' * region.indent}#  "
    for number in range(region.start, region.stop):
        if match := offer_at.match(lines[number]):
            stop = number + 1
            while stop < region.stop and lines[stop].startswith(below) and ":" in lines[stop]:
                stop += 1
            found.setdefault(match["key"], Span(number, stop, stop))
    return found


def top(lines: Lines, region: Region) -> int:
    """Where a mapping's first key goes that has none before it: ahead of its keys, behind the comments on top."""
    at = region.start
    while at < region.stop and lines[at].lstrip(" ").startswith("#"):
        at += 1
    return at


def inner_indent(lines: Lines, span: Span, indent: int) -> int:
    """The indent of what lies below a key, as it is or as it would be written."""
    inner = next((line for line in lines[span.start + 1 : span.stop] if _says_something(line)), None)
    return indent + 2 if inner is None else margin(inner)


def list_entries(lines: Lines, span: Span, count: int) -> list[Lines]:
    """Lines of each of `count` entries of a list, comments below it included; none where they cannot be told apart."""
    numbers = range(span.start + 1, span.stop)
    dashes = [number for number in numbers if lines[number].lstrip(" ").startswith("- ")]
    starts = [number for number in dashes if margin(lines[number]) == margin(lines[dashes[0]])]
    if not starts or len(starts) != count or starts[0] != span.start + 1:
        return []
    return [lines[start:stop] for start, stop in zip(starts, [*starts[1:], span.stop], strict=True)]


def margin(line: str) -> int:
    """Blanks at the beginning of a line."""
    return len(line) - len(line.lstrip(" "))
