"""The forge as tests use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.forge.small import shapes
from tests.forge.small.bare import ZERO, Bare
from tests.forge.small.faults import Fault
from tests.forge.small.server import Forge
from tests.forge.small.talk import new_issue
from tests.forge.small.world import Json, Pull, Repository, World
from tests.scratch import folder

NAME = "sample-office/intake"
START = datetime(2023, 7, 3, 1, 0, tzinfo=UTC)
"""09:00 in China on a day on which the sample year takes assessments."""


def _commit(bare: Bare, parent: str, files: Mapping[str, bytes | None], message: str, now: datetime) -> str:
    entries = [
        {"path": path, "sha": None if content is None else bare.write_blob(content)} for path, content in files.items()
    ]
    tree = bare.write_tree(parent, entries)
    return bare.commit(tree, [parent] if parent else [], message, now)


@cache
def _start(files: tuple[tuple[str, bytes], ...], now: datetime) -> tuple[Path, str]:
    """Where the first commit of a repository with these files lies: many tests begin with the same hundred."""
    scratch = folder()
    bare = Bare.make(scratch / "start.git")
    with closing(bare):
        return bare.path / "objects", _commit(bare, "", dict(files), "change", now)


class SmallForge:
    """A running forge; tests are about the repository `NAME` unless they say `at`.

    Logins become accounts when a token is asked for.
    """

    def __init__(self, folder: Path, now: datetime = START) -> None:
        self.world = World(folder, now)
        self.forge = Forge(self.world)

    @property
    def url(self) -> str:
        """Base of the REST API and of clone addresses."""
        return self.world.url

    @property
    def faults(self) -> list[Fault]:
        """What goes wrong next."""
        return self.forge.faults

    @property
    def requests(self) -> list[str]:
        """`VERB /path` of everything that was asked."""
        return self.forge.requests

    @property
    def paid(self) -> list[str]:
        """`VERB /path` of what GitHub would count: not Git, and not what the asker knew already."""
        return self.forge.paid

    @property
    def repository(self) -> Repository:
        """The one that tests are about."""
        return self.world.find(NAME)

    def begin(
        self,
        files: Mapping[str, bytes],
        *,
        private: bool = False,
        roles: Mapping[str, str] | None = None,
        at: str = NAME,
    ) -> str:
        """Make a repository with one commit on main. Returns the commit."""
        made = self.world.repository(at, private=private)
        made.roles.update(roles or {})
        self.world.user(made.owner)
        known, sha = _start(tuple(files.items()), self.world.now)
        made.bare.borrow(known)
        made.bare.set_ref("refs/heads/main", sha)
        return sha

    def begin_from(self, source: Path, revision: str = "HEAD", *, private: bool = False) -> str:
        """Make the repository from a branch of another one on this machine, which stays there."""
        made = self.world.repository(NAME, private=private)
        self.world.user(made.owner)
        made.bare.borrow(source / ".git" / "objects")
        with closing(Bare(source / ".git")) as there:
            sha = there.resolve(revision)
        made.bare.set_ref("refs/heads/main", sha)
        return sha

    def token(self, login: str, role: str = "") -> str:
        """A classic token of an account, which gets a role in the repository when one is named."""
        if role:
            self.repository.roles[login] = role
        return self.world.user(login)

    def commit(self, bare: Bare, parent: str, files: Mapping[str, bytes | None], message: str = "change") -> str:
        """A commit that lays files over its parent; None takes one away. No branch moves."""
        return _commit(bare, parent, files, message, self.world.now)

    def push(
        self, login: str, branch: str, files: Mapping[str, bytes | None], *, fork: bool = False, at: str = NAME
    ) -> str:
        """Push a commit on a branch, which begins at main, in the repository or in the account's fork of it."""
        it = self.fork(login) if fork else self.world.find(at)
        before = it.bare.refs("refs/heads/")
        parent = it.bare.resolve(f"refs/heads/{branch}") or it.bare.resolve("refs/heads/main")
        sha = self.commit(it.bare, parent, files)
        it.bare.set_ref(f"refs/heads/{branch}", sha)
        self.world.moved(it, before, login)
        return sha

    def move(self, login: str, branch: str, sha: str, *, at: str = NAME) -> None:
        """Push a branch to a commit that is there, forwards or not; `ZERO` takes it away."""
        it = self.world.find(at)
        before = it.bare.refs("refs/heads/")
        it.bare.set_ref(f"refs/heads/{branch}", sha)
        self.world.moved(it, before, login)

    def hand_in(self, login: str, branch: str, *, at: str = NAME, base: str = "main", draft: bool = False) -> int:
        """Open a pull request of a branch in its own repository. Returns its number."""
        it = self.world.find(at)
        made = new_issue(self.world, it, branch, "", login)
        head, onto = (it.bare.resolve(f"refs/heads/{name}") for name in (branch, base))
        made.pull = Pull(base, it, branch, head, onto, draft=draft)
        self.world.happened("opened", it, made, login)
        return made.number

    def tag(self, login: str, name: str) -> str:
        """Push a tag on main. Returns its commit."""
        it = self.repository
        sha = it.bare.resolve("refs/heads/main")
        it.bare.set_ref(f"refs/tags/{name}", sha)
        payload = shapes.push_event(self.world, it, f"refs/tags/{name}", (ZERO, sha), login)
        self.world.events.append(("push", payload))
        return sha

    def fork(self, login: str) -> Repository:
        """The account's fork, made when it is not there."""
        name = f"{login}/{self.repository.name}"
        known = self.world.repositories.get(name.lower())
        return known or self.world.repository(name, parent=self.repository)

    def finish_draft(self, number: int) -> None:
        """Say that a draft is ready, which on GitHub only GraphQL and the page can."""
        issue = self.repository.issues[number]
        if issue.pull:
            issue.pull.draft, issue.updated_at = False, self.world.stamp()
            self.world.happened("ready_for_review", self.repository, issue, issue.author)

    def queue(self, *numbers: int) -> str:
        """Let the merge queue ask for checks of these pull requests on top of each other. Returns its commit."""
        it = self.repository
        base = sha = it.bare.resolve("refs/heads/main")
        for number in numbers:
            head = it.bare.resolve(f"refs/pull/{number}/head")
            sha = it.bare.commit(it.bare.merged(sha, head), [sha, head], f"Merge #{number}", self.world.now)
        name = f"refs/heads/gh-readonly-queue/main/pr-{numbers[-1]}-{base}"
        it.bare.set_ref(name, sha)
        self.world.events.append(("merge_group", shapes.queue_event(self.world, it, name, (base, sha))))
        return sha

    def take_events(self) -> list[tuple[str, Json]]:
        """What happened since the last time: names and payloads, the oldest first."""
        taken, self.world.events = self.world.events, []
        return taken

    def close(self) -> None:
        """End it."""
        self.forge.close()
        for repository in self.world.repositories.values():
            repository.bare.close()


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[SmallForge]:
    """A forge without any repository."""
    made = SmallForge(tmp_path / "forge")
    yield made
    made.close()
