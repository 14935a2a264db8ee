"""Stores: bare repositories of the hub, one for the record and one for each inbox, which share nothing.

With the objects of two parties in one store, a hostile peer gets what it may not see by naming its id. A store can be
deleted at any time; it is fetched again.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Self

from xingji.forge.platform import Remote
from xingji.hub.checkout import check_out
from xingji.hub.commit_tree import CommitTree
from xingji.hub.commit_tree import blobs as contents
from xingji.hub.making import New, keep, make
from xingji.hub.upkeep import sweep, tidy, unlock
from xingji.store.bare_git import Git, is_object_id, object_id
from xingji.store.git_diff import PATHS, Touched, UnrelatedError, the_one, touched_files
from xingji.store.git_worktree import GitError
from xingji.store.text import MAX_BYTES

_REF = re.compile(r"refs/[^\s:*?\[\\^~\x00-\x20\x7f]+")
_OWN = "refs/hub/"
"""Where the hub keeps refs of its own."""
_KEPT = 3
"""Trees whose files are remembered."""
MOST_FETCHED = 512 << 20
"""Bytes of what one fetch may bring."""


class Store:
    """A bare repository. Every method may raise GitError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._git = Git(path)
        self._trees: dict[str, CommitTree] = {}

    @classmethod
    def at(cls, path: Path) -> Self:
        """The store in a folder, made where it is missing; nobody but its owner can read it."""
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            made = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
            Git(made).run("init", "-q", "--bare", "--template=", "--initial-branch=main", str(made))
            with suppress(OSError):  # somebody else was quicker
                made.rename(path)
            shutil.rmtree(made, ignore_errors=True)
        unlock(path)
        return cls(path)

    def heads(self, remote: Remote, *patterns: str) -> dict[str, str]:
        """Refs there with their commits: of those names, or of all. A pattern may hold `*`."""
        told = self._git.run("ls-remote", "--refs", "--", remote.url, *patterns, environment=remote.environment)
        lines = (line.partition("\t") for line in told.decode("utf-8", "surrogateescape").split("\n"))
        return {
            name: commit
            for commit, _, name in lines
            if is_object_id(commit) and (not patterns or any(fnmatchcase(name, each) for each in patterns))
        }

    def fetch(self, remote: Remote, wanted: Mapping[str, str]) -> None:
        """Bring refs from there (name there → name here), whatever they were here; one that is missing fails all."""
        if not wanted:
            return
        if bad := [name for pair in wanted.items() for name in pair if not _REF.fullmatch(name)]:
            raise GitError(f"not the name of a ref: {bad[0]!r}")
        options = ("--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance", "--quiet")
        specs = (f"+{there}:{here}" for there, here in wanted.items())
        self._make_way(wanted.values())
        arguments = ("fetch", *options, "--", remote.url, *specs)
        try:
            self._git.run(*arguments, environment=remote.environment, most=MOST_FETCHED)
        except GitError:
            sweep(self.path)
            raise

    def resolve(self, name: str) -> str | None:
        """The commit that a ref here stands for."""
        if name.startswith(_OWN) and (known := self._at_hand(name)):
            return known
        status, told, _ = self._git.tries("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return told.decode().strip() if status == 0 else None

    def _at_hand(self, name: str) -> str | None:
        """What Git wrote down of a ref of ours, which is always one of a commit; asking Git takes longer than most of a
        round does, with ninety inboxes."""
        try:
            said = (self.path / name).read_text("ascii").strip()
        except (OSError, ValueError):
            return None
        return said if is_object_id(said) else None

    def point(self, ref: str, commit: str, old: str | None) -> bool:
        """Let a ref here stand for a commit; False when it does not stand for `old` any more."""
        status, _, _ = self._git.tries("update-ref", ref, commit, old or "0" * 40)
        return status == 0 or self.resolve(ref) == commit

    def tree(self, commit: str) -> CommitTree:
        """The plain files of a commit."""
        known = self._trees.pop(commit, None) or CommitTree(self._git, commit)
        self._trees = {**dict(list(self._trees.items())[1 - _KEPT :]), commit: known}
        return known

    def touched(self, base: str, head: str) -> list[Touched]:
        """What a head changed since it parted from a base; what was moved was removed and added. Raises GitError, as
        of `fork_point`."""
        start = self.fork_point(base, head)
        for commit in (start, head):
            _ = self.tree(commit).files  # refuses what would never end
        return touched_files(self._git.run(*PATHS, start, object_id(head)))

    def fork_point(self, base: str, head: str) -> str:
        """The commit from which a head parted from a base. Raises UnrelatedError, CrossedError, GitError."""
        status, told, err = self._git.tries("merge-base", "--all", object_id(base), object_id(head))
        if err.strip():
            raise GitError(err.strip())
        if status:
            raise UnrelatedError(f"{head} has no history in common with {base}")
        return the_one(told)

    def read(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """Contents by id; those longer than any document are left out."""
        return contents(self._git, blobs, MAX_BYTES)

    def whole(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """Contents by id, whatever their length; for what the hub wrote itself."""
        return contents(self._git, blobs)

    def commit(self, parents: Sequence[str], changes: Mapping[str, bytes | None], message: str, when: datetime) -> str:
        """A commit on the tree of the first parent with these contents (None: no such file); no ref points to it.

        Raises GitError where this takes more away than it says: a folder becomes a file, or a file a folder.
        """
        made = make(self._git, New(parents, changes, message, when))
        if parents:
            told = self._git.run("diff-tree", "-r", "-z", "--name-only", "--no-renames", parents[0], made)
            if more := {path for path in told.decode("utf-8", "surrogateescape").split("\0") if path} - changes.keys():
                raise GitError(f"this would also change {min(more)}")
        return made

    def keep(self, contents: Iterable[bytes]) -> None:
        """Have contents here, for `plant` to name."""
        keep(self._git, contents)

    def plant(self, parents: Sequence[str], files: Mapping[str, str], message: str, when: datetime) -> str:
        """A commit that holds exactly these files, by the ids of contents that are here. No ref points to it."""
        return make(self._git, New(parents, files, message, when, alone=True))

    def push(self, remote: Remote, commit: str, ref: str, old: str | None) -> bool:
        """Move a ref there from `old` (None: there is none) forward to a commit; False when somebody was quicker."""
        if old and not self.is_ancestor(old, commit):
            raise GitError(f"{commit} does not go on from {old}")
        return self.swap(remote, commit, ref, old)

    def swap(self, remote: Remote, commit: str, ref: str, old: str | None) -> bool:
        """Put a commit in the place of `old`, whatever its history: for refs that hold a state."""
        lease = f"--force-with-lease={ref}:{old or ''}"
        options = ("--porcelain", "--quiet", "--no-verify", "--no-signed", "--recurse-submodules=no", lease)
        status, _, err = self._git.tries(
            "push", *options, "--", remote.url, f"{object_id(commit)}:{ref}", environment=remote.environment
        )
        if status == 0:
            return True
        there = self.heads(remote, ref).get(ref)
        if there == commit:  # it arrived and only the answer was lost
            return True
        if there != old:
            return False
        raise GitError(err.strip() or f"{ref} could not be written")

    def is_ancestor(self, one: str, other: str) -> bool:
        """Whether a commit is another one, or lies in its history."""
        return self._git.holds("merge-base", "--is-ancestor", object_id(one), object_id(other))

    def are_related(self, one: str, other: str) -> bool:
        """Whether two commits have any in common."""
        return self._git.holds("merge-base", object_id(one), object_id(other))

    def has(self, commit: str) -> bool:
        """Whether a commit is here."""
        return self.resolve(commit) is not None

    def trailers(self, tip: str, key: str, since: str = "") -> list[str]:
        """Values of a trailer in all commits of a history, but not of that of `since`, the newest first."""
        form = f"--format=%(trailers:key={key},valueonly,separator=%x20)"
        before = [f"^{object_id(since)}"] if since else []
        return self._git.run("log", form, object_id(tip), *before, "--").decode("utf-8", "replace").split()

    def check_out(self, commit: str, folder: Path) -> None:
        """Make a folder hold exactly the plain files of a commit; only what differs is written."""
        check_out(self._git, self.tree(commit), folder, self.tree)

    def tidy(self) -> None:
        """Pack what many small commits left, where it is much."""
        tidy(self._git)

    def _make_way(self, refs: Iterable[str]) -> None:
        """Take refs away that would have the name of a folder of others, or lie in a folder of their name."""
        wanted = set(refs)
        above = {"/".join(ref.split("/")[:count]) for ref in wanted for count in range(2, ref.count("/") + 1)}
        told = self._git.run("for-each-ref", "--format=%(refname)").decode("utf-8", "surrogateescape")
        for ref in told.split():
            if ref in above or any(ref.startswith(f"{each}/") for each in wanted):
                self._git.run("update-ref", "-d", ref)
