"""Findings as text for people, as JSON for programs and as workflow commands for GitHub; or how many there are."""

from __future__ import annotations

import json
from typing import Any

from xingji.cli.output.colour import BOLD, COLOURS, Paint, painter
from xingji.engine.report import Report
from xingji.messages.catalogue import Lang, Message, fill, message
from xingji.messages.interface import say
from xingji.model.finding import Finding
from xingji.rules.registry import is_discreet

MOST_ANNOTATIONS = 10
"""GitHub shows ten errors and ten warnings of a step and hides the rest."""
_GITHUB = {"error": "error", "warning": "warning", "advice": "notice"}


def entry_of(found: Finding) -> Message:
    """What the catalogue says of a finding where it is, in a document or in a workbook."""
    entry = message(found.code)
    return entry.of_workbook if _is_in_workbook(found) else entry


def _is_in_workbook(found: Finding) -> bool:
    return found.path.lower().endswith(".xlsx")


def sentence(found: Finding, lang: Lang) -> str:
    """What is wrong."""
    return fill(entry_of(found).says.pick(lang), dict(found.values))


def both(found: Finding, lang: Lang) -> str:
    """What is wrong and how to fix it."""
    return say("check.both", lang, says=sentence(found, lang), fix=repair(found, lang))


def repair(found: Finding, lang: Lang) -> str:
    """How to fix it."""
    return fill(entry_of(found).fix.pick(lang), dict(found.values))


def severity(found: Finding, lang: Lang, paint: Paint) -> str:
    """Its word, in its colour."""
    return paint(COLOURS[found.severity], say(f"severity.{found.severity}", lang))


def plain_finding(found: Finding, lang: Lang) -> dict[str, Any]:
    """A finding as JSON shows it."""
    return {
        "code": found.code,
        "severity": found.severity,
        "audience": found.audience,
        "path": found.path,
        "line": found.line,
        "column": found.column,
        "item": found.item,
        "message": sentence(found, lang),
        "fix": repair(found, lang),
    }


def as_json(report: Report, lang: Lang) -> str:
    """Findings and counts, as programs read them; an entry per finding."""
    summary = {"files": report.files, **report.counts}
    rows = ",\n".join([json.dumps(plain_finding(found, lang), ensure_ascii=False) for found in report.findings])
    return f'{{"findings": [\n{rows}\n], "summary": {json.dumps(summary)}}}'


def as_text(report: Report, lang: Lang, *, colour: bool | None = None) -> str:
    """Findings under their files, a summary at the end; in colours where standard output shows them."""
    paint = painter(colour=colour)
    lines: list[str] = []
    path = None
    for found in report.findings:
        if found.path != path:
            path = found.path
            lines += ["", paint(BOLD, path)] if lines else [paint(BOLD, path)]
        place = found.item if _is_in_workbook(found) and found.item else f"{found.line}:{found.column}"
        lines.append(f"  {place}  {severity(found, lang, paint)} {found.code}  {sentence(found, lang)}")
        lines.append(f"      {say('check.fix', lang)}{repair(found, lang)}")
    if not report.findings:
        return say("check.clean", lang, files=report.files)
    lines += ["", say("check.summary", lang, files=report.files, **report.counts)]
    lines.append(say("check.explain", lang, code=report.findings[0].code))
    return "\n".join(lines)


def as_github(report: Report, lang: Lang) -> str:
    """Workflow commands; the first ten of each severity, since GitHub shows no more, and the numbers of all."""
    lines: list[str] = []
    for severity, command in _GITHUB.items():
        for found in [f for f in shown_on_github(report) if f.severity == severity][:MOST_ANNOTATIONS]:
            title = f"{found.code} {message(found.code).title.pick(lang)}"
            where = f"file={_property(found.path)},line={found.line},col={found.column},title={_property(title)}"
            lines.append(f"::{command} {where}::{_data(both(found, lang))}")
    return "\n".join([*lines, say("check.summary", lang, files=report.files, **report.counts)])


def as_count(report: Report, lang: Lang) -> str:
    """How much was found and not what: logs of workflows are read by others than those whom the findings are about."""
    counted = say("check.summary", lang, files=report.files, **report.counts)
    return f"{counted}\n{say('check.locally', lang)}" if report.findings else counted


def shown_on_github(report: Report) -> list[Finding]:
    """What GitHub may show, where agencies read too: nothing that names another enterprise."""
    return [found for found in report.findings if not is_discreet(found.code)]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
