"""Generated assessments of real and odd guidelines, each with what the engine says: levels, gaps and plans."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.degrees import degrees_reaching, draw_left_out, random_degrees
from xingji.scoring.explain import explain

from xingji.model.terms import POINTS
from xingji.publish.assess import guideline_data
from xingji.publish.site import Site
from xingji.scoring.plan import UnreachableError, plan
from xingji.scoring.ruleset import KEY_MINIMUM, AreaRule, LevelNumbers, PracticeRule, Ruleset
from xingji.scoring.score import NOT_APPLICABLE, score

_DRAWS = 12
_ODD_GUIDELINES = 150

Degrees = dict[str, str]


def _expected(ruleset: Ruleset, degrees: Degrees) -> dict[str, Any]:
    """What the engine says, in the shape of the browser's answer."""
    result = score(degrees, ruleset)
    stuck = [
        {
            "area": entry.area,
            "level": entry.level,
            "keys": [practice for practice, _ in entry.keys],
            "percent": entry.percent,
            "threshold": entry.threshold,
            "short": [practice for practice, _ in entry.short],
        }
        for entry in explain(degrees, ruleset, result)
    ]
    return {
        "level": result.level,
        "index": str(result.index),
        "areas": [{"id": area.id, "level": area.level, "inCount": area.in_count} for area in result.areas],
        "unanswered": list(result.unanswered),
        "blocking": list(result.blocking),
        "stuck": stuck,
        "plans": [_plan(ruleset, degrees, target) for target in range(ruleset.top + 2)],
    }


def _plan(ruleset: Ruleset, degrees: Degrees, target: int) -> dict[str, Any] | None:
    try:
        found = plan(degrees, ruleset, target)
    except UnreachableError:
        return None
    return {"from": found.start, "to": found.target, "effort": found.effort, "practices": list(found.practices)}


def _edges(ruleset: Ruleset) -> Iterator[Degrees]:
    """Empty, uniform, nothing applicable, unknown practices, names that objects have anyway."""
    yield {}
    for degree in (*POINTS, NOT_APPLICABLE):
        yield dict.fromkeys(ruleset.practices, degree)
    yield {"PA99.1.1": "met", "constructor": "met", "__proto__": "met", "toString": NOT_APPLICABLE}
    yield {**dict.fromkeys(ruleset.practices, "met"), "PA99.9.9": "unmet"}
    yield dict.fromkeys(ruleset.practices, "constructor")
    yield {practice.id: "mostly" if practice.key else "met" for practice in ruleset.practices.values()}
    yield {practice.id: "partly" if practice.key else "met" for practice in ruleset.practices.values()}
    for area in ruleset.areas[:3]:
        rest = [practice.id for practice in area.practices]
        yield {**dict.fromkeys(ruleset.practices, "met"), **dict.fromkeys(rest, NOT_APPLICABLE)}
        yield {**dict.fromkeys(ruleset.practices, NOT_APPLICABLE), rest[-1]: "met"}


def _near_the_line(ruleset: Ruleset, dice: Random) -> Iterator[Degrees]:
    """One step short of, at and above the threshold, area by area; so that single points decide."""
    for _ in range(_DRAWS):
        degrees = dict.fromkeys(ruleset.practices, "met")
        for step in dice.sample(ruleset.steps, min(6, len(ruleset.steps))):
            for name in dice.sample(step.ids, len(step.ids)):
                if not step.tally(degrees).satisfied:
                    break
                degrees[name] = dice.choice(("mostly", "partly", "unmet"))
            if step.ids and dice.random() < 0.5:
                degrees[dice.choice(step.ids)] = "met"
        yield degrees


