"""The single mode as check.yml runs it: what one request, or an attack on others, can and cannot bring about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.forge.intake import ASSESSMENT, IN_TIME, LATE, NEW, Intake
from tests.forge.stage import NANJING
from xingji.forge import pace
from xingji.forge.labels import ACCEPTED, LATE as LATE_LABEL, REFUSED

Open = Callable[[datetime], Intake]


@pytest.fixture
def open_intake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """An intake at a moment; nobody waits for its turn to write."""
    monkeypatch.setattr(pace.Pace.__init__, "__kwdefaults__", {"clock": lambda: 0.0, "wait": lambda _: None})
    made: list[Intake] = []

    def begin(now: datetime) -> Intake:
        made.append(Intake(tmp_path / f"intake-{len(made)}", now, monkeypatch))
        return made[-1]

    yield begin
    for each in made:
        each.close()


def test_good_first_submission(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    number = intake.send("sample-nj-01", "one", NEW)
    print(intake.ran)
    told = intake.told(number)
    assert told.check == "success"
    assert ACCEPTED in told.labels
    assert "2023-07-12 10:00:00" in told.comment
