"""What the ordinary check would say of the documents that workbooks were read into, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xingji.engine.checker import Checker
from xingji.engine.report import Progress
from xingji.model.finding import Finding
from xingji.office.workbook.transfer import Import
from xingji.office.workbook.trial import lay
from xingji.store.files import private_folder
from xingji.store.guidelines import Library


def check_imported(
    root: Path, library: Library, done: Sequence[Import], progress: Progress | None = None
) -> dict[str, list[Finding]]:
    """Findings on what the workbooks say, as far as they can be read, by workbook and at its cells.

    Of two workbooks for one place neither is judged: nobody knows which counts.
    """
    read = [result for result in done if result.home and result.intake and not result.twin]
    if not read:
        return {}
    texts = {path: text for result in read for path, text in result.proposed.items()}
    found: dict[str, list[Finding]] = {}
    with private_folder() as trial:
        lay(root, trial, [result.home.uscc for result in read if result.home and result.home.uscc], texts)
        starts = [start for result in read if (trial / (start := _start(result))).exists()]
        report = Checker(trial, library, use_cache=False).check(list(dict.fromkeys(starts)), progress)
    for finding in report.findings if starts else ():
        if (result := _owner(read, finding)) and (told := result.told(finding)):
            found.setdefault(result.path, []).append(told)
    return found


def _start(result: Import) -> str:
    home = result.home
    if home is None:
        return ""
    return home.path("agencies") if result.kind == "agencies" else home.folder


def _owner(read: Sequence[Import], finding: Finding) -> Import | None:
    """The workbook that writes a document, else the first one of its dossier."""
    near = [result for result in read if result.home and finding.path.startswith(f"{result.home.folder}/")]
    near.sort(key=lambda result: len(result.home.folder) if result.home else 0, reverse=True)
    return next((result for result in near if finding.path in result.documents), near[0] if near else None)
