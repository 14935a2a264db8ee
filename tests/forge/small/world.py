"""What the forge knows besides Git: accounts, roles, pull requests, issues, checks, and what happened."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.accounts import number_of

from tests.forge.small import shapes
from tests.forge.small.bare import ZERO, Bare

Json = dict[str, Any]
ROLES = ("none", "read", "triage", "write", "maintain", "admin")
BOT = "github-actions[bot]"
_MAIN = "refs/heads/main"


class Refusal(Exception):  # noqa: N818  it is an answer, not a fault of the forge
    """An answer other than success."""

    def __init__(self, status: int, message: str, **more: Any) -> None:
        super().__init__(message)
        self.status, self.body = status, {"message": message, "documentation_url": "", **more}


@dataclass(frozen=True)
class Token:
    """Whose a token is; `permissions` None means all that the account may do, as a classic token allows.

    One of an App (by its number) is for some repositories, None for all that it is installed in; `until` it holds.
    """

    login: str
    permissions: Mapping[str, str] | None = None
    app: int = 0
    repositories: frozenset[str] | None = None
    until: datetime | None = None

    def reaches(self, full_name: str) -> bool:
        """Whether it is for a repository at all."""
        return self.repositories is None or full_name.lower() in self.repositories


@dataclass(frozen=True)
class App:
    """A GitHub App with the key that proves its requests, and the accounts it is installed in with their numbers."""

    id: int
    slug: str
    public: Any
    installed: Mapping[str, int]

    @property
    def login(self) -> str:
        return f"{self.slug}[bot]"


@dataclass
class Pull:
    """The part of a pull request that an issue lacks."""

    base: str
    head_repository: Repository
    head: str
    head_sha: str
    base_sha: str
    draft: bool = False
    merge_sha: str = ""
    merge_of: tuple[str, str] = ("", "")
    merged_by: str = ""
    merged_at: str | None = None
    shown_sha: str = ""
    """What the API still says of the head, where it lags behind."""
    reviews: list[Json] = field(default_factory=list)


@dataclass
class Issue:
    """An issue, or a pull request where `pull` is there."""

    id: int
    number: int
    title: str
    body: str
    author: str
    created_at: str
    updated_at: str
    state: str = "open"
    closed_at: str | None = None
    labels: list[str] = field(default_factory=list)
    comments: list[Json] = field(default_factory=list)
    pull: Pull | None = None


@dataclass
class Team:
    """Part of an organisation: who is in it, who was asked to come, and what it may do in which repository."""

    slug: str
    name: str
    members: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)
    repositories: dict[str, str] = field(default_factory=dict)


@dataclass
class Organisation:
    """Who belongs to it; `settings` as the API tells them to owners, `installations` of apps likewise."""

    login: str
    owners: set[str]
    members: set[str] = field(default_factory=set)
    teams: dict[str, Team] = field(default_factory=dict)
    installations: list[Json] = field(default_factory=list)
    settings: Json = field(default_factory=dict)

    def everybody(self) -> set[str]:
        """All who belong to it, or to a team of it."""
        return self.owners | self.members | {login for team in self.teams.values() for login in team.members}

    def role(self, login: str, full_name: str) -> str:
        """What somebody may do in a repository because of the organisation."""
        if login in self.owners:
            return "admin"
        teams = (team for team in self.teams.values() if login in team.members)
        found = [team.repositories.get(full_name.lower(), "none") for team in teams]
        if login in self.members:
            found.append(self.settings.get("default_repository_permission", "read"))
        return max(found, key=ROLES.index, default="none")


@dataclass
class Repository:
    """A repository with those who have a role in it."""

    id: int
    owner: str
    name: str
    bare: Bare
    pushed_at: str
    private: bool = False
    roles: dict[str, str] = field(default_factory=dict)
    parent: Repository | None = None
    issues: dict[int, Issue] = field(default_factory=dict)
    labels: dict[str, Json] = field(default_factory=dict)
    checks: list[Json] = field(default_factory=list)
    protection: dict[str, Json] = field(default_factory=dict)
    pages: Json | None = None
    settings: Json = field(default_factory=dict)
    organisation: Organisation | None = None
    invitations: list[Json] = field(default_factory=list)
    pushes: list[Json] = field(default_factory=list)
    """The activity of the repository, the oldest first."""
    rulesets: list[Json] = field(default_factory=list)
    archived: bool = False

    @property
    def full_name(self) -> str:
        return f"{self.owner}/{self.name}"

    def role(self, login: str) -> str:
        """Of ROLES; everybody may read what is public."""
        known = "admin" if login == self.owner else self.roles.get(login, "none")
        if self.organisation:
            known = max(known, self.organisation.role(login, self.full_name), key=ROLES.index)
        return "read" if known == "none" and not self.private else known

    def closed_to(self, token: Token | None) -> list[str]:
        """Branches that rules ("Restrict updates") let this token neither move nor make."""
        active = [rules for rules in self.rulesets if rules.get("enforcement", "active") == "active"]
        holds = any(_binds(rules, token) for rules in active)
        return [_MAIN] if holds else []

    def pulls(self) -> Iterator[tuple[Issue, Pull]]:
        """Every pull request."""
        yield from ((issue, issue.pull) for issue in self.issues.values() if issue.pull)


def _binds(rules: Json, token: Token | None) -> bool:
    above = {int(row["actor_id"]) for row in rules.get("bypass_actors", ()) if row["actor_type"] == "Integration"}
    updates = any(rule["type"] == "update" for rule in rules.get("rules", ()))
    return updates and not (token and token.app in above)


class World:
    """All of it; `now` is the server's clock and stands still until somebody moves it."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.folder, self.now = folder, now
        self.lock = threading.RLock()
        self.tokens: dict[str, Token] = {}
        self.kinds: dict[str, str] = {BOT: "Bot"}
        self.numbers: dict[str, int] = {}
        self.repositories: dict[str, Repository] = {}
        self.organisations: dict[str, Organisation] = {}
        self.events: list[tuple[str, Json]] = []
        self.url = ""
        self.apps: dict[int, App] = {}
        self.lags = False
        self.skew = 0.0
        self._ids = count(1)

    def id(self) -> int:
        """A number that nothing else has."""
        return next(self._ids)

    def stamp(self) -> str:
        """The server's time as the API writes it."""
        return self.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def tick(self, **more: float) -> None:
        """Let time pass, as timedelta says it."""
        self.now += timedelta(**more)

    def user(self, login: str, kind: str = "User") -> str:
        """Make an account known; its token is its answer."""
        self.kinds[login] = kind
        self.tokens[f"token-of-{login}"] = Token(login)
        return f"token-of-{login}"

    def number(self, login: str) -> int:
        """Of an account."""
        return self.numbers.get(login, number_of(login))

    def rename(self, old: str, new: str) -> None:
        """Let an account call itself otherwise; its number stays, and the old name is free."""
        self.numbers[new] = self.numbers.pop(old, number_of(old))
        self.kinds[new] = self.kinds.pop(old)

    def passes_on(self, login: str) -> None:
        """Let a login become that of another account."""
        self.numbers[login] = self.id()

    def workflow_token(self, permissions: Mapping[str, str]) -> str:
        """A token such as a job gets: the bot, with these permissions and no others."""
        name = f"job-{self.id()}"
        self.tokens[name] = Token(BOT, dict(permissions))
        return name

    def organisation(self, login: str, *owners: str, plan: str = "team") -> Organisation:
        """Found an organisation, as GitHub makes it: members read everything until somebody forbids it."""
        made = Organisation(login, set(owners))
        made.settings = {"default_repository_permission": "read", "plan": {"name": plan}}
        self.organisations[login.lower()] = made
        return made

    def repository(self, full_name: str, *, private: bool = False, parent: Repository | None = None) -> Repository:
        """A new one; a fork has all branches of its parent."""
        owner, name = full_name.split("/")
        bare = Bare.make(self.folder / owner / f"{name}.git")
        made = Repository(self.id(), owner, name, bare, self.stamp(), private, parent=parent)
        made.organisation = self.organisations.get(owner.lower())
        if parent:
            bare.borrow(parent.bare.path / "objects")
            for head, sha in parent.bare.refs("refs/heads/").items():
                bare.set_ref(head, sha)
        self.repositories[full_name.lower()] = made
        return made

    def find(self, full_name: str) -> Repository:
        """A known repository, whatever the case of its name. Raises Refusal."""
        try:
            return self.repositories[full_name.lower()]
        except KeyError:
            raise Refusal(404, "Not Found") from None

    def moved(self, repository: Repository, before: Mapping[str, str], by: str) -> None:
        """Take note of branches that changed: tell it, and let pull requests follow."""
        after = repository.bare.refs("refs/heads/")
        for name in sorted({*before, *after}):
            old, new = before.get(name, ZERO), after.get(name, ZERO)
            if old != new:
                repository.pushed_at = self.stamp()
                payload = shapes.push_event(self, repository, name, (old, new), by)
                self.events.append(("push", payload))
                repository.pushes.append(shapes.activity(self, repository, name, (old, new), by))
        if before.get(_MAIN) != after.get(_MAIN):
            self._merge_indirectly(repository, by)
        for target in self.repositories.values():
            for issue, pull in target.pulls():
                if issue.state == "open" and pull.head_repository is repository:
                    self._follow(target, issue, pull, by)

    def _merge_indirectly(self, target: Repository, by: str) -> None:
        """Requests whose head became a part of the default branch are merged, whatever rules say."""
        main = target.bare.resolve(_MAIN)
        for issue, pull in target.pulls():
            if issue.state != "open" or pull.base != "main" or not main:
                continue
            head = pull.head_repository.bare.resolve(f"refs/heads/{pull.head}") or pull.head_sha
            if target.bare.resolve(head) and not target.bare.ahead(main, head):
                pull.head_sha, pull.merge_sha, pull.merged_by, pull.merged_at = head, main, by, self.stamp()
                self._close(target, issue, by)

    def _close(self, target: Repository, issue: Issue, by: str) -> None:
        issue.state, issue.closed_at, issue.updated_at = "closed", self.stamp(), self.stamp()
        self.happened("closed", target, issue, by)

    def _follow(self, target: Repository, issue: Issue, pull: Pull, by: str) -> None:
        head = pull.head_repository.bare.resolve(f"refs/heads/{pull.head}")
        if not head:
            self._close(target, issue, by)
        elif head != pull.head_sha:
            if self.lags:
                pull.shown_sha = pull.shown_sha or pull.head_sha
            pull.head_sha, issue.updated_at = head, self.stamp()
            pull.base_sha = target.bare.resolve(f"refs/heads/{pull.base}")
            self.happened("synchronize", target, issue, by)

    def lag(self) -> None:
        """From now on the API tells of heads what they were."""
        self.lags = True

    def catch_up(self) -> None:
        """Let the API know all heads again."""
        self.lags = False
        for repository in self.repositories.values():
            for _, pull in repository.pulls():
                pull.shown_sha = ""

    def refresh(self, target: Repository, issue: Issue, pull: Pull) -> None:
        """Renew `refs/pull/N/head` and `/merge`, the latter as long as the two do not conflict."""
        base = target.bare.resolve(f"refs/heads/{pull.base}")
        if pull.merge_of == (base, pull.head_sha) or pull.merged_at:
            return
        target.bare.take(pull.head_repository.bare, pull.head_sha)
        target.bare.set_ref(f"refs/pull/{issue.number}/head", pull.head_sha)
        tree = target.bare.merged(base, pull.head_sha)
        pull.merge_of = (base, pull.head_sha)
        message = f"Merge {pull.head_sha} into {base}"
        pull.merge_sha = target.bare.commit(tree, (base, pull.head_sha), message, self.now) if tree else ""
        if pull.merge_sha:
            target.bare.set_ref(f"refs/pull/{issue.number}/merge", pull.merge_sha)

    def happened(self, action: str, target: Repository, issue: Issue, by: str, **more: Any) -> None:
        """Note an event of a pull request, written out as it is now."""
        if issue.pull:
            self.refresh(target, issue, issue.pull)
        payload = shapes.pull_event(self, target, issue, action, by, **more)
        self.events.append(("pull_request", payload))
