"""Generated assessments of real and odd guidelines with what the engine says: levels, lines, plans and budgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from random import Random
from typing import Any

from benchmarks.degrees import degrees_reaching, draw_left_out, random_degrees

from tests.places import ROOT
from xingji.model.terms import POINTS
from xingji.publish.assess import guideline_data
from xingji.publish.site import Site
from xingji.scoring.budget import Spent, spend
from xingji.scoring.plan import UnreachableError, plan
from xingji.scoring.ruleset import KEY_MINIMUM, AreaRule, DomainRule, LevelNumbers, PracticeRule, Ruleset
from xingji.scoring.score import NOT_APPLICABLE, Lines, lines_of, out_of_count, score
from xingji.scoring.steps import open_risks, steps, techniques
from xingji.store.guidelines import Library

_DRAWS = 12
_ODD_GUIDELINES = 150

Degrees = dict[str, str]


def _expected(ruleset: Ruleset, degrees: Degrees, budgets: Iterable[int]) -> dict[str, Any]:
    """What the engine says, in the shape of the browser's answer."""
    result = score(degrees, ruleset)
    levels = [rule.level for rule in ruleset.levels]
    plans = [_plan(ruleset, degrees, target) for target in range(ruleset.top + 2)]
    raised: list[str] = max((found["practices"] for found in plans if found), key=len, default=[])
    return {
        "level": result.level,
        "index": str(result.index),
        "areas": [{"id": area.id, "level": area.level, "inCount": area.in_count} for area in result.areas],
        "unanswered": list(result.unanswered),
        "blocking": result.blocking
        and {"lines": _lines(result.blocking.lines), "practices": list(result.blocking.practices)},
        "lines": [_lines(lines_of(degrees, ruleset, level)) for level in levels],
        "out": [out_of_count(degrees, [p for p in ruleset.practices.values() if p.level == n]) for n in levels],
        "plans": plans,
        "spent": [_spent(spend(degrees, ruleset, budget, highest)) for budget in budgets for highest in levels[::2]],
        "steps": [
            {"practice": step.practice, "level": step.level, "lines": _lines(step.lines)}
            for step in steps(degrees, ruleset, raised)
        ],
        "open": [
            {"practice": left.practice, "risk": left.risk, "techniques": techniques(left.risk)}
            for left in open_risks(degrees, ruleset, raised, max(1, ruleset.top - 1))
        ],
    }


def _lines(lines: Lines) -> dict[str, Any]:
    return {
        "level": lines.level,
        "keys": list(lines.keys),
        "sum": lines.sum._asdict(),
        "domains": [{"id": name, "line": line._asdict()} for name, line in lines.domains],
    }


def _spent(spent: Spent) -> dict[str, Any]:
    return {"practices": list(spent.practices), "effort": spent.effort, "risk": spent.risk}


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
    """A level made worse practice by practice until one of its lines breaks, and the step before; points decide."""
    for _ in range(_DRAWS):
        level = dice.choice(ruleset.levels).level
        asked = [practice.id for practice in ruleset.practices.values() if practice.level == level]
        degrees = dict.fromkeys(ruleset.practices, "met")
        for name in dice.sample(asked, len(asked)):
            worse = {**degrees, name: dice.choice(("mostly", "partly", "unmet"))}
            if not lines_of(worse, ruleset, level).hold:
                yield degrees
                yield worse
                break
            degrees = worse


