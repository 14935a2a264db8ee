"""Who may hold what of a record, and from which day: the table of the design, written down once more for the tests.

Nothing here is taken from the programme: two statements of one table find each other's mistakes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

ALWAYS, NEVER = date.min, date.max
_DOSSIER: Mapping[str, tuple[str, ...]] = {
    "enterprise": ("agency", "city", "verification", "onsite"),
    "cloud": ("agency", "verification", "onsite"),
    "self-assessment": ("agency", "verification", "onsite"),
    "verification": ("agency", "verification", "onsite"),
    "rectification": ("agency", "verification", "onsite"),
    "onsite": ("agency", "onsite"),
    "decision": ("agency", "city"),
}
"""Of a dossier: its agency, its city, and the institutions to which these tasks fall."""

Keys = frozenset[str]


class Secrecy:
    """The table for one record, an edition of it and its documents as they are now."""

    def __init__(self, root: Path, edition: str) -> None:
        self.root, self.edition = root / "submissions" / edition, edition
        self._prefix = f"submissions/{edition}/"
        self._institutions = self._read("institutions.yaml")
        self._plan = self._read("edition.yaml")
        self._lists = self._read("announcement.yaml").get("lists", ())
        self._agencies = {path.parent.name: self._load(path) for path in self.root.glob("*/agencies.yaml")}
        self.homes = {path.parent.name: path.parent.parent.name for path in self.root.glob("*/*/enterprise.yaml")}
        self._agency = {
            uscc: str(self._read(f"{city}/{uscc}/enterprise.yaml").get("agency") or self._assessing(city, uscc))
            for uscc, city in self.homes.items()
        }

    def since(self, path: str, field: tuple[str | int, ...] = ()) -> dict[str, date]:
        """From which day which parties may hold a file, or what stands in a place of it."""
        if not path.startswith(self._prefix):
            return {}
        parts = path.removeprefix(self._prefix).removesuffix(".yaml").split("/")
        if parts[-1] in _DOSSIER:
            return self._of_dossier(parts[-1], parts[1], parts[2] if len(parts) == 4 else "")
        if parts[-1] == "agencies":
            return dict.fromkeys(self._of_agencies(parts[0], field), ALWAYS)
        if parts[-1] == "institutions" and field:
            return dict.fromkeys(self._of_institutions(field), ALWAYS)
        if parts[-1] == "edition" and field[:1] == ("extensions",):
            return dict.fromkeys(self._of_extension(self._plan["extensions"][field[1]]), ALWAYS)
        return {}

    def concerned(self, uscc: str) -> Keys:
        """Who knows that an enterprise takes part: its agency, its city, whoever has a task there."""
        return frozenset(self._of_dossier("enterprise", uscc, ""))

    def _of_dossier(self, kind: str, uscc: str, track: str) -> dict[str, date]:
        whos = _DOSSIER[kind]
        keys = {key for who in whos for key in self._who(who, uscc)}
        return dict.fromkeys(keys, self.opens(track) if kind == "decision" else ALWAYS)

    def _who(self, who: str, uscc: str) -> Iterator[str]:
        city, agency = self.homes[uscc], self._agency[uscc]
        if who == "agency":
            yield from [f"agency/{city}/{agency}"] if agency else []
        elif who == "city":
            yield f"city/{city}"
        elif who == "verification" or uscc in self._visited() or self._by_itself("onsite", uscc):
            yield from (f"institution/{name}" for name in self._assigned(who, uscc))

    def _assigned(self, task: str, uscc: str) -> set[str]:
        """One that is named by itself leaves its city's share."""
        in_city = {row["institution"] for row in self._tasks(task) if self.homes[uscc] in row.get("cities", ())}
        return self._by_itself(task, uscc) or in_city

    def _by_itself(self, task: str, uscc: str) -> set[str]:
        return {row["institution"] for row in self._tasks(task) if uscc in row.get("dossiers", ())}

    def _tasks(self, task: str) -> list[dict[str, Any]]:
        return [row for row in self._institutions.get("assignments", ()) if row["task"] == task]

    def _visited(self) -> set[str]:
        plan = self._plan.get("onsite", {})
        return {*plan.get("key", ()), *plan.get("drawn", ())}

    def opens(self, track: str) -> date:
        """From when the results of a track may be seen."""
        days = [row["publicity"]["opens"] for row in self._lists if track in row["tracks"]]
        return min(days, default=NEVER)

    def all_open(self) -> date:
        """From when no list is hidden any more."""
        return max((row["publicity"]["opens"] for row in self._lists), default=NEVER)

    def _of_agencies(self, city: str, field: tuple[str | int, ...]) -> Iterator[str]:
        yield f"city/{city}"
        if not field:
            return
        agency = self._agencies[city]["agencies"][field[1]]["id"]
        yield f"agency/{city}/{agency}"
        if field[2:] == ("name",):
            yield from (key for uscc in self._dossiers(city, agency) for key in self._reviewers(uscc))

    def _of_institutions(self, field: tuple[str | int, ...]) -> Iterator[str]:
        name = self._institutions["institutions"][field[1]]["id"]
        yield f"institution/{name}"
        for uscc in self.homes:
            if f"institution/{name}" in self._reviewers(uscc):
                yield from self._who("agency", uscc)
                yield from self._who("city", uscc) if field[2:] == ("name",) else ()

    def _of_extension(self, row: Mapping[str, Any]) -> Iterator[str]:
        """Of one enterprise: who has to do with it; of a city: everybody who has to do with any of the city."""
        if uscc := row.get("uscc"):
            yield from self.concerned(uscc)
            return
        city = row["city"]
        yield f"city/{city}"
        yield from (f"agency/{city}/{each['id']}" for each in self._agencies.get(city, {}).get("agencies", ()))
        yield from (key for uscc, home in self.homes.items() if home == city for key in self._reviewers(uscc))

    def _reviewers(self, uscc: str) -> Keys:
        return frozenset(key for task in ("verification", "onsite") for key in self._who(task, uscc))

    def _dossiers(self, city: str, agency: str) -> list[str]:
        return [uscc for uscc, home in self.homes.items() if home == city and self._agency[uscc] == agency]

    def _assessing(self, city: str, uscc: str) -> str:
        """The agency that the answers name, where the registration names none."""
        paths = (self.root / city / uscc).glob("*/*.yaml")
        return next((named for path in sorted(paths) if (named := str(self._load(path).get("agency") or ""))), "")

    def _read(self, name: str) -> dict[str, Any]:
        path = self.root / name
        return self._load(path) if path.exists() else {}

    @staticmethod
    def _load(path: Path) -> dict[str, Any]:
        loaded: dict[str, Any] = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        return loaded
