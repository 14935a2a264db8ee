"""What an exported workbook is filled from: a dossier's documents as they lie there, drafts included."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from xingji.model.guideline import FullGuideline
from xingji.model.wording import worded_for
from xingji.office.workbook.home import Home, NameBook, existing
from xingji.office.workbook.parts import MATRIX, PARTS
from xingji.office.workbook.shape import Slot
from xingji.office.workbook.units import (
    ENTRIES,
    AnswerUnit,
    Data,
    Unit,
    UnitKey,
    answer_unit,
    digest,
    field_text,
    mapping,
    table_unit,
)
from xingji.office.workbook.values import Names
from xingji.scoring.ruleset import canonical_sha256
from xingji.store.guidelines import Library
from xingji.store.load import FaultyDocumentError
from xingji.store.reader import parse


class Filling(NamedTuple):
    """Everything that a workbook shows; `documents` hold plain data by kind, empty where there is none yet.

    `guideline` reads as it does for the enterprise; `sha256` is that of the guideline as it lies there.
    """

    kind: str
    home: Home
    guideline: FullGuideline
    sha256: str
    names: Names
    documents: Mapping[str, Data]
    sample: bool

    def field(self, document: str, slot: Slot) -> str:
        """Plain text of one field."""
        return field_text(self.documents[document], slot)

    def list(self, document: str, key: str, slots: tuple[Slot, ...]) -> Unit:
        """Plain texts of a table, row after row."""
        return table_unit(self.documents[document].get(key), slots)

    def entries(self) -> dict[str, Unit]:
        """Practice → unit of the sheets by domain."""
        entries = mapping(self.documents[self.kind].get(MATRIX[self.kind].mapping))
        return {key: ENTRIES[self.kind].unit(value) for key, value in entries.items()}

    def claims(self) -> dict[str, AnswerUnit]:
        """Practice → unit of the self-assessment."""
        answers = mapping(self.documents["self-assessment"].get("answers"))
        return {key: answer_unit(value) for key, value in answers.items()}

    def identity(self) -> dict[str, str]:
        """Marks by which the workbook finds its place again."""
        places = {key: value for key, value in self.home._asdict().items() if value}
        name = self.guideline.head.guideline
        return {"kind": self.kind, **places, "guideline": name, "guideline_sha256": self.sha256}

    def was(self) -> dict[str, str]:
        """Marks by which an import tells what was changed in the workbook from what was changed in the documents."""
        units: dict[UnitKey, Unit] = {}
        for part in PARTS[self.kind]:
            if part.at:
                units[UnitKey(part.document, part.at)] = self.list(part.document, part.at, part.slots)
            else:
                units |= {UnitKey(part.document, s.key): (self.field(part.document, s),) for s in part.slots}
        blank = ("",) * len(MATRIX[self.kind].entries)
        entries = self.entries()
        for practice in (practice.id for area in self.guideline.areas for practice in area.practices):
            units[UnitKey(self.kind, practice)] = entries.get(practice, blank)
        return {key.mark: digest(unit) for key, unit in units.items()}


def filling(root: Path, home: Home, kind: str, library: Library, guideline: str = "") -> Filling:
    """Read the documents of a dossier. Raises FaultyDocumentError, MisshapenError, BrokenGuidelineError."""
    wanted = ("enterprise", "cloud", "self-assessment", *(("verification",) if kind == "verification" else ()))
    documents = {name: _data(root, home.path(name)) for name in wanted}
    full = library.full(str(documents["self-assessment"].get("guideline") or guideline))
    edition = _data(root, f"submissions/{home.edition}/edition.yaml")
    names = NameBook(root).names(home)
    return Filling(
        kind=kind,
        home=home,
        guideline=worded_for(full, str(documents["enterprise"].get("profile") or "")),
        sha256=canonical_sha256(full),
        names=names,
        documents=documents,
        sample=edition.get("sample") == "true",
    )


def _data(root: Path, path: str) -> Data:
    content = existing(root, path)
    if content is None:
        return {}
    parsed = parse(content)
    if parsed.faults or (parsed.data is None):
        raise FaultyDocumentError(root / path)
    return parsed.data
