"""A mark of its own in every place of a record that somebody may not read, and who may read it after all.

Who reads what is said here once more, from the table that the province was promised and without any code of the hub's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from xingji.store.plain_yaml import written

STRUCTURE = frozenset(
    {"dossier", "uscc", "city", "agency", "institution", "id", "edition", "track", "tracks", "guideline"}
)
"""Names by which documents are found and belong together; nothing is known of an enterprise by them alone."""
MARK = re.compile(rb"\xe6\xa0\x87\xe8\xae\xb0([0-9]{8})|138([0-9]{8})|m([0-9]{8})\b|c0ffee([0-9]{8})")


class Canary(NamedTuple):
    """A mark, and where it lies: the file, and the way to it."""

    number: int
    path: str
    way: tuple[str, ...]


class Marked(NamedTuple):
    """A record full of marks."""

    contents: dict[str, bytes]
    canaries: list[Canary]


def marked(contents: Mapping[str, bytes], edition: str) -> Marked:
    """A record with a mark in every text of its dossiers, and in every text of the frame that is about somebody."""
    found, canaries = dict(contents), list[Canary]()
    for path in sorted(contents):
        if path.startswith(f"submissions/{edition}/") and path.endswith(".yaml"):
            data = loaded(contents[path])
            fill = _Filler(path, canaries, _everything if path.count("/") > 3 else _of_frames)
            found[path] = written(fill(data, ()))
    return Marked(found, canaries)


def loaded(content: bytes) -> Any:
    """What a document says, by another reader than ours."""
    return yaml.load(content, yaml.CSafeLoader)


def seen(content: bytes) -> set[int]:
    """Marks in a content."""
    return {int(next(filter(None, match.groups()))) for match in MARK.finditer(content)}


def _everything(way: tuple[str, ...]) -> bool:
    """In a dossier each answer, verdict, text, name, proof: whatever is no name of structure and no clock's day."""
    days = {"due", "opened_on", "rechecked_on", "answered_on"}
    clocks = way[0] in ("findings", "rechecks", "responses") and (
        way[-1] in days or way[-1] in ("severity", "result", "finding")
    )
    return way[-1] not in STRUCTURE and not clocks


def _of_frames(way: tuple[str, ...]) -> bool:
    """Persons, reasons, answers, logins of the frame; its own dates and rules concern everybody."""
    about = {"contact", "commitment", "objections", "extensions", "roles"}
    texts = {"name", "phone", "email", "sha256", "reason", "answered_by", "answer", "login"}
    return bool(about & {*way}) and way[-1] in texts


class _Filler:
    """Puts a mark into every place that is asked for, in the form of what stood there."""

    def __init__(self, path: str, canaries: list[Canary], wanted: Callable[[tuple[str, ...]], bool]) -> None:
        self.path, self.canaries, self.wanted = path, canaries, wanted

    def __call__(self, value: Any, way: tuple[str, ...]) -> Any:
        if isinstance(value, dict):
            return {key: self(entry, (*way, str(key))) for key, entry in value.items()}
        if isinstance(value, list):
            return [
                self(entry, (*way, str(number)) if isinstance(entry, dict | list) else way)
                for number, entry in enumerate(value)
            ]
        if value is None or not self.wanted(tuple(step for step in way if not step.isdigit())):
            return value
        number = len(self.canaries)
        self.canaries.append(Canary(number, self.path, way))
        return _FORMS.get(way[-1], _text)(number)


def _text(number: int) -> str:
    return f"标记{number:08}"


_FORMS: dict[str, Callable[[int], str]] = {
    "phone": lambda number: f"138{number:08}",
    "email": lambda number: f"m{number:08}@example.com",
    "sha256": lambda number: f"c0ffee{number:08}".ljust(64, "0"),
    "login": lambda number: f"m{number:08}",
}


