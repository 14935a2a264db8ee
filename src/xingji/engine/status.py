"""Where an edition stands on a day."""

from __future__ import annotations

from datetime import date

from xingji.engine.survey import Year
from xingji.programme.dossier_row import DossierRow, TrackRow
from xingji.programme.progress import by_city, overdue, workloads


class Status:
    """One edition on one day, whole or for one city; with `every` also each dossier."""

    def __init__(self, year: Year, on: date, city: str = "", *, every: bool = False) -> None:
        self.year, self.edition, self.on, self.every = year, year.edition, on, every
        self.rows = [row for row in year.rows if city in ("", row.city)]
        targets = {name: target for name, target in year.targets.items() if city in ("", name)}
        self.cities = by_city(self.rows, targets, on)
        self.overdue = overdue(self.rows, on)
        self.workloads = workloads(self.rows, year.frame.assignments, on, year.visited)

    def city_name(self, city: str) -> str:
        """The name of a city by its id."""
        return self.year.frame.reference.city_name(city)

    def tracks(self) -> list[tuple[DossierRow, TrackRow]]:
        """Every track; an enterprise that has none yet is not among them."""
        return [(row, track) for row in self.rows for track in row.tracks]
