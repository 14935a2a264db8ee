"""Findings for people: the most severe first, those of the reader separate, as many as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from xingji.forge.markdown import Url, code, escaped, link
from xingji.forge.next_steps import audience_of
from xingji.forge.result import FindingRow, Result
from xingji.messages.catalogue import fill, message
from xingji.messages.interface import say
from xingji.model.finding import SEVERITIES

_ALIKE = 5
"""Findings of one code that are told in full; of the others only the places."""
_PLACES = 10
_LONGEST = 700
"""Characters of a sentence."""

Address = Callable[[str, int], Url]


def problems(result: Result, address: Address, room: int) -> list[str]:
    """Sections with at most `room` characters."""
    found = sorted(result.findings, key=lambda row: SEVERITIES.index(row.severity))
    total = result.counts.errors + result.counts.warnings + result.counts.advice
    told, sections = 0, []
    for key, rows in _shares(result, found):
        lines: list[str] = []
        for line, count in _lines(rows, address):
            room -= len(line) + 1
            if room < _LONGEST:
                break
            lines.append(line)
            told += count
        if lines:
            sections += [f"### {say(key, 'zh', count=len(rows))}", "\n".join(lines)]
    if total > told:
        sections.append(say("report.cut", "zh", count=total - told))
    return sections


def _shares(result: Result, found: Sequence[FindingRow]) -> Iterator[tuple[str, list[FindingRow]]]:
    own = audience_of(result.role)
    if own is None:
        yield "report.findings.all", list(found)
        return
    yield "report.findings.own", [row for row in found if row.audience == own]
    yield "report.findings.others", [row for row in found if row.audience != own]


def _lines(rows: Sequence[FindingRow], address: Address) -> Iterator[tuple[str, int]]:
    """A line for each finding and how many it tells; of many alike the first few, and where the others are."""
    for _, group in groupby(sorted(rows, key=_rank), key=lambda row: (row.severity, row.code)):
        alike = list(group)
        for row in alike[:_ALIKE]:
            yield f"- {_line(row, address)}", 1
        if rest := alike[_ALIKE:]:
            where = "、".join(_where(row, address) for row in rest[:_PLACES])
            dots = "…" if len(rest) > _PLACES else ""
            yield f"  - {say('report.more_like', 'zh', count=len(rest), where=where + dots)}", len(rest)


def _rank(row: FindingRow) -> tuple[int, str, str, int]:
    return SEVERITIES.index(row.severity), row.code, row.path, row.line


def _line(row: FindingRow, address: Address) -> str:
    severity = say(f"severity.{row.severity}", "zh")
    says, fix = sentences(row)
    where = f"{_where(row, address)} {code(row.item, 60)}" if row.item else _where(row, address)
    values = {"says": escaped(says, _LONGEST), "fix": escaped(fix, _LONGEST)}
    return say("report.finding", "zh", severity=f"**{severity}**", code=row.code, where=where, **values)


def _where(row: FindingRow, address: Address) -> str:
    """The file below its edition, and the line."""
    shown = row.path.removeprefix("submissions/")
    return link(code(f"{shown}:{row.line}" if row.line else shown, 120), address(row.path, row.line))


def sentences(row: FindingRow) -> tuple[str, str]:
    """What is wrong and how to fix it, made again from the catalogue; plain text."""
    values = dict(row.values)
    entry = message(row.code)
    return fill(entry.says.zh, values), fill(entry.fix.zh, values)
