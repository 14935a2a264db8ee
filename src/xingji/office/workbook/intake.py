"""From the bytes of a workbook to its units: every cell that people write in, its place, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import xingji.rules.declared_codes  # noqa: F401  declares the codes
from xingji.model.finding import Finding
from xingji.office import marks as hidden
from xingji.office.workbook.package import Package, UnfitError
from xingji.office.workbook.shape import (
    CLAIM,
    CONTENT,
    ITEM,
    KNOWN,
    MATRIX,
    PARTS,
    PRACTICE,
    REMARK,
    ROW_ID,
    TARGET,
    TEXT,
    UNANSWERED,
    Part,
    Slot,
)
from xingji.office.workbook.sheets import At, Sheet, Value, read_sheets
from xingji.office.workbook.tables import Table, find_table, heads, merged_into, plain_heading, range_name
from xingji.office.workbook.units import Unit
from xingji.office.workbook.values import Names, half_width, taken
from xingji.rules.registry import RULES
from xingji.scoring.ruleset import Ruleset, text_digest

Key = tuple[str, str]
"""Kind of document, and what of it: a practice, the key of a form's slot, or the key of a list."""


class Taken(NamedTuple):
    """A unit as read, None where a cell of it could not be; the places of its cells, slot by slot."""

    unit: Unit | None
    at: Sequence[At]


