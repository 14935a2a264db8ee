"""Who is visited: the key enterprises of the cast, and whom the engine's own draw finds among the verified."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from benchmarks.frame import Plain
from benchmarks.sample.cast import Entry, Firm, firms, has_reached
from benchmarks.sample.files import write
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.programme.dossier_row import DossierRow
from xingji.programme.sampling import draw

_SEED, _PERCENT = "sample-2023-0730", 10


def key_plan() -> Plain:
    """`onsite` of edition.yaml before the draw."""
    keys = [firm.uscc for firm in firms() if firm.is_key and any(has_reached(e, "verified") for e in firm.entries)]
    return {"seed": _SEED, "percent": _PERCENT, "key": keys}


def drawn_plan(root: Path, files: Mapping[str, str]) -> Plain:
    """`onsite` of edition.yaml with the draw over the dossiers in `files`; visits and decisions do not change it."""
    plan = key_plan()
    return {**plan, "drawn": draw(_rows(root, files), _SEED, _PERCENT, plan["key"]).codes}


def _rows(root: Path, files: Mapping[str, str]) -> list[DossierRow]:
    """The engine's rows of the edition of 2023, scored with the guidelines below `root`."""
    with TemporaryDirectory() as folder:
        write(Path(folder) / "submissions", files)
        return Checker(Path(folder), library(root), use_cache=False).survey("2023").rows


def selected(firm: Firm, entry: Entry, plan: Plain) -> Literal["key", "sample"] | None:
    """How an enterprise came to its visit, None without one; who was drawn is visited whatever is still open."""
    if firm.uscc in plan["drawn"] and has_reached(entry, "verified"):
        return "sample"
    return "key" if firm.uscc in plan["key"] and has_reached(entry, "visited") else None
