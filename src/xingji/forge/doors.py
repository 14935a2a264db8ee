"""Who may enter a repository, and who was asked in."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple
from urllib.parse import quote

from xingji.forge.answers import ForgeError, id_of, login_of, number_of, text_of
from xingji.forge.github import GitHub

Right = Literal["pull", "push"]
RANKS = {"none": 0, "read": 1, "triage": 2, "write": 3, "maintain": 4, "admin": 5}
ROLE_OF: dict[Right, str] = {"pull": "read", "push": "write"}
_COARSE = (("admin", "admin"), ("maintain", "maintain"), ("push", "write"), ("triage", "triage"), ("pull", "read"))


class MemberRow(NamedTuple):
    """An account that has access, by whatever way; `role` is one of `RANKS`."""

    login: str
    id: int
    role: str


class InvitationRow(NamedTuple):
    """An account that was asked in and did not answer yet; GitHub lets an invitation expire after seven days."""

    number: int
    login: str
    id: int
    role: str
    expired: bool


class Doors:
    """The doors of one repository."""

    def __init__(self, github: GitHub, repository: str) -> None:
        self._github, self._repository = github, repository

    def members(self) -> list[MemberRow]:
        """Everybody with access: by name, by a team, or because of the organisation."""
        rows = self._github.every(self._at("/collaborators"), affiliation="all")
        return [MemberRow(login_of(row), id_of(row), _role(row)) for row in rows]

    def invitations(self) -> list[InvitationRow]:
        """Those who have not answered yet."""
        return [_invitation(row) for row in self._github.every(self._at("/invitations"))]

    def let_in(self, login: str, number: int, right: Right) -> None:
        """Give an account access, or ask it in. Raises ForgeError, also where the name is another account's by now."""
        path = self._at(f"/collaborators/{quote(login)}")
        answer = self._github.ask("PUT", path, {"permission": right})
        made = _invitation(answer) if isinstance(answer, dict) and answer.get("invitee") else None
        if made and made.id != number:
            self.call_back(made.number)
            raise ForgeError("refused", f"{login}: {made.id} ≠ {number}")

    def put_out(self, login: str) -> None:
        """Take away the access that an account was given by name."""
        self._github.ask("DELETE", self._at(f"/collaborators/{quote(login)}"))

    def call_back(self, number: int) -> None:
        """Take an invitation back."""
        try:
            self._github.ask("DELETE", self._at(f"/invitations/{number}"))
        except ForgeError as error:
            if error.status != 404:
                raise

    def _at(self, rest: str) -> str:
        return self._github.at(rest, self._repository)


def _invitation(row: dict[str, Any]) -> InvitationRow:
    who = row.get("invitee")
    return InvitationRow(
        number_of(row, "id"), login_of(who), id_of(who), text_of(row, "permissions", 40), bool(row.get("expired"))
    )


def _role(row: dict[str, Any]) -> str:
    """What an account may do; a role of the organisation's own counts as what it allows, an unknown one as the most."""
    if (named := text_of(row, "role_name", 40)) in RANKS:
        return named
    may = row.get("permissions")
    return next((role for key, role in _COARSE if isinstance(may, dict) and may.get(key)), "admin")
