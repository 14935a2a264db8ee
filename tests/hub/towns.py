"""A record and inboxes of two agencies, a city and an institution: bare repositories, and the stores of a hub."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.forge.small.bare import Bare
from xingji.forge.platform import Remote
from xingji.hub.collect import Arrival, Sent, arrival, collect, collected, stale
from xingji.hub.deliver import deliver
from xingji.hub.journal import Entry, Journal
from xingji.hub.stores import Store
from xingji.hub.tree import Tree
from xingji.hub.view import View
from xingji.hub.working_folder import Stores
from xingji.programme.party import Party

NOON = datetime(2026, 8, 3, 4, 0, tzinfo=UTC)
MAIN = "refs/heads/main"
FRAME = "submissions/2026/edition.yaml"
MARK = "inbox.yaml"

ONE = Party("agency", "nanjing", "nj-01")
TWO = Party("agency", "nanjing", "nj-02")
CITY = Party("city", "nanjing")
WHO = (ONE, TWO, CITY)

Change = Mapping[str, bytes | None]


def document(party: Party, number: int, kind: str = "enterprise") -> str:
    """Path of a document of one of an agency's enterprises."""
    return f"submissions/2026/nanjing/{party.id}-{number}/{kind}.yaml"


def is_seen(party: Party, path: str) -> bool:
    """Whether a party sees and writes a path: an agency what begins with its id, the city everything."""
    top, _, name = path.rpartition("/")[0].rpartition("/")
    return top == "submissions/2026/nanjing" and (party.role == "city" or name.startswith(f"{party.id}-"))


def view(tree: Tree, party: Party) -> View:
    """A view as the real ones are: some files of the record whole, and some that are made."""
    files: dict[str, str | bytes] = {path: blob for path, blob in tree.files.items() if is_seen(party, path)}
    files[FRAME] = b"edition: 2026\nfor: %b\n" % party.key.encode()
    files[MARK] = f"party: {party.key}\n".encode()
    return View(party, files)


def remote(bare: Bare) -> Remote:
    """A bare repository as the hub reaches it."""
    return Remote(str(bare.path), {})


class Desk:
    """What a party does in its inbox: branches, by plain objects."""

    def __init__(self, bare: Bare) -> None:
        self.bare = bare

    @property
    def main(self) -> str:
        return self.bare.resolve(MAIN)

    def branch(
        self, name: str, changes: Change, *, base: str = "", also: Sequence[str] = (), modes: str = "100644"
    ) -> str:
        """A commit on the base (else main), pushed to a branch; `also` are further parents."""
        start = base or self.main
        entries = [
            {"path": path, "mode": modes, "sha": self.bare.write_blob(content) if content is not None else None}
            for path, content in changes.items()
        ]
        tree = self.bare.write_tree(start, entries)
        commit = self.bare.commit(tree, [start, *also], f"work on {name}", NOON)
        self.bare.set_ref(f"refs/heads/{name}", commit)
        return commit

    def contents(self, commit: str = MAIN) -> dict[str, bytes]:
        """All files of a commit."""
        entries = self.bare.entries(commit, recursive=True)
        return {entry.path: self.bare.blob(entry.sha) for entry in entries if entry.kind != "tree"}


