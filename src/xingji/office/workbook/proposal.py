"""What a workbook would make of the documents in the tree: new texts, or the findings that forbid it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from xingji.messages.notes import SAMPLE_NOTE
from xingji.model.finding import Fault
from xingji.model.kinds import model_of, of_dossiers
from xingji.office.workbook.blocks import document
from xingji.office.workbook.cell_of import Place, locate
from xingji.office.workbook.faults import Faults
from xingji.office.workbook.home import Home
from xingji.office.workbook.intake import Intake
from xingji.office.workbook.mend import mend
from xingji.office.workbook.merge import UneditableError, updated
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.parts import PARTS
from xingji.office.workbook.takeover import Draft, Given, Takeover
from xingji.office.workbook.units import Data, MisshapenError, UnitKey
from xingji.office.workbook.values import half_width
from xingji.store.reader import parse
from xingji.store.schemas import schema_line

Sources = Mapping[str, bytes | None]
"""Kind of document → its present content, None where there is none yet."""


class Proposal(NamedTuple):
    """Kind of document → its content as it would be, as far as the workbook can be read; how many units are new, and
    what the documents then say otherwise than when the workbook was made (mark → digest).
    """

    texts: dict[str, bytes]
    taken: int
    left: dict[str, str]


def documents_of(kind: str) -> list[str]:
    """The documents that a kind of workbook writes."""
    return list(dict.fromkeys([part.document for part in PARTS[kind]]))


def propose(intake: Intake, home: Home, sources: Sources, faults: Faults, given: Given) -> Proposal:
    """What would become of the documents; where a finding is an error it is for a trial alone."""
    maker = _Maker(intake, home, faults, given)
    drafts = [draft for kind in documents_of(intake.opened.kind) if (draft := maker.draft(kind, sources[kind]))]
    texts = {draft.kind: text for draft in drafts if (text := maker.text(draft)) is not None}
    return Proposal(texts, maker.taken, maker.left)


class _Maker:
    def __init__(self, intake: Intake, home: Home, faults: Faults, given: Given) -> None:
        self._sample = given.sample
        self._intake = intake
        self._home = home
        self._faults = faults
        self._takeover = Takeover(intake, home, faults, given)

    @property
    def taken(self) -> int:
        """Units taken over."""
        return self._takeover.taken

    @property
    def left(self) -> dict[str, str]:
        """Digests for the memory."""
        return self._takeover.left

    def draft(self, kind: str, source: bytes | None) -> Draft | None:
        """A document with the workbook's units in it; None where it cannot be used."""
        old: Data = {}
        if source is not None:
            parsed = parse(source)
            if parsed.faults or parsed.data is None:
                self._broken(kind)
                return None
            old = parsed.data
        try:
            draft = Draft(kind, source, old, self._bound(_copy(old), kind) if old else self._blank(kind))
            changed = list(self._takeover.take(draft))
        except MisshapenError:
            self._broken(kind)
            return None
        if changed:
            self._validate(draft, changed)
        return draft

    def text(self, draft: Draft) -> bytes | None:
        """The new content; a document of which the workbook says nothing is not begun."""
        if draft.before is None:
            if draft.new == self._blank(draft.kind):
                return None
            head = schema_line(draft.kind) + (f"# {SAMPLE_NOTE}\n" if self._sample else "")
            return document(head, _in_order(draft))
        try:
            return updated(draft.before, _in_order(draft))
        except UneditableError:
            self._broken(draft.kind)
            return None

    def _broken(self, kind: str) -> None:
        self._faults.add(UnfitError("XJ711", path=self._home.path(kind)))

    def _blank(self, kind: str) -> Data:
        """A document of which only is known whose it is; fields that must be filled stand there empty."""
        marks = self._intake.opened.marks
        start: dict[str, Data] = {
            "enterprise": {"uscc": self._home.uscc, "name": None, "city": self._home.city},
            "self-assessment": {"guideline": marks.get("guideline"), "agency": None, "assessed_on": None},
        }
        return self._bound(start.get(kind, {}), kind)

    def _bound(self, values: Data, kind: str) -> Data:
        """A document that says whose it is; what it says already stays."""
        return {"dossier": self._home.whose, **values} if kind in of_dossiers() else dict(values)

    def _validate(self, draft: Draft, changed: Collection[UnitKey]) -> None:
        """What the model says against a changed unit, at its cell; what is still blank is for the check to say.

        What is refused, or blank because it could not be read, is mended for the trial.
        """
        from pydantic import ValidationError  # noqa: PLC0415  see `quick`

        from xingji.rules.shape import shape_faults  # noqa: PLC0415

        model = model_of(draft.kind)
        try:
            model.model_validate(draft.new)
        except ValidationError as error:
            for fault in shape_faults(model, draft.new, error, {}):
                place = locate(self._intake, draft.kind, fault.at)
                if place is None or place.key not in changed:
                    continue
                if fault.code not in ("XJ201", "XJ209") and not self._faults.holds(place.at):
                    self._faults.add(_in_words(fault, place, self._intake.opened.typed(place.at)), place.at, place.item)
                if self._faults.holds(place.at):
                    mend(draft.new, draft.old, fault.at)


def _in_words(fault: Fault, place: Place, typed: str) -> UnfitError:
    """A fault of the model for people who never see the document: the length, or the form of what they typed."""
    values, title = fault.values, place.heading
    if "max_length" in values or "min_length" in values:
        return UnfitError("XJ729", title=title, limit=values.get("max_length", ""), least=values.get("min_length", ""))
    given = typed if half_width(typed) == half_width(values.get("given", "")) else values.get("given", "")
    return UnfitError("XJ730", title=title, given=given, character=values.get("character", ""), hint=place.hint)


def _in_order(draft: Draft) -> Data:
    """The fields as the model has them, so that new ones go where people look for them; unknown ones at the end."""
    fields = [field.alias or name for name, field in model_of(draft.kind).model_fields.items()]
    return {name: draft.new[name] for name in [*fields, *draft.new] if name in draft.new}


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(entry) for key, entry in value.items()}
    return [_copy(entry) for entry in value] if isinstance(value, list) else value
