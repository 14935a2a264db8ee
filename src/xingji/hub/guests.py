"""Who should have access to an inbox and who has: the accounts that roles.yaml names for the party, by number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from xingji.forge.doors import RANKS, InvitationRow, MemberRow
from xingji.programme.party import Party
from xingji.programme.permissions import Author

RIGHT = "write"
"""What the party's accounts may do in their inbox: push branches, and no settings."""

Deed = Literal["invite", "set", "revoke", "call_back", "gone"]


class Step(NamedTuple):
    """What is to be done about one account, `found` what it may do now; `gone` when nobody can do anything.

    `number` is that of an invitation that is to be taken back first, else 0.
    """

    deed: Deed
    login: str
    id: int
    found: str
    number: int = 0


class Insiders(NamedTuple):
    """Accounts that may be in every inbox: reviewers may read, owners of the organisation may do everything."""

    reviewers: Collection[int]
    owners: Collection[int]


def guests(party: Party, roles: Iterable[Author]) -> list[Author]:
    """Accounts that act for a party."""
    wanted = party.author
    return [
        one
        for one in roles
        if one.role == party.role
        and (one.city or None, one.agency, one.institution) == (wanted.city, wanted.agency, wanted.institution)
    ]


def steps(
    wanted: Iterable[Author],
    there: tuple[Iterable[MemberRow], Iterable[InvitationRow]],
    insiders: Insiders,
    login_of: Callable[[int], str],
) -> Iterator[Step]:
    """What makes the access as it should be, closing before opening; `login_of` gives "" for an account that is gone.

    Whoever was asked in and has a few days left to answer is as wanted.
    """
    guests_by_id = {one.id: one for one in wanted}
    members, invited = {row.id: row for row in there[0]}, {row.id: row for row in there[1]}
    for row in invited.values():
        if row.id not in guests_by_id:
            yield Step("call_back", row.login, row.id, row.role, row.number)
    for member in members.values():
        if member.id not in guests_by_id and RANKS[member.role] > _most(member.id, insiders):
            yield Step("revoke", member.login, member.id, member.role)
    for number, guest in guests_by_id.items():
        yield from _towards(guest, members.get(number), invited.get(number), insiders, login_of(number))


def _most(account: int, insiders: Insiders) -> int:
    return RANKS["admin" if account in insiders.owners else "read" if account in insiders.reviewers else "none"]


def _towards(
    guest: Author, member: MemberRow | None, asked: InvitationRow | None, insiders: Insiders, login: str
) -> Iterator[Step]:
    if member:
        if member.role != RIGHT and guest.id not in insiders.owners:
            yield Step("set", member.login, guest.id, member.role)
    elif not login:
        yield Step("gone", guest.login, guest.id, "")
    elif asked is None or asked.expired or asked.role != RIGHT:
        yield Step("invite", login, guest.id, asked.role if asked else "", asked.number if asked else 0)
