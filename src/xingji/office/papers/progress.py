"""The progress sheet of a city in Excel: overdue findings first, every enterprise, every agency, coverage; internal."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from xingji.messages.texts.reports import tell
from xingji.office.papers import wording
from xingji.office.papers.package import dated
from xingji.office.papers.sheet import Book, Cell, Column, Placed, Table
from xingji.programme.dossier_row import Clock, DossierRow, TrackRow
from xingji.programme.progress import STEPS, CityProgress, Overdue, Step, by_city, overdue, reached

_STEPS: Mapping[Step, str] = dict(
    zip(STEPS, ("已登记", "已自评", "已核查", "已整改", "已现场核查", "已评定"), strict=True)
)
_CLOCKS: Mapping[Clock, tuple[str, str, str]] = {
    "overdue": ("逾期", "#0b2a5b", "#ffffff"),
    "rejected": ("退回重改", "#2f75b5", "#ffffff"),
    "open": ("整改期内", "#5a9bd4", "#000000"),
    "answered_late": ("逾期后答复", "#9cc3e6", "#000000"),
    "answered": ("已答复待复核", "#d6e6f4", "#000000"),
    "closed": ("已关闭", "#ffffff", "#000000"),
}
"""Clock of a finding → heading, fill and letters in the chart; told apart by lightness, so that grey print works."""


class CityYear(NamedTuple):
    """One city of an edition on a day: id and name, its target, short names of tracks and names of its agencies by
    id, its dossiers."""

    edition: int
    sample: bool
    day: date
    id: str
    name: str
    target: int | None
    tracks: Mapping[str, str]
    agencies: Mapping[str, str]
    rows: Sequence[DossierRow]

    @property
    def title(self) -> str:
        """Title of the workbook."""
        return f"{self.edition}年度{self.name}星级企业培育进度"

    def track(self, name: str) -> str:
        """A track by its short name."""
        return self.tracks.get(name, name)

    def agency(self, name: str) -> str:
        """An agency by its name; by its id where the city's table does not know it."""
        return self.agencies.get(name, name)


def to_xlsx(city: CityYear, fonts: str) -> bytes:
    """The whole workbook."""
    book = Book(city.title, dated(city.edition), fonts)
    book.add(_overdue(city))
    book.add(_enterprises(city))
    agencies = _agencies(city)
    _clock_chart(book, book.add(agencies), agencies)
    steps = _steps(city)
    placed = book.add(steps)
    if city.rows:
        _steps_chart(book, placed, steps)
    return book.close()


def _table(city: CityYear, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], *notes: str) -> Table:
    return Table(
        name=name,
        title=f"{city.title}：{name}",
        columns=columns,
        rows=rows,
        mark=wording.mark(sample=city.sample, internal=True),
        subtitle=f"按{wording.day(city.day)}",
        notes=notes,
    )


def _overdue(city: CityYear) -> Table:
    columns = (
        Column("序号", 6),
        Column("逾期天数", 10),
        Column("企业名称", 36, "left"),
        Column("统一社会信用代码", 24),
        Column("类型", 16),
        Column("机构", 32, "left"),
        Column("问题", 9),
        Column("实践", 13),
        Column("严重程度", 10),
        Column("提出日期", 14),
        Column("整改期限", 14),
    )
    late = overdue(city.rows, city.day)
    rows = [[number, *_late(city, one)] for number, one in enumerate(late, 1)]
    return _table(city, "逾期问题", columns, rows, *([] if late else ["没有逾期未整改的问题。"]))


def _late(city: CityYear, late: Overdue) -> list[Cell]:
    finding = late.finding
    return [
        late.days,
        late.name,
        late.uscc,
        city.track(late.track),
        city.agency(late.agency),
        finding.id,
        finding.practice,
        tell(f"severity.{finding.severity}"),
        finding.opened,
        finding.due,
    ]


