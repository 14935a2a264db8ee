"""What keeps an enterprise from its next level: the three lines, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from xingji.messages.texts.reports import tell
from xingji.office.reports.case import Case
from xingji.office.reports.wording import listed, one_line, practice_list
from xingji.scoring.score import NOT_APPLICABLE, Blocking, Line, Lines

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
    """The lines of the next level that do not hold; at the top what could still be better."""
    blocking = case.result.blocking
    if blocking is None:
        return section("rect.gap.heading_top", _top(case))
    rows = list(_rows(case, blocking)) if blocking.lines.sum.possible else []
    made = table(number, tell("rect.table.gap"), tell("rect.gap.columns"), rows)
    return section("rect.gap.heading", _sentences(case, blocking, number), made)


def _top(case: Case) -> Iterator[str]:
    yield tell("rect.gap.top")
    left = [name for name in case.practices if case.degrees.get(name) not in ("met", NOT_APPLICABLE)]
    if left:
        yield tell("rect.gap.top_open", count=len(left), practices=practice_list(left))
    else:
        yield tell("rect.gap.top_clear")


def _sentences(case: Case, blocking: Blocking, number: int) -> Iterator[str]:
    lines = blocking.lines
    rule = case.ruleset.levels[lines.level - 1]
    if not lines.sum.possible:
        yield tell("rect.gap.nothing", level=rule.level)
        return
    yield tell("rect.gap.rule", level=rule.level, name=rule.name, threshold=rule.threshold, floor=rule.floor)
    low = len(lines.low_domains)
    yield "".join(
        [
            tell("rect.gap.keys" if lines.keys else "rect.gap.keys_hold", count=len(lines.keys)),
            tell("rect.gap.sum" if lines.sum.lacks else "rect.gap.sum_holds", **_numbers(lines.sum)),
            tell("rect.gap.floor" if low else "rect.gap.floor_holds", count=low),
            tell("rect.gap.listed", table=number),
        ]
    )
    yield tell("rect.gap.open", level=rule.level, count=len(blocking.practices))


def _rows(case: Case, blocking: Blocking) -> Iterator[Row]:
    lines = blocking.lines
    for key in lines.keys:
        yield {
            "line": tell("rect.gap.line_key"),
            "item": tell("rect.practice", practice=key, area=case.ruleset.area_of[key].name),
            "now": case.degree_word(key),
            "wanted": tell("degree.mostly"),
            "lacks": one_line(case.practices[key].text),
        }
    if lines.sum.lacks:
        yield _line("rect.gap.line_sum", tell("rect.gap.whole", level=lines.level), lines.sum, "")
    yield from _low(case, lines, blocking.practices)


def _low(case: Case, lines: Lines, practices: Iterable[str]) -> Iterator[Row]:
    """The domains below the floor, each with its practices that are not met."""
    for name, line in lines.low_domains:
        domain = case.ruleset.domain_of[name]
        mine = [practice for practice in practices if case.ruleset.area_of[practice].id in domain.areas]
        named = [tell("rect.gap.practice", practice=one, degree=case.degree_word(one)) for one in mine]
        yield _line("rect.gap.line_floor", f"{name} {domain.name}", line, listed(named))


def _line(kind: str, item: str, line: Line, practices: str) -> Row:
    numbers = _numbers(line)
    return {
        "line": tell(kind),
        "item": item,
        "now": tell("rect.gap.share", **numbers),
        "wanted": tell("rect.gap.bound", **numbers),
        "lacks": tell("rect.gap.lacks", practices=practices, **numbers),
    }


def _numbers(line: Line) -> dict[str, int]:
    return {"percent": line.percent, "lacks": line.lacks, **line._asdict()}
