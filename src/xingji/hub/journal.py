"""The journal: what the hub received, judged, told, collected and delivered, as evidence. Lines are only added.

It lies below a ref of its own in the record: a folder for each day in China, in it a file for each inbox, in it a line
for each entry. Each adding is a commit, so Git's own chain of hashes tells whether anything was changed. A season has
hundreds of thousands of entries: only what a round asks for is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import takewhile
from typing import Literal, NamedTuple, get_args

from xingji.forge.platform import Remote
from xingji.hub.stores import Store
from xingji.programme.china import china_day
from xingji.store.bare_git import blob_id
from xingji.store.git_worktree import GitError

REF = "refs/hub/journal"
_THERE = f"{REF}-there"
_AT_ONCE = 500
"""Files in memory at a time."""
_TRIES = 20
"""How often somebody else may be quicker."""

What = Literal["receipt", "verdict", "told", "collected", "delivered"]
More = Mapping[str, str | int | list[str]]
ONCE = frozenset({"receipt", "collected"})
_LINE = re.compile(rb'\{"what":"[a-z]+","at":"[^"]*","inbox":"[^"]*","number":([0-9]+),"head":"[^"]*","more":\{.*\}\}')
"""A line as far as it must be looked into to know whether it is asked for."""
_MOST_KNOWN = 5000
"""Requests whose entries are held."""


class Entry(NamedTuple):
    """Something that happened to a head of a request in an inbox."""

    what: What
    at: datetime
    inbox: str
    number: int
    head: str
    more: More


class Journal:
    """The journal of a record; without a remote that of the store itself."""

    def __init__(self, record: Store, remote: Remote | None) -> None:
        self._record, self._remote = record, remote
        self._tip: str | None = None
        self._is_loaded = False
        self._files: dict[str, str] = {}
        self._newest: dict[str, tuple[str, bytes]] | None = None
        self._known: dict[tuple[str, int], list[Entry]] = {}
        self._held: tuple[str, str | None, list[tuple[str, bytes]]] = ("", None, [])

    def entries(self) -> list[Entry]:
        """All of them, in the order of their days, of one inbox in that of their being written. Raises GitError."""
        self._begin()
        pages = self._pages(sorted(self._files))
        return [_entry(path, line) for path, content in pages for line in _lines(content)]

    def find(self, what: What, inbox: str, number: int, head: str) -> Entry | None:
        """The entry about a head: of what happens once the first, which stands; else the last."""
        found = [entry for entry in self._about(inbox, number) if (entry.what, entry.head) == (what, head)]
        return found[0 if what in ONCE else -1] if found else None

    def last(self, what: What, inbox: str, number: int = 0) -> Entry | None:
        """The last entry about a request, or (0) about the inbox as such, whatever its head."""
        self._begin()
        if (_name(inbox), number) not in self._known:
            rows = [entry for entry in self._in_newest(inbox, number) if entry.what == what]
            if rows:
                return rows[-1]
        return next((entry for entry in reversed(self._about(inbox, number)) if entry.what == what), None)

    def count(self, what: What, inbox: str, since: datetime) -> int:
        """How many there are about an inbox since a moment, on its newest day. Raises GitError."""
        self._begin()
        path, content = self._newest_of(inbox)
        begin = _beginning(what)
        lines = (line for line in reversed(content.split(b"\n")) if line.startswith(begin))
        return sum(1 for _ in takewhile(lambda line: _entry(path, line).at > since, lines))

    def add(self, *entries: Entry) -> None:
        """Write entries; they are there for good when this returns. Raises GitError when they cannot be written.

        What happens once (`ONCE`) is written once: where another hub has noted it, its line stands.
        """
        if not entries:
            return
        self._begin()
        for turn in range(_TRIES):
            if turn:
                self.load()
            new = [entry for entry in entries if entry.what not in ONCE or not self._holds(entry)]
            if not new:
                return
            pages = self._with(new)
            if self._put(pages, max(entry.at for entry in new)):
                self._remember(pages, new)
                return
        raise GitError(f"{REF}: somebody else was quicker {_TRIES} times")

    def load(self) -> None:
        """See what is there now. Raises GitError where lines that were read before are gone."""
        here = self._record.resolve(REF)
        tip = self._fetched(here) if self._remote else here
        if self._is_loaded and tip == self._tip:
            return
        files = dict(self._record.tree(tip).files) if tip else {}
        changed = {_inbox(path) for path, blob in files.items() if self._files.get(path) != blob}
        self._known = {key: known for key, known in self._known.items() if key[0] not in changed}
        self._files, self._newest, self._tip, self._is_loaded = files, None, tip, True

    def _holds(self, entry: Entry) -> bool:
        return self.find(entry.what, entry.inbox, entry.number, entry.head) is not None

    def _begin(self) -> None:
        if not self._is_loaded:
            self.load()

    def _fetched(self, here: str | None) -> str | None:
        """The journal of the record, brought here where it differs."""
        assert self._remote is not None  # noqa: S101  the caller asked
        there = self._record.heads(self._remote, REF).get(REF)
        if there == here:
            return here
        if there:
            self._record.fetch(self._remote, {REF: _THERE})
            there = self._record.resolve(_THERE)
        if not there or (here and not self._record.is_ancestor(here, there)):
            raise GitError(f"{REF} in the record does not go on from {here}, which was read before")
        self._record.point(REF, there, here)
        return there

    def _about(self, inbox: str, number: int) -> list[Entry]:
        """Entries about one request, or (0) about the inbox as such."""
        self._begin()
        key = (_name(inbox), number)
        if key not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = [entry for page in self._all_of(key[0]) for entry in _numbered(*page, number)]
        return self._known[key]

    def _all_of(self, name: str) -> list[tuple[str, bytes]]:
        """Every file of one inbox; those of the last one are at hand, as several requests are looked at together."""
        if self._held[:2] != (name, self._tip):
            paths = (path for path in sorted(self._files) if _inbox(path) == name)
            self._held = (name, self._tip, list(self._pages(paths)))
        return self._held[2]

    def _in_newest(self, inbox: str, number: int) -> Iterator[Entry]:
        """Those of the inbox's newest file."""
        return _numbered(*self._newest_of(inbox), number)

    def _newest_of(self, inbox: str) -> tuple[str, bytes]:
        """The inbox's newest file; those of all inboxes are read at once."""
        if self._newest is None:
            paths = {_inbox(path): path for path in sorted(self._files)}
            self._newest = {_inbox(path): (path, content) for path, content in self._pages(paths.values())}
        return self._newest.get(_name(inbox), ("", b""))

    def _pages(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Files with their contents."""
        wanted = list(paths)
        for begin in range(0, len(wanted), _AT_ONCE):
            part = {path: self._files[path] for path in wanted[begin : begin + _AT_ONCE]}
            found = self._record.whole(part.values())
            yield from ((path, found[blob]) for path, blob in part.items())

    def _with(self, entries: Iterable[Entry]) -> dict[str, bytes]:
        """The files that entries belong into, with them at the end."""
        more: dict[str, bytes] = {}
        for entry in entries:
            path = _file(entry)
            more[path] = more.get(path, b"") + _line(entry)
        there = dict(self._pages(path for path in more if path in self._files))
        return {path: there.get(path, b"") + lines for path, lines in more.items()}

    def _put(self, pages: Mapping[str, bytes], when: datetime) -> bool:
        made = self._record.commit([self._tip] if self._tip else [], pages, "journal\n", when)
        if self._remote and not self._record.push(self._remote, made, REF, self._tip):
            return False
        if not self._record.point(REF, made, self._tip) and not self._remote:
            return False
        self._tip = made
        return True

    def _remember(self, pages: Mapping[str, bytes], entries: Iterable[Entry]) -> None:
        """What was written need not be read."""
        self._files |= {path: blob_id(content) for path, content in pages.items()}
        for path, content in pages.items():
            if self._newest is not None and path >= self._newest.get(_inbox(path), ("", b""))[0]:
                self._newest[_inbox(path)] = path, content
        for entry in entries:
            if (known := self._known.get((_name(entry.inbox), entry.number))) is not None:
                known.append(entry)


class Draft(Journal):
    """A journal of what would be written: kept while the process lasts, put nowhere."""

    def __init__(self, record: Store, remote: Remote | None) -> None:
        super().__init__(record, remote)
        self._drafts: list[Entry] = []

    def add(self, *entries: Entry) -> None:
        """Remember entries."""
        self._drafts += entries

    def last(self, what: What, inbox: str, number: int = 0) -> Entry | None:
        """As if the drafts were written."""
        mine = (entry for entry in reversed(self._drafts) if (entry.inbox, entry.number) == (inbox, number))
        return next((entry for entry in mine if entry.what == what), None) or super().last(what, inbox, number)

    def _about(self, inbox: str, number: int) -> list[Entry]:
        mine = [entry for entry in self._drafts if (entry.inbox, entry.number) == (inbox, number)]
        return [*super()._about(inbox, number), *mine]


def _name(inbox: str) -> str:
    return inbox.rpartition("/")[2]


def _file(entry: Entry) -> str:
    day = china_day(entry.at)
    return f"{day:%Y}/{day}/{_name(entry.inbox)}.jsonl"


def _inbox(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".jsonl")


def _line(entry: Entry) -> bytes:
    row = {**entry._asdict(), "at": entry.at.astimezone(UTC).isoformat(), "more": dict(entry.more)}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _beginning(what: What) -> bytes:
    """How a line of a kind begins."""
    return f'{{"what":"{what}",'.encode()


def _lines(content: bytes) -> Iterator[bytes]:
    return (line for line in content.split(b"\n") if line)


def _numbered(path: str, content: bytes, number: int) -> Iterator[Entry]:
    """Entries about one request; a line that is none is told of, whomever it is about."""
    for line in _lines(content):
        found = _LINE.fullmatch(line)
        if found is None:
            raise _spoilt(path)
        if int(found[1]) == number:
            yield _entry(path, line)


def _entry(path: str, line: bytes) -> Entry:
    try:
        row = json.loads(line)
        what, at, more = row["what"], datetime.fromisoformat(row["at"]), row["more"]
        if what not in get_args(What) or not isinstance(row["number"], int) or not isinstance(more, dict):
            raise _spoilt(path)
        return Entry(what, at, str(row["inbox"]), row["number"], str(row["head"]), more)
    except (ValueError, KeyError, TypeError) as error:
        raise _spoilt(path) from error


def _spoilt(path: str) -> GitError:
    return GitError(f"{REF}: {path} is no journal")
