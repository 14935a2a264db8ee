"""Answers out of dice: any mixture, or one that reaches exactly a wanted level."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from random import Random

from xingji.model.base import POINTS
from xingji.model.guideline import Area, FullGuideline, Guideline
from xingji.scoring.ruleset import AreaRule, PracticeRule, Ruleset
from xingji.scoring.score import KEY_MINIMUM, NOT_APPLICABLE, score, tally
from xingji.store.reader import parse

Degrees = dict[str, str]

_ANY = ("met", "mostly", "partly", "unmet")


def load_guideline(root: Path, guideline: str) -> FullGuideline:
    """Guideline and areas as they lie under `root`/scoring at this moment."""
    folder = root / "scoring" / guideline
    head = Guideline.model_validate(parse((folder / "guideline.yaml").read_bytes()).data)
    names = [name for domain in head.domains for name in domain.areas]
    areas = [Area.model_validate(parse((folder / "areas" / f"{name}.yaml").read_bytes()).data) for name in names]
    return FullGuideline(head=head, areas=areas)


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
        if score(degrees, rules).level == level:
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
    for area, ladder in zip(rules.areas, rules.ladder, strict=True):
        if area.id in left_out:
            degrees |= _none_of(rules, area.id)
            continue
        reached = level - 1 if area.id in lagging else level if area.id == held_down else draw(level, dice)
        degrees |= _area_reaching(rules, ladder, reached, dice)
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


def _area_reaching(rules: Ruleset, ladder: Sequence[Sequence[PracticeRule]], reached: int, dice: Random) -> Degrees:
    degrees: Degrees = {}
    for rule, practices in zip(rules.levels, ladder, strict=True):
        if rule.level <= reached:
            degrees |= _passing(practices, rule.threshold, dice)
        elif rule.level == reached + 1:
            degrees |= _failing(practices, rule.threshold, dice)
        else:
            drawn = dice.choices(_ANY, (2, 3, 12, 83), k=len(practices))
            degrees |= {p.id: degree for p, degree in zip(practices, drawn, strict=True)}
    return degrees


def _passing(practices: Sequence[PracticeRule], threshold: int, dice: Random) -> Degrees:
    drawn = dice.choices(_ANY, (70, 25, 5, 0), k=len(practices))
    degrees = {p.id: degree for p, degree in zip(practices, drawn, strict=True)}
    for practice in practices:
        if practice.key and POINTS[degrees[practice.id]] < KEY_MINIMUM:
            degrees[practice.id] = "mostly"
    for practice in practices:
        if tally(degrees, practices).satisfies(threshold):
            break
        degrees[practice.id] = "met"
    return degrees


def _failing(practices: Sequence[PracticeRule], threshold: int, dice: Random) -> Degrees:
    drawn = dice.choices(_ANY, (25, 20, 35, 20), k=len(practices))
    degrees = {p.id: degree for p, degree in zip(practices, drawn, strict=True)}
    for practice in practices:
        if not tally(degrees, practices).satisfies(threshold):
            break
        degrees[practice.id] = dice.choice(("partly", "unmet"))
    return degrees
