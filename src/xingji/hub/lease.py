"""The lease, by which one hub works at a time, and the sign of life, by which people see that one does.

Two hubs at once do no harm, as every write compares and swaps; they only do things twice. Both refs hold a state and no
history: each writing takes the place of the last.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from xingji.forge.platform import Remote
from xingji.hub.stores import Store
from xingji.store.git_worktree import GitError

LEASE = "refs/hub/lease"
ALIVE = "refs/hub/alive"
LASTS = timedelta(minutes=10)
SILENT = timedelta(minutes=30)
"""How long nobody is told that the hub gives no sign of life."""
_FILE = "state.json"


class Lease:
    """The lease of a record for one hub; `owner` is a word that no other hub has."""

    def __init__(self, record: Store, remote: Remote | None, owner: str) -> None:
        self._state = _State(record, remote, LEASE)
        self._owner = owner

    def take(self, now: datetime) -> bool:
        """Have the lease for ten minutes from now on, or have it longer; False while another hub has it."""
        held, old = self._state.read()
        if held and held.get("owner") != self._owner and _until(held) > now:
            return False
        return self._state.write({"owner": self._owner, "until": (now + LASTS).isoformat()}, now, old)

    def give_back(self, now: datetime) -> None:
        """Let others have it at once; where it is no longer ours nothing happens."""
        held, old = self._state.read()
        if held and held.get("owner") == self._owner:
            self._state.write({"owner": "", "until": now.isoformat()}, now, old)


class Alive(NamedTuple):
    """When a hub last ended a round, and what it did."""

    at: datetime
    counts: Mapping[str, int]


def beat(record: Store, remote: Remote | None, alive: Alive) -> None:
    """Say that a hub is alive; another one that says so at the same moment is as good."""
    state = _State(record, remote, ALIVE)
    _, old = state.read()
    state.write({"at": alive.at.isoformat(), "counts": dict(alive.counts)}, alive.at, old)


def last_beat(record: Store, remote: Remote | None) -> Alive | None:
    """The last sign of life; None where there is none that can be read."""
    held, _ = _State(record, remote, ALIVE).read()
    try:
        return Alive(datetime.fromisoformat(held["at"]), held["counts"]) if held else None
    except (KeyError, ValueError, TypeError):
        return None


class _State(NamedTuple):
    """A ref whose commit holds one small file."""

    record: Store
    remote: Remote | None
    ref: str

    def read(self) -> tuple[dict[str, Any] | None, str | None]:
        """What it says, None where nobody can tell, and the commit that says it."""
        commit = self._commit()
        if commit is None:
            return None, None
        try:
            told = json.loads(self.record.tree(commit).read([_FILE])[_FILE])
        except (GitError, KeyError, ValueError):
            return None, commit
        return told if isinstance(told, dict) else None, commit

    def write(self, told: Mapping[str, Any], now: datetime, old: str | None) -> bool:
        """Say it instead of what `old` says; False when somebody was quicker."""
        made = self.record.commit([], {_FILE: json.dumps(told).encode()}, f"{self.ref}\n", now)
        if self.remote:
            return self.record.swap(self.remote, made, self.ref, old)
        return self.record.point(self.ref, made, old)

    def _commit(self) -> str | None:
        if self.remote is None:
            return self.record.resolve(self.ref)
        if self.ref not in self.record.heads(self.remote, self.ref):
            return None
        self.record.fetch(self.remote, {self.ref: f"{self.ref}-there"})
        return self.record.resolve(f"{self.ref}-there")


def _until(held: Mapping[str, Any]) -> datetime:
    """When a lease ends; long ago where nobody can read it."""
    try:
        return datetime.fromisoformat(held["until"]).astimezone(UTC)
    except (KeyError, ValueError, TypeError):
        return datetime.min.replace(tzinfo=UTC)
