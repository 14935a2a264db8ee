"""A worked example of the three lines: a few practices of two domains, as if they were the whole first level.

The same plant four times: each line fails once, alone, by one answer; with the last answers all three hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import permutations, product
from typing import NamedTuple

from xingji.model.terms import POINTS
from xingji.scoring.ruleset import AreaRule, DomainRule, LevelNumbers, PracticeRule, Ruleset
from xingji.scoring.score import Lines, lines_of

_FIRST, _SECOND = 4, 2
"""Practices of the two domains: few enough for a table, and the first outweighs the second, so that the sum can hold
while the floor does not."""
LINES = ("keys", "floor", "sum")
"""The order in which the lines fail in the example."""

_Answers = tuple[str, ...]


class Case(NamedTuple):
    """The plant with one set of answers; `failing` is the line that does not hold, empty where all do.

    `changed` is the practice whose answer differs from those of the case that passes.
    """

    failing: str
    degrees: Mapping[str, str]
    lines: Lines
    changed: str


class Example(NamedTuple):
    """What the example counts; the last case passes."""

    level: LevelNumbers
    domains: Sequence[DomainRule]
    practices: Sequence[PracticeRule]
    cases: Sequence[Case]


def example(ruleset: Ruleset) -> Example | None:
    """From the first two domains in which every line can fail alone; None where there are none."""
    for small in _small_ones(ruleset):
        practices = tuple(small.practices.values())
        told = {answers: _lines(small, answers) for answers in product(POINTS, repeat=len(practices))}
        if cases := _cases(practices, told):
            return Example(small.levels[0], small.domains, practices, cases)
    return None


def _small_ones(ruleset: Ruleset) -> Iterator[Ruleset]:
    """The first level of two domains, a few practices each, a key among those of the first."""
    level = ruleset.levels[0]
    asked = {domain.id: _asked(ruleset, domain) for domain in ruleset.domains}
    for first, second in permutations(ruleset.domains, 2):
        keys = [practice for practice in asked[first.id] if practice.key]
        others, rest = ([p for p in asked[domain.id] if not p.key] for domain in (first, second))
        chosen = {first: [*keys[:1], *others[: _FIRST - 1]], second: rest[:_SECOND]}
        if keys and [len(picked) for picked in chosen.values()] == [_FIRST, _SECOND]:
            areas = tuple(AreaRule(domain.id, domain.name, False, tuple(picked)) for domain, picked in chosen.items())
            domains = tuple(domain._replace(areas=(domain.id,)) for domain in chosen)
            yield replace(ruleset, levels=(level,), domains=domains, areas=areas)


def _asked(ruleset: Ruleset, domain: DomainRule) -> list[PracticeRule]:
    return [p for area in ruleset.areas if area.id in domain.areas for p in area.at_level(ruleset.levels[0].level)]


def _lines(small: Ruleset, answers: _Answers) -> Lines:
    return lines_of(dict(zip(small.practices, answers, strict=True)), small, small.levels[0].level)


def _cases(practices: Sequence[PracticeRule], told: Mapping[_Answers, Lines]) -> list[Case]:
    """Around the poorest answers that pass, of those that miss any one line by one answer more."""
    alone = {answers: _alone(lines) for answers, lines in told.items()}
    passing = sorted((answers for answers, line in alone.items() if line == ""), key=lambda one: told[one].sum.earned)
    for answers in passing:
        near = {line: other for other in _neighbours(answers) if (line := alone[other])}
        if set(near) == set(LINES):
            return [
                Case(line, _named(practices, other), told[other], _changed(practices, answers, other))
                for line, other in (*((line, near[line]) for line in LINES), ("", answers))
            ]
    return []


def _alone(lines: Lines) -> str | None:
    """The one line that does not hold; empty where all hold, None where more than one does not."""
    missed = {"keys": bool(lines.keys), "floor": bool(lines.low_domains), "sum": not lines.sum.holds}
    failing = [line for line in LINES if missed[line]]
    return None if len(failing) > 1 else "".join(failing)


def _neighbours(answers: _Answers) -> Iterator[_Answers]:
    for place, degree in product(range(len(answers)), POINTS):
        if degree != answers[place]:
            yield (*answers[:place], degree, *answers[place + 1 :])


def _named(practices: Sequence[PracticeRule], answers: _Answers) -> dict[str, str]:
    return {practice.id: degree for practice, degree in zip(practices, answers, strict=True)}


def _changed(practices: Sequence[PracticeRule], answers: _Answers, other: _Answers) -> str:
    differing = (p.id for p, one, two in zip(practices, answers, other, strict=True) if one != two)
    return next(differing, "")
