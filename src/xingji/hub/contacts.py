"""Where mail reaches the parties: as the frame of the edition says, which only they themselves read."""

from __future__ import annotations

from collections.abc import Iterator

from xingji.hub.documents import document, needed
from xingji.hub.inboxes import inboxes
from xingji.hub.parties import parties
from xingji.hub.tree import Tree
from xingji.model.edition import Agencies, Institutions
from xingji.model.hub import Hub
from xingji.programme.party import Party


def contacts(tree: Tree, settings: Hub) -> dict[str, str]:
    """Mail addresses by inbox, of the parties that gave one. Raises FaultyDocumentError, SharedInboxError."""
    edition = str(settings.edition)
    known = parties(tree, edition)
    addresses = dict(_addresses(tree, edition, {party.city for party in known if party.role == "city"}))
    return {one.repository: addresses[one.party] for one in inboxes(settings, known) if addresses.get(one.party)}


def _addresses(tree: Tree, edition: str, cities: set[str]) -> Iterator[tuple[Party, str]]:
    for city in cities:
        table = document(tree, f"submissions/{edition}/{city}/agencies.yaml", Agencies)
        for agency in table.agencies if table else ():
            yield Party("agency", city, agency.id), agency.contact.email or ""
    for one in needed(tree, f"submissions/{edition}/institutions.yaml", Institutions).institutions:
        yield Party("institution", id=one.id), (one.contact.email if one.contact else None) or ""
