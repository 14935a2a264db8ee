"""Charts of the statistics: a sentence, the numbers to draw, and the table behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from xingji.messages.levels import grade_words, star_words
from xingji.programme.figure_tables import Covered
from xingji.publish.figures import NamedTally, PublicCity, PublicCoverage, PublicLevels
from xingji.publish.handed import Bars, Drawing
from xingji.publish.site import Site
from xingji.publish.wording import UNSHOWN, counted
from xingji.publish.years import PublicList
from xingji.scoring.ruleset import LevelNumbers

_ONE_TONE = 3
"""The step of the ramp of levels that bars have which show no level."""


class Series(NamedTuple):
    """Bars of one colour; `tone` is a step of the ramp of levels, values are None where they are not shown."""

    name: str
    tone: int
    values: Sequence[float | None]


class Chart(NamedTuple):
    """A chart with its sentence and its table; several series are stacked, `upright` bars stand side by side."""

    id: str
    title: str
    summary: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    labels: Sequence[str]
    series: Sequence[Series]
    unit: str = "家"
    upright: bool = False

    @property
    def drawing(self) -> Drawing:
        """What the script draws."""
        series: list[Bars] = [{"name": one.name, "tone": one.tone, "values": [*one.values]} for one in self.series]
        return {"unit": self.unit, "upright": self.upright, "labels": [*self.labels], "series": series}

    @property
    def is_drawn(self) -> bool:
        """Whether anything can be shown as a chart."""
        return any(value for one in self.series for value in one.values)


def _names(listed: PublicList) -> list[str]:
    return [grade_words(one.name, one.stars) for one in listed.levels]


def _short(level: LevelNumbers) -> str:
    """What fits above a narrow column."""
    return star_words(level.stars) if level.stars else level.name


def level_charts(site: Site, year: int, table: PublicLevels) -> Iterator[Chart]:
    """Levels of one track in a year: in all, by city, by industry."""
    track, total = table["track"], table["total"]
    listed = next(one for found in site.years for one in found.lists if (one.year, one.track) == (year, track))
    names = _names(listed)
    counts = [str(count) for count in table["counts"]]
    said = "，".join(f"{name}{count}家" for name, count in zip(names, counts, strict=True) if count != "0")
    title = f"{year}年度{listed.name}"
    yield Chart(
        f"{track}-levels",
        f"{title}：各等级",
        f"共{total}家企业有等级{'：' if said else ''}{said}。",
        ("等级", "企业数"),
        [*([name, count] for name, count in zip(names, counts, strict=True)), ["合计", str(total)]],
        names,
        [Series("企业数", _ONE_TONE, table["counts"])],
    )
    yield _split(table, "cities", listed, title=f"{title}：各设区市", word="设区市")
    yield _split(table, "industries", listed, title=f"{title}：各行业大类", word="行业大类")


def _split(
    table: PublicLevels, part: Literal["cities", "industries"], listed: PublicList, *, title: str, word: str
) -> Chart:
    """Levels by a part: one bar per city or industry, its colours the levels."""
    rows = table[part]
    texts = [[row["name"], *map(str, row["counts"]), str(row["total"])] for row in rows]
    return Chart(
        f"{listed.track}-{part}",
        title,
        _largest(rows, word),
        (word, *map(_short, listed.levels), "合计"),
        [*texts, ["合计", *map(str, table["counts"]), str(table["total"])]],
        [row["name"] for row in rows],
        _stack(_names(listed), [row["counts"] for row in rows]),
    )


def _stack(names: Sequence[str], counts: Sequence[Sequence[int]]) -> list[Series]:
    return [Series(name, tone, [row[tone - 1] for row in counts]) for tone, name in enumerate(names, 1)]


def _largest(rows: Sequence[NamedTally], word: str) -> str:
    most = max((row["total"] for row in rows), default=0)
    if not most:
        return "目前没有企业有等级。"
    first = "、".join(row["name"] for row in rows if row["total"] == most)
    found = sum(row["total"] > 0 for row in rows)
    return f"{found}个{word}有企业取得等级，{first}最多，{most}家。"


def coverage_chart(year: int, table: PublicCoverage) -> Chart:
    """Self-assessments against the target, by city."""
    cities, total = table["cities"], table["total"]
    seen = [row for row in cities if isinstance(row["percent"], int | float)]
    summary = f"全省{counted(total['assessed'])}家企业提交了自评估"
    if isinstance(total["percent"], int | float):
        summary += f"，为计划{total['target']}家的{total['percent']}%"
    if seen:
        best = max(seen, key=lambda row: number(row["percent"]) or 0)
        summary += f"；单列的设区市中{best['name']}最高，{best['percent']}%"
    rows = [*([row["name"], *_covered(row)] for row in cities), ["合计", *_covered(total)]]
    series = [Series("覆盖率", _ONE_TONE, [number(row["percent"]) for row in cities])]
    head = ("设区市", "已自评估（家）", "计划（家）", "覆盖率")
    labels = [row["name"] for row in cities]
    return Chart("coverage", f"{year}年度自评估覆盖率", f"{summary}。", head, rows, labels, series, "%")


def _covered(row: Covered | PublicCity) -> list[str]:
    target = "未填报" if row["target"] is None else str(row["target"])
    return [counted(row["assessed"]), target, percent_text(row)]


def number(value: object) -> float | None:
    """A figure that can be drawn."""
    return value if isinstance(value, int | float) else None


def percent_text(row: Covered | PublicCity) -> str:
    """Coverage in words of the page."""
    value = number(row["percent"])
    return f"{value}%" if value is not None else "—" if row["percent"] is None else UNSHOWN


def years_chart(site: Site, track: str) -> Chart | None:
    """Stars of each published list of a track, the oldest first."""
    lists = [
        one for year in reversed(site.years) for one in year.lists if one.track == track and one.seen == "published"
    ]
    if not lists:
        return None
    counts = [[one.count(level.level) for level in one.levels] for one in lists]
    labels = [f"{one.year}年度" for one in lists]
    rows = [[label, *map(str, row), str(sum(row))] for label, row in zip(labels, counts, strict=True)]
    title = f"{lists[0].name}：历年名单"
    head = ("年度", *map(_short, lists[-1].levels), "合计")
    return Chart(
        f"{track}-years", title, _growth(lists), head, rows, labels, _stack(_names(lists[-1]), counts), upright=True
    )


def _growth(lists: Sequence[PublicList]) -> str:
    first, last = lists[0], lists[-1]
    if first is last:
        return f"目前只公布了{last.year}年度的名单，共{len(last.standing)}家（不含已撤销）。"
    return (
        f"名单上的企业：{first.year}年度{len(first.standing)}家，{last.year}年度{len(last.standing)}家（不含已撤销）。"
    )