class Town:
    """One province: record, inboxes, and a hub whose stores may be lost at any time."""

    def __init__(self, folder: Path, parties: Iterable[Party] = WHO) -> None:
        self.folder = folder
        self.record = Bare.make(folder / "record.git")
        first = self.record.write_tree("", [{"path": FRAME, "sha": self.record.write_blob(b"edition: 2026\n")}])
        self.record.set_ref(MAIN, self.record.commit(first, [], "founded", NOON))
        self.inboxes = {party: Bare.make(folder / f"{name(party)}.git") for party in parties}
        self.stores = Stores(folder / "stores")

    @classmethod
    def again(cls, folder: Path, parties: Iterable[Party] = WHO) -> Town:
        """The province of a folder."""
        made = cls.__new__(cls)
        made.folder, made.record, made.stores = folder, Bare(folder / "record.git"), Stores(folder / "stores")
        made.inboxes = {party: Bare(folder / f"{name(party)}.git") for party in parties}
        return made

    def desk(self, party: Party) -> Desk:
        return Desk(self.inboxes[party])

    def close(self) -> None:
        for bare in (self.record, *self.inboxes.values()):
            bare.close()

    def tip(self) -> str:
        """Main of the record, brought into its store."""
        store = self.stores.record
        store.fetch(remote(self.record), {MAIN: MAIN})
        found = store.resolve(MAIN)
        assert found
        return found

    def province_writes(self, changes: Change) -> str:
        """The province commits to the record."""
        desk = Desk(self.record)
        commit = desk.branch("work", changes)
        self.record.set_ref(MAIN, commit)
        return commit

    def fetched(self, party: Party, branch: str = "") -> tuple[Store, str | None, str | None]:
        """Store, main and head of a branch, as they are in the inbox now."""
        store, there = self.stores.inbox(name(party)), remote(self.inboxes[party])
        wanted = {MAIN: MAIN, f"refs/heads/{branch}": f"refs/pulls/{branch}"}
        heads = store.heads(there, *wanted)
        store.fetch(there, {each: wanted[each] for each in heads})
        return store, heads.get(MAIN), heads.get(f"refs/heads/{branch}")

    def arrives(self, party: Party, branch: str, number: int = 1) -> Arrival:
        """A branch as the hub receives it."""
        store, main, head = self.fetched(party, branch)
        assert main
        assert head
        return arrival(store, main, Sent(party.key, number, head, NOON))

    def collects(self, party: Party, branch: str) -> list[str]:
        """Collect a branch that was approved; what stands in the way."""
        came, tip, store = self.arrives(party, branch), self.tip(), self.stores.record
        if came.head in collected(store, tip):
            return []
        if faults := stale(came, store.tree(tip), lambda path: is_seen(party, path)):
            return faults
        store.push(remote(self.record), collect(store, tip, came), MAIN, tip)  # else somebody was quicker
        return []

    def delivers(self, party: Party) -> str | None:
        """Deliver to an inbox; the commit that is new there."""
        store, main, _ = self.fetched(party)
        tip, record = self.tip(), self.stores.record
        tree = record.tree(tip)
        heads = sorted(collected(record, tip))
        made = deliver(store, main, view(tree, party), tree, heads, NOON)
        if made:
            store.push(remote(self.inboxes[party]), made, MAIN, main)  # else somebody was quicker
        return made

    def works(self, party: Party, branch: str, stores: Stores | None = None) -> list[str]:
        """A whole round about one approved branch, in stores of one's own: receive, collect, deliver, each noted."""
        self.stores = stores or self.stores
        journal = Journal(self.stores.record, remote(self.record))
        came = self.arrives(party, branch)
        about = (name(party), came.number, came.head)
        if journal.find("receipt", *about) is None:
            journal.add(Entry("receipt", NOON, *about, {}))
        faults = self.collects(party, branch)
        if not faults and journal.find("collected", *about) is None:
            journal.add(Entry("collected", NOON, *about, {}))
        self.everywhere()
        return faults

    def everywhere(self) -> list[Party]:
        """Deliver to all; who got something."""
        return [party for party in self.inboxes if self.delivers(party)]


def name(party: Party) -> str:
    """The repository of a party."""
    return "2026-" + "-".join(part for part in party[1:] if part)


def objects(bare: Bare | Path) -> dict[str, bytes]:
    """Every object of a repository with its content, reachable or not."""
    path = bare if isinstance(bare, Path) else bare.path
    told = git(path, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)").split()
    return {sha.decode(): git(path, "cat-file", "-p", sha.decode()) for sha in told}


def git(path: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Git as anybody has it."""
    return subprocess.run(("git", "-C", str(path), *arguments), input=given, capture_output=True, check=True).stdout
