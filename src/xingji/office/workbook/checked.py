"""What the ordinary check says of the documents that workbooks were read into."""

from __future__ import annotations

from collections.abc import Sequence

from xingji.engine.checker import Checker
from xingji.engine.report import Progress
from xingji.model.finding import Finding
from xingji.office.workbook.transfer import Import


def check_imported(
    checker: Checker, done: Sequence[Import], progress: Progress | None = None
) -> dict[str, list[Finding]]:
    """Findings on what was taken in, by workbook and at its cells."""
    taken = [result for result in done if result.home and not result.errors]
    starts = _starts(checker, taken)
    found: dict[str, list[Finding]] = {}
    for finding in checker.check(starts, progress).findings if starts else ():
        for result in taken:
            if result.home and finding.path.startswith(result.home.folder):
                found.setdefault(result.path, []).append(result.relocated(finding) or finding)
                break
    return found


def _starts(checker: Checker, taken: Sequence[Import]) -> list[str]:
    starts: dict[str, None] = {}
    for result in taken:
        home = result.home
        if home and (checker.root / home.folder).exists():
            starts[home.path("agencies") if result.kind == "agencies" else home.folder] = None
    return list(starts)
