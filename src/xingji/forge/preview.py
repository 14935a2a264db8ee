"""Predict the result of the gate: the documents copied over the main branch of the repository, in separate folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from xingji.engine import admission
from xingji.engine.admission import AdmissionRequest, role_of
from xingji.engine.checker import Checker
from xingji.engine.report import Progress, Report
from xingji.engine.starts import library
from xingji.forge.submission import Desk, Given, Outcome, State, Submission, differences, outcome
from xingji.forge.submit_input import SubmissionInput
from xingji.model.finding import Finding
from xingji.model.reference import Reference
from xingji.programme.permissions import Author, may_write
from xingji.rules.gate import check_proposal
from xingji.rules.proposal import Proposal
from xingji.store import layout
from xingji.store.files import read_bytes
from xingji.store.git_diff import Touched
from xingji.store.guidelines import Library
from xingji.store.inbox import INBOX
from xingji.store.reference import reference

if TYPE_CHECKING:
    from xingji.office.workbook.transfer import Import

Files = Mapping[str, bytes]


class GatePreview:
    """One input over one repository, on a day, by whoever hands it in; works below `folder`."""

    def __init__(self, folder: Path, submission: Submission, given: SubmissionInput, on: date) -> None:
        self.submission, self.input, self.on, self.sender = submission, given, on, submission.sender
        self.desk: Desk = submission.desk()
        self._base, self._head = folder / "base", folder / "head"
        self._main: dict[str, bytes] = {}
        self._imports: list[Import] = []
        self.outcome = Outcome({}, ())

    def run(self, tick: Progress) -> Report:
        """Fetch what matters, lay the input over it, and check it as the gate does. Raises ForgeError, GitError."""
        self._fetch(tick)
        given = self._from_workbooks() if self.input.workbooks else self.input.given
        self.outcome = self._outcome(given)
        _write(self._head, self.outcome.files)
        report = Report([*self.input.findings, *(found for made in self._imports for found in made.findings)])
        if self.handed_in and not report.count("error"):
            self._check(report)
            report.findings = [self._in_workbook(found) for found in report.findings]
        return report.sort()

    def _in_workbook(self, found: Finding) -> Finding:
        """A finding at the cell that it is about, where a workbook was handed in."""
        return next((made.told(found) or found for made in self._imports if found.path in made.documents), found)

    @property
    def known(self) -> Reference:
        """The province, as the main branch says."""
        return reference(self._base)

    @property
    def handed_in(self) -> dict[str, State]:
        """What the pull request will change in the main branch."""
        return differences(self._ours, self.outcome.files)

    @property
    def unsent(self) -> dict[str, State]:
        """What of that its branch does not hold yet."""
        return differences(self._tip, self.outcome.files)

    @cached_property
    def _ours(self) -> Files:
        """The scope's files in the main branch."""
        return {path: content for path, content in self._main.items() if self.submission.scope.holds(path)}

    @cached_property
    def _tip(self) -> Files:
        """The scope's files as they were sent before and wait; those of the main branch when nothing waits."""
        if not (self.desk.pull and self.desk.tip):
            return self._ours
        known = [*self._main.values(), *self.input.given.files.values()]
        return self.submission.files(self.desk.repository, self.desk.tip, known)

    @cached_property
    def author(self) -> Author | None:
        """What the sender is, as the main branch says."""
        checker = Checker(self._base, self._library, processes=1, use_cache=False)
        return role_of(checker, self.submission.scope.edition, self.sender)

    @cached_property
    def _library(self) -> Library:
        return Library(self._base, alone=True)

    def _fetch(self, tick: Progress) -> None:
        near = _Near(self.submission.scope.uscc)
        known = list(_at_hand(self.input.root, self.submission.scope.folder))
        for folder in ("scoring", "submissions"):
            self._main |= self.submission.main.load(self.submission.start, folder, near, known, tick)
        if self.submission.mark is not None:
            self._main[INBOX] = self.submission.mark
        _write(self._base, self._main)
        _write(self._head, {path: content for path, content in self._main.items() if path not in self._ours})
        for hint in near.others.values():
            for root in (self._base, self._head):
                (root / hint).mkdir(parents=True, exist_ok=True)

    def _outcome(self, given: Given) -> Outcome:
        return outcome(self._ours, self._tip, given, self._writable)

    def _writable(self, path: str) -> bool:
        """Whether the author's role writes such documents; of an account without a role the rules will say so."""
        place = layout.place(path)
        return self.author is None or (place is not None and may_write(self.author.role, place.kind))

    def _from_workbooks(self) -> Given:
        """Documents that the workbooks make of those that are there; what is wrong in their cells is kept."""
        from xingji.office.workbook.transfer import Importer  # noqa: PLC0415  files need no Excel

        _write(self._head, self._outcome(Given({})).files)
        importer, files = Importer(self._head, self._library), dict[str, bytes]()
        for path in self.input.workbooks:
            result = importer.read(path, path.name)
            self._imports.append(result)
            _write(self._head, result.texts)
            files |= result.texts
        return Given(files)

    def _check(self, report: Report) -> None:
        changed, scope = list(self.handed_in), self.submission.scope
        request = AdmissionRequest(self.on, self.sender, changed, base=self._base)
        known = request.province(self._head)
        checker = Checker(self._head, self._library, processes=1, use_cache=False, known=known)
        starts = [scope.folder] if scope.uscc else [path for path in changed if path in self.outcome.files]
        found = admission.check(checker, starts, request)
        old = frozenset[Finding]() if scope.uscc else self._known(starts)
        report.add((one for one in found.findings if one._replace(line=0, column=0) not in old), found.files)
        report.add(check_proposal(self._proposal()))

    def _known(self, starts: Sequence[str]) -> frozenset[Finding]:
        """What the main branch's own state says. The frame of a year binds dossiers that nobody fetched: they are
        missing on both sides alike, and the gate, which has them all, looks again."""
        there = [path for path in starts if path in self._main]
        found = Checker(self._base, self._library, processes=1, use_cache=False).check(there).findings
        return frozenset(one._replace(line=0, column=0) for one in found)

    def _proposal(self) -> Proposal:
        touched = [Touched(state, path) for path, state in self.handed_in.items()]
        size = sum(len(self.outcome.files.get(path, b"")) for path in self.handed_in)
        return Proposal(touched, size, self.sender, {self.submission.scope.edition: self.author})


