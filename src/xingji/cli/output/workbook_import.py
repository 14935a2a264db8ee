"""What `xingji workbook import` says of the workbooks that it read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xingji.cli.output.colour import BOLD, COLOURS, painter
from xingji.cli.output.report import plain_finding, repair, sentence
from xingji.cli.output.table import table
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.finding import SEVERITIES, Finding
from xingji.model.kinds import KINDS
from xingji.office.workbook.transfer import Import

Checked = Mapping[str, Sequence[Finding]]
"""Path of a workbook → what the check says of its documents."""


def plain(done: list[Import], checked: Checked, beside: list[Finding], lang: Lang, *, dry: bool) -> dict[str, Any]:
    """JSON-ready; `beside` is said of files that were not read."""
    rows = [_plain(result, checked.get(result.path, [])) for result in done]
    findings = [finding for result in done for finding in (*result.findings, *checked.get(result.path, ()))] + beside
    names = {"error": "errors", "warning": "warnings", "advice": "advice"}
    counts = {plural: sum(f.severity == name for f in findings) for name, plural in names.items()}
    summary = {"workbooks": len(done), "refused": sum(bool(result.errors) for result in done), **counts}
    told = [plain_finding(f, lang) for f in findings]
    return {"dry_run": dry, "workbooks": rows, "findings": told, "summary": summary}


def _plain(result: Import, checked: Sequence[Finding]) -> dict[str, Any]:
    return {
        "path": result.path,
        "kind": result.kind,
        "folder": result.home.folder if result.home else "",
        "updated": result.taken,
        "written": list(result.texts),
        "errors": result.errors,
        "check_errors": sum(finding.severity == "error" for finding in checked),
    }


def text(done: list[Import], checked: Checked, beside: list[Finding], lang: Lang, *, dry: bool) -> str:
    """Each workbook with its findings, and for several a table at the end."""
    lines: list[str] = []
    for result in done:
        lines += [*_one(result, checked.get(result.path, []), lang, dry=dry), ""]
    if len(done) > 1:
        lines += [_overview(done, checked, lang), ""]
    if beside:
        lines += [*(f"{one.path}  {_severity(one, lang)} {one.code}  {sentence(one, lang)}" for one in beside), ""]
    errors = sum(f.severity == "error" for findings in checked.values() for f in findings)
    refused = sum(bool(result.errors) for result in done)
    imported = sum(bool(result.texts) for result in done)
    same = len(done) - refused - imported
    values = {"count": len(done), "imported": imported, "same": same, "refused": refused, "errors": errors}
    lines.append(say("workbook.summary", lang, **values))
    if dry:
        lines.append(say("workbook.dry", lang))
    return "\n".join(lines)


def _one(result: Import, checked: Sequence[Finding], lang: Lang, *, dry: bool) -> Iterator[str]:
    paint = painter()
    if result.errors:
        yield paint(BOLD, say("workbook.refused", lang, path=result.path, errors=result.errors))
    elif not result.texts:
        yield paint(BOLD, say("workbook.same", lang, path=result.path))
    else:
        yield paint(BOLD, result.path)
        key = "workbook.would" if dry else "workbook.written"
        yield from (f"  {say(key, lang, path=path)}" for path in result.texts)
    for finding in sorted([*result.findings, *checked], key=lambda f: SEVERITIES.index(f.severity)):
        place = finding.item if finding.path == result.path else f"{finding.path}:{finding.line}:{finding.column}"
        head = " ".join(word for word in (place, _severity(finding, lang), finding.code) if word)
        yield f"  {head}  {sentence(finding, lang)}"
        yield f"      {say('check.fix', lang)}{repair(finding, lang)}"


def _severity(finding: Finding, lang: Lang) -> str:
    return painter()(COLOURS[finding.severity], say(f"severity.{finding.severity}", lang))


def _overview(done: list[Import], checked: Checked, lang: Lang) -> str:
    rows = [
        (
            result.path,
            KINDS[result.kind].words.pick(lang) if result.kind else say("workbook.unknown", lang),
            (result.home.uscc or result.home.city) if result.home else "",
            result.taken,
            len(result.texts),
            result.errors,
            sum(finding.severity == "warning" for finding in result.findings),
            sum(finding.severity == "error" for finding in checked.get(result.path, [])),
        )
        for result in done
    ]
    return table(say("workbook.columns", lang).split("|"), rows)
