"""The dossiers of an edition as views see them: which files they hold, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from xingji.hub.heads import NAMES_AN_AGENCY, Head, Heads, named
from xingji.hub.tree import Tree
from xingji.model.kinds import of_dossiers
from xingji.model.reference import Reference
from xingji.programme.dossier_row import FindingRow
from xingji.store import layout
from xingji.store.layout import Place


@dataclass(frozen=True, slots=True)
class Item:
    """A document with what it says of itself."""

    place: Place
    head: Head

    @property
    def is_misplaced(self) -> bool:
        """Whether it says that it is another enterprise's: then its place decides nothing any more."""
        return self.head.whose not in ("", self.place.whose)

    @property
    def names_nobody_surely(self) -> bool:
        """Whether it should name an agency and cannot be asked which."""
        return self.place.kind in NAMES_AN_AGENCY and not self.head.readable


@dataclass(slots=True)
class DossierFiles:
    """One enterprise in one city; `agency` is "" while no single agency can be told."""

    city: str
    uscc: str
    items: list[Item] = field(default_factory=list)
    agency: str = ""

    @property
    def folder_whose(self) -> str:
        """City and enterprise, by which it is told from another folder of the same enterprise."""
        return f"{self.city}/{self.uscc}"

    @property
    def name(self) -> str:
        """As registered."""
        return next((item.head.name for item in self.items if item.place.kind == "enterprise"), "")

    @property
    def tracks(self) -> list[str]:
        """Those that hold a document."""
        return sorted({item.place.track for item in self.items if item.place.track})

    def kinds(self, track: str = "") -> set[str]:
        """Kinds of the documents of a track, or of the dossier itself."""
        return {item.place.kind for item in self.items if item.place.track == track and not item.is_misplaced}

    def findings(self, track: str) -> list[FindingRow]:
        """Findings of a track with their clocks, as `rules.summarise` counts them; what they are about is left out."""
        of_kind = {item.place.kind: item.head for item in self.items if item.place.track == track}
        check, mended = of_kind.get("verification", Head()), of_kind.get("rectification", Head())
        answered = {row[0]: row[1] for row in mended.rows}
        last = {finding: (day, result) for finding, day, result in sorted(check.again, key=lambda row: row[1])}
        return [
            FindingRow(key, "", severity, opened, due, answered.get(key), *last.get(key, (None, None)))
            for key, severity, opened, due in check.rows
        ]


def dossiers(tree: Tree, edition: str, known: Reference, heads: Heads) -> dict[str, DossierFiles]:
    """Every dossier of an edition by its folder; what lies in no city or track of the province is in none."""
    places = list(_places(tree, edition, known))
    by_path = heads.of(tree, {place.path: place.kind for place in places})
    found: dict[str, DossierFiles] = {}
    for place in places:
        here = found.get(place.dossier)
        if here is None:
            here = found[place.dossier] = DossierFiles(place.city, place.uscc)
        here.items.append(Item(place, by_path[place.path]))
    for here in found.values():
        here.agency = _agency(here.items)
    return found


def _places(tree: Tree, edition: str, known: Reference) -> Iterator[Place]:
    wanted, prefix = frozenset(of_dossiers()), f"submissions/{edition}/"
    for path in tree.files:
        place = layout.place(path) if path.startswith(prefix) else None
        if place and place.kind in wanted and place.city in known.cities and _has_track(place, known):
            yield place


def _has_track(place: Place, known: Reference) -> bool:
    return not place.track or place.track in known.tracks


def _agency(items: Sequence[Item]) -> str:
    """The one agency that all documents name; as long as they name several it is nobody's, as for who writes."""
    agencies = named(item.head for item in items if not item.is_misplaced)
    return agencies.pop() if len(agencies) == 1 else ""
