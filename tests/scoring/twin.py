"""The scoring rule (docs/scoring.md) written a second time, from the text alone and without a thought for speed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from xingji.scoring.ruleset import AreaRule, PracticeRule, Ruleset

PERCENT = {"met": 100, "mostly": 80, "partly": 50, "unmet": 0}

Degrees = dict[str, str]


class Row(NamedTuple):
    """A practice that counts at a level, with its degree in percent."""

    domain: str
    practice: PracticeRule
    percent: int


def rows(ruleset: Ruleset, level: int, degrees: Degrees) -> list[Row]:
    return [
        Row(domain.id, p, PERCENT[degrees.get(p.id, "unmet")])
        for domain in ruleset.domains
        for area in ruleset.areas
        if area.id in domain.areas
        for p in area.practices
        if p.level == level and degrees.get(p.id) != "not_applicable"
    ]


def share(some: list[Row]) -> Fraction:
    """Earned of possible, 0 to 1; 1 of nothing."""
    possible = sum(row.practice.weight * 100 for row in some)
    return Fraction(sum(row.practice.weight * row.percent for row in some), possible) if some else Fraction(1)


def open_keys(some: list[Row]) -> list[str]:
    return [row.practice.id for row in some if row.practice.key and row.percent < 80]


def low_domains(some: list[Row], floor: int) -> list[str]:
    domains = dict.fromkeys(row.domain for row in some)
    return [name for name in domains if share([row for row in some if row.domain == name]) * 100 < floor]


def reached(ruleset: Ruleset, n: int, degrees: Degrees) -> bool:
    if n == 0:
        return True
    rule, some = ruleset.levels[n - 1], rows(ruleset, n, degrees)
    return (
        reached(ruleset, n - 1, degrees)
        and bool(some)
        and not open_keys(some)
        and share(some) * 100 >= rule.threshold
        and not low_domains(some, rule.floor)
    )


def overall(ruleset: Ruleset, degrees: Degrees) -> int:
    return max(n for n in range(len(ruleset.levels) + 1) if reached(ruleset, n, degrees))


def level_of_area(area: AreaRule, ruleset: Ruleset, degrees: Degrees) -> int:
    def passes(n: int) -> bool:
        own = [row for row in rows(ruleset, n, degrees) if row.practice in area.practices]
        return not open_keys(own) and share(own) * 100 >= ruleset.levels[n - 1].threshold

    return max(n for n in range(len(ruleset.levels) + 1) if all(passes(below) for below in range(1, n + 1)))


def counts(area: AreaRule, degrees: Degrees) -> bool:
    return not all(degrees.get(p.id) == "not_applicable" for p in area.practices)


def index(ruleset: Ruleset, degrees: Degrees) -> Decimal:
    level = overall(ruleset, degrees)
    some = rows(ruleset, level + 1, degrees)
    part = min(99, int(share(some) * 100)) if some else 0
    return Decimal(f"{level}.{part:02}")


def raisable(ruleset: Ruleset, degrees: Degrees) -> list[PracticeRule]:
    return [p for p in ruleset.practices.values() if degrees.get(p.id) not in ("met", "not_applicable")]


def sets(ruleset: Ruleset, degrees: Degrees, highest: int) -> Iterator[tuple[tuple[PracticeRule, ...], Degrees]]:
    """Every set of practices up to a level whose needs are at least mostly met once it is raised."""
    open_ones = [p for p in raisable(ruleset, degrees) if p.level <= highest]
    for size in range(len(open_ones) + 1):
        for chosen in combinations(open_ones, size):
            after = {**degrees, **{p.id: "met" for p in chosen}}
            if all(PERCENT.get(after.get(need, "unmet"), 100) >= 80 for p in chosen for need in p.needs):
                yield chosen, after


def removed(chosen: tuple[PracticeRule, ...], degrees: Degrees) -> int:
    """Attack techniques × percent."""
    return sum(p.risk * (100 - PERCENT[degrees.get(p.id, "unmet")]) for p in chosen)


def cheapest(ruleset: Ruleset, degrees: Degrees, target: int) -> list[str] | None:
    """The plan by trying every set; None when none reaches the target."""
    found = [chosen for chosen, after in sets(ruleset, degrees, target) if overall(ruleset, after) >= target]
    places = {name: place for place, name in enumerate(ruleset.practices)}
    best = min(
        found,
        key=lambda chosen: (
            sum(p.effort for p in chosen),
            -removed(chosen, degrees),
            len(chosen),
            [places[p.id] for p in chosen],
        ),
        default=None,
    )
    return None if best is None else [p.id for p in best]


def most_removed(ruleset: Ruleset, degrees: Degrees, budget: int, highest: int) -> list[str]:
    """What a budget buys, by trying every set."""
    places = {name: place for place, name in enumerate(ruleset.practices)}
    within = [chosen for chosen, _ in sets(ruleset, degrees, highest) if sum(p.effort for p in chosen) <= budget]
    best = min(
        within,
        key=lambda chosen: (
            -removed(chosen, degrees),
            sum(p.effort for p in chosen),
            len(chosen),
            [places[p.id] for p in chosen],
        ),
    )
    return [p.id for p in best]
