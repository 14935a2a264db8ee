"""Where the tests read: the repository for what belongs to it, the frozen sample for everything else."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = Path(__file__).parent / "sample"
PROVINCE = ("province.yaml", "counties.yaml", "zones.yaml")
"""Files in `submissions/` that say what the province is; a tree with editions needs them."""


def lay_province(root: Path) -> None:
    """The sample's province, into a tree that is put together from parts."""
    for name in PROVINCE:
        (root / "submissions").mkdir(exist_ok=True)
        shutil.copyfile(SAMPLE / "submissions" / name, root / "submissions" / name)
