"""The engine's score against the twin, on random small guidelines and on the real ones."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tests.places import SAMPLE
from tests.scoring import twin
from tests.scoring.strategies import DEGREES, assessments, rulesets
from xingji.scoring.ruleset import AreaRule, DomainRule, LevelNumbers, PracticeRule, Ruleset
from xingji.scoring.score import level_of, lines_of, score
from xingji.store.guidelines import Library


def same_as_twin(ruleset: Ruleset, degrees: dict[str, str]) -> None:
    result = score(degrees, ruleset)
    assert result.level == level_of(degrees, ruleset) == twin.overall(ruleset, degrees)
    assert result.index == twin.index(ruleset, degrees)
    assert [area.level for area in result.areas] == [twin.level_of_area(a, ruleset, degrees) for a in ruleset.areas]
    assert [area.in_count for area in result.areas] == [twin.counts(a, degrees) for a in ruleset.areas]
    if result.blocking is None:
        assert result.level == ruleset.top
        return
    rule, some = ruleset.levels[result.level], twin.rows(ruleset, result.level + 1, degrees)
    lines = result.blocking.lines
    assert list(lines.keys) == twin.open_keys(some)
    assert [name for name, _ in lines.low_domains] == twin.low_domains(some, rule.floor)
    assert lines.sum.holds == (twin.share(some) * 100 >= rule.threshold)
    assert not lines.hold
    assert list(result.blocking.practices) == [row.practice.id for row in some if row.percent < 100]


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


def test_nothing_applicable_is_level_nothing() -> None:
    ruleset = Library(SAMPLE).ruleset("platform-2023")
    assert ruleset is not None
    result = score(dict.fromkeys(ruleset.practices, "not_applicable"), ruleset)
    assert (result.level, str(result.index)) == (0, "0.00")
    assert result.blocking is not None
    assert result.blocking.practices == ()


def test_all_met_is_the_top() -> None:
    ruleset = Library(SAMPLE).ruleset("ics-2023")
    assert ruleset is not None
    result = score(dict.fromkeys(ruleset.practices, "met"), ruleset)
    assert (result.level, str(result.index), result.blocking, result.unanswered) == (5, "5.00", None, ())


def _line_cases() -> Iterator[tuple[str, dict[str, str], str]]:
    """Level 2: a key and seven others in one domain, four in the next, each of weight 1; 80 and 60 percent."""
    key, one, two = "PA01.2.1", [f"PA01.2.{n}" for n in range(2, 9)], [f"PA02.2.{n}" for n in range(1, 5)]
    everything = dict.fromkeys(["PA01.1.1", key, *one, *two], "met")
    yield "all three hold", everything, "2 () True ()"
    yield "a key that is mostly met is enough", everything | {key: "mostly"}, "2 () True ()"
    yield "a key below that decides alone", everything | {key: "partly"}, "1 ('PA01.2.1',) True ()"
    yield "any other may miss", everything | {one[0]: "unmet", two[0]: "unmet"}, "2 () True ()"
    yield "a domain below its floor", everything | {two[0]: "unmet", two[1]: "unmet"}, "1 () True ('D02',)"
    halves = dict.fromkeys([*one[:4], *two[:2]], "partly")
    yield "the sum alone", everything | halves, "1 () False ()"
    yield "what is not asked is not missed", everything | dict.fromkeys(two, "not_applicable"), "2 () True ()"
    yield "nothing below is reached", everything | {"PA01.1.1": "unmet"}, "0 () True ()"


@pytest.mark.parametrize(("degrees", "expected"), [pytest.param(d, e, id=i) for i, d, e in _line_cases()])
def test_three_lines(degrees: dict[str, str], expected: str) -> None:
    levels = (LevelNumbers(1, "一", 1, 80, 60, 20), LevelNumbers(2, "二", 2, 80, 60, 20))
    first = PracticeRule("PA01.1.1", 1, 1, False, 1, True, "")
    one = (first, *(PracticeRule(f"PA01.2.{n}", 2, 1, n == 1, 1, True, "") for n in range(1, 9)))
    two = tuple(PracticeRule(f"PA02.2.{n}", 2, 1, False, 1, True, "") for n in range(1, 5))
    areas = (AreaRule("PA01", "甲", False, one), AreaRule("PA02", "乙", False, two))
    domains = (DomainRule("D01", "甲", ("PA01",)), DomainRule("D02", "乙", ("PA02",)))
    ruleset = Ruleset("ics-2023", "ics", "0" * 64, 20, levels, domains, areas)
    lines = lines_of(degrees, ruleset, 2)
    low = tuple(name for name, _ in lines.low_domains)
    assert f"{level_of(degrees, ruleset)} {lines.keys} {lines.sum.holds} {low}" == expected


@examples(100)
@given(st.data())
def test_ruleset_survives_the_cache(data: st.DataObject) -> None:
    ruleset = data.draw(rulesets())
    assert Ruleset.from_plain(json.loads(json.dumps(ruleset.to_plain()))) == ruleset
