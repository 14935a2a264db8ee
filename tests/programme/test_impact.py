"""Who would change level under another guideline; equal to scoring both."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.programme.rows import dossier, ruleset, track
from xingji.model.terms import DEGREES
from xingji.programme.impact import answers_of, change_of, changes
from xingji.scoring.ruleset import AreaRule, PracticeRule, Ruleset
from xingji.scoring.score import level_of


def other(*practices: tuple[str, int]) -> Ruleset:
    rules = ruleset()
    rows = tuple(PracticeRule(name, level, 1, False, 1, True, "") for name, level in practices)
    return replace(rules, sha256="1" * 64, areas=(AreaRule("PA01", "控制设备安全", True, rows),))


BEFORE = other(("PA01.1.1", 1), ("PA01.1.9", 1), ("PA01.2.1", 2), ("PA01.3.1", 3))
"""PA01.1.9 was dropped and PA01.1.2 came in its place."""


def test_an_answer_to_a_dropped_practice_still_counts_for_the_past() -> None:
    row = track(answers="muuu", extra={"PA01.1.9": "met"}, claimed=0, verified=None)
    found = change_of(dossier(1, row), row, BEFORE, ruleset())
    assert found
    assert (found.claimed_before, found.claimed_after, found.verified_before, found.rise) == (1, 0, None, -1)


def test_equal_guidelines_change_nothing() -> None:
    rows = [dossier(1, track(answers="uuuu"))]
    assert changes(rows, {"ics-2023": ruleset()}, {"ics-2023": ruleset()}) == []


def test_the_verified_view_counts_for_the_direction() -> None:
    row = track(answers="mmmm", extra={"PA01.1.9": "met"}, changes={"PA01.1.2": "unmet"}, claimed=3, verified=0)
    found = change_of(dossier(1, row), row, BEFORE, ruleset())
    assert found
    assert (found.verified_before, found.verified_after, found.rise) == (3, 0, -3)


@given(
    st.text("mhpun-", min_size=4, max_size=4),
    st.dictionaries(st.just("PA01.1.9"), st.sampled_from([*DEGREES.values()])),
)
def test_changes_are_what_scoring_says(letters: str, extra: dict[str, str]) -> None:
    rules = ruleset()
    row = track(answers=letters, extra=extra, verified=None)
    answers = answers_of(row, rules)
    row = row._replace(claimed=level_of(answers, rules))
    found = change_of(dossier(1, row), row, BEFORE, rules)
    levels = level_of(answers, BEFORE), level_of(answers, rules)
    assert (found is None) == (levels[0] == levels[1])
    if found:
        assert (found.claimed_before, found.claimed_after) == levels
