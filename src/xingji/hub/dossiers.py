"""The dossiers of an edition as views see them: which files they hold, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from xingji.hub.heads import Head, Heads
from xingji.hub.tree import Tree
from xingji.model.kinds import of_dossiers
from xingji.model.reference import Reference
from xingji.model.typing_habits import code_as_meant
from xingji.programme.dossier_row import FindingRow
from xingji.store import layout
from xingji.store.layout import Place


@dataclass(slots=True)
class DossierFiles:
    """One enterprise in one city, of the documents that say so themselves.

    `agency` is "" while no single agency can be told, `tasks` are those in it by institution.
    """

    city: str
    uscc: str
    places: dict[Place, Head] = field(default_factory=dict)
    agency: str = ""
    tasks: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """As registered."""
        return next((head.name for place, head in self.places.items() if place.kind == "enterprise"), "")

    @property
    def tracks(self) -> list[str]:
        """Those that hold a document."""
        return sorted({place.track for place in self.places if place.track})

    def kinds(self, track: str = "") -> set[str]:
        """Kinds of the documents of a track, or of the dossier itself."""
        return {place.kind for place in self.places if place.track == track}

    def findings(self, track: str) -> list[FindingRow]:
        """Findings of a track with their clocks, as `rules.summarise` counts them; what they are about is left out."""
        of_kind = {place.kind: head for place, head in self.places.items() if place.track == track}
        check, mended = of_kind.get("verification", Head()), of_kind.get("rectification", Head())
        answered = {row[0]: row[1] for row in mended.rows}
        last = {finding: (day, result) for finding, day, result in sorted(check.again, key=lambda row: row[1])}
        return [
            FindingRow(key, "", severity, opened, due, answered.get(key), *last.get(key, (None, None)))
            for key, severity, opened, due in check.rows
        ]


def dossiers(tree: Tree, edition: str, known: Reference, heads: Heads) -> dict[str, DossierFiles]:
    """Every dossier of an edition by its folder; what lies in no city or track of the province is in none.

    Nor is a document that cannot be read, or says that it is another enterprise's: its place decides nothing then.
    """
    places = list(_places(tree, edition, known))
    by_path = heads.of(tree, {place.path: place.kind for place in places})
    found: dict[str, DossierFiles] = {}
    for place in places:
        if code_as_meant(by_path[place.path].whose) == place.whose:
            here = found.setdefault(place.dossier, DossierFiles(place.city, place.uscc))
            here.places[place] = by_path[place.path]
    for here in found.values():
        here.agency = _agency(here.places.values())
    return found


def _places(tree: Tree, edition: str, known: Reference) -> Iterator[Place]:
    wanted, prefix = frozenset(of_dossiers()), f"submissions/{edition}/"
    for path in tree.files:
        place = layout.place(path) if path.startswith(prefix) else None
        if place and place.kind in wanted and place.city in known.cities and _has_track(place, known):
            yield place


def _has_track(place: Place, known: Reference) -> bool:
    return not place.track or place.track in known.tracks


def _agency(heads: Iterable[Head]) -> str:
    """The one agency that all documents name; as long as they name several it is nobody's, as for who writes."""
    agencies = {head.agency for head in heads if head.agency}
    return agencies.pop() if len(agencies) == 1 else ""
