"""What keeps an enterprise from its next level, and the cheapest way there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from xingji.messages.texts.reports import tell
from xingji.office.reports.case import Case
from xingji.office.reports.wording import listed, one_line
from xingji.scoring.explain import Stuck, explain
from xingji.scoring.plan import UnreachableError, plan

Section = dict[str, Any]
"""Heading, sentences, and a table with title, columns and rows, or None."""
Row = dict[str, str]
"""Cells by name in the order of the columns; a cell may have several lines."""


def section(heading: str, sentences: Iterator[str], table: dict[str, Any] | None = None) -> Section:
    """A section of a report."""
    return {"heading": tell(heading), "sentences": list(sentences), "table": table}


def table(number: int, title: str, columns: str, rows: list[Row]) -> dict[str, Any] | None:
    """A numbered table; None without rows."""
    if not rows:
        return None
    return {"title": tell("rect.table", number=number, name=title), "columns": columns.split("|"), "rows": rows}


def gap_section(case: Case, number: int) -> Section:
    """The areas that are below the next level, with the first step that each of them lacks."""
    stuck = explain(case.degrees, case.ruleset, case.result)
    top = case.target is None
    made = table(
        number,
        tell("rect.table.gap_top" if top else "rect.table.gap"),
        tell("rect.gap.columns"),
        [_gap_row(one) for one in stuck],
    )
    sentences = _top_sentences(case, stuck, number) if top else _gap_sentences(case, stuck, number)
    return section("rect.gap.heading_top" if top else "rect.gap.heading", sentences, made)


def _top_sentences(case: Case, stuck: list[Stuck], number: int) -> Iterator[str]:
    yield tell("rect.gap.top")
    if stuck:
        yield tell("rect.gap.top_lagging", count=len(stuck), level=case.result.level - 1, table=number)
    else:
        yield tell("rect.gap.top_clear")


def _gap_sentences(case: Case, stuck: list[Stuck], number: int) -> Iterator[str]:
    level = case.result.level + 1
    counted = sum(area.in_count for area in case.result.areas)
    if not counted:
        yield tell("rect.gap.nothing")
        return
    yield tell("rect.gap.rule", level=level, name=case.ruleset.level_name(level))
    if may_lag := case.ruleset.levels[level - 1].lagging_percent * counted // 100:
        yield tell("rect.gap.lagging", count=may_lag, below=level - 1)
    yield tell("rect.gap.count" if stuck else "rect.gap.none", level=level, count=len(stuck), table=number)


def _gap_row(stuck: Stuck) -> Row:
    keys = dict(stuck.keys)
    return {
        "area": f"{stuck.area} {stuck.name}",
        "level": tell("rect.level", level=stuck.level),
        "share": tell("rect.gap.share", percent=stuck.percent, threshold=stuck.threshold),
        "main": _named(keys.items()),
        "others": _named((practice, degree) for practice, degree in stuck.short if practice not in keys),
    }


def _named(pairs: Iterable[tuple[str, str]]) -> str:
    return listed(
        tell("rect.gap.practice", practice=practice, degree=tell(f"degree.{degree}")) for practice, degree in pairs
    )


def plan_section(case: Case, number: int) -> Section:
    """The practices to raise, those of small effort first."""
    if case.target is None:
        return section("rect.plan.heading", iter([tell("rect.plan.top")]))
    try:
        made = plan(case.degrees, case.ruleset, case.target)
    except UnreachableError:
        return section("rect.plan.heading", iter([tell("rect.plan.unreachable")]))
    values = {"start": made.start, "level": made.target, "effort": made.effort, "count": len(made.practices)}
    sentences = [
        tell("rect.plan.summary", table=number, **values),
        tell("rect.plan.meaning"),
        tell("rect.plan.free"),
    ]
    practices = sorted(made.practices, key=lambda practice: case.practices[practice].effort)
    rows = [_plan_row(case, practice) for practice in practices]
    return section(
        "rect.plan.heading",
        iter(sentences),
        table(number, tell("rect.table.plan"), tell("rect.plan.columns"), rows),
    )


def _plan_row(case: Case, practice: str) -> Row:
    known = case.practices[practice]
    return {
        "practice": f"{practice}\n{case.ruleset.area_of[practice].name}",
        "text": one_line(known.text),
        "degree": tell(f"degree.{case.degrees.get(practice, 'unanswered')}"),
        "effort": str(known.effort),
        "evidence": "；".join(map(one_line, known.evidence)),
    }