class _Near:
    """Which files of a repository bear on an enterprise: guidelines, frames, its own dossiers in any city and year.

    `others` remembers one dossier of each city, since rules ask whether an edition took enterprises at all.
    """

    def __init__(self, uscc: str) -> None:
        self._uscc = uscc
        self.others: dict[tuple[str, str], str] = {}

    def __call__(self, path: str) -> bool:
        if dossier := layout.dossier_at(path):
            self.others.setdefault((dossier.edition, dossier.city), dossier.folder)
            return dossier.uscc == self._uscc
        return path.endswith("/") or layout.place(path) is not None


def _at_hand(root: Path | None, folder: str) -> Iterator[bytes]:
    """Contents on this machine that the repository probably has too, so that they need not be fetched."""
    guidelines = library(root)
    for name in guidelines.ids:
        yield from _contents(guidelines.folder(name), "*.yaml", "areas/*.yaml")
    if root:
        own = layout.dossier_at(folder)
        dossiers = [f"submissions/*/*/{own.uscc}/*.yaml", f"submissions/*/*/{own.uscc}/*/*.yaml"] if own else []
        yield from _contents(root, "submissions/*/*.yaml", "submissions/*/*/*.yaml", *dossiers)


def _contents(folder: Path | None, *patterns: str) -> Iterator[bytes]:
    for pattern in patterns if folder else ():
        for path in folder.glob(pattern) if folder else ():
            content, faults = read_bytes(path)
            if not faults:
                yield content


def _write(root: Path, files: Files) -> None:
    """Write files whose paths have a place among the data, so that none leaves the folder; nobody else reads there."""
    for path, content in files.items():
        if layout.place(path):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
