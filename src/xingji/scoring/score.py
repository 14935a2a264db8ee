"""The scoring rule (docs/scoring.md): exact integers throughout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from xingji.model.terms import POINTS
from xingji.scoring.ruleset import KEY_MINIMUM, AreaRule, LevelForm, PracticeRule, Ruleset, Tally

NOT_APPLICABLE = "not_applicable"

Degrees = Mapping[str, str]
"""Practice id → degree; what is missing counts as unmet."""


@dataclass(frozen=True, slots=True)
class AreaResult:
    """Profile of one area, which decides nothing; an area out of the count keeps the level of its empty sums."""

    id: str
    level: int
    in_count: bool


class Line(NamedTuple):
    """A sum in percent × weight beside the percent that it has to reach."""

    earned: int
    possible: int
    bound: int

    @property
    def holds(self) -> bool:
        """Whether the percent is reached."""
        return self.earned * 100 >= self.bound * self.possible

    @property
    def percent(self) -> int:
        """Whole percent, rounded down; 100 of nothing."""
        return self.earned * 100 // self.possible if self.possible else 100

    @property
    def lacks(self) -> int:
        """What is missing to the bound, in percent × weight; 0 when it is reached."""
        return max(0, self.bound * self.possible // 100 - self.earned)


@dataclass(frozen=True, slots=True)
class Lines:
    """How a level stands by the three lines of the rule: keys that are not mostly met, the sum, every domain."""

    level: int
    keys: tuple[str, ...]
    sum: Line
    domains: tuple[tuple[str, Line], ...]

    @property
    def low_domains(self) -> tuple[tuple[str, Line], ...]:
        """The domains below their floor."""
        return tuple((name, line) for name, line in self.domains if not line.holds)

    @property
    def hold(self) -> bool:
        """Whether all three hold and there is something to ask."""
        return bool(self.sum.possible) and not self.keys and self.sum.holds and not self.low_domains


@dataclass(frozen=True, slots=True)
class Blocking:
    """What keeps from the next level: its lines, and each of its practices that is neither met nor not applicable."""

    lines: Lines
    practices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What an assessment reaches; `index` has two decimals, `blocking` is None at the top."""

    level: int
    index: Decimal
    areas: tuple[AreaResult, ...]
    unanswered: tuple[str, ...]
    blocking: Blocking | None


def points(degrees: Degrees, practice: PracticeRule) -> int | None:
    """Percent that a practice earns: None when it is not applicable, 0 when unanswered."""
    return POINTS.get(degrees.get(practice.id, "unmet"))


def _tallies(degrees: Degrees, form: LevelForm) -> list[Tally]:
    """Of every area at one level."""
    given = tuple(map(degrees.get, form.ids))
    return [step.known.get(given[begin:end]) or step.tally_of(given[begin:end]) for step, begin, end in form.spans]


def _reached(tallies: list[Tally], form: LevelForm) -> bool:
    """The three lines of one level; the levels below are the caller's."""
    earned = possible = 0
    for begin, end in form.domains:
        part = tallies[begin:end]
        got, most = sum([tally.earned for tally in part]), sum([tally.possible for tally in part])
        if got * 100 < form.rule.floor * most or not all(tally.keys_met for tally in part):
            return False
        earned += got
        possible += most
    return possible > 0 and earned * 100 >= form.rule.threshold * possible


def level_of(degrees: Degrees, ruleset: Ruleset) -> int:
    """The level alone: what a check of thousands of assessments needs."""
    return sum(1 for _ in takewhile(lambda form: _reached(_tallies(degrees, form), form), ruleset.forms))


def lines_of(degrees: Degrees, ruleset: Ruleset, level: int) -> Lines:
    """The three lines of a level, whether or not the levels below are reached."""
    form = ruleset.forms[level - 1]
    return _lines(degrees, ruleset, form, _tallies(degrees, form))


def _lines(degrees: Degrees, ruleset: Ruleset, form: LevelForm, tallies: list[Tally]) -> Lines:
    parts = [
        (domain.id, tallies[begin:end]) for domain, (begin, end) in zip(ruleset.domains, form.domains, strict=True)
    ]
    domains = tuple((name, _line(part, form.rule.floor)) for name, part in parts)
    return Lines(form.rule.level, _open_keys(degrees, form), _line(tallies, form.rule.threshold), domains)


def _line(tallies: list[Tally], bound: int) -> Line:
    return Line(sum(tally.earned for tally in tallies), sum(tally.possible for tally in tallies), bound)


def _open_keys(degrees: Degrees, form: LevelForm) -> tuple[str, ...]:
    asked = (practice for step, _, _ in form.spans for practice in step.practices if practice.key)
    return tuple(key.id for key in asked if (got := points(degrees, key)) is not None and got < KEY_MINIMUM)


def in_count(degrees: Degrees, area: AreaRule) -> bool:
    """An area is in the profile unless all its practices are answered as not applicable."""
    if degrees.get(area.practices[0].id) != NOT_APPLICABLE:
        return True
    return any(degrees.get(practice.id) != NOT_APPLICABLE for practice in area.practices)


def out_of_count(degrees: Degrees, practices: Iterable[PracticeRule]) -> tuple[int, int]:
    """Weight that is not applicable, and weight of all these practices."""
    out = whole = 0
    for practice in practices:
        whole += practice.weight
        out += practice.weight if degrees.get(practice.id) == NOT_APPLICABLE else 0
    return out, whole


def score(degrees: Degrees, ruleset: Ruleset) -> Result:
    """Score one assessment; practices that the guideline does not know are ignored (a finding reports them)."""
    by_level = [_tallies(degrees, form) for form in ruleset.forms]
    level = sum(1 for _ in takewhile(lambda pair: _reached(*pair), zip(by_level, ruleset.forms, strict=True)))
    blocking = _blocking(degrees, ruleset, by_level[level], ruleset.forms[level]) if level < ruleset.top else None
    return Result(
        level=level,
        index=_index(level, blocking),
        areas=_profile(degrees, ruleset, by_level),
        unanswered=tuple([practice for practice in ruleset.practices if practice not in degrees]),
        blocking=blocking,
    )


def _profile(degrees: Degrees, ruleset: Ruleset, by_level: list[list[Tally]]) -> tuple[AreaResult, ...]:
    """The level of every area: the unbroken run of levels that its own practices satisfy."""
    runs = [sum(1 for _ in takewhile(lambda tally: tally.satisfied, column)) for column in zip(*by_level, strict=True)]
    areas = zip(ruleset.areas, runs, strict=True)
    return tuple([AreaResult(area.id, run, in_count(degrees, area)) for area, run in areas])


def _index(level: int, blocking: Blocking | None) -> Decimal:
    """The level and the part of the next one's sum, below one, so that it never contradicts the level."""
    line = blocking.lines.sum if blocking else None
    part = min(99, line.percent) if line and line.possible else 0
    return (Decimal(level) + Decimal(part) / 100).quantize(Decimal("0.01"))


def _blocking(degrees: Degrees, ruleset: Ruleset, tallies: list[Tally], form: LevelForm) -> Blocking:
    open_ones = tuple([name for name in form.ids if degrees.get(name) not in ("met", NOT_APPLICABLE)])
    return Blocking(_lines(degrees, ruleset, form, tallies), open_ones)
