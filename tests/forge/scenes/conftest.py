"""Offices for scenes, which act plays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.forge.scenes.engine import Engine
from tests.forge.scenes.office import Office, year

Open = Callable[[str, datetime], Office]
MoveIn = Callable[[Path, datetime], Office]


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


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """The engine of all jobs; its folder has a short name, since a socket lies there."""
    with TemporaryDirectory() as folder:
        made = Engine(Path(folder))
        yield made
        made.stop()


@pytest.fixture
def move_in(tmp_path: Path, engine: Engine) -> Iterator[MoveIn]:
    """An office in the repository of a folder, at a moment."""
    opened: list[Office] = []

    def begin(source: Path, now: datetime) -> Office:
        opened.append(Office(tmp_path / f"office-{len(opened)}", source, now, engine.program))
        return opened[-1]

    yield begin
    for office in opened:
        office.close()


@pytest.fixture
def open_office(move_in: MoveIn, years: Callable[[str], Path]) -> Open:
    """An office that stands after a step of the year, at a moment."""
    return lambda last, now: move_in(years(last), now)
