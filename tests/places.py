"""Where the tests read: the repository for what belongs to it, the frozen sample for everything else."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE = Path(__file__).parent / "sample"
