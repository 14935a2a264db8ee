"""The scoring rule (docs/scoring.md) written a second time, from the text alone and without a thought for speed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations

from xingji.scoring.ruleset import AreaRule, Ruleset

PERCENT = {"met": 100, "mostly": 80, "partly": 50, "unmet": 0}

Degrees = dict[str, str]


def applicable(area: AreaRule, level: int, degrees: Degrees) -> list[tuple[int, int, bool]]:
    """Weight, degree in percent and key of the practices that count at a level."""
    return [
        (p.weight, PERCENT[degrees.get(p.id, "unmet")], p.key)
        for p in area.practices
        if p.level == level and degrees.get(p.id) != "not_applicable"
    ]


def satisfied(area: AreaRule, level: int, threshold: int, degrees: Degrees) -> bool:
    rows = applicable(area, level, degrees)
    if not rows:
        return True
    possible = sum(weight * 100 for weight, _, _ in rows)
    earned = sum(weight * percent for weight, percent, _ in rows)
    return earned * 100 >= threshold * possible and all(percent >= 80 for _, percent, key in rows if key)


def level_of_area(area: AreaRule, ruleset: Ruleset, degrees: Degrees) -> int:
    return max(
        n
        for n in range(len(ruleset.levels) + 1)
        if all(satisfied(area, rule.level, rule.threshold, degrees) for rule in ruleset.levels[:n])
    )


def counts(area: AreaRule, degrees: Degrees) -> bool:
    return not all(degrees.get(p.id) == "not_applicable" for p in area.practices)


def overall(ruleset: Ruleset, degrees: Degrees) -> int:
    areas = [area for area in ruleset.areas if counts(area, degrees)]
    if not areas:
        return 0
    levels = {area.id: level_of_area(area, ruleset, degrees) for area in areas}

    def reached(n: int) -> bool:
        if n == 0:
            return True
        below = [area for area in areas if levels[area.id] < n]
        return (
            reached(n - 1)
            and all(not area.essential and levels[area.id] == n - 1 for area in below)
            and len(below) * 100 <= ruleset.levels[n - 1].lagging_percent * len(areas)
        )

    return max(n for n in range(len(ruleset.levels) + 1) if reached(n))


def index(ruleset: Ruleset, degrees: Degrees) -> Decimal:
    areas = [area for area in ruleset.areas if counts(area, degrees)]
    total = Fraction(0)
    for rule in ruleset.levels:
        shares = []
        for area in areas:
            rows = applicable(area, rule.level, degrees)
            possible = sum(weight * 100 for weight, _, _ in rows)
            shares.append(Fraction(sum(w * p for w, p, _ in rows), possible) if rows else Fraction(1))
        if shares:
            total += sum(shares, Fraction(0)) / len(shares)
    cents = total * 100
    rounded = (cents.numerator * 2 + cents.denominator) // (cents.denominator * 2)
    return Decimal(rounded).scaleb(-2).quantize(Decimal("0.01"), ROUND_HALF_UP)


def cheapest(ruleset: Ruleset, degrees: Degrees, target: int) -> int | None:
    """Smallest effort by trying every set of practices; None when none reaches the target."""
    open_ones = [p for p in ruleset.practices.values() if degrees.get(p.id) not in ("met", "not_applicable")]
    best: int | None = None
    for size in range(len(open_ones) + 1):
        for chosen in combinations(open_ones, size):
            effort = sum(p.effort for p in chosen)
            raised = {**degrees, **{p.id: "met" for p in chosen}}
            if (best is None or effort < best) and overall(ruleset, raised) >= target:
                best = effort
    return best
