"""The parties of an edition: whoever has an inbox of its own."""

from __future__ import annotations

from xingji.hub.documents import document, province
from xingji.hub.tree import Tree
from xingji.model.edition import Agencies, Institutions
from xingji.programme.party import Party


def parties(tree: Tree, edition: str) -> list[Party]:
    """Cities in the province's order, each with its agencies, then the institutions. Raises FaultyDocumentError."""
    found: list[Party] = []
    for city in province(tree).cities:
        found.append(Party("city", city))
        table = document(tree, f"submissions/{edition}/{city}/agencies.yaml", Agencies)
        found += [Party("agency", city, row.id) for row in (table.agencies if table else ())]
    known = document(tree, f"submissions/{edition}/institutions.yaml", Institutions)
    found += [Party("institution", id=row.id) for row in (known.institutions if known else ())]
    return list(dict.fromkeys(found))
