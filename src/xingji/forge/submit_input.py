"""The input of `xingji submit`: a dossier, files, or workbooks, all within one scope."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from xingji.engine.starts import starts_of
from xingji.forge.submission import Given, Scope, scope_of
from xingji.model.finding import Finding
from xingji.rules.runner import finding
from xingji.store import tree
from xingji.store.files import read_bytes
from xingji.store.reference import reference
from xingji.store.tree import Entry

_WORKBOOK = ".xlsx"
_MOST_SHOWN = 3


class InputError(ValueError):
    """What cannot be handed in together: a name for the reason, and the path or the scopes that it is about."""

    def __init__(self, reason: str, path: Path | None = None, scopes: str = "") -> None:
        super().__init__(reason)
        self.reason, self.path, self.scopes = reason, path, scopes


@dataclass(frozen=True)
class SubmissionInput:
    """`given` comes from files; `workbooks` are read later, over what the repository holds.

    `skipped` are files that are no documents, `findings` what is wrong with files that could not be read; `root` is the
    tree that the files lie in, None for workbooks.
    """

    scope: Scope
    given: Given
    root: Path | None = None
    workbooks: tuple[Path, ...] = ()
    skipped: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def submission_input(paths: list[Path]) -> SubmissionInput:
    """What paths that are there name. Raises InputError, UnfitError."""
    workbooks = [path for path in paths if path.suffix.lower() == _WORKBOOK and path.is_file()]
    if workbooks and len(workbooks) < len(paths):
        raise InputError("mixed")
    return _of_workbooks(workbooks) if workbooks else _of_files(paths)


def _of_workbooks(workbooks: list[Path]) -> SubmissionInput:
    from xingji.office.workbook.opened import open_workbook  # noqa: PLC0415  files need no Excel
    from xingji.office.workbook.package import read_file  # noqa: PLC0415

    marks = [open_workbook(read_file(path)).marks for path in workbooks]
    scopes = [Scope(*(known.get(key, "") for key in Scope._fields)) for known in marks]
    # The marks come out of a file that anybody may have made; a scope that is none would name any folder.
    scopes = [
        scope for scope in scopes if scope.holds(f"{scope.folder}/{'enterprise' if scope.uscc else 'agencies'}.yaml")
    ]
    return SubmissionInput(_only(scopes, workbooks[0]), Given({}), workbooks=tuple(workbooks))


def _of_files(paths: list[Path]) -> SubmissionInput:
    found = [starts_of(path) for path in paths]
    if None in found:
        raise InputError("not_here", paths[found.index(None)])
    starts = [(root, name) for root, names in filter(None, found) for name in names]
    root = starts[0][0]
    if any(other != root for other, _ in starts):
        raise InputError("not_here", paths[-1])
    known = reference(root)
    entries = [entry for _, start in starts for entry in tree.walk(root, start, known)]
    if any(entry.place and not entry.place.edition for entry in entries):
        raise InputError("guideline")
    scope = _only((scope_of(entry.place) for entry in entries if entry.place), paths[0])
    whole = bool(scope.uscc) and any(start == scope.folder for _, start in starts)
    return _read(root, scope, entries, whole=whole)


def _only(scopes: Iterable[Scope], path: Path) -> Scope:
    """The one scope of all. Raises InputError."""
    unique = list(dict.fromkeys(scopes))
    if not unique:
        raise InputError("nothing", path)
    if len(unique) > 1:
        shown = "、".join(scope.folder for scope in unique[:_MOST_SHOWN])
        raise InputError("several", scopes=shown + ("……" if len(unique) > _MOST_SHOWN else ""))
    return unique[0]


def _read(root: Path, scope: Scope, entries: Iterable[Entry], *, whole: bool) -> SubmissionInput:
    files: dict[str, bytes] = {}
    skipped: list[str] = []
    findings: list[Finding] = []
    for entry in entries:
        if entry.fault or not entry.place:
            skipped.append(entry.path)
            continue
        content, faults = read_bytes(root / entry.path)
        findings += [finding(fault, entry.path) for fault in faults]
        if not faults:
            files[entry.path] = content
    return SubmissionInput(scope, Given(files, whole), root, skipped=tuple(skipped), findings=tuple(findings))
