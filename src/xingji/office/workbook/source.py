"""What an exported workbook is filled from: a dossier's documents as they lie there, drafts included."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from xingji.model.guideline import FullGuideline
from xingji.office.workbook.home import Home, NameBook, existing
from xingji.office.workbook.shape import MATRIX, PARTS, Slot
from xingji.office.workbook.units import MATRIX_UNITS, Data, Unit, answer_unit, digest, field_text, mapping, table_unit
from xingji.office.workbook.values import Names
from xingji.scoring.ruleset import canonical_sha256
from xingji.store.documents import FaultyDocumentError
from xingji.store.guidelines import Library
from xingji.store.reader import parse


class Filling(NamedTuple):
    """Everything that a workbook shows; `documents` hold plain data by kind, empty where there is none yet."""

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
        name, as_unit = MATRIX[self.kind][0], MATRIX_UNITS[self.kind][0]
        return {key: as_unit(value) for key, value in mapping(self.documents[self.kind].get(name)).items()}

    def claims(self) -> dict[str, Unit]:
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
        units: dict[str, Unit] = {}
        for part in PARTS[self.kind]:
            if part.at:
                units[f"{part.document} {part.at}"] = self.list(part.document, part.at, part.slots)
            else:
                units |= {f"{part.document} {slot.key}": (self.field(part.document, slot),) for slot in part.slots}
        blank = ("",) * len(MATRIX[self.kind][2])
        entries = self.entries()
        for practice in (practice.id for area in self.guideline.areas for practice in area.practices):
            units[f"{self.kind} {practice}"] = entries.get(practice, blank)
        return {f"was {key}": digest(unit) for key, unit in units.items()}


def filling(root: Path, home: Home, kind: str, library: Library, guideline: str = "") -> Filling:
    """Read the documents of a dossier. Raises FaultyDocumentError, MisshapenError, BrokenGuidelineError."""
    wanted = ("enterprise", "cloud", "self-assessment", *(("verification",) if kind == "verification" else ()))
    documents = {name: _data(root, home.path(name)) for name in wanted}
    full = library.full(str(documents["self-assessment"].get("guideline") or guideline))
    edition = _data(root, f"submissions/{home.edition}/edition.yaml")
    names = NameBook(root).names(home)
    return Filling(kind, home, full, canonical_sha256(full), names, documents, edition.get("sample") == "true")


def _data(root: Path, path: str) -> Data:
    content = existing(root, path)
    if content is None:
        return {}
    parsed = parse(content)
    if parsed.faults or (parsed.data is None):
        raise FaultyDocumentError(root / path)
    return parsed.data