class Faults:
    """Collects findings about one workbook."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Finding] = []

    def add(self, error: UnfitError, at: At | None = None, item: str = "") -> None:
        """One finding; `at` is the cell, `item` the practice or field."""
        rule = RULES[error.code]
        where = f"{at} {item}".strip() if at else item
        line, column = (at.row, at.column) if at else (1, 1)
        values = tuple(sorted(error.values.items()))
        self.found.append(
            Finding(self.path, line, column, error.code, rule.severity, rule.audience or "agency", where, values)
        )

    @property
    def errors(self) -> int:
        """Findings that forbid taking anything from the workbook."""
        return sum(found.severity == "error" for found in self.found)


class Opened(NamedTuple):
    """A workbook of ours: what it says it is, and its visible sheets."""

    marks: dict[str, str]
    sheets: list[Sheet]

    @property
    def kind(self) -> str:
        """Kind of workbook."""
        return self.marks["kind"]


def open_workbook(content: bytes) -> Opened:
    """Raises UnfitError for what is no workbook of ours, or of another shape."""
    sheets = read_sheets(Package(content))
    own = next((sheet for sheet in sheets if sheet.name == hidden.SHEET), None)
    if own is None:
        raise UnfitError("XJ707")
    rows = [[row[column].text if column in row else "" for column in (1, 2)] for row in own.rows.values()]
    marks = hidden.read_marks(rows)
    if marks.get("format") != hidden.FORMAT:
        raise UnfitError("XJ708", field="format", given=marks.get("format", ""))
    if marks.get("kind") not in PARTS:
        raise UnfitError("XJ708", field="kind", given=marks.get("kind", ""))
    return Opened(marks, [sheet for sheet in sheets if sheet is not own and not sheet.name.startswith("_")])


class Intake:
    """Reads the units of one workbook; findings go to `faults`."""

    def __init__(self, opened: Opened, names: Names, rules: Ruleset | None, faults: Faults) -> None:
        self.opened = opened
        self.names = names
        self.rules = rules
        self.faults = faults
        self.units: dict[Key, Taken] = {}
        self.claims: dict[str, tuple[str, At]] = {}
        """Practice → degree that a verification workbook shows as claimed."""
        self._heads = [(sheet, heads(sheet)) for sheet in opened.sheets]
        self._used: set[str] = set()

    def read(self) -> None:
        """Every unit of every sheet."""
        self._known()
        for part in PARTS[self.opened.kind]:
            self._part(part)
        if self.opened.kind == "agencies":
            self._target()
        if self.opened.kind in MATRIX and self.rules:
            self._matrix(self.rules)
        for sheet in self.opened.sheets:
            if sheet.name not in self._used and sheet.rows and not sheet.hidden:
                self.faults.add(UnfitError("XJ737", sheet=sheet.name), At(sheet.name, 1, 1))

    def _tables(self, anchors: Sequence[Slot]) -> Iterable[Table]:
        """The tables with these headings, on whatever sheet they stand; the order of sheets means nothing."""
        for sheet, known in self._heads:
            if table := find_table(sheet, known, anchors):
                self._used.add(sheet.name)
                yield table

    def _known(self) -> None:
        """The cover says of whom the workbook is; who changed that meant another enterprise."""
        expected = {slot.heading: self.opened.marks.get(slot.key, "") for slot in KNOWN}
        for table, rows in self._forms():
            for heading in ("统一社会信用代码", "评分细则", "细则SHA-256"):
                row = rows.get(plain_heading(heading))
                given = table.rows[row].get(table.column(CONTENT)) if row else None
                if row and given and half_width(given.text).split("(")[0] != expected[heading]:
                    values = {"title": heading, "given": given.text, "expected": expected[heading]}
                    self.faults.add(UnfitError("XJ710", **values), table.at(row, CONTENT))

    def _forms(self) -> Iterable[tuple[Table, dict[str, int]]]:
        """Tables of a form with label → row; a label that stands twice is left out, so that nobody guesses."""
        for table in self._tables((ITEM, CONTENT)):
            labels: dict[str, int] = {}
            twice = set()
            for row, cells in table.rows.items():
                label = plain_heading(cells[table.column(ITEM)].text) if table.column(ITEM) in cells else ""
                if label in labels:
                    twice.add(label)
                labels.setdefault(label, row)
            yield table, {label: row for label, row in labels.items() if label not in twice}

    def _part(self, part: Part) -> None:
        if part.at:
            self._list(part)
            return
        missing = {slot.key: slot for slot in part.slots}
        for table, rows in self._forms():
            for slot in part.slots:
                row = rows.get(plain_heading(slot.heading))
                if row is not None and slot.key in missing:
                    del missing[slot.key]
                    self._form_row(part, slot, table, row)
        for slot in missing.values():
            self.faults.add(UnfitError("XJ715", item=slot.heading), None, slot.heading)

    def _form_row(self, part: Part, slot: Slot, table: Table, row: int) -> None:
        at = table.at(row, CONTENT)
        self._check_merged(table, (CONTENT,), [row], slot.heading)
        text = self._cell(slot, table.rows[row].get(at.column), at, slot.heading)
        self.units[part.document, slot.key] = Taken(None if text is None else (text,), [at])

    def _cell(self, slot: Slot, value: Value | None, at: At, item: str) -> str | None:
        try:
            return taken(slot, value, self.names)
        except UnfitError as error:
            self.faults.add(error, at, item)
            return None

    def _check_merged(self, table: Table, slots: Sequence[Slot], rows: Iterable[int], item: str = "") -> None:
        if merged := merged_into(table, slots, rows):
            at = At(table.sheet.name, merged.top, merged.left)
            self.faults.add(UnfitError("XJ736", range=range_name(merged)), at, item)

    def _columns(self, table: Table, slots: Sequence[Slot]) -> dict[str, int] | None:
        """Column of every slot; None when one is missing, which is said."""
        found = {}
        for slot in slots:
            try:
                found[slot.key] = table.column(slot)
            except UnfitError as error:
                self.faults.add(error, At(table.sheet.name, table.head, 1))
        return found if len(found) == len(slots) else None

    def _list(self, part: Part) -> None:
        """A table of rows; a row without its first field and without any other is no row."""
        tables = list(self._tables(part.slots[:2]))
        if len(tables) != 1:
            self.faults.add(UnfitError("XJ712", sheet=part.sheet or part.slots[0].heading))
            return
        table = tables[0]
        columns = self._columns(table, part.slots)
        if columns is None:
            return
        cells: list[str | None] = []
        places: list[At] = []
        used = [row for row, values in table.rows.items() if self._is_row(values, part, columns)]
        self._check_merged(table, part.slots, used)
        for row in used:
            item = self._row_item(table.rows[row], columns[part.slots[0].key])
            remark = table.columns.get(plain_heading(REMARK.heading), 0)
            if remark in table.rows[row] and self.opened.kind == "agencies":
                self.faults.add(UnfitError("XJ739", item=REMARK.heading), At(table.sheet.name, row, remark), item)
            for slot in part.slots:
                at = At(table.sheet.name, row, columns[slot.key])
                places.append(at)
                cells.append(self._cell(slot, table.rows[row].get(at.column), at, item))
        whole = None if None in cells else tuple(cell or "" for cell in cells)
        self.units[part.document, part.at] = Taken(whole, places)

    def _is_row(self, values: Mapping[int, Value], part: Part, columns: Mapping[str, int]) -> bool:
        """Whether a row holds anything of ours: notes below a table do not, nor does a lone 否 in 附件3."""
        return any(columns[slot.key] in values for slot in part.slots if slot.form != "provincial")

    def _target(self) -> None:
        """The city's target stands in the next filled cell to the right of its label."""
        for sheet in self.opened.sheets:
            for row, values in sheet.rows.items():
                label = next(
                    (c for c, v in values.items() if plain_heading(v.text) == plain_heading(TARGET.heading)), 0
                )
                if label:
                    right = min((column for column in values if column > label), default=label + 1)
                    at = At(sheet.name, row, right)
                    text = self._cell(TARGET, values.get(right), at, TARGET.heading)
                    self.units["agencies", TARGET.key] = Taken(None if text is None else (text,), [at])

    def _row_item(self, values: Mapping[int, Value], column: int) -> str:
        return half_width(values[column].text)[:20] if column in values else ""

    def _matrix(self, rules: Ruleset) -> None:
        seen: dict[str, At] = {}
        _, _, slots = MATRIX[self.opened.kind]
        for table in self._tables((PRACTICE, slots[0])):
            needed = (*slots, CLAIM) if self.opened.kind == "verification" else slots
            if columns := self._columns(table, needed):
                self._domain(table, columns, rules, seen)
        self._absent(rules, seen)

    def _domain(self, table: Table, columns: dict[str, int], rules: Ruleset, seen: dict[str, At]) -> None:
        _, _, slots = MATRIX[self.opened.kind]
        rows = []
        for row, values in table.rows.items():
            at = table.at(row, PRACTICE)
            practice = self._practice(table, values, columns, at, rules)
            if practice is None:
                continue
            if practice in seen:
                self.faults.add(UnfitError("XJ716", other=seen[practice]), at, practice)
                continue
            seen[practice] = at
            rows.append(row)
            self._practice_row(table.sheet, row, values, columns, practice)
        self._check_merged(table, slots, rows)
        if self._hidden(table.sheet, rows, columns):
            self.faults.add(UnfitError("XJ738", sheet=table.sheet.name), At(table.sheet.name, table.head, 1))

    def _hidden(self, sheet: Sheet, rows: list[int], columns: Mapping[str, int]) -> bool:
        _, _, slots = MATRIX[self.opened.kind]
        return any(columns[slot.key] in sheet.rows[row] for row in sheet.hidden_rows & set(rows) for slot in slots)

    def _practice(
        self, table: Table, values: Mapping[int, Value], columns: Mapping[str, int], at: At, rules: Ruleset
    ) -> str | None:
        """What a row is about; None for one that is about nothing, or wrongly marked, which is said."""
        visible = half_width(values[at.column].text) if at.column in values else ""
        own = table.columns.get(plain_heading(ROW_ID.heading), 0)
        marked = half_width(values[own].text) if own in values else visible
        practice = marked or visible
        if practice not in rules.practices:
            _, _, slots = MATRIX[self.opened.kind]
            if practice or any(columns[slot.key] in values for slot in slots):
                self.faults.add(UnfitError("XJ717", given=practice), at, practice[:20])
            return None
        text = values.get(table.columns.get(plain_heading(TEXT.heading), 0))
        is_text = text is None or text_digest(text.text) == rules.practices[practice].text_digest
        if (visible and visible != practice) or not is_text:
            self.faults.add(UnfitError("XJ718", given=visible, practice=practice), at, practice)
            return None
        return practice

    def _practice_row(
        self, sheet: Sheet, row: int, values: Mapping[int, Value], columns: Mapping[str, int], practice: str
    ) -> None:
        _, _, slots = MATRIX[self.opened.kind]
        places = [At(sheet.name, row, columns[slot.key]) for slot in slots]
        cells = [
            self._cell(slot, values.get(at.column), at, practice) if at.column in values else ""
            for slot, at in zip(slots, places, strict=True)
        ]
        whole = None if None in cells else tuple(cell or "" for cell in cells)
        self.units[self.opened.kind, practice] = Taken(whole, places)
        if "claim" in columns:
            claim = values.get(columns["claim"])
            given = claim if claim and claim.text != UNANSWERED else None
            degree = self._cell(Slot("claim", "", form="choice", choices="degree"), given, places[0], practice)
            self.claims[practice] = (degree or "", places[0])

    def _absent(self, rules: Ruleset, seen: Mapping[str, At]) -> None:
        """Practices that the workbook does not have: a whole sheet once, single rows one by one."""
        for key, areas in self.opened.marks.items():
            if not key.startswith("sheet "):
                continue
            practices = [name for name in rules.practices if rules.area_of[name].id in areas.split(",")]
            missing = [name for name in practices if name not in seen]
            if len(missing) == len(practices) and missing:
                self.faults.add(UnfitError("XJ712", sheet=key.removeprefix("sheet ")))
            else:
                for name in missing:
                    self.faults.add(UnfitError("XJ715", item=name), None, name)
