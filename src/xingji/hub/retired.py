"""An inbox that was renewed: nobody is let in any more, nothing changes there, and its history stays as evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xingji.forge.aspects import Aspect, Difference
from xingji.forge.doors import RANKS, Doors, MemberRow
from xingji.forge.organisation import found
from xingji.hub.premises import Premises


class RetiredInbox:
    """An earlier inbox of a party."""

    def __init__(self, premises: Premises, repository: str) -> None:
        self._premises, self._name = premises, repository
        self._github = premises.organisation.github
        self._doors = Doors(self._github, repository)

    def aspect(self) -> Aspect:
        """Whether it is closed; one that is gone is."""
        return Aspect("retired", self._differs, self._close)

    def _about(self) -> dict[str, Any] | None:
        return found(self._github, self._github.at("", self._name))

    def _differs(self) -> Iterator[Difference]:
        about = self._about()
        if about is None:
            return
        for member in self._guests():
            yield Difference("retired", f"{self._name}: {member.login} ({member.id})", "none", member.role)
        if not about.get("private"):
            yield Difference("retired", f"{self._name}: visibility", "private", "public")
        if not about.get("archived"):
            yield Difference("retired", f"{self._name}: archived", "true", "false")

    def _guests(self) -> list[MemberRow]:
        """Everybody but owners and reviewers."""
        inside = self._premises.organisation.owners | self._premises.reviewing
        return [row for row in self._doors.members() if row.id not in inside and RANKS[row.role]]

    def _close(self) -> None:
        """What is archived lets nobody be put out, so that comes last."""
        about, at = self._about() or {}, self._github.at("", self._name)
        guests = self._guests()
        if about.get("archived") and (guests or not about.get("private")):
            self._github.ask("PATCH", at, {"archived": False})
        if not about.get("private"):
            self._github.ask("PATCH", at, {"private": True})
        for invitation in self._doors.invitations():
            self._doors.call_back(invitation.number)
        for guest in guests:
            self._doors.put_out(guest.login)
        self._github.ask("PATCH", at, {"archived": True})
