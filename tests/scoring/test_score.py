"""The engine's score against the twin, on random small guidelines and on the real ones."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.places import SAMPLE
from tests.scoring import twin
from tests.scoring.strategies import DEGREES, assessments, rulesets
from xingji.scoring.explain import explain
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import score
from xingji.store.guidelines import Library


def same_as_twin(rules: Ruleset, degrees: dict[str, str]) -> None:
    result = score(degrees, rules)
    assert result.level == twin.overall(rules, degrees)
    assert result.index == (twin.index(rules, degrees))
    assert [area.level for area in result.areas] == [twin.level_of_area(a, rules, degrees) for a in rules.areas]
    assert [area.in_count for area in result.areas] == [twin.counts(a, degrees) for a in rules.areas]


@examples(400)
@given(st.data())
def test_score_equals_twin(data: st.DataObject) -> None:
    rules = data.draw(rulesets())
    same_as_twin(rules, data.draw(assessments(rules)))


@pytest.mark.parametrize("guideline", ["ics-2023", "platform-2023"])
def test_score_equals_twin_on_the_real_guidelines(guideline: str) -> None:
    rules = Library(SAMPLE).ruleset(guideline)
    assert rules is not None
    source = random.Random(7)  # noqa: S311
    for _ in range(40):
        shares = [source.random() ** 3 for _ in DEGREES]
        same_as_twin(rules, {p: source.choices(DEGREES, shares)[0] for p in rules.practices if source.random() < 0.97})


@examples(150)
@given(st.data())
def test_raising_an_answer_never_lowers_the_level(data: st.DataObject) -> None:
    rules = data.draw(rulesets())
    degrees = data.draw(assessments(rules))
    practice = data.draw(st.sampled_from(sorted(rules.practices)))
    if degrees.get(practice) != "not_applicable":
        assert score({**degrees, practice: "met"}, rules).level >= score(degrees, rules).level


def test_empty_form_is_level_nothing() -> None:
    rules = Library(SAMPLE).ruleset("ics-2023")
    assert rules is not None
    result = score({}, rules)
    assert (result.level, str(result.index)) == (0, "0.00")
    assert result.unanswered == tuple(rules.practices)


def test_nothing_in_the_count_is_level_nothing() -> None:
    rules = Library(SAMPLE).ruleset("platform-2023")
    assert rules is not None
    result = score(dict.fromkeys(rules.practices, "not_applicable"), rules)
    assert (result.level, str(result.index), result.blocking) == (0, "0.00", ())


def test_all_met_is_the_top() -> None:
    rules = Library(SAMPLE).ruleset("ics-2023")
    assert rules is not None
    result = score(dict.fromkeys(rules.practices, "met"), rules)
    assert (result.level, str(result.index), result.blocking, result.unanswered) == (5, "5.00", (), ())


@pytest.mark.parametrize(("lagging", "level"), [(4, 2), (5, 1)])
def test_a_tenth_of_the_areas_may_lag(lagging: int, level: int) -> None:
    """40 areas, 10 percent: four areas may stay at level 1 when the enterprise reaches level 2."""
    rules = Library(SAMPLE).ruleset("ics-2023")
    assert rules is not None
    late = [area for area in rules.areas if not area.essential][:lagging]
    degrees = {p.id: "met" for p in rules.practices.values() if p.level <= 2}
    degrees |= {p.id: "unmet" for area in late for p in area.practices if p.level == 2}
    assert score(degrees, rules).level == level


def test_an_essential_area_may_not_lag() -> None:
    rules = Library(SAMPLE).ruleset("ics-2023")
    assert rules is not None
    degrees = dict.fromkeys(rules.practices, "met")
    essential = next(area for area in rules.areas if area.essential)
    degrees |= {p.id: "partly" for p in essential.practices if p.level == 3}
    assert score(degrees, rules).level == 2


def test_explains_a_key_practice() -> None:
    rules = Library(SAMPLE).ruleset("ics-2023")
    assert rules is not None
    key = next(p for p in rules.practices.values() if p.key and p.level == 3)
    degrees = {**dict.fromkeys(rules.practices, "met"), key.id: "partly"}
    stuck = explain(degrees, rules, score(degrees, rules))
    assert [(entry.area, entry.level, entry.keys) for entry in stuck] == [(key.id[:4], 2, ((key.id, "partly"),))]


@examples(100)
@given(st.data())
def test_ruleset_survives_the_cache(data: st.DataObject) -> None:
    rules = data.draw(rulesets())
    assert Ruleset.from_plain(json.loads(json.dumps(rules.to_plain()))) == rules