class Oracle:
    """Who may read a place of a record, on a day before any publicity or after all of it.

    Of roles, objections and reasons of awards nobody reads anything.
    """

    def __init__(self, contents: Mapping[str, bytes], edition: str, *, after: bool) -> None:
        self.folder, self.after = f"submissions/{edition}", after
        self._files = {
            path: loaded(text)
            for path, text in contents.items()
            if path.startswith(self.folder) and path.endswith(".yaml")
        }
        self._edition = self._files[f"{self.folder}/edition.yaml"]
        self._rows = self._files[f"{self.folder}/institutions.yaml"]["assignments"]
        self._agency = {folder: self._agency_of(folder) for folder in self.dossiers()}
        self._falls = {
            folder: {task: self._assigned(task, folder) for task in ("verification", "onsite")}
            for folder in self._agency
        }

    def dossiers(self) -> set[str]:
        """Folders of dossiers."""
        return {"/".join(path.split("/")[:4]) for path in self._files if path.count("/") > 3}

    def _agency_of(self, folder: str) -> str:
        named = {data.get("agency") for path, data in self._files.items() if path.startswith(f"{folder}/")} - {None}
        return "".join(f"agency/{folder.split('/')[2]}/{agency}" for agency in named)

    def _assigned(self, task: str, folder: str) -> set[str]:
        city, uscc = folder.split("/")[2:]
        plan = {*self._edition["onsite"]["key"], *self._edition["onsite"]["drawn"]}
        named = {row["institution"] for row in self._rows if row["task"] == task and uscc in row.get("dossiers", ())}
        shared = {row["institution"] for row in self._rows if row["task"] == task and city in row.get("cities", ())}
        if task == "onsite" and uscc not in plan and not named:
            return set()
        return {f"institution/{name}" for name in named or shared}

    def readers(self, canary: Canary) -> set[str]:
        """Keys of the parties that may find the mark in their view."""
        parts = canary.path.split("/")
        if len(parts) > 4:
            return self._of_dossier("/".join(parts[:4]), parts[-1].removesuffix(".yaml")) - {""}
        if parts[-1] == "agencies.yaml":
            row = self._files[canary.path]["agencies"][int(canary.way[1])]
            return self._of_agency_row(parts[2], row["id"], canary.way)
        of = {"institutions.yaml": self._of_institutions, "edition.yaml": self._of_edition}.get(parts[-1])
        return {*of(canary.way)} - {""} if of else set()

    def _of_dossier(self, folder: str, kind: str) -> set[str]:
        city, agency, falls = f"city/{folder.split('/')[2]}", self._agency[folder], self._falls[folder]
        institutions = falls["onsite"] if kind == "onsite" else falls["verification"] | falls["onsite"]
        if kind == "decision":
            return {city, agency} if self.after else set()
        return {agency, *institutions} | ({city} if kind == "enterprise" else set())

    def _of_agency_row(self, city: str, agency: str, way: tuple[str, ...]) -> set[str]:
        served = {folder for folder, key in self._agency.items() if key == f"agency/{city}/{agency}"}
        named = {key for folder in served for keys in self._falls[folder].values() for key in keys}
        return {f"city/{city}", f"agency/{city}/{agency}"} | (named if way[2:] == ("name",) else set())

    def _of_institutions(self, way: tuple[str, ...]) -> Iterator[str]:
        institution = self._files[f"{self.folder}/institutions.yaml"]["institutions"][int(way[1])]["id"]
        key = f"institution/{institution}"
        yield key
        yield from (
            self._agency[folder] for folder, tasks in self._falls.items() if any(key in keys for keys in tasks.values())
        )

    def _of_edition(self, way: tuple[str, ...]) -> Iterator[str]:
        row = self._edition["extensions"][int(way[1])]
        for folder, agency in self._agency.items():
            city, uscc = folder.split("/")[2:]
            if row.get("uscc", uscc) == uscc and row.get("city", city) == city:
                yield from (
                    agency,
                    f"city/{city}",
                    *self._falls[folder]["verification"],
                    *self._falls[folder]["onsite"],
                )
        if row.get("city"):
            yield f"city/{row['city']}"
            table = self._files[f"{self.folder}/{row['city']}/agencies.yaml"]
            yield from (f"agency/{row['city']}/{each['id']}" for each in table["agencies"])
