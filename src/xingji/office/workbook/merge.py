"""Put changed values into a YAML text and leave every other line of it alone: comments, order, blank lines, quoting.

By lines, since a round trip through ruamel.yaml takes some fifty times as long (`performance.md`) and lays out anew
what nobody touched. Whatever comes out is read again and must say exactly what was wanted; a text that is laid out too
unusually for that is laid out by `formatted` (ruamel.yaml) first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from xingji.store.formatting import FormattingError, formatted
from xingji.store.reader import parse
from xingji.store.templates import quoted


class _UnusualError(ValueError):
    """A mapping is not laid out key by key, line by line."""


class UneditableError(ValueError):
    """The values cannot be put into the text without changing something else."""


def updated(source: bytes, wanted: Mapping[str, Any]) -> bytes:
    """The document with these values; a key that is missing in `wanted` goes. Raises UneditableError."""
    for prepared in _prepared(source):
        old = parse(prepared).data
        if old is None:
            raise UneditableError
        if _same(old, wanted):
            return prepared
        try:
            result = _edited(prepared.decode("utf-8-sig"), old, wanted).encode()
        except _UnusualError:
            continue
        new = parse(result)
        if not new.faults and new.data is not None and _same(new.data, wanted):
            return result
    raise UneditableError


def _prepared(source: bytes) -> Iterable[bytes]:
    yield source
    try:
        yield formatted(source)
    except FormattingError as error:
        raise UneditableError from error


def document(head: str, values: Mapping[str, Any]) -> bytes:
    """A new document below comment lines."""
    return "".join([head, *(f"{line}\n" for key, value in values.items() for line in _block(key, value, 0))]).encode()


def _same(one: Any, other: Any) -> bool:
    """Equal values; no value and an empty list or mapping say the same."""
    return bool(_bare(one) == _bare(other))


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: bare for key, entry in value.items() if (bare := _bare(entry)) is not None} or None
    if isinstance(value, list):
        return [_bare(entry) for entry in value] or None
    return value


_NUMBERS = frozenset({"page", "level", "year", "carried_from", "capacity", "target"})
_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff《“（](?:[^\n\t:#]*[^\n\t:#\s])?")
"""Texts that stand plain in the sample data too; the quick reader takes them without libyaml."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HASH = re.compile(r"(?=.*[a-df])[0-9a-f]{64}")
_WORDS = frozenset({"null", "yes", "no", "on", "off", "y", "n"})
"""What YAML 1.1 reads as something else than a text; `true` and `false` are meant as such here."""


def _scalar(key: str, text: str) -> str:
    """A value as the other documents write it: digits that are no number, and whatever could mislead, in quotes."""
    plain = _PLAIN.fullmatch(text) and text.isprintable() and text.lower() not in _WORDS
    if plain or _DAY.fullmatch(text) or _HASH.fullmatch(text) or (key in _NUMBERS and text.isdigit()):
        return text
    return text if key == "uscc" and not text.isdigit() else quoted(text)


def _block(key: str, value: Any, indent: int) -> list[str]:
    """Lines of a key and its value."""
    start = f"{' ' * indent}{key}:"
    if value is None:
        return [start]
    if isinstance(value, str):
        return [f"{start} {_scalar(key, value)}"]
    if not value:
        return [f"{start} {'[]' if isinstance(value, list) else '{}'}"]
    if isinstance(value, Mapping):
        return [start, *(line for name, entry in value.items() for line in _block(name, entry, indent + 2))]
    return [start, *(line for entry in value for line in _item(entry, indent + 2))]


def _item(entry: Any, indent: int) -> list[str]:
    if isinstance(entry, str):
        return [f"{' ' * indent}- {quoted(entry)}"]
    lines = [line for name, value in entry.items() for line in _block(name, value, indent + 2)]
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]


class _Entry(NamedTuple):
    """Lines of one key: the first, the one after its last, and the one where the next key or the end is."""

    start: int
    stop: int
    next: int


class _Region(NamedTuple):
    """Lines of a block mapping and the indent of its keys."""

    start: int
    stop: int
    indent: int


class _Line(NamedTuple):
    """A key with its lines and its indent."""

    key: str
    entry: _Entry
    indent: int


class _Change(NamedTuple):
    start: int
    stop: int
    lines: list[str]


