"""Why an area has its level: the practices that keep it from the next one."""

from __future__ import annotations

from dataclasses import dataclass

from xingji.scoring.ruleset import KEY_MINIMUM, AreaRule, Ruleset, Step
from xingji.scoring.score import Degrees, Result, points


@dataclass(frozen=True, slots=True)
class Stuck:
    """An area below the top: `keys` are key practices under the minimum; percent is rounded down, for reading only."""

    area: str
    name: str
    level: int
    keys: tuple[tuple[str, str], ...]
    percent: int
    threshold: int
    short: tuple[tuple[str, str], ...]


def explain(degrees: Degrees, ruleset: Ruleset, result: Result) -> list[Stuck]:
    """One entry per area in the count that is below the next overall level, in the guideline's order."""
    target = result.level + 1
    return [
        _stuck(degrees, ruleset.areas[number], ruleset.steps[number * len(ruleset.levels) + area.level], area.level)
        for number, area in enumerate(result.areas)
        if area.in_count and area.level < min(target, ruleset.top)
    ]


def _stuck(degrees: Degrees, area: AreaRule, step: Step, level: int) -> Stuck:
    """`step` is the first level that the area does not satisfy."""
    sums = step.tally(degrees)
    named = [(p, degrees.get(p.id, "unanswered")) for p in step.practices if points(degrees, p) not in (None, 100)]
    return Stuck(
        area=area.id,
        name=area.name,
        level=level,
        keys=tuple((p.id, degree) for p, degree in named if p.key and (points(degrees, p) or 0) < KEY_MINIMUM),
        percent=sums.earned * 100 // sums.possible if sums.possible else 100,
        threshold=step.rule.threshold,
        short=tuple((p.id, degree) for p, degree in named),
    )
