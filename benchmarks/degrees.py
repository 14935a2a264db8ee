"""Answers out of dice: any mixture, or one that reaches exactly a wanted level."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from random import Random

from xingji.model.terms import POINTS
from xingji.scoring.ruleset import KEY_MINIMUM, AreaRule, Ruleset, Step
from xingji.scoring.score import NOT_APPLICABLE, level_of

Degrees = dict[str, str]

_ANY = ("met", "mostly", "partly", "unmet")


def may_leave_out(rules: Ruleset) -> list[str]:
    """Areas that may be out of the count: not essential, and "not applicable" is allowed throughout."""
    return [area.id for area in rules.areas if not area.essential and all(p.na for p in area.practices)]


def draw_left_out(rules: Ruleset, dice: Random) -> list[str]:
    """None to three areas, never more than the guideline allows."""
    areas = may_leave_out(rules)
    limit = min(rules.out_of_count_percent * len(rules.areas) // 100, len(areas), 3)
    return dice.sample(areas, dice.randint(0, limit))


def random_degrees(rules: Ruleset, dice: Random) -> Degrees:
    """Any degree for every practice; "not applicable" only where the guideline allows it."""
    drawn = dice.choices(_ANY, (6, 3, 2, 3), k=len(rules.practices))
    degrees = dict(zip(rules.practices, drawn, strict=True))
    for area in draw_left_out(rules, dice):
        degrees |= _none_of(rules, area)
    return degrees


def degrees_reaching(rules: Ruleset, level: int, dice: Random, left_out: Collection[str] = ()) -> Degrees:
    """Answers that score exactly `level`, uneven as real ones are; `left_out` areas are not applicable.

    Raises ValueError when no draw gives the level, as when all areas that could hold it down are left out.
    """
    for draw in (_uneven, _even):
        degrees = _assemble(rules, level, dice, left_out, draw)
        if level_of(degrees, rules) == level:
            return degrees
    raise ValueError(f"cannot reach level {level} of {rules.id}")


def _uneven(level: int, dice: Random) -> int:
    ahead = dice.choices((0, 1, 2), (65, 28, 7) if level else (25, 60, 15))[0]
    return level + ahead


def _even(level: int, _: Random) -> int:
    return level


def _assemble(
    rules: Ruleset, level: int, dice: Random, left_out: Collection[str], draw: Callable[[int, Random], int]
) -> Degrees:
    degrees: Degrees = {}
    counted = [area for area in rules.areas if area.id not in left_out]
    held_down = dice.choice([area for area in counted if area.essential] or counted).id
    lagging = _draw_lagging(rules, level, dice, counted)
    width = len(rules.levels)
    for number, area in enumerate(rules.areas):
        if area.id in left_out:
            degrees |= _none_of(rules, area.id)
            continue
        reached = level - 1 if area.id in lagging else level if area.id == held_down else draw(level, dice)
        degrees |= _area_reaching(rules.steps[number * width : (number + 1) * width], reached, dice)
    return degrees


def _none_of(rules: Ruleset, area: str) -> Degrees:
    return {p.id: NOT_APPLICABLE for rule in rules.areas if rule.id == area for p in rule.practices}


def _draw_lagging(rules: Ruleset, level: int, dice: Random, counted: Sequence[AreaRule]) -> set[str]:
    """At most half of the areas that may lag, in every third assessment."""
    if level < 2 or dice.random() > 0.33:
        return set()
    may = [area.id for area in counted if not area.essential]
    limit = rules.levels[level - 1].lagging_percent * len(counted) // 200
    return set(dice.sample(may, min(limit, len(may))))


def _area_reaching(steps: Sequence[Step], reached: int, dice: Random) -> Degrees:
    degrees: Degrees = {}
    for step in steps:
        if step.rule.level <= reached:
            degrees |= _passing(step, dice)
        elif step.rule.level == reached + 1:
            degrees |= _failing(step, dice)
        else:
            drawn = dice.choices(_ANY, (2, 3, 12, 83), k=len(step.ids))
            degrees |= dict(zip(step.ids, drawn, strict=True))
    return degrees


def _passing(step: Step, dice: Random) -> Degrees:
    degrees = dict(zip(step.ids, dice.choices(_ANY, (70, 25, 5, 0), k=len(step.ids)), strict=True))
    for practice in step.practices:
        if practice.key and POINTS[degrees[practice.id]] < KEY_MINIMUM:
            degrees[practice.id] = "mostly"
    for name in step.ids:
        if step.tally(degrees).satisfied:
            break
        degrees[name] = "met"
    return degrees


def _failing(step: Step, dice: Random) -> Degrees:
    degrees = dict(zip(step.ids, dice.choices(_ANY, (25, 20, 35, 20), k=len(step.ids)), strict=True))
    for practice in step.ids:
        if not step.tally(degrees).satisfied:
            break
        degrees[practice] = dice.choice(("partly", "unmet"))
    return degrees
