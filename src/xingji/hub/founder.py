"""An inbox on GitHub: what it should be, how it differs from that, and how it is made so.

Whoever founds inboxes is a person with a token of an owner of the organisation; the hub itself never has such a token.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from xingji.forge.answers import ForgeError, text_of
from xingji.forge.aspects import Aspect, Difference, compared, plain
from xingji.forge.doors import Doors, InvitationRow
from xingji.forge.organisation import found
from xingji.forge.rulesets import Rulesets, ruleset
from xingji.hub import guests
from xingji.hub.guests import RIGHT, Insiders, Step
from xingji.hub.inboxes import Inbox
from xingji.hub.premises import Premises
from xingji.programme.permissions import Author

MAIN = "main"
"""The branch that views are delivered to, whatever the organisation calls the first branch of a repository."""
SETTINGS: Mapping[str, Any] = {
    "allow_forking": False,
    "has_issues": True,
    "has_wiki": False,
    "has_projects": False,
    "delete_branch_on_merge": True,
}
"""No forks, which share objects; reminders are issues; no other place to write in."""
_RULESET = "xingji"


class GitHubInbox:
    """See InboxSetup."""

    def __init__(self, premises: Premises, inbox: Inbox) -> None:
        self._premises, self.inbox = premises, inbox
        self._github, self._name = premises.organisation.github, inbox.repository
        self._doors = Doors(self._github, self._name)
        self._invited: list[InvitationRow] = []

    def exists(self) -> Aspect:
        """See InboxSetup."""
        body = {**SETTINGS, "private": True, "auto_init": True}
        del body["allow_forking"]
        make = partial(self._premises.organisation.found_repository, self._name, body)
        return Aspect("inbox", self._look, make)

    def aspects(self) -> list[Aspect]:
        """See InboxSetup."""
        at = partial(self._github.at, repository=self._name)
        return [
            Aspect("closed", self._closed, None),
            plain(self._github, "settings", at(), "PATCH", SETTINGS),
            plain(self._github, "actions", at("/actions/permissions"), "PUT", {"enabled": False}),
            Aspect("branch", self._branch, self._rename),
            *([self._ruleset()] if self._premises.app and not self._premises.lacks_rules else []),
            Aspect("app", self._reach_differs, self._reach),
            Aspect("readers", self._readers_differ, self._let_readers_in),
        ]

    def people(self) -> Aspect:
        """See InboxSetup."""
        return Aspect("people", self._people_differ, self._admit)

    @property
    def waiting(self) -> list[str]:
        """See InboxSetup."""
        return [row.login for row in self._invited if not row.expired]

    @property
    def has_guests(self) -> bool:
        """See InboxSetup."""
        return bool(self._guests)

    @property
    def _guests(self) -> list[Author]:
        """Accounts that roles.yaml names for the party."""
        return guests.guests(self.inbox.party, self._premises.roles)

    def _look(self) -> Iterator[Difference]:
        if found(self._github, self._github.at("", self._name)) is None:
            yield Difference("inbox", self._name, self.inbox.party.key, "")

    def _about(self) -> dict[str, Any]:
        answer = self._github.ask("GET", self._github.at("", self._name))
        if not isinstance(answer, dict):
            raise ForgeError("answer", self._name)
        return answer

    def _closed(self) -> Iterator[Difference]:
        """What only people may mend, since somebody may have read or lost something meanwhile."""
        about = self._about()
        there = {
            "full_name": text_of(about, "full_name"),
            "visibility": text_of(about, "visibility") or ("private" if about.get("private") else "public"),
            "archived": about.get("archived", False),
            "fork": text_of(about.get("parent"), "full_name") or bool(about.get("fork")),
            "forks": about.get("forks_count", 0),
            "pages": bool(about.get("has_pages")),
        }
        wanted = {"visibility": "private", "archived": False, "fork": False, "forks": 0, "pages": False}
        same = there["full_name"].lower() == self._name.lower()
        yield from compared("closed", {"full_name": there["full_name"] if same else self._name, **wanted}, there)

    def _branch(self) -> Iterator[Difference]:
        yield from compared("branch", {"default_branch": MAIN}, self._about())

    def _rename(self) -> None:
        branch = text_of(self._about(), "default_branch")
        path = self._github.at(f"/branches/{branch}/rename", self._name)
        self._github.ask("POST", path, {"new_name": MAIN})

    def _ruleset(self) -> Aspect:
        rulesets = Rulesets(self._github, self._name)
        wanted = ruleset(_RULESET, self._premises.app, [{"type": "update"}])
        return Aspect("ruleset", partial(rulesets.differences, "ruleset", wanted), partial(rulesets.put, wanted))

    # Who reaches it

    def _reach_differs(self) -> Iterator[Difference]:
        app = self._premises.installed
        if app and not app.everywhere:
            reached = self._premises.organisation.reached(app.installation)
            if self._name.lower() not in reached:
                yield Difference("app", app.slug, self._name, "")

    def _reach(self) -> None:
        if app := self._premises.installed:
            self._premises.organisation.reach(app.installation, self._name)

    def _readers_differ(self) -> Iterator[Difference]:
        team, organisation = self._premises.team, self._premises.organisation
        if self._premises.reviewers and (right := organisation.right_of_team(team, self._name)) != "read":
            yield Difference("readers", f"{organisation.name}/{team}", "read", right)

    def _let_readers_in(self) -> None:
        self._premises.organisation.let_team_in(self._premises.team, self._name)

    def _steps(self) -> list[Step]:
        insiders = Insiders(self._premises.reviewing, self._premises.organisation.owners)
        members, self._invited = self._doors.members(), self._doors.invitations()
        return list(guests.steps(self._guests, (members, self._invited), insiders, self._premises.login_of))

    def _people_differ(self) -> Iterator[Difference]:
        for step in self._steps():
            wanted = RIGHT if step.deed in ("invite", "set", "gone") else "none"
            yield Difference("people", f"{step.login} ({step.id})", wanted, step.found)

    def _admit(self) -> None:
        for step in self._steps():
            if step.number:
                self._doors.call_back(step.number)
            if step.deed in ("invite", "set"):
                self._doors.let_in(step.login, step.id, "push")
            elif step.deed == "revoke":
                self._doors.put_out(step.login)
