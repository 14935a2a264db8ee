"""The planner against brute force on small guidelines, and its promises on the real ones."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.places import SAMPLE
from tests.scoring import twin
from tests.scoring.strategies import assessments, rulesets
from xingji.scoring.plan import UnreachableError, plan
from xingji.scoring.score import score
from xingji.store.guidelines import Library

_BRUTE_FORCE_LIMIT = 11


@examples(250)
@given(st.data())
def test_plan_is_the_optimum(data: st.DataObject) -> None:
    rules = data.draw(rulesets(most_areas=4, most_levels=3, most_practices=2))
    degrees = data.draw(assessments(rules))
    open_ones = [p for p in rules.practices if degrees.get(p) not in ("met", "not_applicable")]
    assume(len(open_ones) <= _BRUTE_FORCE_LIMIT)
    target = data.draw(st.integers(1, rules.top))
    best = twin.cheapest(rules, degrees, target)
    if best is None:
        with pytest.raises(UnreachableError):
            plan(degrees, rules, target)
        return
    made = plan(degrees, rules, target)
    assert made.effort == best == sum(rules.practices[p].effort for p in made.practices)
    assert score({**degrees, **dict.fromkeys(made.practices, "met")}, rules).level >= target


@pytest.mark.parametrize(("guideline", "top"), [("ics-2023", 5), ("platform-2023", 2)])
def test_plans_on_the_real_guidelines_reach_their_target(guideline: str, top: int) -> None:
    rules = Library(SAMPLE).ruleset(guideline)
    assert rules is not None
    degrees = {p: ("met", "partly", "unmet", "mostly")[n % 4] for n, p in enumerate(rules.practices)}
    efforts = []
    for target in range(1, top + 1):
        made = plan(degrees, rules, target)
        assert score({**degrees, **dict.fromkeys(made.practices, "met")}, rules).level >= target
        efforts.append(made.effort)
    assert efforts == sorted(efforts)


def test_plan_of_a_reached_level_is_empty() -> None:
    rules = Library(SAMPLE).ruleset("ics-2023")
    assert rules is not None
    made = plan(dict.fromkeys(rules.practices, "met"), rules, 3)
    assert (made.start, made.effort, made.practices) == (5, 0, ())


@pytest.mark.parametrize("target", [0, 6, -1])
def test_no_plan_to_a_level_that_does_not_exist(target: int) -> None:
    rules = Library(SAMPLE).ruleset("ics-2023")
    assert rules is not None
    with pytest.raises(UnreachableError):
        plan({}, rules, target)