def _edited(text: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    changes = enumerate(_changes(lines, _Region(0, len(lines), 0), old, new))
    # From the end, so that line numbers stay true; at one line, replacements before what is put in front of it.
    for _, change in sorted(changes, key=lambda c: (c[1].start, c[1].stop > c[1].start, c[0]), reverse=True):
        lines[change.start : change.stop] = change.lines
    return end.join(lines).rstrip("\r\n") + end


def _changes(lines: list[str], region: _Region, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterable[_Change]:
    """What to do with the lines of a block mapping."""
    entries = _entries(lines, region)
    if not entries.keys() >= old.keys():
        raise _UnusualError
    for key, entry in entries.items():
        if key not in new:
            yield _Change(entry.start, entry.stop, [])
        elif not _same(old.get(key), new[key]):
            yield from _change(lines, _Line(key, entry, region.indent), old.get(key), new[key])
    if new.keys() - entries.keys():
        yield from _additions(lines, region, entries, new)


def _entries(lines: list[str], region: _Region) -> dict[str, _Entry]:
    starts = []
    begin, end, indent = region
    key_at = re.compile(rf" {{{indent}}}(?:\"([^\"\\]+)\"|'([^']+)'|([^\s#'\"\-][^:#]*?)) *:(?: |$)")
    for number in range(begin, end):
        match = key_at.match(lines[number])
        if match:
            starts.append((match[1] or match[2] or match[3], number))
    nexts = [*(number for _, number in starts[1:]), end][: len(starts)]
    return {key: _Entry(at, _stop(lines, at, after), after) for (key, at), after in zip(starts, nexts, strict=True)}


def _stop(lines: list[str], start: int, end: int) -> int:
    """The line behind the last that belongs to a key: comments and blank lines after it do not."""
    stop = start + 1
    for number in range(start + 1, end):
        bare = lines[number].lstrip(" ")
        if bare and not bare.startswith("#"):
            stop = number + 1
    return stop


_SIMPLE = re.compile(r"( *[^:]+:)(?: +[^\"'#|>\[{&*!\s][^\"'#]*?| +\"[^\"\\]*\"| +\[\])?( +#.*)?$")


def _change(lines: list[str], line: _Line, old: Any, new: Any) -> Iterable[_Change]:
    """A key that gets another value: by its own keys where both are mappings, else as a whole."""
    key, entry, indent = line
    bare = lines[entry.start].split(":", 1)[1].strip()
    inline = bool(bare) and not bare.startswith("#")
    if isinstance(new, Mapping) and new and (isinstance(old, Mapping) or old is None) and bare in ("", "{}"):
        if inline:
            yield _Change(entry.start, entry.start + 1, [lines[entry.start].replace("{}", "").rstrip()])
        inner = _inner_indent(lines, entry, indent)
        yield from _changes(lines, _Region(entry.start + 1, entry.next, inner), old or {}, new)
        return
    if isinstance(old, list) and isinstance(new, list) and (items := _items(lines, entry, old)) and new:
        yield _Change(entry.start + 1, entry.stop, _merged(items, old, new))
        return
    block = _block(key, new, indent)
    match = _SIMPLE.match(lines[entry.start])
    if match and match[2]:
        block[0] = f"{block[0]}  {match[2].lstrip()}"
    yield _Change(entry.start, entry.stop, block)


def _items(lines: list[str], entry: _Entry, old: list[Any]) -> list[list[str]]:
    """Lines of each entry of a list, comments below it included; empty where they cannot be told apart."""
    starts = [number for number in range(entry.start + 1, entry.stop) if lines[number].lstrip(" ").startswith("- ")]
    margin = len(lines[starts[0]]) - len(lines[starts[0]].lstrip(" ")) if starts else 0
    starts = [number for number in starts if lines[number].startswith(f"{' ' * margin}- ")]
    if not starts or len(starts) != len(old) or starts[0] != entry.start + 1:
        return []
    return [lines[start:stop] for start, stop in zip(starts, [*starts[1:], entry.stop], strict=True)]


def _merged(items: list[list[str]], old: list[Any], new: list[Any]) -> list[str]:
    """Entries that stay keep their lines; the others are written anew at the same margin."""
    margin = len(items[0][0]) - len(items[0][0].lstrip(" "))
    left = list(range(len(old)))
    result: list[str] = []
    for value in new:
        same = next((number for number in left if _same(old[number], value)), None)
        if same is None:
            result += _item(value, margin)
        else:
            left.remove(same)
            result += items[same]
    return result


def _inner_indent(lines: list[str], entry: _Entry, indent: int) -> int:
    for line in lines[entry.start + 1 : entry.stop]:
        bare = line.lstrip(" ")
        if bare and not bare.startswith("#"):
            return len(line) - len(bare)
    return indent + 2


def _additions(
    lines: list[str], region: _Region, entries: Mapping[str, _Entry], new: Mapping[str, Any]
) -> Iterable[_Change]:
    """New keys: in the place of the comment that offers them, else behind the key that comes before them."""
    offers = _offers(lines, region)
    at = _first(lines, region)
    for key, value in new.items():
        if entry := entries.get(key):
            at = entry.stop
            continue
        block = _block(key, value, region.indent)
        if offer := offers.get(key):
            comment = re.search(r" #.*$", lines[offer.start].partition(f"#{key}:")[2])
            if comment and len(block) == 1:
                block[0] += f" {comment[0]}"
            at = offer.stop
        yield _Change(offer.start if offer else at, at, block)


def _first(lines: list[str], region: _Region) -> int:
    """Where a mapping's first key goes that has none before it: ahead of its keys, behind the comments on top."""
    at = region.start
    while at < region.stop and lines[at].lstrip(" ").startswith("#"):
        at += 1
    return at


def _offers(lines: list[str], region: _Region) -> dict[str, _Entry]:
    """Keys that stand behind a comment sign at the indent, as `xingji new` offers them."""
    found: dict[str, _Entry] = {}
    offer_at = re.compile(rf" {{{region.indent}}}#([A-Za-z][A-Za-z0-9_.]*):(?: |$)")
    for number in range(region.start, region.stop):
        match = offer_at.match(lines[number])
        if match:
            stop = number + 1
            while stop < region.stop and lines[stop].startswith(f"{' ' * region.indent}#  ") and ":" in lines[stop]:
                stop += 1
            found.setdefault(match[1], _Entry(number, stop, stop))
    return found
