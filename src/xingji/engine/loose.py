"""Check one file by its name alone, wherever it lies, without the rules that need neighbours."""

from __future__ import annotations

from pathlib import Path

from xingji.engine.checker import Checker
from xingji.engine.report import Report
from xingji.engine.starts import library
from xingji.model.finding import Fault
from xingji.rules.runner import finding
from xingji.store import tree
from xingji.store.guidelines import root_of
from xingji.store.layout import loose


def check_loose(path: Path, shown: str) -> Report:
    """Findings of a file, under the path that its reader knows it by."""
    name = tree.printable(shown)
    where = None if path.is_symlink() else loose(name)
    if where:
        return Checker(Path.cwd(), library(root_of(path.parent)), processes=1).check_place(where, path)
    code = "XJ117" if path.is_symlink() else "XJ118"
    values = {"name": tree.printable(path.name), "problem": "symbolic link"}
    return Report([finding(Fault(code, values=values), name)], 1)
