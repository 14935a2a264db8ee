"""The statistics page: what the published figures show, each chart with a sentence and the table behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from xingji.model.reference import Reference
from xingji.programme.suppression import HIDDEN, Shown, guard_line
from xingji.publish.render import Page
from xingji.publish.site import Site
from xingji.publish.wording import TRACK_NAMES

PAGE = "statistics.md"
UNSHOWN = "不单列"
_TILES = {
    "xuzhou": (1, 1),
    "lianyungang": (1, 3),
    "suqian": (2, 2),
    "huaian": (2, 3),
    "yancheng": (2, 4),
    "yangzhou": (3, 2),
    "taizhou": (3, 3),
    "nantong": (3, 4),
    "nanjing": (4, 1),
    "zhenjiang": (4, 2),
    "changzhou": (4, 3),
    "wuxi": (4, 4),
    "suzhou": (4, 5),
}
"""City → row and column of its square: neighbours stay neighbours, no border is drawn."""


class Chart(NamedTuple):
    """A chart with its sentence and its table; `series` are name and values, None where a value is not shown."""

    id: str
    title: str
    summary: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    labels: Sequence[str]
    series: Sequence[tuple[str, Sequence[float | None]]]
    unit: str
    kind: str = "bar"
    left_out: str = ""

    @property
    def drawing(self) -> dict[str, Any]:
        """What the script draws."""
        series = [{"name": name, "values": [*values]} for name, values in self.series]
        return {"kind": self.kind, "unit": self.unit, "labels": [*self.labels], "series": series}

    @property
    def is_drawn(self) -> bool:
        """Whether anything can be shown as a chart."""
        return any(value is not None for _, values in self.series for value in values)


class Tile(NamedTuple):
    """The square of a city; `percent` is its coverage, None where it is not shown."""

    name: str
    row: int
    column: int
    assessed: str
    percent: float | None


def pages(site: Site, reference: Reference) -> Iterator[Page]:
    """The page, when some edition has figures."""
    if not site.figures:
        return
    year, shown = next(iter(site.figures.items()))
    context = {
        "site": site,
        "year": year,
        "shown": shown,
        "below": shown["small_groups"]["below"],
        "levels": [chart for table in shown["levels"] for chart in _levels(site, year, table)],
        "coverage": _coverage(year, shown["coverage"]),
        "tiles": tiles(shown["coverage"], reference),
        "years": [chart for track in TRACK_NAMES if (chart := _over_years(site, track))],
    }
    yield Page(PAGE, "statistics.md.j2", "统计", site.sample, ("toc",), context, scripts=("statistics",))


def text(value: Shown) -> str:
    """A count, or that it is not shown."""
    return UNSHOWN if value == HIDDEN else str(value)


def _number(value: Any) -> float | None:
    return value if isinstance(value, int | float) else None


def _names(site: Site, year: int, track: str) -> list[str]:
    listed = next(listed for one in site.years if one.year == year for listed in one.lists if listed.track == track)
    return [_level(level.stars, level.name) for level in listed.levels]


def _level(stars: int | None, name: str) -> str:
    return f"{'一二三四五'[stars - 1]}星（{name}）" if stars else name


def _levels(site: Site, year: int, table: dict[str, Any]) -> Iterator[Chart]:
    track, names = table["track"], _names(site, year, table["track"])
    title = f"{year}年度{TRACK_NAMES[track]}：各等级"
    known = [(name, count) for name, count in zip(names, table["counts"], strict=True) if count != HIDDEN]
    said = "，".join(f"{name}{count}家" for name, count in known) or "各等级都不单列"
    total = f"共{table['total']}家企业有等级" if table["total"] != HIDDEN else "总数不单列"
    rows = [[name, text(count)] for name, count in zip(names, table["counts"], strict=True)]
    values = [_number(count) for count in table["counts"]]
    yield Chart(
        f"{track}-levels",
        title,
        f"{total}：{said}。",
        ("等级", "企业数"),
        [*rows, ["合计", text(table["total"])]],
        names,
        [("企业数", values)],
        "家",
    )
    for part, word, unit in (("cities", "设区市", "个设区市"), ("industries", "行业大类", "个行业大类")):
        title = f"{year}年度{TRACK_NAMES[track]}：各{word}"
        yield _split(table[part], names, name=f"{track}-{part}", title=title, word=word, unit=unit)


def _split(  # noqa: PLR0913  what distinguishes two tables of one form
    rows: Sequence[dict[str, Any]], names: Sequence[str], *, name: str, title: str, word: str, unit: str
) -> Chart:
    """Levels by a part; lines with nothing to show are only counted."""
    seen = [row for row in rows if row["total"] != HIDDEN]
    largest = max(seen, key=lambda row: int(row["total"]), default=None)
    summary = f"{largest['name']}最多，{largest['total']}家。" if largest else f"每个{word}的企业都少，不单列。"
    hidden = len(rows) - len(seen)
    return Chart(
        name,
        title,
        summary,
        (word, *names, "合计"),
        [[row["name"], *map(text, row["counts"]), text(row["total"])] for row in seen],
        [row["name"] for row in seen],
        [("企业数", [_number(row["total"]) for row in seen])],
        "家",
        left_out=f"另有{hidden}{unit}有企业取得等级，因家数少或为保护其他数字，不单列。" if hidden else "",
    )


def _coverage(year: int, table: dict[str, Any]) -> Chart:
    cities, total = table["cities"], table["total"]
    seen = [row for row in cities if isinstance(row["percent"], int | float)]
    summary = f"全省{text(total['assessed'])}家企业提交了自评估"
    if isinstance(total["percent"], int | float):
        summary += f"，为计划{total['target']}家的{total['percent']}%"
    if seen:
        best = max(seen, key=lambda row: float(row["percent"]))
        summary += f"；单列的设区市中{best['name']}最高，{best['percent']}%"
    rows = [[row.get("name", "合计"), *_covered(row)] for row in (*cities, total)]
    values = [_number(row["percent"]) for row in cities]
    names = [row["name"] for row in cities]
    head = ("设区市", "已自评估（家）", "计划（家）", "覆盖率")
    return Chart("coverage", f"{year}年度自评估覆盖率", f"{summary}。", head, rows, names, [("覆盖率", values)], "%")


def _covered(row: dict[str, Any]) -> list[str]:
    percent = row["percent"]
    target = "未填报" if row["target"] is None else str(row["target"])
    return [text(row["assessed"]), target, "—" if percent is None else UNSHOWN if percent == HIDDEN else f"{percent}%"]


def tiles(table: dict[str, Any], reference: Reference) -> list[Tile]:
    """All cities as squares, in official order."""
    rows = {row["city"]: row for row in table["cities"]}
    found = []
    for city in reference.cities.values():
        row = rows.get(city.id, {"assessed": 0, "percent": None})
        found.append(Tile(city.name, *_TILES[city.id], text(row["assessed"]), _number(row["percent"])))
    return found


def _over_years(site: Site, track: str) -> Chart | None:
    """Stars of each published list of a track, the oldest first."""
    lists = [
        one for year in reversed(site.years) for one in year.lists if one.track == track and one.seen == "published"
    ]
    if not lists:
        return None
    guarded = {one.year: guard_line([one.count(level.level) for level in one.levels]) for one in lists}
    names = [_level(level.stars, level.name) for level in lists[-1].levels]
    rows = [[f"{year}年度", *map(text, counts), text(total)] for year, (counts, total) in guarded.items()]
    values = [_number(total) for _, total in guarded.values()]
    labels = [f"{one.year}年度" for one in lists]
    title = f"{TRACK_NAMES[lists[0].track]}：历年名单"
    head, series = ("年度", *names, "合计"), [("企业数", values)]
    return Chart(
        f"{track}-years",
        title,
        _growth([(one.year, guarded[one.year][1]) for one in lists]),
        head,
        rows,
        labels,
        series,
        "家",
        "line",
    )


def _growth(totals: Sequence[tuple[int, Shown]]) -> str:
    (first, before), (last, after) = totals[0], totals[-1]
    if first == last:
        return f"目前只公布了{last}年度的名单，企业数：{text(after)}（不含已撤销）。"
    return f"名单上的企业数：{first}年度{text(before)}，{last}年度{text(after)}（不含已撤销）。"
