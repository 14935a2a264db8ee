"""The tables of speed in the documents are those of the run that is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.measure import Timed
from benchmarks.results import AJV_ONE, COLD, ONE, Results, load, save
from benchmarks.tables import TABLES, english, renewed, whole, write

from tests.places import ROOT


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A copy of the documents with tables."""
    for name in TABLES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    return tmp_path


def slower(results: Results, by: float) -> Results:
    """The same run with a slower cold check."""
    wall, cpu = results.commands[COLD]
    return results._replace(commands={**results.commands, COLD: Timed(wall * by, cpu)})


def test_tables_are_those_of_the_run_that_is_kept() -> None:
    assert not renewed(load()), "run python -m benchmarks.tables --write"


def test_another_run_changes_every_table_and_nothing_else(documents: Path) -> None:
    changed = slower(load(), 2)
    assert set(write(changed, documents)) == {documents / name for name in TABLES}
    for name, table in TABLES.items():
        text = (documents / name).read_text("utf-8")
        assert table(changed) in text
        assert text.replace(table(changed), table(load())) == (ROOT / name).read_text("utf-8")
    assert not renewed(changed, documents)


def test_a_goal_is_judged_as_measured_not_as_rounded() -> None:
    commands = {**load().commands, ONE: Timed(0.6004, 0.1), AJV_ONE: Timed(1, 0.1)}
    assert "| 0.60× | ≤ 0.6× | MISSED |" in english(load()._replace(commands=commands))


def test_a_run_is_kept_as_it_was(tmp_path: Path) -> None:
    kept = slower(load(), 1.5)._replace(machine="一台机器")
    save(kept, tmp_path / "results.json")
    assert load(tmp_path / "results.json") == kept
    assert "一台机器" in whole(kept)


def test_a_document_without_marks_is_refused(documents: Path) -> None:
    (documents / "README.md").write_text("no marks", "utf-8")
    with pytest.raises(ValueError, match=r"README\.md"):
        renewed(load(), documents)
