"""What `xingji workbook import` says of the workbooks that it read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xingji.cli.output.colour import BOLD, painter
from xingji.cli.output.report import plain_finding, repair, sentence, severity
from xingji.cli.output.table import table
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.finding import PLURALS, SEVERITIES, Finding, count
from xingji.model.kinds import KINDS
from xingji.office.workbook.transfer import Import


@dataclass(frozen=True)
class Told:
    """Workbooks that were read, what the check says of them and of files beside, and which came back or could not."""

    done: Sequence[Import]
    checked: Mapping[str, Sequence[Finding]]
    beside: Sequence[Finding] = ()
    dry: bool = False
    returned: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def of(self, result: Import) -> list[Finding]:
        """Everything that is said of one workbook, the most severe first, then from sheet to sheet."""
        found = [*result.findings, *self.checked.get(result.path, ())]
        sheets = [sheet.name for sheet in result.intake.opened.sheets] if result.intake else []

        def order(one: Finding) -> tuple[int, int, int, int]:
            at = result.faults.cells.get(one)
            place = sheets.index(at.sheet) if at and at.sheet in sheets else len(sheets)
            return SEVERITIES.index(one.severity), place, one.line, one.column

        return sorted(found, key=order)

    def count(self, severity: str) -> int:
        """How many findings there are in all."""
        return count(self.beside, severity) + sum(count(self.of(result), severity) for result in self.done)

    @property
    def sums(self) -> dict[str, int]:
        """What became of the workbooks, and findings by severity."""
        refused = sum(bool(result.errors) for result in self.done)
        imported = sum(bool(result.texts) for result in self.done)
        same = len(self.done) - refused - imported
        counts = {plural: self.count(one) for one, plural in PLURALS.items()}
        return {"workbooks": len(self.done), "imported": imported, "same": same, "refused": refused, **counts}


def headings(lang: Lang) -> list[str]:
    """Title and columns of the sheet that lists the findings."""
    return say("workbook.list", lang).split("|")


def plain(told: Told, lang: Lang) -> dict[str, Any]:
    """JSON-ready."""
    found = [*(one for result in told.done for one in told.of(result)), *told.beside]
    return {
        "dry_run": told.dry,
        "workbooks": [_plain(told, result) for result in told.done],
        "annotated": list(told.returned),
        "findings": [plain_finding(one, lang) for one in found],
        "summary": told.sums,
    }


def _plain(told: Told, result: Import) -> dict[str, Any]:
    return {
        "path": result.path,
        "kind": result.kind,
        "folder": result.home.folder if result.home else "",
        "updated": 0 if result.errors else result.taken,
        "written": list(result.texts),
        "errors": result.errors,
        "check_errors": count(told.checked.get(result.path, ()), "error"),
    }


def text(told: Told, lang: Lang) -> str:
    """Each workbook with its findings, for several a table, and whether all of it would pass."""
    lines, paint = list[str](), painter()
    for result in told.done:
        lines += [*_one(told, result, lang), ""]
    if len(told.done) > 1:
        lines += [_overview(told, lang), ""]
    if told.beside:
        lines += [
            *(f"{one.path}  {severity(one, lang, paint)} {one.code}  {sentence(one, lang)}" for one in told.beside),
            "",
        ]
    lines += [say("workbook.returned", lang, path=path) for path in told.returned]
    lines += [say("workbook.kept", lang, path=path) for path in told.kept]
    lines.append(say("workbook.summary", lang, **told.sums))
    if told.dry:
        key = "workbook.dry_fails" if told.count("error") else "workbook.dry_passes"
        lines.append(say(key, lang, errors=told.count("error")))
    return "\n".join(lines)


def _one(told: Told, result: Import, lang: Lang) -> Iterator[str]:
    paint, found = painter(), told.of(result)
    if result.errors:
        yield paint(BOLD, say("workbook.refused", lang, path=result.path, errors=count(found, "error")))
    elif not result.texts:
        yield paint(BOLD, say("workbook.same", lang, path=result.path))
    else:
        yield paint(BOLD, result.path)
        key = "workbook.would" if told.dry else "workbook.written"
        yield from (f"  {say(key, lang, path=path)}" for path in result.texts)
    for finding in found:
        place = finding.item if finding.path == result.path else f"{finding.path}:{finding.line}:{finding.column}"
        head = " ".join(word for word in (place, severity(finding, lang, paint), finding.code) if word)
        yield f"  {head}  {sentence(finding, lang)}"
        yield f"      {say('check.fix', lang)}{repair(finding, lang)}"


def _overview(told: Told, lang: Lang) -> str:
    rows = [
        (
            result.path,
            KINDS[result.kind].words.pick(lang) if result.kind else say("workbook.unknown", lang),
            (result.home.uscc or result.home.city) if result.home else "",
            0 if result.errors else result.taken,
            len(result.texts),
            *(count(told.of(result), severity) for severity in SEVERITIES),
        )
        for result in told.done
    ]
    return table(say("workbook.columns", lang).split("|"), rows)
