"""Answers out of dice: any mixture, or one that reaches exactly a wanted level."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from random import Random

from xingji.model.terms import POINTS
from xingji.scoring.ruleset import KEY_MINIMUM, PracticeRule, Ruleset
from xingji.scoring.score import NOT_APPLICABLE, level_of, lines_of, out_of_count, points

Degrees = dict[str, str]

_ANY = ("met", "mostly", "partly", "unmet")
_HELD, _CLOSE, _SHORT, _FAR, _POOR = (70, 25, 5, 0), (62, 26, 9, 3), (25, 20, 35, 20), (5, 6, 19, 70), (0, 10, 40, 50)
"""How often each degree is drawn: at a level that is reached, at one that misses a line by little or by much, beyond
that, and in a domain below its floor."""


def may_leave_out(rules: Ruleset) -> list[str]:
    """Areas that may be mostly out of the count: not essential, and more than half of it may be not applicable."""
    optional = [area for area in rules.areas if not area.essential]
    return [area.id for area in optional if sum(p.na for p in area.practices) * 2 > len(area.practices)]


def draw_left_out(rules: Ruleset, dice: Random, most: int = 3) -> list[str]:
    """No area or a few, never more than the guideline allows."""
    areas = may_leave_out(rules)
    return within_bounds(rules, dice.sample(areas, dice.randint(0, min(most, len(areas)))))


def within_bounds(rules: Ruleset, areas: Iterable[str]) -> list[str]:
    """Those of the areas that may be out of the count together, the first first."""
    left_out: list[str] = []
    for area in areas:
        if _is_within(rules, [*left_out, area]):
            left_out.append(area)
    return left_out


def _is_within(rules: Ruleset, left_out: Collection[str]) -> bool:
    degrees = _none_of(rules, left_out)
    bounds = [(rule.out_of_count_percent, _at(rules, rule.level)) for rule in rules.levels]
    bounds.append((rules.out_of_count_percent, list(rules.practices.values())))
    sums = ((percent, *out_of_count(degrees, practices)) for percent, practices in bounds)
    return all(out * 100 <= percent * whole for percent, out, whole in sums)


def random_degrees(rules: Ruleset, dice: Random) -> Degrees:
    """Any degree for every practice; "not applicable" only where the guideline allows it."""
    drawn = dice.choices(_ANY, (6, 3, 2, 3), k=len(rules.practices))
    return dict(zip(rules.practices, drawn, strict=True)) | _none_of(rules, draw_left_out(rules, dice))


def degrees_reaching(rules: Ruleset, level: int, dice: Random, left_out: Collection[str] = ()) -> Degrees:
    """Answers that score exactly `level`; `left_out` areas are not applicable.

    Each level up to it holds its three lines, the next one breaks one of them. Raises ValueError where that cannot be,
    as when nothing applies at a level.
    """
    degrees = dict.fromkeys(rules.practices, "unmet") | _none_of(rules, left_out)
    for rule in rules.levels:
        if rule.level <= level:
            _hold(rules, rule.level, degrees, dice)
        elif rule.level == level + 1:
            _break(rules, rule.level, degrees, dice)
        else:
            _draw(_at(rules, rule.level), degrees, dice, _FAR)
    if level_of(degrees, rules) != level:
        raise ValueError(f"cannot reach level {level} of {rules.id}")
    return degrees


def _none_of(rules: Ruleset, areas: Collection[str]) -> Degrees:
    left_out = (practice for area in rules.areas if area.id in areas for practice in area.practices)
    return {practice.id: NOT_APPLICABLE for practice in left_out if practice.na}


def _at(rules: Ruleset, level: int) -> list[PracticeRule]:
    return [practice for practice in rules.practices.values() if practice.level == level]


def _draw(practices: Iterable[PracticeRule], degrees: Degrees, dice: Random, often: Collection[int]) -> None:
    for practice in practices:
        if degrees[practice.id] != NOT_APPLICABLE:
            degrees[practice.id] = dice.choices(_ANY, tuple(often))[0]


def _hold(rules: Ruleset, level: int, degrees: Degrees, dice: Random) -> None:
    """Keys first, then what is worth most until the sum and every floor hold."""
    asked = _at(rules, level)
    _draw(asked, degrees, dice, _HELD)
    for key in lines_of(degrees, rules, level).keys:
        degrees[key] = "mostly"
    for practice in sorted(asked, key=lambda practice: -practice.weight * (100 - (points(degrees, practice) or 0))):
        if lines_of(degrees, rules, level).hold:
            return
        degrees[practice.id] = "met" if degrees[practice.id] in POINTS else NOT_APPLICABLE


def _break(rules: Ruleset, level: int, degrees: Degrees, dice: Random) -> None:
    """Miss the sum, or only keys, or only the floor of a domain; in any case one of them."""
    asked = _at(rules, level)
    missed = dice.choices(("sum", "keys", "floor"), (60, 20, 20))[0]
    _draw(asked, degrees, dice, _SHORT if missed == "sum" else _CLOSE)
    if missed == "floor":
        areas = dice.choice(rules.domains).areas
        _draw((p for p in asked if rules.area_of[p.id].id in areas), degrees, dice, _POOR)
    keys = [practice.id for practice in asked if practice.key and degrees[practice.id] in POINTS]
    for key in keys:
        if missed != "keys" and POINTS[degrees[key]] < KEY_MINIMUM and dice.random() < 0.8:
            degrees[key] = "mostly"
    if missed == "keys" and keys:
        degrees |= dict.fromkeys(dice.sample(keys, min(2, len(keys))), "partly")
    for practice in dice.sample(asked, len(asked)):
        if not lines_of(degrees, rules, level).hold:
            return
        degrees[practice.id] = "unmet" if degrees[practice.id] in POINTS else NOT_APPLICABLE
