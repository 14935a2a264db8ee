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


def same_as_twin(ruleset: Ruleset, degrees: dict[str, str]) -> None:
    result = score(degrees, ruleset)
    assert result.level == twin.overall(ruleset, degrees)
    assert result.index == (twin.index(ruleset, degrees))
    assert [area.level for area in result.areas] == [twin.level_of_area(a, ruleset, degrees) for a in ruleset.areas]
    assert [area.in_count for area in result.areas] == [twin.counts(a, degrees) for a in ruleset.areas]


@examples(400)
@given(st.data())
def test_score_equals_twin(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    same_as_twin(ruleset, data.draw(assessments(ruleset)))


@pytest.mark.parametrize("guideline", ["ics-2023", "platform-2023"])
def test_score_equals_twin_on_the_real_guidelines(guideline: str) -> None:
    ruleset = Library(SAMPLE).ruleset(guideline)
    assert ruleset is not None
    source = random.Random(7)  # noqa: S311
    for _ in range(40):
        shares = [source.random() ** 3 for _ in DEGREES]
        same_as_twin(
            ruleset, {p: source.choices(DEGREES, shares)[0] for p in ruleset.practices if source.random() < 0.97}
        )


@examples(150)
@given(st.data())
def test_raising_an_answer_never_lowers_the_level(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    degrees = data.draw(assessments(ruleset))
    practice = data.draw(st.sampled_from(sorted(ruleset.practices)))
    if degrees.get(practice) != "not_applicable":
        assert score({**degrees, practice: "met"}, ruleset).level >= score(degrees, ruleset).level


def test_empty_form_is_level_nothing() -> None:
    ruleset = Library(SAMPLE).ruleset("ics-2023")
    assert ruleset is not None
    result = score({}, ruleset)
    assert (result.level, str(result.index)) == (0, "0.00")
    assert result.unanswered == tuple(ruleset.practices)


def test_nothing_in_the_count_is_level_nothing() -> None:
    ruleset = Library(SAMPLE).ruleset("platform-2023")
    assert ruleset is not None
    result = score(dict.fromkeys(ruleset.practices, "not_applicable"), ruleset)
    assert (result.level, str(result.index), result.blocking) == (0, "0.00", ())


def test_all_met_is_the_top() -> None:
    ruleset = Library(SAMPLE).ruleset("ics-2023")
    assert ruleset is not None
    result = score(dict.fromkeys(ruleset.practices, "met"), ruleset)
    assert (result.level, str(result.index), result.blocking, result.unanswered) == (5, "5.00", (), ())


@pytest.mark.parametrize(("lagging", "level"), [(4, 2), (5, 1)])
def test_a_tenth_of_the_areas_may_lag(lagging: int, level: int) -> None:
    """40 areas, 10 percent: four areas may stay at level 1 when the enterprise reaches level 2."""
    ruleset = Library(SAMPLE).ruleset("ics-2023")
    assert ruleset is not None
    late = [area for area in ruleset.areas if not area.essential][:lagging]
    degrees = {p.id: "met" for p in ruleset.practices.values() if p.level <= 2}
    degrees |= {p.id: "unmet" for area in late for p in area.practices if p.level == 2}
    assert score(degrees, ruleset).level == level


def test_an_essential_area_may_not_lag() -> None:
    ruleset = Library(SAMPLE).ruleset("ics-2023")
    assert ruleset is not None
    degrees = dict.fromkeys(ruleset.practices, "met")
    essential = next(area for area in ruleset.areas if area.essential)
    degrees |= {p.id: "partly" for p in essential.practices if p.level == 3}
    assert score(degrees, ruleset).level == 2


def test_explains_a_key_practice() -> None:
    ruleset = Library(SAMPLE).ruleset("ics-2023")
    assert ruleset is not None
    key = next(p for p in ruleset.practices.values() if p.key and p.level == 3)
    degrees = {**dict.fromkeys(ruleset.practices, "met"), key.id: "partly"}
    stuck = explain(degrees, ruleset, score(degrees, ruleset))
    assert [(entry.area, entry.level, entry.keys) for entry in stuck] == [(key.id[:4], 2, ((key.id, "partly"),))]


@examples(100)
@given(st.data())
def test_ruleset_survives_the_cache(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    assert Ruleset.from_plain(json.loads(json.dumps(ruleset.to_plain()))) == ruleset
