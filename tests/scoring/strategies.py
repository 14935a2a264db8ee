"""Random guidelines and assessments for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from xingji.scoring.ruleset import AreaRule, LevelNumbers, PracticeRule, Ruleset

DEGREES = ("met", "mostly", "partly", "unmet", "not_applicable")


@st.composite
def rulesets(draw: st.DrawFn, most_areas: int = 5, most_levels: int = 4, most_practices: int = 3) -> Ruleset:
    """Guidelines with odd numbers: any threshold and lagging share, empty levels, areas of any kind."""
    levels = tuple(
        LevelNumbers(n, f"L{n}", n, draw(st.integers(0, 100)), draw(st.sampled_from([0, 10, 25, 34, 50, 100])))
        for n in range(1, draw(st.integers(1, most_levels)) + 1)
    )
    areas = tuple(
        AreaRule(f"PA{number:02}", f"A{number}", draw(st.booleans()), draw(_practices(number, levels, most_practices)))
        for number in range(1, draw(st.integers(1, most_areas)) + 1)
    )
    return Ruleset("ics-2023", "ics", "0" * 64, 20, levels, areas)


@st.composite
def _practices(draw: st.DrawFn, area: int, levels: tuple[LevelNumbers, ...], most: int) -> tuple[PracticeRule, ...]:
    found = [
        PracticeRule(
            f"PA{area:02}.{rule.level}.{number}",
            rule.level,
            draw(st.integers(1, 3)),
            draw(st.booleans()),
            draw(st.integers(1, 5)),
            True,
            "",
        )
        for rule in levels
        for number in range(1, draw(st.integers(0, most)) + 1)
    ]
    return tuple(found or [PracticeRule(f"PA{area:02}.1.1", 1, 1, False, 1, True, "")])


@st.composite
def assessments(draw: st.DrawFn, ruleset: Ruleset) -> dict[str, str]:
    """Degrees for some of the practices."""
    whole_areas = {a.id for a in ruleset.areas if draw(st.integers(0, 9)) == 0}
    found: dict[str, str] = {}
    for area in ruleset.areas:
        for practice in area.practices:
            degree = "not_applicable" if area.id in whole_areas else draw(st.sampled_from((*DEGREES, "met", "met", "")))
            if degree:
                found[practice.id] = degree
    return found
