"""Collect: the bytes of a judged head replayed on the record. Histories never cross."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from xingji.forge.headtree import is_plain
from xingji.hub.stores import Store
from xingji.hub.tree import Tree
from xingji.messages.interface import say
from xingji.rules.proposal import MOST_FILES
from xingji.store.bare_git import object_id
from xingji.store.git_diff import REGULAR, Touched
from xingji.store.git_worktree import GitError

_HEAD = "Xingji-Head"
_DATA = "submissions/"
"""Below it lies all that parties write."""


class Sent(NamedTuple):
    """A head of a request, and when the forge received it."""

    party: str
    number: int
    head: str
    received: datetime


class Arrival(NamedTuple):
    """A head of a request; `base_files` are those of the commit from which it parted from the inbox's main.

    `contents` are by the id of the blob, as in `Touched`; none of more files than may be sent at once.
    """

    party: str
    number: int
    head: str
    received: datetime
    touched: Sequence[Touched]
    base_files: Mapping[str, str]
    contents: Mapping[str, bytes]


def arrival(inbox: Store, main: str, sent: Sent) -> Arrival:
    """What a head brings. Raises GitError, also where it has no history in common with main."""
    touched = inbox.touched(main, sent.head)
    base_files = inbox.tree(inbox.fork_point(main, sent.head)).files
    files = [one.blob for one in touched if one.status != "removed" and one.mode == REGULAR]
    # Of what nobody takes for its number nothing is read: small objects can hold more than any memory.
    contents = inbox.read(files) if len(touched) <= MOST_FILES else {}
    return Arrival(*sent, touched, base_files, contents)


def stale(arrival: Arrival, record: Tree, allowed: Callable[[str], bool]) -> list[str]:
    """Paths that meanwhile are not in the record as the party had them before its eyes.

    That the record already has the very content is fine only where the party may see it: else it could ask what others
    have written by sending it.
    """
    new = {one.path: one.blob if one.status != "removed" else None for one in arrival.touched}
    paths = sorted({path for one in arrival.touched for path in one.paths})

    def is_stale(path: str) -> bool:
        there = record.files.get(path)
        return there != arrival.base_files.get(path) and not (there == new.get(path) and allowed(path))

    return [path for path in paths if is_stale(path)]


def collected(record: Store, tip: str, since: str = "") -> frozenset[str]:
    """Heads that are in the record, or that came after a commit of it."""
    return frozenset(record.trailers(tip, _HEAD, since))


def collect(record: Store, tip: str, arrival: Arrival) -> str:
    """A commit on the tip that holds what arrived; the same for the same tip. Not pushed yet.

    Raises GitError for what no judgement may have let through.
    """
    return record.commit([tip], dict(_changes(arrival)), _message(arrival), arrival.received)


def _changes(arrival: Arrival) -> Iterator[tuple[str, bytes | None]]:
    for one in arrival.touched:
        if bad := [path for path in one.paths if not (path.startswith(_DATA) and is_plain(path))]:
            raise GitError(f"no place for a document: {bad[0]!r}")
        if one.before:
            yield one.before, None
    for one in arrival.touched:
        if one.status == "removed":
            yield one.path, None
        elif one.mode != REGULAR or one.blob not in arrival.contents:
            raise GitError(f"no document: {one.path}")
        else:
            yield one.path, arrival.contents[one.blob]


def _message(arrival: Arrival) -> str:
    trailers = {
        "Xingji-Party": arrival.party,
        "Xingji-Pull": arrival.number,
        _HEAD: object_id(arrival.head),
        "Xingji-Received": f"{arrival.received.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    }
    told = "\n".join(f"{key}: {value}" for key, value in trailers.items())
    return f"{say('stores.collected', 'zh', party=arrival.party, number=arrival.number)}\n\n{told}\n"