def _enterprises(city: CityYear) -> Table:
    columns = (
        Column("序号", 6),
        Column("企业名称", 36, "left"),
        Column("统一社会信用代码", 24),
        Column("类型", 8),
        Column("机构", 32, "left"),
        *(Column(title, 13) for title in list(_STEPS.values())[1:]),
        *(Column(title, 8) for title in ("问题", "逾期")),
        Column("待现场核实", 12),
        *(Column(title, 8) for title in ("自评等级", "核查等级", "评定等级")),
        Column("材料错误", 8),
    )
    lines = sorted((line for row in city.rows for line in _lines(city, row)), key=lambda line: (-line.late, line.done))
    rows = [[number, *line.cells] for number, line in enumerate(lines, 1)]
    note = (
        "每个类型一行；格中是完成日期，已整改以全部问题均已答复为准。待现场核实是线上暂予认可、尚未到现场看过的实践条数。"
        "材料错误为 xingji check 查出的错误数，按企业计。"
    )
    return _table(city, "企业进度", columns, rows, *([] if rows else ["还没有企业登记。"]), note)


class _Line(NamedTuple):
    """A row of the enterprises; most overdue first, then those with the fewest steps."""

    late: int
    done: int
    cells: list[Cell]


def _lines(city: CityYear, row: DossierRow) -> list[_Line]:
    if not row.tracks:
        blank: list[Cell] = [*[""] * 5, 0, 0, 0, *[""] * 3]
        return [_Line(0, 1, [row.name, row.uscc, "", city.agency(row.agency), *blank, row.errors])]
    return [_line(city, row, track) for track in row.tracks]


def _line(city: CityYear, row: DossierRow, track: TrackRow) -> _Line:
    done = reached(row._replace(tracks=[track]), city.day)
    days = {"assessed": track.assessed_on, "verified": track.verified_on, "rectified": "√"}
    days |= {"visited": track.visited_on, "decided": track.decided_on}
    late = len(track.overdue(city.day))
    levels = [str(level) if level is not None else "" for level in _levels(track, done)]
    cells: list[Cell] = [row.name, row.uscc, city.track(track.track), city.agency(track.agency or row.agency)]
    cells += [days[step] if step in done else "" for step in STEPS[1:]]
    return _Line(late, len(done), [*cells, len(track.findings), late, track.waiting(city.day), *levels, row.errors])


def _levels(track: TrackRow, done: frozenset[Step]) -> tuple[int | None, int | None, int | None]:
    """Levels that are known by the day."""
    steps: tuple[tuple[Step, int | None], ...] = (
        ("assessed", track.claimed),
        ("verified", track.verified),
        ("decided", track.level),
    )
    claimed, verified, decided = (level if step in done else None for step, level in steps)
    return claimed, verified, decided


def _agencies(city: CityYear) -> Table:
    counts = ("服务企业", "已自评", "已核查", "问题", *(heading for heading, _, _ in _CLOCKS.values()))
    columns = (Column("机构编号", 12), Column("机构名称", 40, "left"), *(Column(title, 12) for title in counts))
    served = {name for row in city.rows for name in row.agencies}
    rows = [_agency(city, name) for name in [*city.agencies, *sorted(served - set(city.agencies))]]
    note = "服务企业按企业计，已自评、已核查和问题按类型计。"
    return _table(city, "机构问题", columns, rows, *([] if rows else ["本市还没有机构。"]), note)


def _agency(city: CityYear, name: str) -> list[Cell]:
    tracks = [track for row in city.rows for track in row.tracks if (track.agency or row.agency) == name]
    clocks = Counter(finding.clock(city.day) for track in tracks for finding in track.findings)
    today = city.day.isoformat()
    return [
        name,
        city.agency(name),
        sum(name in row.agencies for row in city.rows),
        sum("" < track.assessed_on <= today for track in tracks),
        sum("" < track.verified_on <= today for track in tracks),
        sum(clocks.values()),
        *(clocks[clock] for clock in _CLOCKS),
    ]


