"""What `xingji explain` says of every code, held against what is kept; XINGJI_WRITE_EXPECTED=1 writes it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.run import xingji
from xingji.messages.catalogue import codes


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_said_of_every_code(lang: str, tmp_path: Path) -> None:
    kept = Path(__file__).parent / "explained" / f"{lang}.txt"
    told = xingji("explain", *codes(), "--lang", lang, cwd=tmp_path).out
    if os.environ.get("XINGJI_WRITE_EXPECTED"):
        kept.write_text(told, "utf-8", newline="\n")
    assert told == kept.read_text("utf-8")
