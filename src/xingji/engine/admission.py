"""Check files as they are handed in: on which day, by which account, into which tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from xingji.engine.checker import Checker
from xingji.engine.report import Progress, Report
from xingji.engine.worklist import work_list
from xingji.model.finding import Finding
from xingji.model.reference import Reference
from xingji.programme.dossier_row import DossierRow
from xingji.programme.permissions import Author
from xingji.programme.sender import Sender
from xingji.rules.context import Frame
from xingji.rules.runner import check_arrivals
from xingji.store import git_worktree, layout, tree
from xingji.store.files import private_folder, write_whole
from xingji.store.layout import Place
from xingji.store.reference import PROVINCE, reference


@dataclass(frozen=True)
class AdmissionRequest:
    """What is asked besides the rules: may these files be written on a day, by somebody (None: not asked).

    `changed` are the files that are handed in (None: all that are checked). With a `revision`, or a `base` folder that
    holds the tree as it was, the roles, the calendar and what the dossiers were before come from there, never from what
    is handed in.
    """

    day: date | None = None
    sender: Sender | None = None
    changed: Sequence[str] | None = None
    revision: str = ""
    base: Path | None = None

    def province(self, tree: Path) -> Reference:
        """The province that binds what a tree brings: that of the base, unless the change is of the province itself."""
        own = set(PROVINCE) & set(self.changed or ())
        return reference(tree if own or not self.base else self.base)

    def __bool__(self) -> bool:
        return self.day is not None or self.sender is not None


def check(
    checker: Checker, starts: Sequence[str], request: AdmissionRequest, progress: Progress | None = None
) -> Report:
    """Check what lies below the starts, and whether the files that are handed in may be. Raises GitError."""
    run = checker.run(work_list(checker.root, starts), progress)
    if request:
        run.report.add(_admit(checker, request, _handed_in(checker, starts, request), run.results.row))
    return run.report.sort()


def role_of(holder: Checker, year: str, sender: Sender) -> Author | None:
    """What a sender is in an edition of a tree ("" for none in particular).

    A party is itself, in the edition of its inbox. An account has its role of that edition, else of the newest that has
    roles: somebody must begin a new year.
    """
    if sender.party:
        return sender.party.author if year in ("", sender.edition) else None
    years = holder.years()
    frames = (holder.frame(each) for each in ([year] if year in years else []) + years[::-1])
    roles = next((each.roles.roles for each in frames if each.roles), [])
    return sender.among(roles)


def _handed_in(checker: Checker, starts: Sequence[str], request: AdmissionRequest) -> list[Place]:
    """Files that are handed in: those that changed, else all that were asked for."""
    if request.changed is not None:
        return [place for name in request.changed if (place := layout.place(name))]
    entries = (entry for start in starts for entry in _walk(checker, start))
    return [entry.place for entry in entries if entry.place]


def _walk(checker: Checker, start: str) -> Iterator[tree.Entry]:
    return tree.walk(checker.root, start.rstrip("/"), checker.context.reference)


def _admit(
    checker: Checker,
    request: AdmissionRequest,
    places: Iterable[Place],
    row: Callable[[str], DossierRow | None],
) -> list[Finding]:
    """Findings on files below the checker's root; `row` gives a dossier as it is with them."""
    from xingji.rules.arrivals import Arrivals  # noqa: PLC0415  most checks ask for no day and no account

    by_year = _by_year(places)
    found: list[Finding] = []
    with _before(checker, request, by_year) as base:
        for year, arriving in by_year.items():
            folders = sorted({place.dossier for place in arriving if place.dossier})
            earlier = base.rows(folders) if base else None
            frame = _frame(checker, base, year, request.day)
            rows = {folder: _eased(known, frame) for folder in folders if (known := row(folder))}
            author = role_of(base or checker, year, request.sender) if request.sender else None
            arrivals = Arrivals(arriving, request.day, request.sender, author, rows, earlier)
            found += check_arrivals(arrivals, frame, checker.read)
    return found


def _by_year(places: Iterable[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in dict.fromkeys(places):
        found.setdefault(place.edition, []).append(place)
    return found


def _frame(checker: Checker, base: Checker | None, year: str, day: date | None) -> Frame:
    """What binds the files of a year: the frame of the base where it has that year, else that of the tree."""
    holder = base if base and year in base.years() else checker
    if not year:
        return Frame("", checker.context.reference, checker.context.ruleset)
    frame = holder.frame(year)
    return replace(frame, calendar=holder.calendar(frame)) if day else frame


def _eased(row: DossierRow, frame: Frame) -> DossierRow:
    if frame.calendar is None:
        return row
    from xingji.programme.calendar import with_extensions  # noqa: PLC0415  pydantic, which a check without a day spares

    return with_extensions(row, frame.calendar)


def _before(
    checker: Checker, request: AdmissionRequest, by_year: Mapping[str, Sequence[Place]]
) -> AbstractContextManager[Checker | None]:
    if request.base:
        return nullcontext(checker.elsewhere(request.base))
    dossiers = {place.dossier for places in by_year.values() for place in places}
    return _at(checker, request.revision, dossiers) if request.revision else nullcontext()


@contextmanager
def _at(checker: Checker, revision: str, dossiers: set[str]) -> Iterator[Checker]:
    """The part of a revision that matters: the frames of all its editions and the dossiers that are about to change."""

    def matters(path: str) -> bool:
        place = layout.place(path)
        return place is not None and (not place.dossier or place.dossier in dossiers)

    with private_folder() as root:
        (root / "submissions").mkdir()
        for path, source in git_worktree.contents_at(checker.root, revision, "submissions", matters).items():
            write_whole(root / path, source)
        yield checker.elsewhere(root)
