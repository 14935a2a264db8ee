"""A plan as somebody follows it: one practice after the other, and how the three lines stand after each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xingji.scoring.ruleset import PracticeRule, Ruleset
from xingji.scoring.score import Degrees, Lines, level_of, lines_of, points


class PlanStep(NamedTuple):
    """One practice raised to `met`; `level` and `lines` (of the level after it, or of the top) hold when it is done."""

    practice: str
    level: int
    lines: Lines


class OpenRisk(NamedTuple):
    """A practice that a plan leaves as it is; `risk` in attack techniques × percent."""

    practice: str
    risk: int


def standing(degrees: Degrees, ruleset: Ruleset, practice: str = "") -> PlanStep:
    """How things stand now, `practice` being the last that was done; empty before the first."""
    level = level_of(degrees, ruleset)
    return PlanStep(practice, level, lines_of(degrees, ruleset, min(level + 1, ruleset.top)))


def steps(degrees: Degrees, ruleset: Ruleset, practices: Iterable[str]) -> list[PlanStep]:
    """These practices in the order to do them: needs and lower rungs first, then the most risk per effort."""
    now, made = dict(degrees), []
    for name in ordered(degrees, ruleset, practices):
        now[name] = "met"
        made.append(standing(now, ruleset, name))
    return made


def ordered(degrees: Degrees, ruleset: Ruleset, practices: Iterable[str]) -> list[str]:
    """See `steps`; what comes before a practice comes right before the first that needs it, unless it came before."""
    wanted = [ruleset.practices[name] for name in practices]
    waiting = {practice.id for practice in wanted}
    wanted.sort(key=lambda practice: -risk_left(degrees, practice) * _FINE // practice.effort)
    order: list[str] = []

    def put(practice: PracticeRule) -> None:
        if practice.id in waiting:
            waiting.discard(practice.id)
            for before in _before(ruleset, practice):
                if before.id in waiting:
                    put(before)
            order.append(practice.id)

    for practice in wanted:
        put(practice)
    return order


def _before(ruleset: Ruleset, practice: PracticeRule) -> list[PracticeRule]:
    """What a practice needs, and the lower rungs of its own area."""
    rungs = [other for other in ruleset.area_of[practice.id].practices if other.level < practice.level]
    return [*(ruleset.practices[need] for need in practice.needs if need in ruleset.practices), *rungs]


_FINE = 60
"""Divided by every effort without a rest, so that risk per effort is compared in whole numbers."""


def risk_left(degrees: Degrees, practice: PracticeRule) -> int:
    """Attack techniques × percent that raising a practice to `met` would remove; 0 when it is not applicable."""
    gained = points(degrees, practice)
    return 0 if gained is None else practice.risk * (100 - gained)


def removed(degrees: Degrees, ruleset: Ruleset, practices: Iterable[str]) -> int:
    """Attack techniques × percent that raising all of these removes."""
    return sum(risk_left(degrees, ruleset.practices[name]) for name in practices)


def comes_first(ruleset: Ruleset, done: Sequence[PlanStep]) -> dict[str, list[int]]:
    """Practice → the numbers, from 1, of the steps that do what it needs."""
    numbers = {step.practice: number for number, step in enumerate(done, 1)}
    needs = {name: ruleset.practices[name].needs for name in numbers}
    return {name: sorted(numbers[need] for need in needs[name] if need in numbers) for name in numbers}


def told_before(last: PlanStep, step: PlanStep) -> Lines | None:
    """The lines as they stood after the step before; None where they were of another level."""
    return last.lines if last.lines.level == step.lines.level else None


def changed(now: Lines, known: Lines | None) -> frozenset[str]:
    """Which of `keys`, `sum` and `floor` read otherwise than they are known to; all where nothing is."""
    if known is None:
        return frozenset(("keys", "sum", "floor"))
    differs = {
        "keys": len(now.keys) != len(known.keys),
        "sum": now.sum.percent != known.sum.percent,
        "floor": now.low_domains != known.low_domains,
    }
    return frozenset(name for name, other in differs.items() if other)


def techniques(risk: int) -> str:
    """Attack techniques × percent for people: as a number of techniques, with a decimal where it has one."""
    return f"{risk // 100}.{risk % 100 // 10}".removesuffix(".0")


def open_risks(degrees: Degrees, ruleset: Ruleset, practices: Iterable[str], highest: int) -> list[OpenRisk]:
    """What stays dangerous up to a level when these are met: the most risk first, then as in the guideline."""
    raised = set(practices)
    left = [
        OpenRisk(practice.id, risk)
        for practice in ruleset.practices.values()
        if practice.level <= highest and practice.id not in raised and (risk := risk_left(degrees, practice))
    ]
    return sorted(left, key=lambda one: -one.risk)