def _lagging(ruleset: Ruleset, dice: Random) -> Iterator[Degrees]:
    """As many areas one level behind as may be, one fewer and one more; also essential ones."""
    for rule in ruleset.levels[1:]:
        allowed = rule.lagging_percent * len(ruleset.areas) // 100
        for count in {max(0, allowed - 1), allowed, allowed + 1}:
            areas = dice.sample(ruleset.areas, min(count, len(ruleset.areas)))
            late = [p.id for area in areas for p in area.practices if p.level == rule.level]
            yield {**dict.fromkeys(ruleset.practices, "met"), **dict.fromkeys(late, "unmet")}
        may = [area for area in ruleset.areas if not area.essential][: allowed + 1]
        for areas in (may[:-1], may):
            late = [p.id for area in areas for p in area.practices if p.level >= rule.level]
            yield {**dict.fromkeys(ruleset.practices, "met"), **dict.fromkeys(late, "unmet")}


def _real_cases(ruleset: Ruleset, dice: Random) -> list[Degrees]:
    drawn = [random_degrees(ruleset, dice) for _ in range(_DRAWS)]
    thinned = [{p: d for p, d in degrees.items() if dice.random() < 0.7} for degrees in drawn]
    reaching = [
        degrees_reaching(ruleset, level, dice, draw_left_out(ruleset, dice))
        for level in range(ruleset.top + 1)
        for _ in range(_DRAWS // 2)
    ]
    return [*_edges(ruleset), *drawn, *thinned, *reaching, *_near_the_line(ruleset, dice), *_lagging(ruleset, dice)]


def _odd_guideline(dice: Random) -> Ruleset:
    """Any threshold and lagging share, empty levels, areas of any kind."""
    levels = tuple(
        LevelNumbers(n, f"L{n}", n, dice.randint(0, 100), dice.choice([0, 10, 25, 34, 50, 100]))
        for n in range(1, dice.randint(1, 5) + 1)
    )
    areas = tuple(
        AreaRule(f"PA{n:02}", f"A{n}", dice.random() < 0.3, _practices(n, levels, dice))
        for n in range(1, dice.randint(1, 8) + 1)
    )
    return Ruleset("ics-2023", "ics", "0" * 64, 20, levels, areas)


def _practices(area: int, levels: tuple[LevelNumbers, ...], dice: Random) -> tuple[PracticeRule, ...]:
    found = [
        PracticeRule(
            f"PA{area:02}.{rule.level}.{n}",
            rule.level,
            dice.randint(1, 3),
            dice.random() < 0.3,
            dice.randint(1, 5),
            True,
            "",
        )
        for rule in levels
        for n in range(1, dice.randint(0, 12 if dice.random() < 0.1 else 4) + 1)
    ]
    return tuple(found or [PracticeRule(f"PA{area:02}.1.1", 1, 1, False, 1, True, "")])


def _odd_degrees(ruleset: Ruleset, dice: Random) -> Degrees:
    degrees = {p: dice.choice((*POINTS, NOT_APPLICABLE, "met", "met", "")) for p in ruleset.practices}
    for area in ruleset.areas:
        if dice.random() < 0.15:
            degrees |= {practice.id: NOT_APPLICABLE for practice in area.practices}
    return {practice: degree for practice, degree in degrees.items() if degree}


def _plain(ruleset: Ruleset) -> dict[str, Any]:
    areas = [{**area._asdict(), "practices": [p._asdict() for p in area.practices]} for area in ruleset.areas]
    levels = [level._asdict() for level in ruleset.levels]
    return {"key_minimum": KEY_MINIMUM, "points": POINTS, "levels": levels, "areas": areas}


def scoring_cases(site: Site) -> list[dict[str, Any]]:
    """Guidelines with assessments and what the engine says of each; the real guidelines as they are published."""
    dice = Random(20231122)  # noqa: S311  the same cases every time
    real = [(guideline_data(guide), guide.ruleset, _real_cases(guide.ruleset, dice)) for guide in site.guides]
    odd = [_odd_guideline(dice) for _ in range(_ODD_GUIDELINES)]
    made = [(_plain(ruleset), ruleset, [{}, *(_odd_degrees(ruleset, dice) for _ in range(4))]) for ruleset in odd]
    return [
        {
            "guideline": guideline,
            "cases": [{"degrees": degrees, "expected": _expected(ruleset, degrees)} for degrees in assessments],
        }
        for guideline, ruleset, assessments in [*real, *made]
    ]
