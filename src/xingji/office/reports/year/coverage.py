"""How much of each city's target has handed in an assessment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from xingji.messages.texts.reports import tell
from xingji.office.reports.charts import Bar, bar_chart
from xingji.office.reports.wording import listed
from xingji.office.reports.year.numbers import Numbering, Value, decimals, number
from xingji.programme.disclosure_control import HIDDEN
from xingji.programme.figure_tables import CityCoverage, Coverage, Covered


def coverage_section(coverage: Coverage, numbers: Numbering) -> dict[str, Any]:
    """Sentences, chart and table; without cities only a sentence."""
    rows = coverage["cities"]
    if not rows:
        return {
            "heading": tell("year.cover.heading"),
            "sentences": [tell("year.cover.none")],
            "chart": None,
            "table": None,
        }
    cells = [[numbers.known.city_name(row["city"]), *_cells(row)] for row in rows]
    cells.append([tell("year.sum"), *_cells(coverage["total"])])
    columns = ("设区市", "提交自评估的企业", "计划数", "覆盖率%")
    return {
        "heading": tell("year.cover.heading"),
        "sentences": list(_sentences(rows, numbers)),
        "chart": numbers.figure(tell("year.cover.figure"), _chart(rows, numbers)) if _is_drawn(rows) else None,
        "table": numbers.table(tell("year.cover.table"), columns, cells),
    }


def _cells(row: Covered | CityCoverage) -> list[Value]:
    return [row["assessed"], row["target"], decimals(row["percent"], 1)]


def _sentences(rows: Sequence[CityCoverage], numbers: Numbering) -> Iterator[str]:
    known = [share for row in rows if (share := number(row["percent"])) is not None]
    if len(known) > 1:
        most, least = max(known), min(known)
        values = {"count": len(known), "most": most, "least": least}
        if most == least:
            yield tell("year.cover.same", **values)
        else:
            yield tell("year.cover.span", first=_at(rows, most, numbers), last=_at(rows, least, numbers), **values)
        reached = sum(share >= 100 for share in known)
        yield tell("year.cover.reached" if reached else "year.cover.unreached", count=reached)
    if hidden := sum(row["assessed"] == HIDDEN for row in rows):
        yield tell("year.cover.hidden", count=hidden)
    if unknown := sum(row["target"] is None for row in rows):
        yield tell("year.cover.unknown", count=unknown)


def _at(rows: Sequence[CityCoverage], percent: float, numbers: Numbering) -> str:
    return listed(numbers.known.city_name(row["city"]) for row in rows if row["percent"] == percent)


def _chart(rows: Sequence[CityCoverage], numbers: Numbering) -> dict[str, Any]:
    bars = [_bar(row, numbers.known.city_name(row["city"])) for row in rows]
    return bar_chart(bars, mark=100, mark_label=tell("year.cover.mark"))


def _is_drawn(rows: Sequence[CityCoverage]) -> bool:
    return any(number(row["percent"]) is not None for row in rows)


def _bar(row: CityCoverage, name: str) -> Bar:
    if row["assessed"] == HIDDEN:
        return Bar(name, None, tell("year.hidden"))
    share = number(row["percent"])
    if share is None:
        return Bar(name, None, tell("year.cover.end_count", count=row["assessed"]))
    values = {"count": row["assessed"], "target": row["target"], "percent": decimals(share, 1)}
    return Bar(name, share, tell("year.cover.end", **values))
