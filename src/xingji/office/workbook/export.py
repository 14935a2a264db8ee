"""Write a workbook: cover, a sheet per domain, lists, and the hidden marks by which it comes back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import zip_longest
from typing import Any

import xlsxwriter

from xingji.messages.notes import SAMPLE_NOTE
from xingji.model.guideline import Area, Practice
from xingji.office.marks import write_marks
from xingji.office.papers.package import AUTHOR, dated
from xingji.office.workbook.choices import CHOICES
from xingji.office.workbook.looks import Looks, growing, height
from xingji.office.workbook.parts import COVER, MATRIX, PARTS, Part
from xingji.office.workbook.shape import CONTENT, HINT, ITEM, KNOWN, ROW_ID, SHOWN, UNANSWERED, Slot, index_of
from xingji.office.workbook.sheets import letters
from xingji.office.workbook.source import Filling
from xingji.office.workbook.units import AnswerUnit, Unit
from xingji.office.workbook.values import shown

TITLES = {"self-assessment": "企业自评估工作簿", "verification": "线上核查工作簿"}
_NOTES = {
    "self-assessment": (
        "1. 只在白色格中填写；灰色格已锁定。每个工作表是一个能力域，每行一条实践，请选择“符合程度”。",
        "2. 没有选择的实践按“不符合”计；写明“可不适用”的才可选“不适用”，须写理由。说明中不写姓名、电话、IP地址等。",
        "3. 证明材料有多份时，在同一格内换行（Alt+Enter），一份一行；"
        "页码（例如 3、3-5 或 3-5、8）和SHA-256与材料逐行对应，没有的写“—”。",
        "4. 不要增删、合并行列；填好后保存为 .xlsx，交给提交材料的人员导入。工作簿不计算等级，等级由系统计算。",
    ),
    "verification": (
        "1. 只在白色格中填写；灰色格已锁定。每行一条实践，左边是企业自评，请在右边选择“核查结论”。",
        "2. 没有选择结论的按企业自评计；“下调”须选“下调为”，且低于企业自评；线上看不清、要到现场看的选“待现场核实”。",
        "3. 要求整改的问题写在“问题清单”，复核结果写在“整改复核”，问题编号写 F01、F02……。",
        "4. 不要增删、合并行列；填好后保存为 .xlsx 导入。工作簿不计算等级，等级由系统计算。",
    ),
}
UNOFFICIAL = "项目默认细则，非官方文本"
_LISTS = "_lists"
_A3, _A4 = 8, 9
"""Papers by Excel's numbers; the sheets of practices are twice as wide as one can read on A4."""
_BLANK_ROWS = 60
"""Rows with borders below the filled ones of a list; on a sheet of its own the list may be longer."""
_MOST_TEXT = 2000
"""Characters of a long text (`LongText`)."""


def workbook(filling: Filling) -> bytes:
    """The whole file; the same documents give the same bytes."""
    return _Export(filling).bytes()


