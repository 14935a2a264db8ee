"""The scoring rule (docs/scoring.md): exact integers, nothing rounded but the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from xingji.model.terms import POINTS
from xingji.scoring.ruleset import AreaRule, PracticeRule, Ruleset, Tally

NOT_APPLICABLE = "not_applicable"

Degrees = Mapping[str, str]
"""Practice id → degree; what is missing counts as unmet."""


@dataclass(frozen=True, slots=True)
class AreaResult:
    """Level of one area; an area out of the count keeps the level that its empty sums give it."""

    id: str
    level: int
    in_count: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What an assessment reaches; `index` has two decimals, `blocking` belongs to level + 1 and is empty at the top."""

    level: int
    index: Decimal
    areas: tuple[AreaResult, ...]
    unanswered: tuple[str, ...]
    blocking: tuple[str, ...]


def points(degrees: Degrees, practice: PracticeRule) -> int | None:
    """Percent that a practice earns: None when it is not applicable, 0 when unanswered."""
    return POINTS.get(degrees.get(practice.id, "unmet"))


def _tallies(degrees: Degrees, ruleset: Ruleset) -> list[list[Tally]]:
    """By area and level."""
    given = tuple(map(degrees.get, ruleset.stepwise))
    flat = [step.known.get(given[begin:end]) or step.tally_of(given[begin:end]) for step, begin, end in ruleset.spans]
    width = len(ruleset.levels)
    return [flat[start : start + width] for start in range(0, len(flat), width)]


def _area_level(tallies: list[Tally]) -> int:
    """Rule 2: the length of the unbroken run of satisfied levels."""
    reached = 0
    for sums in tallies:
        if not sums.satisfied:
            break
        reached += 1
    return reached


def level_of(degrees: Degrees, ruleset: Ruleset) -> int:
    """The overall level alone: what a check of thousands of assessments needs."""
    tallies = _tallies(degrees, ruleset)
    counted = zip(ruleset.areas, tallies, strict=True)
    return overall_level({area.id: _area_level(sums) for area, sums in counted if in_count(degrees, area)}, ruleset)


def in_count(degrees: Degrees, area: AreaRule) -> bool:
    """Rule 3: an area counts unless all its practices are answered as not applicable."""
    if degrees.get(area.practices[0].id) != NOT_APPLICABLE:
        return True
    return any(degrees.get(practice.id) != NOT_APPLICABLE for practice in area.practices)


def overall_level(levels: Mapping[str, int], ruleset: Ruleset) -> int:
    """Rules 4 and 5 over the areas in the count (id → level); 0 when there is none."""
    essential = {area.id for area in ruleset.areas if area.essential}
    reached = 0
    for rule in ruleset.levels:
        below = [area for area, level in levels.items() if level < rule.level]
        if any(area in essential or levels[area] != rule.level - 1 for area in below):
            break
        if len(below) * 100 > rule.lagging_percent * len(levels):
            break
        reached = rule.level
    return reached if levels else 0


def score(degrees: Degrees, ruleset: Ruleset) -> Result:
    """Score one assessment; practices that the guideline does not know are ignored (a finding reports them)."""
    tallies = _tallies(degrees, ruleset)
    areas = tuple(
        AreaResult(area.id, _area_level(sums), in_count(degrees, area))
        for area, sums in zip(ruleset.areas, tallies, strict=True)
    )
    counted = {area.id: area.level for area in areas if area.in_count}
    level = overall_level(counted, ruleset)
    return Result(
        level=level,
        index=_index([sums for area, sums in zip(areas, tallies, strict=True) if area.in_count]),
        areas=areas,
        unanswered=tuple(practice for practice in ruleset.practices if practice not in degrees),
        blocking=_blocking(degrees, ruleset, counted, level + 1),
    )


def _index(counted: list[list[Tally]]) -> Decimal:
    """Rule 6; computed as a fraction and rounded once."""
    if not counted:
        return Decimal("0.00")
    parts = Counter[int]()
    for sums in counted:
        for level in sums:
            parts[level.possible or 1] += level.earned if level.possible else 1
    total = sum((Fraction(earned, possible) for possible, earned in parts.items()), Fraction(0)) / len(counted)
    return (Decimal(total.numerator) / Decimal(total.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _blocking(degrees: Degrees, ruleset: Ruleset, counted: Mapping[str, int], target: int) -> tuple[str, ...]:
    if target > ruleset.top:
        return ()
    return tuple(
        practice.id
        for area in ruleset.areas
        if area.id in counted and counted[area.id] < target
        for practice in area.practices
        if practice.level <= target and degrees.get(practice.id) not in ("met", NOT_APPLICABLE)
    )