def _real_cases(ruleset: Ruleset, dice: Random) -> list[Degrees]:
    drawn = [random_degrees(ruleset, dice) for _ in range(_DRAWS)]
    thinned = [{p: d for p, d in degrees.items() if dice.random() < 0.7} for degrees in drawn]
    reaching = [
        degrees_reaching(ruleset, level, dice, draw_left_out(ruleset, dice))
        for level in range(ruleset.top + 1)
        for _ in range(_DRAWS // 2)
    ]
    return [*_edges(ruleset), *drawn, *thinned, *reaching, *_near_the_line(ruleset, dice)]


def _odd_guideline(dice: Random) -> Ruleset:
    """Any threshold and floor, empty levels, domains and areas of any size; practices all alike, so that ties decide.

    Needs in circles and chains, upwards, of nothing, named twice.
    """
    levels = tuple(
        LevelNumbers(n, f"L{n}", n, dice.randint(0, 100), dice.choice([0, 40, 60, 60, 100]), dice.randint(0, 100))
        for n in range(1, dice.randint(1, 5) + 1)
    )
    areas = [
        AreaRule(f"PA{n:02}", f"A{n}", dice.random() < 0.3, _practices(n, levels, dice))
        for n in range(1, dice.randint(1, 8) + 1)
    ]
    if dice.random() < 0.15:
        areas = [area._replace(practices=tuple(_plainest(p) for p in area.practices)) for area in areas]
    ids = [practice.id for area in areas for practice in area.practices]
    share = dice.choice([0, 0.2, 0.5, 1])
    needing = tuple(
        area._replace(practices=tuple(_with_needs(p, ids, share, dice) for p in area.practices)) for area in areas
    )
    return Ruleset("ics-2023", "ics", "0" * 64, 20, levels, _domains([area.id for area in areas], dice), needing)


def _domains(areas: list[str], dice: Random) -> tuple[DomainRule, ...]:
    cuts = [0, *sorted(dice.sample(range(1, len(areas)), dice.randint(0, len(areas) - 1))), len(areas)]
    return tuple(
        DomainRule(f"D{n:02}", f"D{n}", tuple(areas[begin:end])) for n, (begin, end) in enumerate(pairwise(cuts), 1)
    )


def _with_needs(practice: PracticeRule, ids: list[str], share: float, dice: Random) -> PracticeRule:
    others = ["PA99.1.1", *(name for name in ids if name != practice.id)]
    if share == 1:  # a chain over all of them that ends where it began
        before = ids[ids.index(practice.id) - 1]
        return practice._replace(needs=(before, before))
    count = dice.randint(1, 3) if dice.random() < share else 0
    return practice._replace(needs=tuple(dice.sample(others, min(count, len(others)))))


def _plainest(practice: PracticeRule) -> PracticeRule:
    return practice._replace(weight=1, key=False, effort=1, risk=1)


def _practices(area: int, levels: tuple[LevelNumbers, ...], dice: Random) -> tuple[PracticeRule, ...]:
    found = [
        _practice(f"PA{area:02}.{rule.level}.{n}", rule.level, dice)
        for rule in levels
        for n in range(1, dice.randint(0, 12 if dice.random() < 0.1 else 4) + 1)
    ]
    return tuple(found or [_practice(f"PA{area:02}.1.1", 1, dice)])


def _practice(name: str, level: int, dice: Random) -> PracticeRule:
    weight, effort, risk = dice.randint(1, 3), dice.randint(1, 5), max(0, dice.randint(-4, 6))
    return PracticeRule(name, level, weight, dice.random() < 0.3, effort, True, "", (), risk)


def _odd_degrees(ruleset: Ruleset, dice: Random) -> Degrees:
    degrees = {p: dice.choice((*POINTS, NOT_APPLICABLE, "met", "met", "")) for p in ruleset.practices}
    for area in ruleset.areas:
        if dice.random() < 0.15:
            degrees |= {practice.id: NOT_APPLICABLE for practice in area.practices}
    return {practice: degree for practice, degree in degrees.items() if degree}


def _plain(ruleset: Ruleset) -> dict[str, Any]:
    areas = [{**area._asdict(), "practices": [p._asdict() for p in area.practices]} for area in ruleset.areas]
    levels = [level._asdict() for level in ruleset.levels]
    domains = [domain._asdict() for domain in ruleset.domains]
    return {"key_minimum": KEY_MINIMUM, "points": POINTS, "levels": levels, "domains": domains, "areas": areas}


def scoring_cases(site: Site) -> list[dict[str, Any]]:
    """Guidelines with assessments and what the engine says of each.

    The frozen guidelines as they are published, those of the repository with all the needs that they have today, and
    odd ones.
    """
    dice = Random(20231122)  # noqa: S311  the same cases every time
    real = [(guideline_data(guide), guide.ruleset, _real_cases(guide.ruleset, dice)) for guide in site.guides]
    odd = [_odd_guideline(dice) for _ in range(_ODD_GUIDELINES)]
    made = [(_plain(ruleset), ruleset, [{}, *(_odd_degrees(ruleset, dice) for _ in range(4))]) for ruleset in odd]
    budgets = {id(ruleset): (0, dice.randint(1, 40)) for ruleset in odd}
    return [
        {
            "guideline": guideline,
            "cases": [_case(ruleset, degrees, budgets.get(id(ruleset), (25,))) for degrees in assessments],
        }
        for guideline, ruleset, assessments in [*real, *_of_today(dice), *made]
    ]


def _of_today(dice: Random) -> Iterator[tuple[dict[str, Any], Ruleset, list[Degrees]]]:
    library = Library(ROOT, alone=True)
    for ruleset in filter(None, map(library.ruleset, library.ids)):
        drawn = [random_degrees(ruleset, dice) for _ in range(_DRAWS)]
        yield _plain(ruleset), ruleset, [{}, dict.fromkeys(ruleset.practices, "partly"), *drawn]


def _case(ruleset: Ruleset, degrees: Degrees, budgets: tuple[int, ...]) -> dict[str, Any]:
    return {"degrees": degrees, "budgets": budgets, "expected": _expected(ruleset, degrees, budgets)}
