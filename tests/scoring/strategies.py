"""Random guidelines and assessments for property tests."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import strategies as st

from xingji.scoring.ruleset import AreaRule, DomainRule, LevelNumbers, PracticeRule, Ruleset

DEGREES = ("met", "mostly", "partly", "unmet", "not_applicable")


@st.composite
def rulesets(draw: st.DrawFn, most_areas: int = 5, most_levels: int = 4, most_practices: int = 3) -> Ruleset:
    """Guidelines with odd numbers: any threshold and floor, empty levels, domains of any size, needs in circles."""
    levels = tuple(
        LevelNumbers(n, f"L{n}", n, draw(st.integers(0, 100)), draw(st.integers(0, 100)), draw(st.integers(0, 100)))
        for n in range(1, draw(st.integers(1, most_levels)) + 1)
    )
    areas = tuple(
        AreaRule(f"PA{number:02}", f"A{number}", draw(st.booleans()), draw(_practices(number, levels, most_practices)))
        for number in range(1, draw(st.integers(1, most_areas)) + 1)
    )
    areas = draw(_with_needs(areas))
    return Ruleset("ics-2023", "ics", "0" * 64, 20, levels, draw(_domains(areas)), areas)


@st.composite
def _domains(draw: st.DrawFn, areas: tuple[AreaRule, ...]) -> tuple[DomainRule, ...]:
    """The areas cut into neighbours."""
    cuts = [area.id for area in areas if draw(st.booleans())]
    numbers = list(accumulate((area.id in cuts for area in areas), initial=0))[1:]
    groups = sorted(set(numbers))
    return tuple(
        DomainRule(f"D{n:02}", f"D{n}", tuple(a.id for a, m in zip(areas, numbers, strict=True) if m == n))
        for n in groups
    )


@st.composite
def _practices(draw: st.DrawFn, area: int, levels: tuple[LevelNumbers, ...], most: int) -> tuple[PracticeRule, ...]:
    found = [
        PracticeRule(
            f"PA{area:02}.{rule.level}.{number}",
            rule.level,
            draw(st.integers(1, 3)),
            draw(st.integers(0, 3)) == 0,
            draw(st.integers(1, 5)),
            True,
            "",
            (),
            draw(st.integers(0, 4)),
        )
        for rule in levels
        for number in range(1, draw(st.integers(0, most)) + 1)
    ]
    return tuple(found or [PracticeRule(f"PA{area:02}.1.1", 1, 1, False, 1, True, "")])


@st.composite
def _with_needs(draw: st.DrawFn, areas: tuple[AreaRule, ...]) -> tuple[AreaRule, ...]:
    every = [practice for area in areas for practice in area.practices]
    needs: dict[str, tuple[str, ...]] = {}
    for practice in every:
        lower = [other.id for other in every if other.level <= practice.level and other.id != practice.id]
        if lower and draw(st.integers(0, 2)) == 0:
            needs[practice.id] = tuple(draw(st.lists(st.sampled_from(lower), max_size=2, unique=True)))
    return tuple(
        area._replace(practices=tuple(p._replace(needs=needs.get(p.id, ())) for p in area.practices)) for area in areas
    )


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
