"""The part of a guideline that scoring needs; quick to store, load and share between processes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from xingji.model.terms import DEGREES, POINTS

if TYPE_CHECKING:
    from xingji.model.guideline import FullGuideline

KEY_MINIMUM = 80
"""A key practice counts as met from `mostly` on."""


class PracticeRule(NamedTuple):
    """The numbers of one practice; `text_digest` tells whether its wording changed between editions."""

    id: str
    level: int
    weight: int
    key: bool
    effort: int
    na: bool
    text_digest: str


class AreaRule(NamedTuple):
    """One process area with its practices in the guideline's order."""

    id: str
    name: str
    essential: bool
    practices: tuple[PracticeRule, ...]

    def at_level(self, level: int) -> list[PracticeRule]:
        """The practices asked from exactly this level on."""
        return [practice for practice in self.practices if practice.level == level]


class LevelNumbers(NamedTuple):
    """One level: its name, stars (None for the platform track) and the two percentages of docs/scoring.md."""

    level: int
    name: str
    stars: int | None
    threshold: int
    lagging_percent: int


class Tally(NamedTuple):
    """Sums of one area at one level in percent × weight, and whether they satisfy it (docs/scoring.md, rule 1)."""

    earned: int
    possible: int
    satisfied: bool


class Step:
    """One area at one level. Remembers its tallies: few practices have few combinations of degrees."""

    __slots__ = ("ids", "known", "practices", "rule")

    def __init__(self, practices: tuple[PracticeRule, ...], rule: LevelNumbers) -> None:
        self.practices = practices
        self.rule = rule
        self.ids = tuple([practice.id for practice in practices])
        self.known: dict[tuple[str | None, ...], Tally] = {}

    def tally(self, degrees: Mapping[str, str]) -> Tally:
        """Sums for these degrees; a missing one is unmet."""
        return self.tally_of(tuple(map(degrees.get, self.ids)))

    def tally_of(self, given: tuple[str | None, ...]) -> Tally:
        """Sums for the degrees of the practices in their order; None is unanswered, which counts as unmet."""
        known = self.known.get(given)
        if known is None:
            known = self.known[given] = self._add_up(given)
        return known

    def _add_up(self, given: tuple[str | None, ...]) -> Tally:
        answers = [(p, degree or "unmet") for p, degree in zip(self.practices, given, strict=True)]
        counted = [(p, POINTS[degree]) for p, degree in answers if degree in POINTS]
        earned = sum(practice.weight * gained for practice, gained in counted)
        possible = sum(practice.weight * 100 for practice, _ in counted)
        keys_met = all(gained >= KEY_MINIMUM for practice, gained in counted if practice.key)
        return Tally(earned, possible, keys_met and earned * 100 >= self.rule.threshold * possible)


@dataclass(frozen=True)
class Ruleset:
    """Everything about a guideline that decides levels; `sha256` is the digest of the whole canonical guideline."""

    id: str
    track: str
    sha256: str
    out_of_count_percent: int
    levels: tuple[LevelNumbers, ...]
    areas: tuple[AreaRule, ...]

    @cached_property
    def practices(self) -> dict[str, PracticeRule]:
        """Every practice by its id, in the guideline's order."""
        return {practice.id: practice for area in self.areas for practice in area.practices}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Ids of the key practices."""
        return tuple(practice.id for practice in self.practices.values() if practice.key)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every area at every level, area by area, for the loops that run over thousands of assessments."""
        return tuple(Step(tuple(area.at_level(rule.level)), rule) for area in self.areas for rule in self.levels)

    @cached_property
    def spans(self) -> tuple[tuple[Step, int, int], ...]:
        """Steps with the part of `stepwise` that holds their practices."""
        ends = list(accumulate(len(step.ids) for step in self.steps))
        return tuple((step, end - len(step.ids), end) for step, end in zip(self.steps, ends, strict=True))

    @cached_property
    def stepwise(self) -> tuple[str, ...]:
        """Practice ids in the order of the steps."""
        return tuple(name for step in self.steps for name in step.ids)

    @cached_property
    def area_of(self) -> dict[str, AreaRule]:
        """The area of every practice id."""
        return {practice.id: area for area in self.areas for practice in area.practices}

    def decoded(self, letters: str) -> dict[str, str]:
        """Practice id → degree from one letter per practice (`model.terms.LETTERS`); unanswered ones are left out."""
        pairs = zip(self.practices, letters, strict=False)
        return {practice: DEGREES[letter] for practice, letter in pairs if letter in DEGREES}

    @property
    def top(self) -> int:
        """The highest level."""
        return self.levels[-1].level

    def level_name(self, level: int) -> str:
        """Name of a level; 未达标 for 0."""
        return "未达标" if level == 0 else self.levels[level - 1].name

    def stars(self, level: int) -> int | None:
        """Stars of a level: None for a track without stars, 0 below the first level of one with stars."""
        if self.levels[0].stars is None:
            return None
        return 0 if level == 0 else self.levels[level - 1].stars

    def to_plain(self) -> list[Any]:
        """JSON-ready form; `from_plain` reads it back."""
        return [self.id, self.track, self.sha256, self.out_of_count_percent, self.levels, self.areas]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> Ruleset:
        """Inverse of `to_plain` after a trip through JSON."""
        levels = tuple(LevelNumbers(*row) for row in plain[4])
        areas = tuple(
            AreaRule(name[0], name[1], name[2], tuple(PracticeRule(*row) for row in name[3])) for name in plain[5]
        )
        return cls(plain[0], plain[1], plain[2], plain[3], levels, areas)


def canonical_sha256(guideline: FullGuideline) -> str:
    """SHA-256 over the guideline's data as JSON: keys sorted, no blanks, UTF-8; comments and layout do not count."""
    data = guideline.model_dump(mode="json")
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def compile_ruleset(guideline: FullGuideline) -> Ruleset:
    """Boil a complete guideline down; areas come in the order of the domains."""
    areas = tuple(
        AreaRule(
            area.id,
            area.name,
            area.essential,
            tuple(
                PracticeRule(p.id, p.level, p.weight, p.key, p.effort, p.na, text_digest(p.text))
                for p in area.practices
            ),
        )
        for area in guideline.areas
    )
    head = guideline.head
    levels = tuple(LevelNumbers(r.level, r.name, r.stars, r.threshold, r.lagging_percent) for r in head.levels)
    return Ruleset(head.guideline, head.track, canonical_sha256(guideline), head.out_of_count_percent, levels, areas)


def text_digest(text: str) -> str:
    """What a ruleset keeps of the wording of a practice."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
