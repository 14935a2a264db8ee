"""The rule over the real guidelines: plants that an assessor knows, and what a few misses cost by chance.

A plant is a file in `plants/`: what the assessor expects and why, degrees by level, and what differs from them by area
(an area at one level, `PA10.2`, counts too) or practice. Adding a plant is adding a file.
"""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.places import ROOT
from xingji.model.assessment import SelfAssessment
from xingji.model.finding import Fault
from xingji.rules.assessment import essential_areas_count, little_of_a_level_out_of_count, little_out_of_count
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import level_of, lines_of
from xingji.store.guidelines import Library
from xingji.store.reader import parse

LIBRARY = Library(ROOT)
PLANTS = sorted((Path(__file__).parent / "plants").glob("*.yaml"))
DRAWN = 1000
"""Plants of each kind in the simulation."""


def rules_of(track: str) -> Ruleset:
    ruleset = LIBRARY.ruleset(f"{track}-2023")
    assert ruleset is not None
    return ruleset


def read(path: Path) -> dict[str, Any]:
    data: Any = parse(path.read_bytes()).data
    assert isinstance(data, dict)
    return data


def degrees_of(plant: dict[str, Any], ruleset: Ruleset) -> dict[str, str]:
    """By level, then by area, then by area at a level, then by practice."""
    differs: dict[str, str] = plant.get("differs") or {}
    known = {part for name in ruleset.practices for part in (name, name[:4], name[:6])}
    assert differs.keys() <= known, differs.keys() - known
    return {
        p.id: differs.get(p.id) or differs.get(p.id[:6]) or differs.get(p.id[:4]) or plant["levels"][str(p.level)]
        for p in ruleset.practices.values()
    }


@pytest.mark.parametrize("path", PLANTS, ids=lambda path: path.stem)
def test_plant_has_the_level_that_an_assessor_expects(path: Path) -> None:
    plant = read(path)
    ruleset = rules_of(plant["track"])
    degrees = degrees_of(plant, ruleset)
    level = level_of(degrees, ruleset)
    assert str(level) == plant["expected"], plant["why"]
    if level < ruleset.top:
        lines = lines_of(degrees, ruleset, level + 1)
        fails = {
            "keys": bool(lines.keys),
            "sum": not lines.sum.holds,
            "domains": bool(lines.low_domains),
        }
        assert [name for name, failed in fails.items() if failed] == (plant.get("fails") or [])


@pytest.mark.parametrize("path", PLANTS, ids=lambda path: path.stem)
def test_plant_leaves_no_more_out_than_it_may(path: Path) -> None:
    plant = read(path)
    ruleset = rules_of(plant["track"])
    degrees = degrees_of(plant, ruleset)
    refused = [
        name for name, degree in degrees.items() if degree == "not_applicable" and not ruleset.practices[name].na
    ]
    assert refused == []
    assert list(_faults(degrees, ruleset)) == []


def _faults(degrees: dict[str, str], ruleset: Ruleset) -> list[Fault]:
    answers = {name: {"degree": degree, "reason": "示例理由"} for name, degree in degrees.items()}
    document = SelfAssessment.model_validate(
        {
            "dossier": "2023/91320115MA0XJA001H",
            "guideline": ruleset.id,
            "agency": "nj-01",
            "assessed_on": "2023-07-12",
            "answers": answers,
        }
    )
    checks = (little_of_a_level_out_of_count, little_out_of_count, essential_areas_count)
    return [fault for check in checks for fault in check(document, ruleset)]


def share_reached(ruleset: Ruleset, percent: int) -> list[int]:
    """Of 100 plants that fulfil each practice so probably, and else do half of it: how many reach each level."""
    dice = Random(20261201 + percent)  # noqa: S311
    reached = [0] * (ruleset.top + 1)
    for _ in range(DRAWN):
        drawn = {name: "met" if dice.random() * 100 < percent else "partly" for name in ruleset.practices}
        for level in range(level_of(drawn, ruleset) + 1):
            reached[level] += 1
    return [round(count * 100 / DRAWN) for count in reached[1:]]


def told_shares() -> dict[int, list[int]]:
    """The table of docs/scoring.md: percent → of 100 plants, how many reach levels 1 to 5."""
    rows = re.findall(r"^\| (\d+) % \|((?: \d+ \|)+)$", (ROOT / "docs" / "scoring.md").read_text("utf-8"), re.MULTILINE)
    return {int(percent): [int(cell) for cell in cells.split("|") if cell.strip()] for percent, cells in rows}


@pytest.mark.parametrize("percent", [99, 97, 95, 90])
def test_shares_stand_in_the_table(percent: int) -> None:
    """Within two of a hundred: a new practice draws other plants."""
    drawn = share_reached(rules_of("ics"), percent)
    assert max(abs(one - other) for one, other in zip(drawn, told_shares()[percent], strict=True)) <= 2, drawn


def test_a_few_misses_do_not_cost_a_star() -> None:
    one, two, *_ = share_reached(rules_of("ics"), 97)
    assert 60 <= one <= 85
    assert 40 <= two <= 65
