"""Units of a workbook into the values of a document, where they say something new.

A unit that says what the document says already changes nothing. One that says what it said when the workbook was made
changes nothing either: then it is the document that has moved on, which is told. Everything else is taken over, and
so is whatever the document does not say yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from xingji.office.workbook.cells import Taken
from xingji.office.workbook.choices import CHOICES
from xingji.office.workbook.faults import Faults
from xingji.office.workbook.home import Home
from xingji.office.workbook.intake import Intake
from xingji.office.workbook.package import UnfitError
from xingji.office.workbook.parts import MATRIX, PARTS, Part
from xingji.office.workbook.shape import TARGET, Slot
from xingji.office.workbook.units import (
    ENTRIES,
    AnswerUnit,
    Data,
    Unit,
    UnitKey,
    digest,
    field_text,
    mapping,
    table_unit,
    table_value,
    with_field,
)


class Draft(NamedTuple):
    """A document as it is and as it shall be; `before` is None where there is none yet."""

    kind: str
    before: bytes | None
    old: Data
    new: Data


class Given(NamedTuple):
    """What an import knows besides the workbook and the documents.

    `sample`: the edition is a sample; `overwrite`: the workbook counts even where nobody changed it; `last`: mark of a
    unit → digest of what the last import of this very workbook made of it.
    """

    sample: bool
    overwrite: bool
    last: Mapping[str, str]


class Takeover:
    """Puts units into drafts."""

    def __init__(self, intake: Intake, home: Home, faults: Faults, given: Given) -> None:
        self.taken = 0
        self.left: dict[str, str] = {}
        self._intake = intake
        self._kind = intake.opened.kind
        self._home = home
        self._faults = faults
        self._overwrite = given.overwrite
        self._last = given.last
        self._practices: Mapping[str, Any] = intake.ruleset.practices if intake.ruleset else {}

    def take(self, draft: Draft) -> Iterator[UnitKey]:
        """Put every unit into its place; gives the keys of those that change something. Raises MisshapenError."""
        for part in PARTS[self._kind]:
            if part.document == draft.kind:
                yield from self._list(draft, part) if part.at else self._form(draft, part.slots)
        if draft.kind == "agencies":
            yield from self._form(draft, (TARGET,))
        if draft.kind == self._kind and self._kind in MATRIX:
            yield from self._matrix(draft)

    def _form(self, draft: Draft, slots: tuple[Slot, ...]) -> Iterator[UnitKey]:
        for slot in slots:
            key = UnitKey(draft.kind, slot.key)
            if (unit := self._wanted(draft, key, (field_text(draft.old, slot),), slot.heading)) is not None:
                with_field(draft.new, slot, unit[0])
                yield key

    def _list(self, draft: Draft, part: Part) -> Iterator[UnitKey]:
        key = UnitKey(draft.kind, part.at)
        before = draft.old.get(part.at)
        present = table_unit(before, part.slots)
        if (unit := self._wanted(draft, key, present, part.sheet)) is not None:
            draft.new[part.at] = table_value(unit, part.slots, before)
            self._say_removed(part, key, present, unit)
            yield key

    def _say_removed(self, part: Part, key: UnitKey, before: Unit, now: Unit) -> None:
        width = len(part.slots)
        taken = self._intake.units[key]
        kept = set(now[::width])
        for name in before[::width] if not taken.unread else ():
            if name and name not in kept:
                error = UnfitError("XJ740", item=name, path=self._home.path(part.document))
                self._faults.add(error, taken.place(), name)

    def _matrix(self, draft: Draft) -> Iterator[UnitKey]:
        name = MATRIX[self._kind].mapping
        entries = dict(mapping(draft.old.get(name)))
        for key, taken in self._intake.units.items():
            if key.document == self._kind and key.name in self._practices and self._entry(draft, key, taken, entries):
                yield key
        order = [practice for practice in self._practices if practice in entries]
        draft.new[name] = {
            key: entries[key] for key in [*order, *(key for key in entries if key not in self._practices)]
        }

    def _entry(self, draft: Draft, key: UnitKey, taken: Taken, entries: Data) -> bool:
        """Put one practice into the entries; whether anything is to change."""
        practice, form = key.name, ENTRIES[self._kind]
        unit = self._wanted(draft, key, form.unit(entries.get(practice)), practice)
        if unit is None:
            return False
        if 0 in taken.unread:
            unit = (unit[0] or form.unread, *unit[1:])
        if not any(unit):
            entries.pop(practice, None)
            return True
        if not unit[0]:
            self._faults.add(UnfitError("XJ732"), taken.place(), practice)
            return False
        try:
            entries[practice] = form.value(unit)
        except UnfitError as error:
            self._faults.add(error, taken.place("titles"), practice)
            entries[practice] = form.value(AnswerUnit(*unit)._replace(titles="", pages="", hashes=""))
        return True

    def _wanted(self, draft: Draft, key: UnitKey, present: Unit, item: str) -> Unit | None:
        """The unit to take over, None where the document stays as it is."""
        taken = self._intake.units.get(key)
        unit = self._new(draft, key, taken, present, item) if taken and taken.unit != present else None
        now = digest(present if unit is None else unit)
        if now != self._intake.opened.marks.get(key.mark):
            self.left[key.mark] = now
        return unit

    def _new(self, draft: Draft, key: UnitKey, taken: Taken, present: Unit, item: str) -> Unit | None:
        """What a unit that says something else makes of what is there; None where that stays."""
        if taken.unread:
            return taken.over(present)
        made = self._made(key, present)
        if draft.before is not None and made is not None and any(present) and not self._overwrite:
            if digest(taken.unit) == made:
                self._faults.add(UnfitError("XJ735", item=item), taken.place(), item)
                return None
            if digest(present) != made:
                was = "、".join(CHOICES["degree"].get(text, text) for text in present if text)
                self._faults.add(UnfitError("XJ734", item=item, was=was[:60]), taken.place(), item)
        self.taken += 1
        return taken.unit

    def _made(self, key: UnitKey, present: Unit) -> str | None:
        """Digest of what the workbook is a change of: what its own last import left, else what it was made from."""
        last = self._last.get(key.mark)
        return last if last == digest(present) else self._intake.opened.marks.get(key.mark)