class _Export:
    def __init__(self, filling: Filling) -> None:
        self.filling = filling
        self.buffer = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.book = xlsxwriter.Workbook(self.buffer, options)
        title = f"{filling.home.edition}年度{TITLES[filling.kind]}"
        self.book.set_properties({"title": title, "author": AUTHOR, "created": dated(int(filling.home.edition))})
        self.looks = Looks(self.book)
        self.title = title
        self.lists: dict[str, str] = {}

    def bytes(self) -> bytes:
        marks: dict[str, str] = {}
        sheets = {part.sheet: self.book.add_worksheet(part.sheet) for part in PARTS[self.filling.kind][:1]}
        self._cover(sheets[COVER])
        for domain in self.filling.guideline.head.domains:
            name = f"{domain.id} {_sheet_name(domain.name)}"
            areas = [area for area in self.filling.guideline.areas if area.id in domain.areas]
            self._domain(self.book.add_worksheet(name), f"{domain.id} {domain.name}", areas)
            marks[f"sheet {name}"] = ",".join(domain.areas)
        for name in dict.fromkeys(part.sheet for part in PARTS[self.filling.kind] if part.sheet != COVER):
            self._parts(self.book.add_worksheet(name), [p for p in PARTS[self.filling.kind] if p.sheet == name])
        for sheet in self.book.worksheets():
            _set_up(sheet, SAMPLE_NOTE if self.filling.sample else "", landscape=sheet is not sheets[COVER])
        self._reference_lists()
        write_marks(self.book, {**self.filling.identity(), **marks, **self.filling.was()})
        sheets[COVER].activate()
        self.book.close()
        return growing(self.buffer.getvalue())

    def _cover(self, sheet: Any) -> None:
        filling, looks = self.filling, self.looks
        _columns(sheet, (ITEM, CONTENT, HINT), 1)
        sheet.set_column(0, 0, 2)
        said = [UNOFFICIAL] if not filling.guideline.head.official else []
        said += [SAMPLE_NOTE] if filling.sample else []
        for row, (text, look) in enumerate(((self.title, looks.title), ("；".join(said), looks.mark))):
            for column, part in enumerate((text, "", ""), 1):
                sheet.write(row, column, part, look)
        sheet.set_row(0, 40)
        for row, note in enumerate(_NOTES[filling.kind], 2):
            sheet.write_string(row, 1, note, looks.note)
            sheet.set_row(row, 18)
        row = self._form(sheet, 7, self._known(), [p for p in PARTS[filling.kind] if p.sheet == COVER])
        sheet.print_area(0, 0, row, 3)
        sheet.freeze_panes(7, 0)

    def _known(self) -> list[tuple[str, str]]:
        home, head = self.filling.home, self.filling.guideline.head
        city = self.filling.names["cities"].get(home.city, home.city)
        values = {
            "edition": home.edition,
            "uscc": home.uscc,
            "city": f"{city}（{home.city}）",
            "track": self.filling.names["tracks"].get(home.track, home.track),
            "guideline": f"{head.guideline}（{head.title}）",
            "guideline_sha256": self.filling.sha256,
        }
        rows = [(slot.heading, values[slot.key]) for slot in KNOWN]
        if self.filling.kind == "verification":
            documents = self.filling.documents
            name, agency = SHOWN
            rows.insert(2, (name.heading, str(documents["enterprise"].get("name") or "")))
            rows.append((agency.heading, str(documents["self-assessment"].get("agency") or "")))
        return rows

    def _form(self, sheet: Any, row: int, known: Sequence[tuple[str, str]], parts: Sequence[Part]) -> int:
        """A form from a row on, its headings one above; gives the last row."""
        slots = (ITEM, CONTENT, HINT)
        for column, slot in enumerate(slots, 1):
            sheet.write_string(row - 1, column, slot.heading, self.looks.head)
        for label, value in known:
            sheet.set_row(row, height(slots, (label, value, "")))
            for column, text in enumerate((label, value, ""), 1):
                sheet.write_string(row, column, text, self.looks.locked)
            row += 1
        for part in parts:
            for slot in part.slots:
                plain = self.filling.field(part.document, slot)
                sheet.set_row(row, height(slots, (slot.heading, shown(slot, plain, self.filling.names), slot.hint)))
                sheet.write_string(row, 1, slot.heading, self.looks.locked)
                sheet.write_string(row, 3, slot.hint, self.looks.hint)
                self._entry(sheet, row, 2, slot, plain)
                self._validate(sheet, row, row, 2, slot)
                row += 1
        return row - 1

    def _entry(self, sheet: Any, row: int, column: int, slot: Slot, plain: str) -> None:
        look = self.looks.entry(slot)
        text = shown(slot, plain, self.filling.names)
        if text:
            sheet.write_string(row, column, text, look)
        else:
            sheet.write_blank(row, column, None, look)

    def _validate(self, sheet: Any, first: int, last: int, column: int, slot: Slot) -> None:
        """A drop-down, or a hint of the limit; both warn only, since the import judges."""
        rule: dict[str, Any] = {"ignore_blank": True, "error_type": "warning"}
        if slot.form == "choice":
            rule |= {"validate": "list", "source": list(CHOICES[slot.choices].values()), "error_type": "stop"}
            rule |= {"error_title": "请从列表中选择", "error_message": "、".join(CHOICES[slot.choices].values())}
        elif slot.form == "named" and self.filling.names.get(slot.choices):
            rule |= {"validate": "list", "source": self._list(slot.choices)}
            rule |= {"error_title": "不在列表中", "error_message": "请从列表中选择，或填写编号。"}
        elif slot.form == "text":
            rule |= {"validate": "length", "criteria": "<=", "value": _MOST_TEXT}
            rule |= {"error_title": "文字过长", "error_message": f"最多{_MOST_TEXT}字。"}
        else:
            return
        sheet.data_validation(first, column, last, column, rule)

    def _list(self, name: str) -> str:
        """Reference to a list on the hidden sheet, which is written last."""
        column = letters(list(self.lists).index(name) + 1 if name in self.lists else len(self.lists) + 1)
        self.lists[name] = column
        return f"={_LISTS}!${column}$1:${column}${len(self.filling.names[name])}"

    def _reference_lists(self) -> None:
        if not self.lists:
            return
        sheet = self.book.add_worksheet(_LISTS)
        for number, name in enumerate(self.lists):
            for row, (code, title) in enumerate(self.filling.names[name].items()):
                sheet.write_string(row, number, f"{code} {title}")
        sheet.protect()
        sheet.very_hidden()

    def _domain(self, sheet: Any, title: str, areas: Sequence[Area]) -> None:
        slots = MATRIX[self.filling.kind].columns
        practices = [(area, practice) for area in areas for practice in area.practices]
        _columns(sheet, slots)
        sheet.set_column(0, 0, ROW_ID.width, None, {"hidden": True})
        sheet.set_row(0, 30)
        sheet.write_string(0, 1, title, self.looks.sheet_title)
        decisive = letters(index_of(slots, MATRIX[self.filling.kind].entries[0].key) + 1)
        cells = f"{decisive}4:{decisive}{len(practices) + 3}"
        answered = sum(bool(self._entries.get(practice.id, ("",))[0]) for _, practice in practices)
        formula = f'="已填 "&COUNTA({cells})&" / {len(practices)}"'
        sheet.write_formula(1, 1, formula, self.looks.progress, f"已填 {answered} / {len(practices)}")
        for column, slot in enumerate(slots):
            sheet.write_string(2, column, slot.heading, self.looks.entry_head if slot.form else self.looks.head)
        for row, (area, practice) in enumerate(practices, 3):
            self._practice(sheet, row, area, practice)
        for column, slot in enumerate(slots):
            self._validate(sheet, 3, len(practices) + 2, column, slot)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{letters(len(slots))}{len(practices) + 3}"})
        sheet.freeze_panes(3, 2)
        sheet.repeat_rows(2)
        sheet.print_area(0, 1, len(practices) + 2, len(slots) - 1)
        sheet.set_paper(_A3)

    @cached_property
    def _entries(self) -> Mapping[str, Unit]:
        return self.filling.entries()

    @cached_property
    def _claims(self) -> Mapping[str, Mapping[str, str]]:
        """What a verification shows of the claims."""
        if self.filling.kind != "verification":
            return {}
        return {
            practice: {
                "claim": CHOICES["degree"].get(unit.degree, unit.degree) or UNANSWERED,
                "claim_note": "\n".join(text for text in (unit.note, unit.reason) if text),
                "claim_evidence": _claimed(unit),
            }
            for practice, unit in self.filling.claims().items()
        }

    def _practice(self, sheet: Any, row: int, area: Area, practice: Practice) -> None:
        matrix = MATRIX[self.filling.kind]
        slots = matrix.columns
        about = {**about_practice(area, practice), "claim": UNANSWERED, **self._claims.get(practice.id, {})}
        blank = ("",) * len(matrix.entries)
        unit = self._entries.get(practice.id, blank)
        plain = {slot.key: text for slot, text in zip(matrix.entries, unit, strict=True)}
        texts = [shown(s, plain[s.key], self.filling.names) if s.form else about.get(s.key, "") for s in slots]
        sheet.set_row(row, height(slots, texts))
        for column, (slot, text) in enumerate(zip(slots, texts, strict=True)):
            if not slot.form:
                sheet.write_string(
                    row, column, text, self.looks.key if slot.key == "bounds" and practice.key else self.looks.locked
                )
            elif text:
                sheet.write_string(row, column, text, self.looks.entry(slot))
            else:
                sheet.write_blank(row, column, None, self.looks.entry(slot))

    def _parts(self, sheet: Any, parts: Sequence[Part]) -> None:
        """A sheet with a form, a table, or a form above a table."""
        tables = [part for part in parts if part.at]
        sheet.set_row(0, 30)
        sheet.write_string(0, 1, parts[0].sheet, self.looks.sheet_title)
        sheet.set_column(0, 0, 2)
        rows = [part.slots if part.at else (ITEM, CONTENT, HINT) for part in parts]
        for column, slots in enumerate(zip_longest(*rows), 1):
            open_below = self.looks.open if len(tables) == len(parts) else None
            sheet.set_column(column, column, max(slot.width for slot in slots if slot), open_below)
        row = 2
        if forms := [part for part in parts if not part.at]:
            row = self._form(sheet, 3, (), forms) + 2
        for part in tables:
            row = self._table(sheet, row, part)
        width = max(len(part.slots) for part in tables)
        sheet.print_area(0, 0, row, width)
        if not forms:
            sheet.repeat_rows(2)
            sheet.freeze_panes(3, 0)

    def _table(self, sheet: Any, head: int, part: Part) -> int:
        cells = self.filling.list(part.document, part.at, part.slots)
        width = len(part.slots)
        filled = [cells[start : start + width] for start in range(0, len(cells), width)]
        blank = [("",) * width] * (min(part.rows, len(filled) + _BLANK_ROWS) - len(filled))
        for column, slot in enumerate(part.slots, 1):
            sheet.write_string(head, column, slot.heading, self.looks.entry_head)
        for row, unit in enumerate([*filled, *blank], head + 1):
            texts = [shown(slot, plain, self.filling.names) for slot, plain in zip(part.slots, unit, strict=True)]
            sheet.set_row(row, height(part.slots, texts))
            for column, (slot, plain) in enumerate(zip(part.slots, unit, strict=True), 1):
                self._entry(sheet, row, column, slot, plain)
        last = head + len(filled) + len(blank)
        for column, slot in enumerate(part.slots, 1):
            self._validate(sheet, head + 1, max(last, head + part.rows), column, slot)
        return last


