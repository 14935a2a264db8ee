"""A small tree with one dossier, and what people and programs do to its workbook."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from tests.places import SAMPLE, lay_province
from xingji.office.workbook.export import workbook
from xingji.office.workbook.home import Home
from xingji.office.workbook.source import filling
from xingji.office.workbook.transfer import Import, Importer
from xingji.store.files import write_all
from xingji.store.guidelines import Library
from xingji.store.reader import parse

HOME = Home("2023", "nanjing", "91320104MA0YRUCQ6K", "ics")
ASSESSMENT = HOME.path("self-assessment")
FIRST = "PA01.1.1"
AREAS = {f"PA{number:02}" for number in (1, 2, 3, 4, 35, 36, 37, 38, 39, 40)}
"""Of the first and the last domain."""


def small_tree(folder: Path) -> Path:
    """A tree with one dossier, both cut to two domains: what is done to a workbook is done to each of its sheets, and
    to write and read all of them takes four times as long.
    """
    for name, content in _small_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@cache
def _small_files() -> dict[str, bytes]:
    """What lies in the small tree; it is cut once in a process."""
    with tempfile.TemporaryDirectory() as name:
        folder = whole_tree(Path(name))
        _cut_all(folder)
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _cut_all(folder: Path) -> None:
    home = folder / "scoring/ics-2023"
    for path in (home / "areas").iterdir():
        if path.stem not in AREAS:
            path.unlink()
    _cut(home / "guideline.yaml", set())
    gone: set[str] = set()
    for kind in ("self-assessment", "verification", "rectification", "onsite"):
        _cut(folder / HOME.path(kind), gone)


def _cut(path: Path, gone: set[str]) -> None:
    """Take out entries about other areas; `gone` are the findings that went with them."""

    def keep(entry: re.Match[str]) -> str:
        findings = re.findall(r"(?<=: )F[0-9]{2}\b", entry[0])
        if {*re.findall(r"\bPA[0-9]{2}\b", entry[0])} <= AREAS and not gone & {*findings}:
            return entry[0]
        gone.update(findings)
        return ""

    entries = re.compile(r"^  (?:PA|- ).*\n(?:    .*\n)*", re.MULTILINE)
    path.write_text(entries.sub(keep, path.read_text("utf-8")), "utf-8")


def whole_tree(folder: Path) -> Path:
    """The frame and the guidelines of the sample year with one dossier."""
    for name in ("ics-2023", "platform-2023"):
        shutil.copytree(SAMPLE / "scoring" / name, folder / "scoring" / name)
    for name in ("edition.yaml", "institutions.yaml", "roles.yaml", "nanjing/agencies.yaml"):
        target = folder / "submissions/2023" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SAMPLE / "submissions/2023" / name, target)
    lay_province(folder)
    shutil.copytree(SAMPLE / HOME.folder, folder / HOME.folder)
    return folder


def exported(root: Path, kind: str = "self-assessment") -> bytes:
    """The workbook of the dossier."""
    return workbook(filling(root, HOME, kind, Library(root), "ics-2023"))


def imported(root: Path, content: bytes, *, write: bool = True, overwrite: bool = False) -> Import:
    """Take a workbook in."""
    path = root / "in.xlsx"
    path.write_bytes(content)
    importer = Importer(root, Library(root), overwrite=overwrite)
    result = importer.read(path, "in.xlsx")
    if write:
        write_all(importer.texts([result]))
    return result


def edited(content: bytes, edit: Callable[[Any], object]) -> bytes:
    """The workbook after somebody worked on it with another library (openpyxl), which writes every part anew."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


Change = Callable[[bytes], bytes] | bytes | None


def rezipped(content: bytes, changes: Mapping[str, Change]) -> bytes:
    """The workbook with parts changed, added or (None) left out."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.get(name, old.read(name))
            if change is not None:
                new.writestr(name, change if isinstance(change, bytes) else change(old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            added = changes[name]
            assert isinstance(added, bytes), f"the workbook has no {name}"
            new.writestr(name, added)
    return saved.getvalue()


def column(sheet: Any, heading: str, row: int = 3) -> int:
    """Number of the column with this heading."""
    return int(next(cell.column for cell in sheet[row] if cell.value == heading))


def cell(book: Any, heading: str, practice: str = FIRST) -> Any:
    """The cell of a practice under a heading, on whatever sheet it is."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=1, max_row=sheet.max_row):
            if len(row) > 1 and row[1].value == practice:
                return sheet.cell(row[0].row, column(sheet, heading))
    raise KeyError(practice)


def entry(book: Any, label: str) -> Any:
    """The cell to fill in beside a label of a form."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            if len(row) > 2 and row[1].value == label:
                return row[2]
    raise KeyError(label)


def data(root: Path, document: str = "self-assessment") -> dict[str, Any]:
    """A document of the dossier as plain data."""
    return parse((root / HOME.path(document)).read_bytes()).data or {}


def codes(result: Import) -> list[str]:
    """Codes of what was found."""
    return [found.code for found in result.findings]
