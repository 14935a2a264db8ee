"""Check the tree of a pull request by rules, guidelines, roles and calendar of the base branch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from xingji.engine import admission
from xingji.engine.admission import AdmissionRequest, role_of
from xingji.engine.checker import Checker
from xingji.forge.next_steps import Guide
from xingji.forge.result import Impact
from xingji.model.edition import Edition
from xingji.model.finding import Finding
from xingji.model.reference import Reference
from xingji.programme.dossier_row import DossierRow
from xingji.programme.impact import changes, tally
from xingji.programme.permissions import Author
from xingji.programme.sender import Sender
from xingji.rules.registry import is_discreet
from xingji.scoring.ruleset import Ruleset
from xingji.store import layout
from xingji.store.guidelines import BrokenGuidelineError, Library

_BINDING = ("edition", "roles", "institutions")
"""Documents by which others are judged."""


@dataclass(frozen=True)
class HeadCheckRequest:
    """To check `starts` in a tree, and who sent `changed` when (None: nobody asks).

    Findings outside `own` count only where the base does not have them. `guidelines` says that the tree brings its own.
    """

    tree: Path
    starts: Sequence[str]
    own: Sequence[str]
    changed: Sequence[str]
    dossiers: Sequence[str]
    day: date | None = None
    sender: Sender | None = None
    guidelines: bool = False


class HeadCheckResult(NamedTuple):
    """Findings, rows of the dossiers asked for, what a changed guideline would do."""

    findings: list[Finding]
    rows: list[DossierRow]
    impact: Impact | None = None


class BrokenBaseError(RuntimeError):
    """A document of the base cannot be used, so nothing can be judged by it; `xingji check` says why."""


class BaseBranchChecker:
    """A checkout of the base branch, and what it says of trees that would change it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.library = Library(root)
        self.base = Checker(root, self.library, use_cache=False)

    @property
    def known(self) -> Reference:
        """What the base says of the province."""
        return self.base.context.reference

    def author(self, year: str, sender: Sender) -> Author | None:
        """What a sender is in an edition of the base, "" for none in particular."""
        return role_of(self.base, year, sender)

    def edition(self, year: str) -> Edition | None:
        """An edition of the base, with its phases."""
        return self.base.calendar(self.base.frame(year)) if year in self.base.years() else None

    def guide(self, guideline: str) -> Guide | None:
        """A guideline of the base; None when it has none, or a broken one."""
        rules = self.library.ruleset(guideline)
        try:
            return Guide(rules, self.library.full(guideline)) if rules else None
        except BrokenGuidelineError:
            return None

    def check_head(self, request: HeadCheckRequest) -> HeadCheckResult:
        """Check a tree. Raises BrokenBaseError."""
        if broken := set(self._broken(request.changed)) - set(request.changed):
            raise BrokenBaseError(", ".join(sorted(broken)))
        library = Library(request.tree, alone=True) if request.guidelines else self.library
        asked = AdmissionRequest(request.day, request.sender, changed=request.changed, base=self.root)
        checker = Checker(request.tree, library, use_cache=False, known=asked.province(request.tree))
        found = admission.check(checker, request.starts, asked).findings
        findings = self._new([each for each in found if not is_discreet(each.code)], request)
        rows = list(checker.rows(request.dossiers).values())
        if unusable := sorted(
            {name for name in _guidelines(rows) if library.folder(name) and not library.ruleset(name)}
        ):
            raise BrokenBaseError(", ".join(unusable))
        return HeadCheckResult(findings, rows, self._impact(request, library) if request.guidelines else None)

    def _broken(self, changed: Iterable[str]) -> Iterator[str]:
        """Documents of the base around what is changed that are there and cannot be used."""
        places = [place for path in changed if (place := layout.place(path))]
        if self.known.broken:
            yield self.known.broken
        for year in sorted({place.edition for place in places} & set(self.base.years())):
            frame = self.base.frame(year)
            for kind in _BINDING:
                if kind in frame.faulty:
                    yield f"submissions/{year}/{kind}.yaml"
            for city in {place.city for place in places if place.edition == year} & frame.agencies.keys():
                if frame.agencies[city] is None:
                    yield f"submissions/{year}/{city}/agencies.yaml"

    def _new(self, findings: Sequence[Finding], request: HeadCheckRequest) -> list[Finding]:
        """Findings on what the change touches, and errors and warnings on the rest that the base does not have."""
        mine = [found for found in findings if _is_own(found.path, request.own)]
        theirs = [found for found in findings if not _is_own(found.path, request.own) and found.severity != "advice"]
        if not theirs:
            return mine
        known = set(map(_apart_from_line, self.base.check(self._starts(theirs, request)).findings))
        return [*mine, *(found for found in theirs if _apart_from_line(found) not in known)]

    def _starts(self, findings: Sequence[Finding], request: HeadCheckRequest) -> list[str]:
        """What of the base to check for these findings: their dossiers, everything when one lies outside of any."""
        dossiers = [layout.dossier_at(found.path) for found in findings]
        folders = {dossier.folder for dossier in dossiers if dossier}
        starts = sorted(folders) if all(dossiers) else list(request.starts)
        return [start for start in starts if (self.root / start).exists()]

    def _impact(self, request: HeadCheckRequest, after: Library) -> Impact:
        """Who would change level if the tree's guidelines replaced those of the base."""
        rows = list(_all_rows(Checker(request.tree, after, use_cache=False)))
        names = _guidelines(rows)
        moved = changes(rows, _rulesets(self.library, names), _rulesets(after, names))
        return Impact(**tally(rows, moved)._asdict())


def _guidelines(rows: Iterable[DossierRow]) -> set[str]:
    return {track.guideline for row in rows for track in row.tracks if track.guideline}


def _all_rows(checker: Checker) -> Iterator[DossierRow]:
    for year in checker.years():
        yield from checker.survey(year).rows


def _rulesets(library: Library, names: Iterable[str]) -> dict[str, Ruleset]:
    return {name: rules for name in names if (rules := library.ruleset(name))}


def _is_own(path: str, own: Iterable[str]) -> bool:
    return any(path == name or path.startswith(f"{name}/") for name in own)


def _apart_from_line(found: Finding) -> tuple[str, str, str, object]:
    """A finding wherever its line is: what was there before may have moved."""
    return found.path, found.code, found.item, found.values
