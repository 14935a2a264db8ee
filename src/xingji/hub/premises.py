"""What inboxes have in common on GitHub: the organisation, the reviewers' team, apps, accounts, and the record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from xingji.forge.answers import ForgeError, moment_of, sha_of, text_of
from xingji.forge.aspects import Aspect, Difference, compared, plain
from xingji.forge.doors import Doors
from xingji.forge.organisation import AppRow, Organisation, Team, found
from xingji.hub.lease import ALIVE
from xingji.hub.seat import silence
from xingji.programme.permissions import Author

ORGANISATION: Mapping[str, Any] = {
    "default_repository_permission": "none",
    "members_can_fork_private_repositories": False,
}
"""Else whoever belongs to the organisation reads every inbox, or takes a copy of one."""
APP: Mapping[str, str] = {
    "metadata": "read",
    "contents": "write",
    "pull_requests": "write",
    "checks": "write",
    "issues": "write",
}
"""What the hub's app may do: all that a round needs, and no settings, workflows or members."""
CLOSED: Mapping[str, Any] = {"visibility": "private", "fork": False, "forks_count": 0}
SKEW = timedelta(seconds=60)


class Premises(NamedTuple):
    """Who founds inboxes, and for whom: reviewers and roles by their accounts, the hub's app.

    `known` are all repositories that are inboxes or were, and `begins` is how the names of all such begin. `app` is 0
    where the hub has a plain token: then no rule can tell it from people.
    """

    organisation: Organisation
    record: str
    team: str
    reviewers: Sequence[Author]
    roles: Sequence[Author]
    app: int
    begins: str
    known: Collection[str]

    @property
    def reviewing(self) -> frozenset[int]:
        """Accounts of the reviewers."""
        return frozenset(one.id for one in self.reviewers)

    @property
    def installed(self) -> AppRow | None:
        """The hub's app, where it is installed."""
        return next((row for row in self.organisation.apps if self.app and row.app == self.app), None)

    @property
    def lacks_rules(self) -> bool:
        """Whether the plan has no rules that could keep people, and not the app, from writing main."""
        return bool(self.app) and self.organisation.lacks_rules(self.record)

    def login_of(self, number: int) -> str:
        """What an account is called now, "" when it is gone."""
        account = self.organisation.account(number)
        return account.login if account else ""


