"""Words that many places show stand in one place of the sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from xingji.messages.levels import NUMERALS
from xingji.messages.notes import SAMPLE_NOTE


@pytest.mark.parametrize(("words", "home"), [(NUMERALS[:5], "levels.py"), (SAMPLE_NOTE, "notes.py")])
def test_shared_words_have_one_home(root: Path, words: str, home: str) -> None:
    # 一二三四五六日 are the days of the week, and 零一两三… counts.
    sources = [*(root / "src").rglob("*.py"), *(root / "src").rglob("*.j2"), *(root / "site").rglob("*.js")]
    holding = {path.name for path in sources if any(words in _bare(line) for line in _lines(path))}
    assert holding == {home}


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def _bare(line: str) -> str:
    return line.replace("一二三四五六日", "")
