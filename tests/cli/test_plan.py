"""`xingji plan`: it reaches what it promises, in steps that can be followed, and tells what stays open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import xingji
from tests.places import SAMPLE
from tests.scoring import twin
from xingji.scoring.ruleset import Ruleset
from xingji.store.guidelines import Library
from xingji.store.reader import parse

ASSESSED = sorted((SAMPLE / "submissions/2023").glob("*/*/*/self-assessment.yaml"))
FILE = ASSESSED[0]
KEYS = ["from", "to", "effort", "practices", "risk", "steps", "open"]


def degrees_of(file: Path) -> dict[str, str]:
    data: Any = parse(file.read_bytes()).data
    assert data is not None
    return {key: value if isinstance(value, str) else value["degree"] for key, value in data["answers"].items()}


def level_before() -> int:
    level: int = xingji("score", FILE, "--format", "json", cwd=SAMPLE).json()["results"][0]["level"]
    return level


def plan(*arguments: str) -> Any:
    return xingji("plan", FILE, *arguments, "--format", "json", cwd=SAMPLE).json()


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    known = Library(SAMPLE).ruleset("ics-2023")
    assert known is not None
    return known


def test_plan_contract_and_promise(rules: Ruleset) -> None:
    target = level_before() + 1
    made = plan("--to", str(target))
    assert list(made) == KEYS
    assert (made["from"], made["to"]) == (target - 1, target)
    assert made["effort"] == sum(rules.practices[name].effort for name in made["practices"])
    assert made["risk"] == sum(step["risk"] for step in made["steps"])
    assert twin.overall(rules, degrees_of(FILE) | dict.fromkeys(made["practices"], "met")) >= target


def test_steps_are_the_plan_in_an_order_that_can_be_followed(rules: Ruleset) -> None:
    """Each step tells how the lines stand after it, as `score` would."""
    made = plan("--to", str(min(level_before() + 2, rules.top)))
    degrees, done = degrees_of(FILE), set[str]()
    assert sorted(step["practice"] for step in made["steps"]) == sorted(made["practices"])
    for step in made["steps"]:
        assert list(step) == ["practice", "effort", "risk", "after", "reached", "next"]
        assert set(step["after"]) <= done
        degrees[step["practice"]] = "met"
        done.add(step["practice"])
        assert step["reached"] == twin.overall(rules, degrees)
        assert step["next"]["level"] == min(step["reached"] + 1, rules.top)
    assert not {one["practice"] for one in made["open"]} & done
    risks = [one["risk"] for one in made["open"]]
    assert risks == sorted(risks, reverse=True)


def test_a_budget_is_kept_and_looks_no_higher_than_it_may(rules: Ruleset) -> None:
    made = plan("--budget", "9", "--to", "2")
    assert list(made) == ["budget", *KEYS]
    assert made["budget"] == 9
    assert made["effort"] <= 9
    assert {rules.practices[name].level for name in made["practices"]} <= {1, 2}
    assert plan("--budget", "9")["risk"] >= made["risk"] > 0
    assert made["to"] == twin.overall(rules, degrees_of(FILE) | dict.fromkeys(made["practices"], "met"))
    assert plan("--budget", "1000000")["open"] == []


def test_text_names_every_step_once_and_the_lines_only_where_they_change() -> None:
    target = level_before() + 1
    made, out = plan("--to", str(target)), xingji("plan", FILE, "--to", str(target), cwd=SAMPLE).out
    for step in made["steps"]:
        assert out.count(f"{step['practice']}  投入") == 1
    assert f"达到 {target} 级" in out
    assert f"\n目前 {target} 级三条线：" in out, "the level above the one that is reached, which a reader must see"
    told = [line for line in out.splitlines() if line.startswith("     → ")]
    assert len(told) == len(set(told))
    assert "仍然敞开的风险" in out
    assert sum(line.startswith("  - P") for line in out.splitlines()) == min(10, len(made["open"]))


def test_what_is_reached_already_needs_nothing() -> None:
    level = level_before()
    made = plan("--to", str(level))
    assert (made["from"], made["to"], made["effort"], made["practices"], made["steps"]) == (level, level, 0, [], [])
    assert f"已达到 {level} 级" in xingji("plan", FILE, "--to", str(level), cwd=SAMPLE).out


@pytest.mark.parametrize("target", ["0", "6", "x"])
def test_plan_to_no_level_is_two(target: str) -> None:
    assert xingji("plan", FILE, "--to", target, cwd=SAMPLE).code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [((), "--to 2、--budget 20"), (("--budget", "0"), "大于 0"), (("--budget", "5", "--to", "9"), "1 到 5")],
)
def test_a_plan_wants_a_level_or_a_budget(arguments: tuple[str, ...], said: str) -> None:
    told = xingji("plan", FILE, *arguments, cwd=SAMPLE)
    assert (told.code, said in told.err) == (2, True), told.err