def _steps(city: CityYear) -> Table:
    columns = (Column("步骤", 24), Column("企业数", 14), Column("占已登记（%）", 18), Column("说明", 60, "left"))
    known = by_city(city.rows, {city.id: city.target}, city.day)[0]
    registered = known.steps["registered"]
    rows: list[list[Cell]] = [
        [title, known.steps[step], _percent(known.steps[step], registered), ""] for step, title in _STEPS.items()
    ]
    rows[0][3] = _coverage(known)
    note = "按企业计；有两个类型的企业，两个都完成才算完成一步，现场核查有一次即可。"
    return _table(city, "覆盖与进度", columns, rows, note)


def _percent(part: int, whole: int) -> float | str:
    return round(part * 100 / whole, 1) if whole else ""


def _coverage(known: CityProgress) -> str:
    if known.target is None:
        return "本市没有填报计划参加企业数，不能算覆盖率。"
    registered, assessed = known.steps["registered"], known.steps["assessed"]
    share = f"，覆盖率（已自评÷计划）{known.coverage}%" if known.coverage is not None else ""
    return f"计划{known.target}家，已登记{registered}家，已自评{assessed}家{share}。"


def _clock_chart(book: Book, placed: Placed, table: Table) -> None:
    """Findings of each agency by their clock, as stacked bars."""
    if not placed.rows:
        return
    chart = book.book.add_chart({"type": "bar", "subtype": "stacked"})
    first, last = placed.head + 1, placed.head + placed.rows
    for column, (_, fill, letters) in enumerate(_CLOCKS.values(), 6):
        chart.add_series(
            {
                "name": [table.name, placed.head, column],
                "categories": [table.name, first, 1, last, 1],
                "values": [table.name, first, column, last, column],
                "fill": {"color": fill},
                "border": {"color": "#0b2a5b"},
                "data_labels": {"value": True, "num_format": "0;;", "font": {"color": letters}},
                "gap": 60,
            }
        )
    chart.set_title({"name": "各机构问题整改情况（个）", "name_font": {"size": 14}})
    chart.set_y_axis({"reverse": True})
    most = max(sum(int(cell or 0) for cell in row[6:]) for row in table.rows)
    chart.set_x_axis(_whole(most))
    _place(placed, chart, height=max(260, 120 + 50 * placed.rows), text="各机构问题按整改状态的条形图，数据见上表")


def _steps_chart(book: Book, placed: Placed, table: Table) -> None:
    chart = book.book.add_chart({"type": "column"})
    first, last = placed.head + 1, placed.head + placed.rows
    chart.add_series(
        {
            "name": "企业数",
            "categories": [table.name, first, 0, last, 0],
            "values": [table.name, first, 1, last, 1],
            "fill": {"color": "#2f75b5"},
            "border": {"color": "#0b2a5b"},
            "data_labels": {"value": True},
            "gap": 80,
        }
    )
    chart.set_title({"name": "各步骤企业数（家）", "name_font": {"size": 14}})
    chart.set_legend({"none": True})
    chart.set_y_axis(_whole(int(table.rows[0][1] or 0)))
    _place(placed, chart, height=320, text="各步骤企业数的柱形图，数据见上表")


_GAP = 4
"""Rows between a table with its notes and the chart below."""
_WIDEST = 1000
"""Pixels of a chart."""


def _whole(most: int) -> dict[str, Any]:
    """An axis of whole numbers from 0."""
    unit = max(1, math.ceil(most / 8))
    return {"min": 0, "major_unit": unit, "major_gridlines": {"visible": False}, "num_format": "0"}


def _place(placed: Placed, chart: Any, *, height: int, text: str) -> None:
    """Below the table, within the printed page."""
    row = placed.head + placed.rows + _GAP
    chart.set_size({"width": min(placed.width, _WIDEST), "height": height})
    placed.sheet.insert_chart(row, 0, chart, {"description": text, "object_position": 2})
    placed.sheet.fit_to_pages(1, 1)
    placed.sheet.print_area(0, 0, row + height // 20 + 1, placed.columns - 1)
