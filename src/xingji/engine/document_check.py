"""Check single documents; results that every small check needs again are cached."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from xingji.engine.source import Source, source_of
from xingji.model.finding import Finding
from xingji.programme.permissions import Author
from xingji.rules.facts import EditionFacts, EditionNumbers, Facts, RolesFacts, restore_facts
from xingji.rules.runner import Checked, Context, check_document
from xingji.store import cache, layout
from xingji.store.layout import Place

_MOST_KEPT = 400


class DocumentChecker:
    """Checks documents below one root; with a `store` name, unchanged ones come from the cache.

    A check of one file also needs what its dossier and edition hold. Reading that from the cache spares building a
    dozen models, which costs more than all the rest.
    """

    def __init__(self, root: Path, context: Context, store: str = "") -> None:
        self.root = root
        self._root = str(root)
        self.context = replace(context, numbers=self._numbers, accounts=self._accounts)
        self._store = store
        self._known: dict[str, list[Any]] = (cache.load(store) or {}) if store else {}
        self._met: dict[str, list[Any]] = {}
        self._by_year: dict[str, EditionNumbers | None] = {}
        self._rules = context.reference.digest + "|".join(
            r.sha256 for name in context.guidelines if store and (r := context.ruleset(name))
        )

    def read(self, path: str) -> Source:
        """A file below the root."""
        return source_of(f"{self._root}/{path}")

    def check(self, place: Place, source: Source) -> Checked:
        """Findings and facts of one document."""
        if not self._store or place.kind == "hub":  # which depends on the roles of the edition that it names
            return check_document(place, source.parsed, self.context)
        numbers = None if place.kind == "edition" else self._numbers(place.edition)
        around = f"{self._rules}|{numbers}"
        parts = [place.path.encode(), str(source.faults).encode(), around.encode(), source.content]
        key = cache.digest(b"\0".join(parts))
        known = self._known.get(place.path)
        if known and known[0] == key:
            self._met[place.path] = known
            return Checked([restored(row) for row in known[1]], restore_facts(place.kind, known[2]))
        checked = check_document(place, source.parsed, self.context)
        self._met[place.path] = [key, checked.findings, checked.facts]
        return checked

    def _numbers(self, year: str) -> EditionNumbers | None:
        """Those of an edition of the tree, read once; None where it has none, or a faulty one."""
        if year not in self._by_year:
            facts = self._facts_of(f"submissions/{year}/edition.yaml")
            self._by_year[year] = facts.numbers if isinstance(facts, EditionFacts) else None
        return self._by_year[year]

    def _facts_of(self, path: str) -> Facts | None:
        """Facts of a document of the tree; None where it has none, or a faulty one."""
        place = layout.place(path)
        there = place and os.path.lexists(f"{self._root}/{path}")
        return self.check(place, self.read(path)).facts if place and there else None

    def _accounts(self, year: str) -> Sequence[Author]:
        """Those that the roles of an edition name; nobody where it has none, or faulty ones."""
        facts = self._facts_of(f"submissions/{year}/roles.yaml")
        return facts.roles if isinstance(facts, RolesFacts) else ()

    def save(self) -> None:
        """Store what was met, newest last, for the next check."""
        if self._store and any(self._known.get(path) is not row for path, row in self._met.items()):
            rows = {**{path: row for path, row in self._known.items() if path not in self._met}, **self._met}
            cache.save(self._store, dict(list(rows.items())[-_MOST_KEPT:]))


def restored(row: list[Any]) -> Finding:
    """A finding after a trip through JSON."""
    return Finding._make([*row[:-1], tuple((name, text) for name, text in row[-1])])
