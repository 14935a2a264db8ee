"""Mail addresses of the parties, for a forge that cannot notify anybody itself. Cities are not in any table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xingji.hub.documents import document
from xingji.hub.inboxes import Inbox
from xingji.hub.tree import Tree
from xingji.model.edition import Agencies, Institutions
from xingji.programme.party import Party


def addresses(tree: Tree, inboxes: Iterable[Inbox]) -> dict[str, str]:
    """By repository, where the tables of the edition name one. Raises FaultyDocumentError."""
    known = list(inboxes)
    edition = next((inbox.edition for inbox in known), "")
    mails = dict(_mails(tree, edition, {inbox.party.city for inbox in known if inbox.party.city}))
    return {inbox.repository: mails[inbox.party] for inbox in known if mails.get(inbox.party)}


def _mails(tree: Tree, edition: str, cities: Iterable[str]) -> Iterator[tuple[Party, str]]:
    for city in sorted(cities):
        table = document(tree, f"submissions/{edition}/{city}/agencies.yaml", Agencies)
        for row in table.agencies if table else ():
            yield Party("agency", city, row.id), row.contact.email or ""
    known = document(tree, f"submissions/{edition}/institutions.yaml", Institutions)
    for one in known.institutions if known else ():
        yield Party("institution", id=one.id), (one.contact.email if one.contact else "") or ""
