"""One edition as a whole: what `status`, `figures`, `ranking`, `sample` and `impact` start from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xingji.engine.checker import Checker
from xingji.engine.report import Progress
from xingji.model.edition import Edition
from xingji.programme.calendar import with_extensions
from xingji.programme.dossier_row import DossierRow, TrackRow
from xingji.programme.ranking import AgencyHead
from xingji.programme.track_state import TrackState, state_of_row
from xingji.rules.context import Frame
from xingji.scoring.ruleset import Ruleset
from xingji.store import tree


class NoEditionError(KeyError):
    """The tree holds no edition of that year."""


class BrokenEditionError(ValueError):
    """The edition's own document cannot be used; `xingji check` says why."""


@dataclass(frozen=True)
class Year:
    """An edition with the rows of all its dossiers."""

    root: Path
    edition: Edition
    frame: Frame
    rows: list[DossierRow]

    @property
    def path(self) -> Path:
        """Folder of the edition."""
        return self.root / "submissions" / str(self.edition.edition)

    @property
    def targets(self) -> dict[str, int | None]:
        """City → how many enterprises it wants to take part; None where it does not say."""
        return {city: facts.target if facts else None for city, facts in self.frame.agencies.items()}

    @property
    def agencies(self) -> list[AgencyHead]:
        """Every agency of every city."""
        return [
            AgencyHead(city, agency.id, agency.name, agency.capacity)
            for city, facts in self.frame.agencies.items()
            for agency in (facts.agencies if facts else ())
        ]

    @property
    def visited(self) -> frozenset[str]:
        """Enterprises that are to be visited: the key ones, and those that were drawn."""
        plan = self.edition.onsite
        return frozenset((*plan.key, *plan.drawn) if plan else ())

    def state(self, track: TrackRow) -> TrackState:
        """How far a track has come; `announced` when the list that holds its result is published."""
        return state_of_row(track, self.frame.published)

    def rulesets(self) -> dict[str, Ruleset]:
        """Guidelines that the edition offers or an assessment names."""
        offered = [offer.guideline for offer in self.edition.tracks]
        named = {track.guideline for row in self.rows for track in row.tracks if track.guideline}
        return {name: rules for name in sorted({*offered, *named}) if (rules := self.frame.find_ruleset(name))}


def survey(checker: Checker, year: str, progress: Progress | None = None) -> Year:
    """An edition of the checker's tree. Raises NoEditionError, BrokenEditionError."""
    if year not in checker.years():
        raise NoEditionError(year)
    frame, rows = checker.survey(year, progress)
    edition = checker.calendar(frame)
    if edition is None:
        raise BrokenEditionError(year)
    return Year(checker.root, edition, frame, [with_extensions(row, edition) for row in rows])


def newest(root: Path) -> str:
    """The newest edition that has dossiers, else the newest; "" without any."""
    found = tree.editions(root)
    inhabited = [year for year in found if any((root / "submissions" / year).glob("*/*/enterprise.yaml"))]
    return (inhabited or found or [""])[-1]