class PremisesSetup:
    """The settings that are the same for all inboxes."""

    def __init__(self, premises: Premises, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._premises, self._organisation, self._now = premises, premises.organisation, now
        self._github = premises.organisation.github
        self._record = self._github.at("", premises.record)

    def aspects(self) -> list[Aspect]:
        """All of them, in the order in which they are set."""
        settings = plain(self._github, "record_settings", self._record, "PATCH", {"allow_forking": False})
        return [
            Aspect("clock", self._clock_differs, None),
            Aspect("organisation", self._organisation_differs, None),
            Aspect("accounts", self._accounts_differ, None),
            Aspect("team", self._team_differs, self._gather),
            Aspect("apps", self._apps_differ, None),
            Aspect("record", self._record_differs, None),
            settings,
            Aspect("record_people", self._strangers, None),
            Aspect("orphans", self._orphans, None),
        ]

    def alive(self) -> Aspect:
        """When the hub last gave a sign of life; before there are inboxes it cannot have given any."""
        return Aspect("alive", self._silent, None)

    def _clock_differs(self) -> Iterator[Difference]:
        theirs, ours = self._github.clock(), self._now()
        if abs(theirs - ours) > SKEW:
            yield Difference("clock", "UTC", theirs.isoformat(timespec="seconds"), ours.isoformat(timespec="seconds"))

    def _organisation_differs(self) -> Iterator[Difference]:
        about = self._organisation.about()
        if "default_repository_permission" not in about:
            raise ForgeError("rights", "organization owner")
        known = {name: value for name, value in ORGANISATION.items() if name in about}
        yield from compared("organisation", known, about)

    def _accounts_differ(self) -> Iterator[Difference]:
        """Accounts that are called otherwise by now, or are gone; whoever has the old name may be a stranger."""
        for one in {one.id: one for one in (*self._premises.roles, *self._premises.reviewers)}.values():
            there = self._premises.login_of(one.id)
            if there.lower() != one.login.lower():
                yield Difference("accounts", f"{one.login} ({one.id})", one.login, there)

    def _team_differs(self) -> Iterator[Difference]:
        slug, there = self._premises.team, self._organisation.team(self._premises.team)
        if there is None:
            yield Difference("team", slug, "、".join(one.login for one in self._premises.reviewers), "")
            return
        for one in self._missing(there):
            yield Difference("team", f"{slug}: {one.login} ({one.id})", "member", "")
        for login in self._strangers_in(there):
            yield Difference("team", f"{slug}: {login}", "none", "member")

    def _gather(self) -> None:
        slug = self._premises.team
        self._organisation.found_team(slug, "xingji")
        there = self._organisation.team(slug) or Team((), ())
        for login in self._strangers_in(there):
            self._organisation.dismiss(slug, login)
        for one in self._missing(there):
            if login := self._premises.login_of(one.id):
                self._organisation.enlist(slug, login)

    def _missing(self, there: Team) -> list[Author]:
        """Reviewers who are neither in the team nor asked to come, by the names that they have today."""
        members, asked = {account.id for account in there.members}, {login.lower() for login in there.asked}
        rest = [one for one in self._premises.reviewers if one.id not in members]
        return [one for one in rest if self._premises.login_of(one.id).lower() not in asked]

    def _strangers_in(self, there: Team) -> list[str]:
        own = {self._premises.login_of(number).lower() for number in self._premises.reviewing}
        members = [account.login for account in there.members if account.id not in self._premises.reviewing]
        return [*members, *(login for login in there.asked if login.lower() not in own)]

    def _apps_differ(self) -> Iterator[Difference]:
        """The hub's own app with what it needs, and no other that reads inboxes."""
        own = self._premises.installed
        if self._premises.app and own is None:
            yield Difference("apps", f"XINGJI_APP_ID {self._premises.app}", "installed", "")
        if own:
            for name in sorted({*APP, *own.permissions}):
                wanted, there = APP.get(name, "none"), own.permissions.get(name, "none")
                if wanted != there:
                    yield Difference("apps", f"{own.slug}: {name}", wanted, there)
        for row in self._organisation.apps:
            if row.everywhere and row is not own:
                yield Difference("apps", row.slug, "selected", "all")

    def _record_differs(self) -> Iterator[Difference]:
        about = found(self._github, self._record)
        if about is None:
            raise ForgeError("missing", self._premises.record)
        visibility = text_of(about, "visibility") or ("private" if about.get("private") else "public")
        yield from compared("record", CLOSED, {**about, "visibility": visibility})

    def _strangers(self) -> Iterator[Difference]:
        """Accounts of parties with access to the record: there everybody reads everything."""
        provincial = {one.id for one in self._premises.roles if one.role == "province"}
        parties = {one.id: one for one in self._premises.roles if one.role != "province" and one.id not in provincial}
        for member in Doors(self._github, self._premises.record).members():
            if member.id in parties and member.id not in self._organisation.owners:
                yield Difference("record_people", f"{member.login} ({member.id})", "none", member.role)

    def _orphans(self) -> Iterator[Difference]:
        """Inboxes of this edition that are nobody's any more, as of an agency that left the table, and stand open."""
        begins, known = self._premises.begins.lower(), {name.lower() for name in self._premises.known}
        for name, archived in self._organisation.repositories():
            if name.lower().startswith(begins) and name.lower() not in known and not archived:
                yield Difference("orphans", name, "archived", "open")

    def _silent(self) -> Iterator[Difference]:
        answer = found(self._github, f"{self._record}/git/{ALIVE.replace('refs/', 'ref/', 1)}")
        last = None
        if answer:
            commit = self._github.ask("GET", f"{self._record}/git/commits/{sha_of(answer.get('object'))}")
            last = moment_of(commit.get("committer"), "date")
        yield from silence(last, self._now())
