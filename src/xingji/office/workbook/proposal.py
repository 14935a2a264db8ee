"""What a workbook would make of the documents in the tree: new texts, or the findings that forbid it.

A unit that says what the document says already changes nothing. One that says what it said when the workbook was made
changes nothing either: then it is the document that has moved on, which is told. Everything else is taken over, and
so is whatever the document does not say yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from xingji.model.finding import Fault, Steps
from xingji.model.kinds import model_of
from xingji.office.workbook.blocks import document
from xingji.office.workbook.home import Home
from xingji.office.workbook.intake import Faults, Intake, Key, Taken
from xingji.office.workbook.merge import UneditableError, updated
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.shape import CHOICES, MATRIX, PARTS, TARGET, Part, Slot
from xingji.office.workbook.sheets import At
from xingji.office.workbook.units import (
    MATRIX_UNITS,
    Data,
    MisshapenError,
    Unit,
    digest,
    field_text,
    mapping,
    table_unit,
    table_value,
    with_field,
)
from xingji.store.reader import parse

Sources = Mapping[str, bytes | None]
"""Kind of document → its present content, None where there is none yet."""

_HEAD = "# yaml-language-server: $schema={up}schema/{kind}.schema.json\n"
_SAMPLE = "# 示例数据，不代表任何真实企业\n"
_UP = {"agencies": 3, "enterprise": 4, "cloud": 4, "self-assessment": 5, "verification": 5}


class Given(NamedTuple):
    """Whether the edition is a sample, and whether the workbook counts even where nobody changed it."""

    sample: bool
    overwrite: bool


class Draft(NamedTuple):
    """A document as it is and as it shall be; `before` is None where there is none yet."""

    kind: str
    before: bytes | None
    old: Data
    new: Data


class Proposal(NamedTuple):
    """Kind of document → new content for those that change, and how many units were taken over."""

    texts: dict[str, bytes]
    taken: int


def documents_of(kind: str) -> list[str]:
    """The documents that a kind of workbook writes."""
    return list(dict.fromkeys([part.document for part in PARTS[kind]]))


def propose(intake: Intake, home: Home, sources: Sources, faults: Faults, given: Given) -> Proposal:
    """New texts of the documents; none where a finding is an error."""
    maker = _Maker(intake, home, faults, given)
    drafts = [draft for kind in documents_of(intake.opened.kind) if (draft := maker.draft(kind, sources[kind]))]
    if faults.errors:
        return Proposal({}, 0)
    texts = {draft.kind: text for draft in drafts if (text := maker.text(draft)) not in (None, draft.before)}
    return Proposal({} if faults.errors else {kind: text for kind, text in texts.items() if text}, maker.taken)


class _Maker:
    def __init__(self, intake: Intake, home: Home, faults: Faults, given: Given) -> None:
        self.sample, self.overwrite = given
        self.intake = intake
        self.home = home
        self.faults = faults
        self.kind = intake.opened.kind
        self.taken = 0

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
            draft = Draft(kind, source, old, _copy(old) if old else self._blank(kind))
            changed = list(self._take(draft))
        except MisshapenError:
            self._broken(kind)
            return None
        if changed:
            self._validate(draft, frozenset(changed))
        return draft

    def text(self, draft: Draft) -> bytes | None:
        """The new content; a document of which the workbook says nothing is not begun."""
        if draft.before is None:
            if draft.new == self._blank(draft.kind):
                return None
            head = _HEAD.format(up="../" * _UP[draft.kind], kind=draft.kind) + (_SAMPLE if self.sample else "")
            return document(head, _in_order(draft))
        try:
            return updated(draft.before, _in_order(draft))
        except UneditableError:
            self._broken(draft.kind)
            return None

    def _broken(self, kind: str) -> None:
        self.faults.add(UnfitError("XJ711", path=self.home.path(kind)))

    def _blank(self, kind: str) -> Data:
        """A document of which only is known whose it is; fields that must be filled stand there empty."""
        marks = self.intake.opened.marks
        start: dict[str, Data] = {
            "enterprise": {"uscc": self.home.uscc, "name": None, "city": self.home.city},
            "self-assessment": {"guideline": marks.get("guideline"), "agency": None, "assessed_on": None},
        }
        return dict(start.get(kind, {}))

    def _take(self, draft: Draft) -> Iterator[Key]:
        """Put every unit into its place; gives the keys of those that change something."""
        for part in PARTS[self.kind]:
            if part.document == draft.kind:
                yield from self._take_list(draft, part) if part.at else self._take_form(draft, part.slots)
        if draft.kind == "agencies":
            yield from self._take_form(draft, (TARGET,))
        if draft.kind == self.kind and self.kind in MATRIX:
            yield from self._take_matrix(draft)

    def _take_form(self, draft: Draft, slots: tuple[Slot, ...]) -> Iterator[Key]:
        for slot in slots:
            key = (draft.kind, slot.key)
            if (unit := self._wanted(draft, key, (field_text(draft.old, slot),), slot.heading)) is not None:
                with_field(draft.new, slot, unit[0])
                yield key

    def _take_list(self, draft: Draft, part: Part) -> Iterator[Key]:
        key = (draft.kind, part.at)
        before = draft.old.get(part.at)
        if (unit := self._wanted(draft, key, table_unit(before, part.slots), part.sheet)) is not None:
            draft.new[part.at] = table_value(unit, part.slots, before)
            self._say_removed(part, key, table_unit(before, part.slots), unit)
            yield key

    def _say_removed(self, part: Part, key: Key, before: Unit, now: Unit) -> None:
        width = len(part.slots)
        for name in before[::width]:
            if name and name not in now[::width]:
                at = self.intake.units[key].at
                self.faults.add(UnfitError("XJ740", item=name, path=self.home.path(part.document)), _first(at), name)

    def _take_matrix(self, draft: Draft) -> Iterator[Key]:
        name, _, _ = MATRIX[self.kind]
        as_unit, as_value = MATRIX_UNITS[self.kind]
        entries = dict(mapping(draft.old.get(name)))
        for (kind, practice), taken in self.intake.units.items():
            if kind != self.kind or practice not in self._practices():
                continue
            unit = self._wanted(draft, (kind, practice), as_unit(entries.get(practice)), practice)
            if unit is None or not self._complete(unit, taken, practice):
                continue
            if any(unit):
                try:
                    entries[practice] = as_value(unit)
                except UnfitError as error:
                    self.faults.add(error, taken.at[3], practice)
            else:
                entries.pop(practice, None)
            yield kind, practice
        order = [practice for practice in self._practices() if practice in entries]
        draft.new[name] = {key: entries[key] for key in [*order, *(key for key in entries if key not in order)]}

    def _practices(self) -> Mapping[str, Any]:
        return self.intake.rules.practices if self.intake.rules else {}

    def _complete(self, unit: Unit, taken: Taken, practice: str) -> bool:
        """Whether an entry has its first field when it has any; a verdict also needs the claim it was passed on."""
        if any(unit) and not unit[0]:
            self.faults.add(UnfitError("XJ732"), taken.at[0], practice)
            return False
        return True

    def _wanted(self, draft: Draft, key: Key, present: Unit, item: str) -> Unit | None:
        """The unit to take over, None where the document stays as it is."""
        taken = self.intake.units.get(key)
        if taken is None or taken.unit is None or taken.unit == present:
            return None
        made = self.intake.opened.marks.get(f"was {key[0]} {key[1]}")
        if draft.before is not None and made is not None and any(present) and not self.overwrite:
            if digest(taken.unit) == made:
                self.faults.add(UnfitError("XJ735", item=item), _first(taken.at), item)
                return None
            if digest(present) != made:
                was = "、".join(CHOICES["degree"].get(text, text) for text in present if text)
                self.faults.add(UnfitError("XJ734", item=item, was=was[:60]), _first(taken.at), item)
        self.taken += 1
        return taken.unit

    def _validate(self, draft: Draft, changed: frozenset[Key]) -> None:
        """What the model says against a changed unit, at its cell; what is still blank is for the check to say."""
        from pydantic import ValidationError  # noqa: PLC0415  see `quick`

        from xingji.rules.shape import shape_faults  # noqa: PLC0415

        model = model_of(draft.kind)
        try:
            model.model_validate(draft.new)
        except ValidationError as error:
            for fault in shape_faults(model, draft.new, error):
                place = locate(self.intake, draft.kind, fault.at)
                if place and place.key in changed and fault.code not in ("XJ201", "XJ209"):
                    self.faults.add(_in_words(fault), place.at, place.item)


class Place(NamedTuple):
    """Where in the workbook a value of a document stands."""

    key: Key
    at: At
    item: str


def locate(intake: Intake, document: str, steps: Steps) -> Place | None:
    """The cell of a value, None where the workbook does not hold it."""
    words = [str(step) for step in steps]
    if not words:
        return None
    if document == intake.opened.kind and words[0] == MATRIX.get(document, ("",))[0] and len(words) > 1:
        slots = MATRIX[document][2]
        return _place(intake, (document, words[1]), _column(slots, words[2:]), words[1])
    for part in PARTS[intake.opened.kind]:
        if part.document != document:
            continue
        if part.at and part.at == words[0]:
            row = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
            return _place(
                intake, (document, part.at), row * len(part.slots) + _column(part.slots, words[2:]), words[-1]
            )
        for slot in part.slots:
            if not part.at and (slot.key == ".".join(words) or slot.key == words[0]):
                return _place(intake, (document, slot.key), 0, slot.heading)
    return None


_EVIDENCE = {"title": "titles", "page": "pages", "sha256": "hashes"}


def _column(slots: tuple[Slot, ...], words: list[str]) -> int:
    """Index of the slot that the rest of a way leads to, 0 where it names none."""
    name = _EVIDENCE.get(words[-1], "titles") if words and words[0] == "evidence" else ".".join(words)
    return next((index for index, slot in enumerate(slots) if slot.key == name), 0)


def _place(intake: Intake, key: Key, index: int, item: str) -> Place | None:
    taken = intake.units.get(key)
    if taken is None or not taken.at:
        return None
    return Place(key, taken.at[min(index, len(taken.at) - 1)], item)


def _in_words(fault: Fault) -> UnfitError:
    """A fault of the model for people who never see the document: the length, or the form of the value."""
    title, values = fault.values.get("title", ""), fault.values
    if "max_length" in values or "min_length" in values:
        return UnfitError("XJ729", title=title, limit=values.get("max_length", ""), least=values.get("min_length", ""))
    return UnfitError("XJ730", title=title, given=values.get("given", ""), character=values.get("character", ""))


def _in_order(draft: Draft) -> Data:
    """The fields as the model has them, so that new ones go where people look for them; unknown ones at the end."""
    fields = [field.alias or name for name, field in model_of(draft.kind).model_fields.items()]
    return {name: draft.new[name] for name in [*fields, *draft.new] if name in draft.new}


def _first(at: Any) -> At | None:
    return at[0] if at else None


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(entry) for key, entry in value.items()}
    return [_copy(entry) for entry in value] if isinstance(value, list) else value
