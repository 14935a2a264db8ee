"""Which inboxes there are: one of every party, named after it; only how often it was renewed is written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from xingji.model.hub import Hub
from xingji.programme.party import Party

PATH = "hub.yaml"
"""Where the settings lie in the record; a record without them has no inboxes."""


class Inbox(NamedTuple):
    """A party's repository of one edition; `repository` is `owner/name`."""

    party: Party
    edition: str
    repository: str


class SharedInboxError(ValueError):
    """Two parties would have one repository, so that each could read the other's; `first` is "" for the record."""

    def __init__(self, repository: str, first: str, second: str) -> None:
        super().__init__(f"{repository}: {first}, {second}")
        self.repository, self.first, self.second = repository, first, second


def inboxes(settings: Hub, parties: Iterable[Party]) -> list[Inbox]:
    """The inboxes of the parties, in their order. Raises SharedInboxError."""
    edition, renewed = str(settings.edition), {row.party: row.n for row in settings.renewed}
    found = [Inbox(party, edition, _repository(settings, party, renewed.get(party.key, 1))) for party in parties]
    taken = {record_of(settings).lower(): ""}
    for inbox in found:
        # GitHub does not tell names apart by case.
        first = taken.setdefault(inbox.repository.lower(), inbox.party.key)
        if first != inbox.party.key:
            raise SharedInboxError(inbox.repository, first, inbox.party.key)
    return found


def earlier(settings: Hub, party: Party) -> list[str]:
    """The repositories that were a party's inbox of this edition before, the first one first."""
    last = {row.party: row.n for row in settings.renewed}.get(party.key, 1)
    return [_repository(settings, party, number) for number in range(1, last)]


def record_of(settings: Hub) -> str:
    """The record as `owner/name`."""
    return f"{settings.organisation}/{settings.record}"


def _repository(settings: Hub, party: Party, number: int) -> str:
    """No id holds an underscore, so no party can give itself the name of another one's later inbox."""
    name = "-".join(part for part in (str(settings.edition), party.city, party.id) if part)
    return f"{settings.organisation}/{settings.prefix}{name}{'' if number == 1 else f'_{number}'}"
