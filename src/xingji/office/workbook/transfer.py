"""Import one workbook into the tree: read it, compare it with the documents there, and write all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xingji.model.finding import Finding
from xingji.model.kinds import KINDS
from xingji.office.workbook.cell_of import Place, in_words, place_of
from xingji.office.workbook.choices import label
from xingji.office.workbook.faults import Faults
from xingji.office.workbook.home import Home, NameBook, existing, home_of
from xingji.office.workbook.intake import Intake
from xingji.office.workbook.memory import recall, remember
from xingji.office.workbook.opened import Opened, open_workbook
from xingji.office.workbook.package import UnfitError, read_file
from xingji.office.workbook.parts import MATRIX, PARTS
from xingji.office.workbook.proposal import Proposal, documents_of, propose
from xingji.office.workbook.takeover import Given
from xingji.office.workbook.units import MisshapenError, UnitKey, answer_unit, mapping
from xingji.scoring.ruleset import Ruleset
from xingji.store.guidelines import Library
from xingji.store.load import FaultyDocumentError
from xingji.store.reader import parse
from xingji.store.tree import printable

_BY_NUMBER = frozenset({"XJ362", "XJ408"})
"""Rules that look for a finding by its number."""


@dataclass
class Import:
    """What became of one workbook.

    `proposed` are the contents of its documents by path, relative to the root, as the workbook would have them as far
    as it can be read; `left` is what `memory` keeps; `twin`: another workbook of the same run is for the same place.
    """

    path: str
    faults: Faults
    kind: str = ""
    home: Home | None = None
    taken: int = 0
    proposed: dict[str, bytes] = field(default_factory=dict)
    sources: dict[str, bytes | None] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    intake: Intake | None = None
    twin: bool = False

    @property
    def findings(self) -> list[Finding]:
        """What is wrong with the workbook."""
        return self.faults.found

    @property
    def errors(self) -> int:
        """Findings that kept the workbook out."""
        return self.faults.errors

    @property
    def texts(self) -> dict[str, bytes]:
        """New contents by path; none where anything keeps the workbook out."""
        if self.errors:
            return {}
        return {path: text for path, text in self.proposed.items() if text != self.sources.get(path)}

    @property
    def documents(self) -> dict[str, str]:
        """Path → kind of the documents that the workbook writes."""
        return {self.home.path(kind): kind for kind in documents_of(self.kind)} if self.home else {}

    def told(self, found: Finding) -> Finding | None:
        """A finding of the check as people with this workbook can use it: at its cell, by the words on its sheets.

        None for one about a cell that could not be read, or that has an error already.
        """
        document = self.documents.get(found.path)
        if found.code in _BY_NUMBER and self._misses_findings():
            return None
        if document is None or self.intake is None:
            return found
        place = place_of(self.intake, document, found, self.proposed.get(found.path, b""))
        if place is None:
            return None if self._is_about_gaps(found, document) else self._without_cell(found, document)
        if self.faults.holds(place.at) or (found.code[2] in "345" and self._is_open(place)):
            return None
        item = printable(f"{place.at} {place.item}".strip())
        values = in_words(found.values, place.heading, self.intake.names)
        line, column = place.at.row, place.at.column
        told = found._replace(path=self.path, line=line, column=column, item=item, values=values)
        self.faults.cells[told] = place.at
        return told

    def _misses_findings(self) -> bool:
        """Whether any row of the list of findings could not be used."""
        listed = self.intake.units.get(UnitKey("verification", "findings")) if self.intake else None
        return listed is not None and any(self.faults.holds(at) for at in listed.places)

    def _is_open(self, place: Place) -> bool:
        """Whether a rule depends on a cell that could not be used: the decisive one of a practice, or any of a table's
        row.
        """
        taken = self.intake.units[place.key] if self.intake else None
        if taken is None:
            return False
        if place.key.document in MATRIX and len(taken.places) == len(MATRIX[place.key.document].entries):
            return 0 in taken.unread
        return any(self.faults.holds(at) for at in taken.places if at.row == place.at.row)

    def _is_about_gaps(self, found: Finding, document: str) -> bool:
        """Whether it counts answers while a whole sheet or column of them could not be read."""
        counted = document in MATRIX and found.item == MATRIX[document].mapping
        return counted and any(fault.code in ("XJ712", "XJ713", "XJ714") for fault in self.findings)

    def _without_cell(self, found: Finding, document: str) -> Finding:
        sheet = next((part.sheet for part in PARTS[self.kind] if part.document == document), "")
        of_rows = document in MATRIX and found.item == MATRIX[document].mapping
        item = KINDS[document].words.zh if of_rows or not sheet else sheet
        return found._replace(
            path=self.path,
            line=1,
            column=1,
            item=item,
            values=in_words(found.values, "", self.intake.names if self.intake else {}),
        )


class Importer:
    """Imports workbooks into one tree; keeps what they share.

    `overwrite`: the workbook counts also where only the document was changed since the export.
    """

    def __init__(self, root: Path, library: Library, *, overwrite: bool = False) -> None:
        self.root = root
        self._overwrite = overwrite
        self.library = library
        self._names = NameBook(root)
        self._first: dict[tuple[Home, str], Import] = {}
        self._writers: dict[str, Import] = {}

    def read(self, path: Path, shown: str) -> Import:
        """What a workbook would change in the documents, and in those that were read before; nothing is written."""
        result = Import(shown, Faults(shown))
        try:
            self._read(open_workbook(read_file(path)), result, path)
        except UnfitError as error:
            result.faults.add(error)
        result.faults.say_rest()
        return result

    def texts(self, results: Iterable[Import]) -> dict[Path, bytes]:
        """What `read` found to be new, by file; of a document of several workbooks what came last holds all of them."""
        return {self.root / path: content for result in results for path, content in result.texts.items()}

    def remember(self, result: Import, *copies: Path) -> None:
        """Know the next time what was imported from a workbook; `copies` are the files that it may come back as."""
        if result.home and not result.errors:
            remember(self.root, result.home, result.kind, copies, result.left)

    def _read(self, opened: Opened, result: Import, path: Path) -> None:
        result.kind = opened.kind
        home = result.home = home_of(self.root, opened.marks)
        self._refuse_twins(result, home)
        rules = self._rules(opened)
        intake = result.intake = Intake(opened, self._names.names(home), rules, result.faults)
        intake.read()
        last = recall(self.root, home, opened.kind, path)
        proposal = self._propose(result, intake, home, Given(self._names.is_sample(home), self._overwrite, last))
        result.taken, result.left = proposal.taken, proposal.left
        result.proposed = {home.path(kind): text for kind, text in proposal.texts.items()}
        self._writers |= dict.fromkeys(result.proposed, result)

    def _refuse_twins(self, result: Import, home: Home) -> None:
        """Two workbooks for one place: whichever came last would win, so that none is taken."""
        first = self._first.setdefault((home, result.kind), result)
        if first is not result:
            result.faults.add(UnfitError("XJ750", other=first.path))
            if not first.twin:
                first.faults.add(UnfitError("XJ750", other=result.path))
            result.twin = first.twin = True

    def _existing(self, path: str) -> bytes | None:
        """A document as it will be when the workbooks that were read before are in. Raises FaultyDocumentError."""
        before = self._writers[path].texts.get(path) if path in self._writers else None
        return existing(self.root, path) if before is None else before

    def _rules(self, opened: Opened) -> Ruleset | None:
        """The guideline of the workbook; another text of it would put answers beside other demands."""
        if opened.kind == "agencies":
            return None
        name = opened.marks.get("guideline", "")
        rules = self.library.ruleset(name) if name in self.library.ids else None
        if rules is None or rules.track != opened.marks.get("track"):
            raise UnfitError("XJ709", given=name, expected="")
        if rules.sha256 != opened.marks.get("guideline_sha256"):
            given = opened.marks.get("guideline_sha256", "")
            raise UnfitError("XJ709", given=f"{name} {given[:12]}", expected=f"{name} {rules.sha256[:12]}")
        return rules

    def _propose(self, result: Import, intake: Intake, home: Home, given: Given) -> Proposal:
        sources: dict[str, bytes | None] = {}
        for kind in documents_of(intake.opened.kind):
            try:
                sources[kind] = self._existing(home.path(kind))
            except FaultyDocumentError:
                result.faults.add(UnfitError("XJ711", path=home.path(kind)))
                sources[kind] = None
        result.sources = {home.path(kind): content for kind, content in sources.items()}
        if intake.opened.kind != "agencies":
            self._compare_claims(intake, home, result.faults)
        return propose(intake, home, sources, result.faults, given)

    def _compare_claims(self, intake: Intake, home: Home, faults: Faults) -> None:
        """The answers must be to the guideline of the workbook, and verdicts on the answers as they are now."""
        data = self._assessment(home, faults)
        if data is None:
            return
        given = str(data.get("guideline") or intake.opened.marks.get("guideline"))
        if given != intake.opened.marks.get("guideline"):
            faults.add(UnfitError("XJ709", given=intake.opened.marks.get("guideline", ""), expected=given))
        answers = mapping(data.get("answers"))
        for practice, claim in intake.claims.items():
            taken = intake.units.get(UnitKey(intake.opened.kind, practice))
            now = answer_unit(answers.get(practice)).degree
            if taken and any(taken.unit) and claim.degree != now:
                faults.add(
                    UnfitError("XJ733", shown=label("degree", claim.degree), now=label("degree", now)),
                    claim.at,
                    practice,
                )

    def _assessment(self, home: Home, faults: Faults) -> Mapping[str, Any] | None:
        path = home.path("self-assessment")
        try:
            data = parse(self._existing(path) or b"").data or {}
            mapping(data.get("answers"))
        except (FaultyDocumentError, MisshapenError):
            faults.add(UnfitError("XJ711", path=path))
            return None
        return data
