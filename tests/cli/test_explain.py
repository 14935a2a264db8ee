"""What `xingji explain` says of every code, held against what is kept; XINGJI_WRITE_EXPECTED=1 writes it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.run import xingji
from tests.places import SAMPLE
from xingji.messages.catalogue import codes
from xingji.rules.registry import load_all


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_said_of_every_code(lang: str, tmp_path: Path) -> None:
    kept = Path(__file__).parent / "explained" / f"{lang}.txt"
    told = xingji("explain", *codes(), "--lang", lang, cwd=tmp_path).out
    if os.environ.get("XINGJI_WRITE_EXPECTED"):
        kept.write_text(told, "utf-8", newline="\n")
    assert told == kept.read_text("utf-8")


def test_explain_knows_every_rule() -> None:
    listed = xingji("explain", cwd=SAMPLE).out
    assert all(code in listed for code in load_all())
    page = xingji("explain", "xj301", cwd=SAMPLE).out
    assert "为什么" in page
    assert "怎样修改" in page
    assert xingji("explain", "XJ999", cwd=SAMPLE).code == 2
