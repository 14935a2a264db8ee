"""Findings in four forms: text for people, JSON for programs, workflow commands for GitHub, SARIF for scanners."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import xingji
from xingji.cli.output.colour import BOLD, COLOURS, painter
from xingji.engine.report import Report
from xingji.messages.catalogue import Lang, Message, fill, message
from xingji.messages.interface import say
from xingji.model.finding import Finding
from xingji.rules.registry import is_discreet

MOST_ANNOTATIONS = 10
"""GitHub shows ten errors and ten warnings of a step and hides the rest."""
_GITHUB = {"error": "error", "warning": "warning", "advice": "notice"}
_SARIF = {"error": "error", "warning": "warning", "advice": "note"}


def entry_of(found: Finding) -> Message:
    """What the catalogue says of a finding where it is, in a document or in a workbook."""
    entry = message(found.code)
    return entry.of_workbook if _is_in_workbook(found) else entry


def _is_in_workbook(found: Finding) -> bool:
    return found.path.lower().endswith(".xlsx")


def sentence(found: Finding, lang: Lang) -> str:
    """What is wrong."""
    return fill(entry_of(found).says.pick(lang), dict(found.values))


def _both(found: Finding, lang: Lang) -> str:
    return say("check.both", lang, says=sentence(found, lang), fix=repair(found, lang))


def repair(found: Finding, lang: Lang) -> str:
    """How to fix it."""
    return fill(entry_of(found).fix.pick(lang), dict(found.values))


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
    summary = {
        "files": report.files,
        "errors": report.count("error"),
        "warnings": report.count("warning"),
        "advice": report.count("advice"),
    }
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
        severity = paint(COLOURS[found.severity], say(f"severity.{found.severity}", lang))
        place = found.item if _is_in_workbook(found) and found.item else f"{found.line}:{found.column}"
        lines.append(f"  {place}  {severity} {found.code}  {sentence(found, lang)}")
        lines.append(f"      {say('check.fix', lang)}{repair(found, lang)}")
    counts = {"errors": report.count("error"), "warnings": report.count("warning"), "advice": report.count("advice")}
    if not report.findings:
        return say("check.clean", lang, files=report.files)
    lines += ["", say("check.summary", lang, files=report.files, **counts)]
    lines.append(say("check.explain", lang, code=report.findings[0].code))
    return "\n".join(lines)


def as_github(report: Report, lang: Lang) -> str:
    """Workflow commands; the first ten of each severity, since GitHub shows no more, and the numbers of all."""
    lines: list[str] = []
    for severity, command in _GITHUB.items():
        for found in [f for f in _open(report) if f.severity == severity][:MOST_ANNOTATIONS]:
            title = f"{found.code} {message(found.code).title.pick(lang)}"
            where = f"file={_property(found.path)},line={found.line},col={found.column},title={_property(title)}"
            lines.append(f"::{command} {where}::{_data(_both(found, lang))}")
    counts = {"errors": report.count("error"), "warnings": report.count("warning"), "advice": report.count("advice")}
    return "\n".join([*lines, say("check.summary", lang, files=report.files, **counts)])


def _open(report: Report) -> list[Finding]:
    """What GitHub may show, where agencies read too: nothing that names another enterprise."""
    return [found for found in report.findings if not is_discreet(found.code)]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(report: Report, lang: Lang) -> str:
    """SARIF 2.1.0 with the rules that occur."""
    codes = sorted({found.code for found in _open(report)})
    driver = {
        "name": "xingji",
        "version": xingji.__version__,
        "rules": [
            {
                "id": code,
                "shortDescription": {"text": message(code).title.pick(lang)},
                "fullDescription": {"text": message(code).why.pick(lang)},
            }
            for code in codes
        ],
    }
    results = [_sarif_result(found, lang) for found in _open(report)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _sarif_result(found: Finding, lang: Lang) -> dict[str, Any]:
    region = {"startLine": found.line, "startColumn": found.column}
    return {
        "ruleId": found.code,
        "level": _SARIF[found.severity],
        "message": {"text": _both(found, lang)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": found.path}, "region": region}}],
    }


FORMS: dict[str, Callable[[Report, Lang], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
