"""Offices for scenes, which act plays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.forge.scenes.office import Office, year

Open = Callable[[str, datetime], Office]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.needs("act"))


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Repositories of the scripted year by their last step, each made once."""
    made: dict[str, Path] = {}

    def until(last: str) -> Path:
        if last not in made:
            made[last] = year(tmp_path_factory.mktemp("year"), last)
        return made[last]

    return until


@pytest.fixture
def open_office(tmp_path: Path, years: Callable[[str], Path]) -> Iterator[Open]:
    """An office that stands after a step of the year, at a moment."""
    opened: list[Office] = []

    def begin(last: str, now: datetime) -> Office:
        opened.append(Office(tmp_path / f"office-{len(opened)}", years(last), now))
        return opened[-1]

    yield begin
    for office in opened:
        office.close()
