"""Import one workbook into the tree: read it, compare it with the documents there, and write all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xingji.model.finding import Finding
from xingji.office.workbook.cell_of import locate
from xingji.office.workbook.faults import Faults
from xingji.office.workbook.home import Home, NameBook, existing, home_of
from xingji.office.workbook.intake import Intake
from xingji.office.workbook.opened import Opened, open_workbook
from xingji.office.workbook.package import UnfitError, read_file
from xingji.office.workbook.parts import MATRIX
from xingji.office.workbook.proposal import Given, Proposal, documents_of, propose
from xingji.office.workbook.units import MisshapenError, UnitKey, answer_unit, mapping
from xingji.scoring.ruleset import Ruleset
from xingji.store.files import write_all
from xingji.store.guidelines import Library
from xingji.store.load import FaultyDocumentError
from xingji.store.reader import parse


@dataclass
class Import:
    """What became of one workbook; `texts` are new contents by path, relative to the root."""

    path: str
    kind: str = ""
    home: Home | None = None
    taken: int = 0
    texts: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    intake: Intake | None = None

    @property
    def errors(self) -> int:
        """Findings that kept the workbook out."""
        return sum(found.severity == "error" for found in self.findings)

    def relocated(self, found: Finding) -> Finding | None:
        """A finding of the check on a document of this workbook, at its cell; None where it is about none."""
        if not self.home or not self.intake:
            return None
        for document in documents_of(self.kind):
            if found.path == self.home.path(document):
                steps = (self.kind_key(document), found.item) if found.item[:1] == "P" else tuple(found.item.split("."))
                place = locate(self.intake, document, _from_zero(steps))
                if place:
                    item = f"{place.at} {place.item}"
                    return found._replace(path=self.path, line=place.at.row, column=place.at.column, item=item)
        return None

    def kind_key(self, document: str) -> str:
        """Key of the mapping that practices stand in."""
        return MATRIX[document].mapping if document in MATRIX else ""


def _from_zero(steps: tuple[str, ...]) -> tuple[str, ...]:
    """Findings count the entries of a list from 1."""
    return tuple(str(int(step) - 1) if step.isdigit() else step for step in steps)


class Importer:
    """Imports workbooks into one tree; keeps what they share.

    `overwrite`: the workbook counts also where only the document was changed since the export.
    """

    def __init__(self, root: Path, library: Library, *, overwrite: bool = False) -> None:
        self.root = root
        self._overwrite = overwrite
        self.library = library
        self._names = NameBook(root)

    def read(self, path: Path, shown: str) -> Import:
        """What a workbook would change; nothing is written."""
        faults = Faults(shown)
        result = Import(shown)
        try:
            self._read(open_workbook(read_file(path)), result, faults)
        except UnfitError as error:
            faults.add(error)
        result.findings = faults.found
        return result

    def write(self, result: Import) -> None:
        """Write what `read` found to be new."""
        write_all({self.root / path: content for path, content in result.texts.items()})

    def _read(self, opened: Opened, result: Import, faults: Faults) -> None:
        result.kind = opened.kind
        home = result.home = home_of(self.root, opened.marks)
        rules = self._rules(opened)
        intake = result.intake = Intake(opened, self._names.names(home), rules, faults)
        intake.read()
        proposal = self._propose(intake, home, faults)
        result.taken = proposal.taken
        result.texts = {home.path(kind): text for kind, text in proposal.texts.items()}

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

    def _propose(self, intake: Intake, home: Home, faults: Faults) -> Proposal:
        sources: dict[str, bytes | None] = {}
        for kind in documents_of(intake.opened.kind):
            try:
                sources[kind] = existing(self.root, home.path(kind))
            except FaultyDocumentError:
                faults.add(UnfitError("XJ711", path=home.path(kind)))
                sources[kind] = None
        if intake.opened.kind != "agencies":
            self._compare_claims(intake, home, faults)
        return propose(intake, home, sources, faults, Given(self._names.is_sample(home), self._overwrite))

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
            if taken and taken.unit and any(taken.unit) and claim.degree != now:
                faults.add(UnfitError("XJ733", shown=claim.degree, now=now), claim.at, practice)

    def _assessment(self, home: Home, faults: Faults) -> Mapping[str, Any] | None:
        path = home.path("self-assessment")
        try:
            data = parse(existing(self.root, path) or b"").data or {}
            mapping(data.get("answers"))
        except (FaultyDocumentError, MisshapenError):
            faults.add(UnfitError("XJ711", path=path))
            return None
        return data
