"""Judge files as they are handed in: on which day, by which account, against the tree that they are to change."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.model.finding import Finding
from xingji.programme.permissions import Author
from xingji.programme.records import DossierRow
from xingji.rules.arrivals import Arrivals
from xingji.rules.context import Frame
from xingji.rules.runner import check_arrivals
from xingji.store import changes, layout
from xingji.store.files import write_whole
from xingji.store.layout import Place

if TYPE_CHECKING:
    from xingji.cli.checker import Checker


@dataclass(frozen=True)
class Asked:
    """What is asked besides the rules: may these files be written on a day (None: not asked), by an account ("").

    `changed` are the files that are handed in (None: all that are checked). With a `revision`, or a `base` folder that
    holds the tree as it was, the roles, the calendar and what the dossiers were before come from there, never from what
    is handed in.
    """

    day: date | None = None
    login: str = ""
    changed: Sequence[str] | None = None
    revision: str = ""
    base: Path | None = None

    def __bool__(self) -> bool:
        return self.day is not None or bool(self.login)


def judge(checker: Checker, places: Iterable[Place], row: Callable[[str], DossierRow | None]) -> list[Finding]:
    """Findings on files below the checker's root; `row` gives a dossier as it is with them. Raises GitError."""
    asked, by_year = checker.asked, _by_year(places)
    found: list[Finding] = []
    with _before(checker, by_year) as base:
        for year, arriving in by_year.items():
            folders = sorted({place.dossier for place in arriving if place.dossier})
            earlier = base.rows_there(folders) if base else {}
            frame = _frame(checker, base, year)
            rows = {folder: _eased(known, frame) for folder in folders if (known := row(folder))}
            author = role_of(base or checker, year, asked.login)
            arrivals = Arrivals(arriving, asked.day, asked.login, author, rows, earlier if base else None)
            found += check_arrivals(arrivals, frame, checker.read)
    return found


def _by_year(places: Iterable[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in dict.fromkeys(places):
        found.setdefault(place.edition, []).append(place)
    return found


def _frame(checker: Checker, base: Checker | None, year: str) -> Frame:
    """What binds the files of a year: the frame of the base where it has that year, else that of the tree."""
    holder = base if base and year in base.years() else checker
    if not year:
        return Frame("", checker.context.reference, checker.context.ruleset)
    frame = holder.frame(year)
    frame.calendar = holder.calendar(frame) if checker.asked.day else None
    return frame


def _eased(row: DossierRow, frame: Frame) -> DossierRow:
    if frame.calendar is None:
        return row
    from xingji.programme.calendar import with_extensions  # noqa: PLC0415  pydantic, which a check without a day spares

    return with_extensions(row, frame.calendar)


def role_of(holder: Checker, year: str, login: str) -> Author | None:
    """The account's role in an edition of a tree, else in its newest that has roles: somebody must begin a new year.

    Names of accounts do not differ by case.
    """
    years = holder.years()
    frames = (holder.frame(each) for each in ([year] if year in years else []) + years[::-1])
    roles = next((each.roles.roles for each in frames if each.roles), [])
    return next((Author(*row) for row in roles if row[0].lower() == login.lower()), None)


def _before(checker: Checker, by_year: Mapping[str, Sequence[Place]]) -> AbstractContextManager[Checker | None]:
    if checker.asked.base:
        return nullcontext(checker.elsewhere(checker.asked.base))
    return _Base(checker, by_year) if checker.asked.revision else nullcontext()


class _Base:
    """The part of a revision that matters: the frames of all its editions and the dossiers that are about to change."""

    def __init__(self, checker: Checker, by_year: Mapping[str, Sequence[Place]]) -> None:
        self._checker = checker
        self._dossiers = {place.dossier for places in by_year.values() for place in places}
        self._folder = tempfile.TemporaryDirectory()

    def __enter__(self) -> Checker:
        root = Path(self._folder.name)
        (root / "submissions").mkdir()
        contents = changes.contents_at(self._checker.root, self._checker.asked.revision, "submissions", self._matters)
        for path, source in contents.items():
            write_whole(root / path, source)
        return self._checker.elsewhere(root)

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def _matters(self, path: str) -> bool:
        place = layout.place(path)
        return place is not None and (not place.dossier or place.dossier in self._dossiers)
