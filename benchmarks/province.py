"""The province of all generated data: that of the frozen sample, whatever the repository itself holds."""

from __future__ import annotations

import shutil
from pathlib import Path

from xingji.model.reference import Reference
from xingji.store.reference import PROVINCE, reference

_SAMPLE = Path(__file__).parents[1] / "tests" / "sample"
TRACKS = ("ics", "platform")


def known() -> Reference:
    """Its cities, counties, zones and tracks."""
    return reference(_SAMPLE)


def lay(out: Path) -> None:
    """Its files, into a tree that has none."""
    for path in PROVINCE:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_SAMPLE / path, out / path)
