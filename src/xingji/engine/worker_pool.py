"""Check many dossiers, in several processes where that pays."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

from xingji.engine.document_check import DocumentChecker
from xingji.engine.dossier_check import DossierChecker, DossierResult
from xingji.engine.edition_context import EditionContext
from xingji.model.reference import Reference
from xingji.rules.runner import Context
from xingji.store.guidelines import Library

POOL_FROM = 120
"""Dossiers from which a second process pays for its start."""
_CHUNK = 50

Task = tuple[str, str]
"""Folder of a dossier, and the key of its result of last time ("" for none)."""

_checker: list[DossierChecker] = []
"""The checker of a worker process; empty in the parent."""


def check_dossiers(
    checker: DossierChecker, library: Library, tasks: Sequence[Task], processes: int
) -> Iterator[DossierResult]:
    """Results in the order of the tasks."""
    if processes < 2 or len(tasks) < POOL_FROM:
        yield from (checker.check(folder, key) for folder, key in tasks)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  its import costs a small check its start-up

    chunks = [tasks[start : start + _CHUNK] for start in range(0, len(tasks), _CHUNK)]
    arguments = (checker.documents.root, library, checker.documents.context.reference, checker.contexts)
    with ProcessPoolExecutor(processes, initializer=_start_worker, initargs=arguments) as pool:
        for results in pool.map(_work, chunks):
            yield from results


def _start_worker(root: Path, library: Library, known: Reference, contexts: dict[str, EditionContext]) -> None:
    gc.set_threshold(50_000, 20, 50)  # documents hold no cycles, and looking for some costs a twentieth of the time
    context = Context(known, library.ruleset, tuple(library.ids))
    _checker.append(DossierChecker(DocumentChecker(root, context), contexts))


def _work(chunk: Sequence[Task]) -> list[DossierResult]:
    return [_checker[0].check(folder, key) for folder, key in chunk]
