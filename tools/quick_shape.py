"""Write the shape that sound assessments are recognised by, from their model: `python tools/quick_shape.py`."""

from __future__ import annotations

from pathlib import Path

from xingji.store.files import write_whole
from xingji.store.schemas import quick_shape

MODULE = Path(__file__).resolve().parents[1] / "src/xingji/model/quick_shape.py"

if __name__ == "__main__":
    write_whole(MODULE, quick_shape())
