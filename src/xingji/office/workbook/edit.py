"""Put changed values into the lines of a YAML text and leave every other line of it alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from xingji.office.workbook import outline
from xingji.office.workbook.blocks import block, item
from xingji.office.workbook.outline import Lines, Region, Span


class UnusualError(ValueError):
    """A mapping is not laid out key by key, line by line."""


class _Change(NamedTuple):
    """Lines to put in the place of those from `start` to `stop`."""

    start: int
    stop: int
    lines: Lines


def edited(text: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """The text with other values. Raises UnusualError."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    changes = enumerate(_changes(lines, Region(0, len(lines), 0), old, new))
    # From the end, so that line numbers stay true; at one line, replacements before what is put in front of it.
    for _, change in sorted(changes, key=lambda c: (c[1].start, c[1].stop > c[1].start, c[0]), reverse=True):
        lines[change.start : change.stop] = change.lines
    return end.join(lines).rstrip("\r\n") + end


def same(one: Any, other: Any) -> bool:
    """Equal values; no value and an empty list or mapping say the same."""
    return bool(_bare(one) == _bare(other))


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: bare for key, entry in value.items() if (bare := _bare(entry)) is not None} or None
    if isinstance(value, list):
        return [_bare(entry) for entry in value] or None
    return value


def _changes(lines: Lines, region: Region, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[_Change]:
    """What to do with the lines of a block mapping."""
    known = outline.keys(lines, region)
    if not known.keys() >= old.keys():
        raise UnusualError
    for key, span in known.items():
        if key not in new:
            yield _Change(span.start, span.stop, [])
        elif not same(old.get(key), new[key]):
            yield from _Key(lines, key, span, region.indent).changes(old.get(key), new[key])
    if new.keys() - known.keys():
        yield from _additions(lines, region, known, new)


_SIMPLE = re.compile(
    r"( *[^:]+:)(?: +[^\"'#|>\[{&*!\s][^\"'#]*?| +\"[^\"\\]*\"| +\[\])?(?P<comment> +#.*)?$",
)
"""A key with a value on its own line, or with none, and a comment behind it."""


class _Key(NamedTuple):
    """A key that gets another value, its lines and its indent."""

    lines: Lines
    key: str
    span: Span
    indent: int

    def changes(self, old: Any, new: Any) -> Iterable[_Change]:
        """By its own keys where both values are mappings, entry by entry where both are lists, else as a whole."""
        if self._holds_keys(old) and isinstance(new, Mapping) and new:
            return self._inside(old or {}, new)
        if isinstance(old, list) and isinstance(new, list) and new and (entries := self._entries(old)):
            return [_Change(self.span.start + 1, self.span.stop, _merged(entries, old, new))]
        return [self._replaced(new)]

    def _entries(self, old: list[Any]) -> list[Lines]:
        return outline.list_entries(self.lines, self.span, len(old))

    def _behind(self) -> str:
        """What stands behind the key on its line."""
        return self.lines[self.span.start].split(":", 1)[1].strip()

    def _holds_keys(self, old: Any) -> bool:
        return (isinstance(old, Mapping) or old is None) and self._behind() in ("", "{}")

    def _inside(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[_Change]:
        start, _, after = self.span
        if self._behind() == "{}":
            yield _Change(start, start + 1, [self.lines[start].replace("{}", "").rstrip()])
        inner = outline.inner_indent(self.lines, self.span, self.indent)
        yield from _changes(self.lines, Region(start + 1, after, inner), old, new)

    def _replaced(self, new: Any) -> _Change:
        written = block(self.key, new, self.indent)
        match = _SIMPLE.match(self.lines[self.span.start])
        if match and match["comment"]:
            written[0] = f"{written[0]}  {match['comment'].lstrip()}"
        return _Change(self.span.start, self.span.stop, written)


def _merged(entries: list[Lines], old: list[Any], new: list[Any]) -> list[str]:
    """Entries that stay keep their lines; the others are written anew at the same margin."""
    left = list(range(len(old)))
    result: list[str] = []
    for value in new:
        kept = next((number for number in left if same(old[number], value)), None)
        if kept is None:
            result += item(value, outline.margin(entries[0][0]))
        else:
            left.remove(kept)
            result += entries[kept]
    return result


def _additions(lines: Lines, region: Region, known: Mapping[str, Span], new: Mapping[str, Any]) -> Iterator[_Change]:
    """New keys: in the place of the comment that offers them, else behind the key that comes before them."""
    offers = outline.offered_keys(lines, region)
    at = outline.top(lines, region)
    for key, value in new.items():
        if key in known:
            at = known[key].stop
            continue
        written = block(key, value, region.indent)
        if offer := offers.get(key):
            comment = re.search(r" #.*$", lines[offer.start].partition(f"#{key}:")[2])
            if comment and len(written) == 1:
                written[0] += f" {comment[0]}"
            at = offer.stop
        yield _Change(offer.start if offer else at, at, written)