def about_practice(area: Area, practice: Practice) -> dict[str, str]:
    """What a row says of its practice, by column."""
    anchors = {"符合": practice.met, "部分符合": practice.partly}
    ways = {"线上": practice.online, "现场": practice.onsite}
    return {
        "id": practice.id,
        "practice": practice.id,
        "area": f"{area.id} {area.name}\n{practice.element}",
        "level": f"{practice.level}级",
        "text": practice.text,
        "anchors": "\n".join(f"{name}：{text}" for name, text in anchors.items() if text),
        "evidence": "\n".join(practice.evidence),
        "ways": "\n".join(f"{name}：{text}" for name, text in ways.items() if text),
        "bounds": "\n".join(_bounds(practice)),
    }


def _bounds(practice: Practice) -> Iterator[str]:
    """Why it is a key, and when it may be left out."""
    if practice.key:
        yield f"关键项：{practice.why_key}" if practice.why_key else "关键项"
    if not practice.na:
        yield "不得选不适用"
    else:
        yield f"可不适用：{practice.na_when}" if practice.na_when else "可不适用"


def _claimed(unit: AnswerUnit) -> str:
    """Evidence of a claim, a piece per line with its page."""
    titles, pages = unit.titles.split("\n"), unit.pages.split("\n")
    pages += [""] * (len(titles) - len(pages))
    return "\n".join(f"{title}（第{page}页）" if page else title for title, page in zip(titles, pages, strict=False))


def _sheet_name(name: str) -> str:
    """What Excel allows in the name of a sheet: no []:*?/\\, at most 31 characters with the number ahead."""
    return "".join(char for char in name if char not in "[]:*?/\\'")[:26].strip()


def _columns(sheet: Any, slots: Sequence[Slot], start: int = 0) -> None:
    for column, slot in enumerate(slots, start):
        sheet.set_column(column, column, slot.width)


def _set_up(sheet: Any, said: str, *, landscape: bool) -> None:
    """A4 unless it has its paper, one page wide, page numbers; protected so that only entry cells can be changed."""
    if landscape:
        sheet.set_landscape()
    if not sheet.paper_size:
        sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&R{said}" if said else "")
    sheet.set_footer("&L&A&R第 &P 页 共 &N 页")
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_rows": True, "format_columns": True, "autofilter": True})
