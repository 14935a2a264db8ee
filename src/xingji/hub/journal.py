"""The journal: what the hub received, judged, told, collected and delivered, as evidence. Lines are only added.

It lies below a ref of its own in the record, a file for each day in China, a line for each entry. Each adding is a
commit, so Git's own chain of hashes tells whether anything was changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple, get_args

from xingji.forge.platform import Remote
from xingji.hub.stores import Store
from xingji.programme.china import china_day
from xingji.store.git_worktree import GitError

REF = "refs/hub/journal"
_THERE = f"{REF}-there"
_TRIES = 20
"""How often somebody else may be quicker."""

What = Literal["receipt", "verdict", "told", "collected", "delivered", "refused"]
More = Mapping[str, str | int | list[str]]
ONCE = frozenset({"receipt", "collected"})
_Key = tuple[str, str, int, str]


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
        self._files: dict[str, tuple[str, list[Entry]]] = {}
        self._all: list[Entry] = []
        self._found: dict[_Key, Entry] = {}
        self._last: dict[tuple[str, str, int], Entry] = {}
        self._tip: str | None = None
        self._is_loaded = False

    def entries(self) -> Sequence[Entry]:
        """All entries as of the last loading, in the order of their days and of their being written."""
        if not self._is_loaded:
            self.load()
        return self._all

    def find(self, what: What, inbox: str, number: int, head: str) -> Entry | None:
        """The entry about a head: of what happens once the first, which stands; else the last."""
        self.entries()
        return self._found.get((what, inbox, number, head))

    def last(self, what: What, inbox: str, number: int = 0) -> Entry | None:
        """The last entry about a request, or (0) about the inbox as such, whatever its head."""
        self.entries()
        return self._last.get((what, inbox, number))

    def add(self, *entries: Entry) -> None:
        """Write entries; they are there for good when this returns. Raises GitError when they cannot be written.

        What happens once (`ONCE`) is written once: where another hub has noted it, its line stands.
        """
        if not entries:
            return
        for _ in range(_TRIES):
            self.load()
            new = [entry for entry in entries if entry.what not in ONCE or _key(entry) not in self._found]
            if not new:
                return
            made = self._made(new)
            if self._put(made):
                self._read(made)
                return
        raise GitError(f"{REF}: somebody else was quicker {_TRIES} times")

    def load(self) -> None:
        """Read what is there now. Raises GitError where lines that were read before are gone."""
        here = self._record.resolve(REF)
        there = self._fetched(here) if self._remote else here
        self._read(there)

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

    def _put(self, made: str) -> bool:
        if self._remote and not self._record.push(self._remote, made, REF, self._tip):
            return False
        return self._record.point(REF, made, self._tip) or bool(self._remote)

    def _made(self, entries: Iterable[Entry]) -> str:
        days: dict[str, list[Entry]] = {}
        for entry in entries:
            days.setdefault(_file(entry.at), []).append(entry)
        there = self._record.tree(self._tip).read(path for path in days if path in self._files) if self._tip else {}
        changes = {path: there.get(path, b"") + b"".join(map(_line, rows)) for path, rows in days.items()}
        parents = [self._tip] if self._tip else []
        return self._record.commit(parents, changes, "journal\n", max(entry.at for entry in entries))

    def _read(self, tip: str | None) -> None:
        """Parse the days that changed since the last reading."""
        if self._is_loaded and tip == self._tip:
            return
        tree = self._record.tree(tip) if tip else None
        files = tree.files if tree else {}
        news = [path for path, blob in files.items() if self._files.get(path, ("",))[0] != blob]
        contents = tree.read(news) if tree else {}
        self._files |= {path: (files[path], _parsed(path, contents[path])) for path in news}
        self._all = [entry for path in sorted(self._files) for entry in self._files[path][1]]
        self._index()
        self._tip, self._is_loaded = tip, True

    def _index(self) -> None:
        self._found = _indexed(self._all)
        self._last = {(entry.what, entry.inbox, entry.number): entry for entry in self._all}


class Draft(Journal):
    """A journal of what would be written: kept while the process lasts, put nowhere."""

    def add(self, *entries: Entry) -> None:
        """Remember entries."""
        self.entries()
        self._all += entries
        self._index()


def _indexed(entries: Sequence[Entry]) -> dict[_Key, Entry]:
    found: dict[_Key, Entry] = {}
    for entry in entries:
        if entry.what not in ONCE or _key(entry) not in found:
            found[_key(entry)] = entry
    return found


def _key(entry: Entry) -> _Key:
    return entry.what, entry.inbox, entry.number, entry.head


def _file(moment: datetime) -> str:
    day = china_day(moment)
    return f"{day:%Y}/{day}.jsonl"


def _line(entry: Entry) -> bytes:
    row = {**entry._asdict(), "at": entry.at.astimezone(UTC).isoformat(), "more": dict(entry.more)}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _parsed(path: str, content: bytes) -> list[Entry]:
    try:
        return [_entry(json.loads(line)) for line in content.split(b"\n") if line]
    except (ValueError, KeyError, TypeError) as error:
        raise GitError(f"{REF}: {path} is no journal") from error


def _entry(row: dict[str, object]) -> Entry:
    what, number, more = row["what"], row["number"], row["more"]
    if what not in get_args(What) or not isinstance(number, int) or not isinstance(more, dict):
        raise ValueError(what)
    at = datetime.fromisoformat(str(row["at"]))
    return Entry(what, at, str(row["inbox"]), number, str(row["head"]), more)  # type: ignore[arg-type]
