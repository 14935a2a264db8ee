"""`xingji plan`: the plan reaches what it promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import xingji
from tests.places import SAMPLE
from tests.scoring import twin
from xingji.store.guidelines import Library
from xingji.store.reader import parse

ASSESSED = sorted((SAMPLE / "submissions/2023").glob("*/*/*/self-assessment.yaml"))


def degrees_of(file: Path) -> dict[str, str]:
    data: Any = parse(file.read_bytes()).data
    assert data is not None
    return {key: value if isinstance(value, str) else value["degree"] for key, value in data["answers"].items()}


def test_plan_contract_and_promise() -> None:
    file = ASSESSED[0]
    before = xingji("score", file, "--format", "json", cwd=SAMPLE).json()["results"][0]
    target = before["level"] + 1
    made = xingji("plan", file, "--to", str(target), "--format", "json", cwd=SAMPLE).json()
    assert list(made) == ["from", "to", "effort", "practices"]
    assert (made["from"], made["to"]) == (before["level"], target)
    rules = Library(SAMPLE).ruleset(before["guideline"])
    assert rules is not None
    assert twin.overall(rules, degrees_of(file) | dict.fromkeys(made["practices"], "met")) >= target


@pytest.mark.parametrize("target", ["0", "6", "x"])
def test_plan_to_no_level_is_two(target: str) -> None:
    assert xingji("plan", ASSESSED[0], "--to", target, cwd=SAMPLE).code == 2
