"""Findings as they are written into a workbook."""

from __future__ import annotations

from xingji.cli.output.report import entry_of, repair, sentence
from xingji.cli.output.workbook_import import Told
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.finding import Finding
from xingji.office.workbook.annotate import Note
from xingji.office.workbook.transfer import Import


def notes(told: Told, result: Import, lang: Lang) -> list[Note]:
    """What is said of a workbook; who filled it in need not see what is said of others' documents beside it."""
    return [_note(result, finding, lang) for finding in told.of(result) if finding.path == result.path]


def _note(result: Import, finding: Finding, lang: Lang) -> Note:
    at = result.faults.cells.get(finding)
    item = finding.item.removeprefix(str(at)).strip() if at else finding.item
    return Note(
        at,
        item,
        say(f"severity.{finding.severity}", lang),
        finding.code,
        sentence(finding, lang),
        entry_of(finding).why.pick(lang),
        repair(finding, lang),
    )
