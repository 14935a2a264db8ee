"""What code cites is there: a page of the repository, and a line of the scoring rule that has that number."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.places import ROOT

SOURCES = sorted(
    path
    for folder, ending in (("src", "*.py"), ("site/scripts", "*.js"), ("tests/scoring", "*.py"), ("tools", "*.py"))
    for path in (ROOT / folder).rglob(ending)
)
NUMBERED = re.compile(r"^(\d)\. \*\*", re.MULTILINE)


def comments() -> list[tuple[Path, str]]:
    return [(path, path.read_text("utf-8")) for path in SOURCES]


def test_no_document_is_cited_that_is_not_here() -> None:
    cited = {(path.name, name) for path, text in comments() for name in re.findall(r"\bdocs/[a-z-]+\.md", text)}
    assert {name for _, name in cited} >= {"docs/scoring.md"}
    assert [pair for pair in cited if not (ROOT / pair[1]).is_file()] == []
    assert [path for path, text in comments() if re.search(r"\bdesign \d", text)] == []


@pytest.mark.parametrize("folder", ["src/xingji/scoring", "site/scripts"])
def test_cited_lines_of_the_scoring_rule_have_these_numbers(folder: str) -> None:
    lines = set(NUMBERED.findall((ROOT / "docs/scoring.md").read_text("utf-8")))
    cited = {
        number
        for path, text in comments()
        if path.is_relative_to(ROOT / folder)
        for found in re.findall(r"\b(?:[Rr]ule|[Ll]ine)s? (\d(?:(?:, | and | to )\d)*)", text)
        for number in re.findall(r"\d", found)
    }
    assert lines == {"1", "2", "3"}
    assert cited <= lines
