"""The planner against brute force on small guidelines, and its promises on the real ones."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.places import SAMPLE
from tests.scoring import twin
from tests.scoring.strategies import assessments, rulesets
from xingji.model.terms import POINTS
from xingji.scoring.budget import spend
from xingji.scoring.plan import UnreachableError, plan
from xingji.scoring.ruleset import KEY_MINIMUM, Ruleset
from xingji.scoring.score import Degrees, level_of
from xingji.scoring.steps import open_risks, risk_left, steps
from xingji.store.guidelines import Library

_BRUTE_FORCE_LIMIT = 11


def needs_hold(rules: Ruleset, before: Degrees, raised: tuple[str, ...]) -> bool:
    after = {**before, **dict.fromkeys(raised, "met")}
    needs = [need for practice in raised for need in rules.practices[practice].needs]
    return all(POINTS.get(after.get(need, "unmet"), 100) >= KEY_MINIMUM for need in needs)


def small(data: st.DataObject) -> tuple[Ruleset, dict[str, str]]:
    rules = data.draw(rulesets(most_areas=4, most_levels=3, most_practices=2))
    degrees = data.draw(assessments(rules))
    assume(len(twin.raisable(rules, degrees)) <= _BRUTE_FORCE_LIMIT)
    return rules, degrees


@examples(250)
@given(st.data())
def test_plan_is_the_optimum(data: st.DataObject) -> None:
    """Effort, then risk, then number, then ids: the very set that trying all of them finds."""
    rules, degrees = small(data)
    target = data.draw(st.integers(1, rules.top))
    best = twin.cheapest(rules, degrees, target)
    if best is None:
        with pytest.raises(UnreachableError):
            plan(degrees, rules, target)
        return
    made = plan(degrees, rules, target)
    assert list(made.practices) == best
    assert made.effort == sum(rules.practices[p].effort for p in best)


@examples(250)
@given(st.data())
def test_budget_removes_the_most_risk(data: st.DataObject) -> None:
    rules, degrees = small(data)
    budget, highest = data.draw(st.integers(0, 20)), data.draw(st.integers(1, rules.top))
    spent = spend(degrees, rules, budget, highest)
    assert list(spent.practices) == twin.most_removed(rules, degrees, budget, highest)
    assert spent.effort == sum(rules.practices[p].effort for p in spent.practices) <= budget
    assert spent.risk == twin.removed(tuple(rules.practices[p] for p in spent.practices), degrees)


@examples(150)
@given(st.data())
def test_steps_put_needs_first_and_end_at_the_target(data: st.DataObject) -> None:
    rules = data.draw(rulesets())
    degrees = data.draw(assessments(rules))
    try:
        made = plan(degrees, rules, rules.top)
    except UnreachableError:
        return
    followed = steps(degrees, rules, made.practices)
    assert sorted(step.practice for step in followed) == sorted(made.practices)
    for place, step in enumerate(followed):
        done = tuple(before.practice for before in followed[:place])
        waiting = set(rules.practices[step.practice].needs) & set(made.practices) - set(done)
        assert not waiting or _in_a_circle(rules, step.practice)
    if followed:
        assert followed[-1].level >= rules.top
    left = open_risks(degrees, rules, made.practices, rules.top)
    everything = sum(risk_left(degrees, practice) for practice in rules.practices.values())
    assert sum(one.risk for one in left) == everything - sum(
        risk_left(degrees, rules.practices[name]) for name in made.practices
    )


def _in_a_circle(rules: Ruleset, start: str) -> bool:
    needed = _needed(rules, start)
    return any(name in _needed(rules, name) for name in {start, *needed})


def _needed(rules: Ruleset, start: str) -> set[str]:
    """All that a practice needs, at any distance."""
    seen: set[str] = set()
    waiting = list(rules.practices[start].needs)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(rules.practices[name].needs)
    return seen


@pytest.mark.parametrize(("guideline", "top"), [("ics-2023", 5), ("platform-2023", 2)])
def test_plans_on_the_real_guidelines_reach_their_target(guideline: str, top: int) -> None:
    rules = Library(SAMPLE).ruleset(guideline)
    assert rules is not None
    dice = Random(7)  # noqa: S311
    degrees = {name: dice.choice(("met", "partly", "unmet", "mostly")) for name in rules.practices}
    efforts = []
    for target in range(1, top + 1):
        made = plan(degrees, rules, target)
        assert level_of({**degrees, **dict.fromkeys(made.practices, "met")}, rules) >= target
        assert needs_hold(rules, degrees, made.practices)
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
