"""The part of a guideline that scoring needs; quick to store, load and share between processes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from xingji.model.terms import DEGREES, POINTS

if TYPE_CHECKING:
    from xingji.model.guideline import FullGuideline, Practice

KEY_MINIMUM = 80
"""A key practice counts as met from `mostly` on."""
ATTACK = "ATT&CK ICS"
"""The framework of `refs` whose ids are mitigations of attack techniques."""


class PracticeRule(NamedTuple):
    """The numbers of one practice.

    `text_digest` tells whether its wording changed between editions, `profile_digests` are those of what it is called
    in single profiles; `needs` are practices that come first; `risk` is the number of attack techniques that it stands
    against (docs/scoring.md, the plan).
    """

    id: str
    level: int
    weight: int
    key: bool
    effort: int
    na: bool
    text_digest: str
    needs: tuple[str, ...] = ()
    risk: int = 0
    profile_digests: tuple[str, ...] = ()

    def is_worded(self, text: str) -> bool:
        """Whether this is its text, in general or for some profile."""
        return text_digest(text) in (self.text_digest, *self.profile_digests)


class AreaRule(NamedTuple):
    """One process area with its practices in the guideline's order."""

    id: str
    name: str
    essential: bool
    practices: tuple[PracticeRule, ...]

    def at_level(self, level: int) -> list[PracticeRule]:
        """The practices asked from exactly this level on."""
        return [practice for practice in self.practices if practice.level == level]


class DomainRule(NamedTuple):
    """One domain (能力域); its areas are neighbours in the ruleset."""

    id: str
    name: str
    areas: tuple[str, ...]


class LevelNumbers(NamedTuple):
    """One level: its name, stars (None for the platform track) and the percentages of docs/scoring.md.

    `out_of_count_percent`: how much of the level's weight may be not applicable.
    """

    level: int
    name: str
    stars: int | None
    threshold: int
    floor: int
    out_of_count_percent: int


class Tally(NamedTuple):
    """Sums of one area at one level in percent × weight; `satisfied` (lines 1 and 2) counts for the profile only."""

    earned: int
    possible: int
    keys_met: bool
    satisfied: bool


class Step:
    """One area at one level. Remembers its tallies: few practices have few combinations of degrees."""

    __slots__ = ("ids", "known", "practices", "rule")

    def __init__(self, practices: tuple[PracticeRule, ...], rule: LevelNumbers) -> None:
        self.practices = practices
        self.rule = rule
        self.ids = tuple([practice.id for practice in practices])
        self.known: dict[tuple[str | None, ...], Tally] = {}

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
        return Tally(earned, possible, keys_met, keys_met and earned * 100 >= self.rule.threshold * possible)


class LevelForm(NamedTuple):
    """A level over the whole guideline: the steps of all areas with their part of `ids`, the areas of each domain.

    `domains` are the first area and the one behind the last of each domain, as places in `spans`.
    """

    rule: LevelNumbers
    ids: tuple[str, ...]
    spans: tuple[tuple[Step, int, int], ...]
    domains: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Ruleset:
    """Everything about a guideline that decides levels; `sha256` is the digest of the whole canonical guideline."""

    id: str
    track: str
    sha256: str
    out_of_count_percent: int
    levels: tuple[LevelNumbers, ...]
    domains: tuple[DomainRule, ...]
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
    def forms(self) -> tuple[LevelForm, ...]:
        """Every level over all areas, for the loops that run over thousands of assessments."""
        ends = list(accumulate(len(domain.areas) for domain in self.domains))
        domains = tuple((end - len(domain.areas), end) for domain, end in zip(self.domains, ends, strict=True))
        return tuple(self._form(rule, domains) for rule in self.levels)

    def _form(self, rule: LevelNumbers, domains: tuple[tuple[int, int], ...]) -> LevelForm:
        steps = [Step(tuple(area.at_level(rule.level)), rule) for area in self.areas]
        ends = list(accumulate(len(step.ids) for step in steps))
        spans = tuple((step, end - len(step.ids), end) for step, end in zip(steps, ends, strict=True))
        return LevelForm(rule, tuple(name for step in steps for name in step.ids), spans, domains)

    @cached_property
    def area_of(self) -> dict[str, AreaRule]:
        """The area of every practice id."""
        return {practice.id: area for area in self.areas for practice in area.practices}

    @cached_property
    def domain_of(self) -> dict[str, DomainRule]:
        """Every domain by its id."""
        return {domain.id: domain for domain in self.domains}

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
        return [self.id, self.track, self.sha256, self.out_of_count_percent, self.levels, self.domains, self.areas]

    @classmethod
    def from_plain(cls, plain: list[Any]) -> Ruleset:
        """Inverse of `to_plain` after a trip through JSON."""
        levels = tuple(LevelNumbers(*row) for row in plain[4])
        domains = tuple(DomainRule(row[0], row[1], tuple(row[2])) for row in plain[5])
        areas = tuple(AreaRule(row[0], row[1], row[2], tuple(map(_practice_rule, row[3]))) for row in plain[6])
        return cls(plain[0], plain[1], plain[2], plain[3], levels, domains, areas)


def _practice_rule(plain: list[Any]) -> PracticeRule:
    name, level, weight, key, effort, na, digest, needs, risk, digests = plain
    return PracticeRule(name, level, weight, key, effort, na, digest, tuple(needs), risk, tuple(digests))


def canonical_sha256(guideline: FullGuideline) -> str:
    """SHA-256 over the guideline's data as JSON: keys sorted, no blanks, UTF-8; comments and layout do not count."""
    data = guideline.model_dump(mode="json")
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def compile_ruleset(guideline: FullGuideline, stands_against: Mapping[str, Collection[str]]) -> Ruleset:
    """Boil a complete guideline down; areas come in the order of the domains.

    `stands_against`: mitigation of ATT&CK for ICS → techniques (scoring/crosswalk/attack-ics.json).
    """
    areas = tuple(
        AreaRule(area.id, area.name, area.essential, tuple(_rule_of(p, stands_against) for p in area.practices))
        for area in guideline.areas
    )
    head = guideline.head
    levels = tuple(
        LevelNumbers(r.level, r.name, r.stars, r.threshold, r.floor, r.out_of_count_percent) for r in head.levels
    )
    domains = tuple(DomainRule(domain.id, domain.name, tuple(domain.areas)) for domain in head.domains)
    digest, out = canonical_sha256(guideline), head.out_of_count_percent
    return Ruleset(head.guideline, head.track, digest, out, levels, domains, areas)


def _rule_of(practice: Practice, stands_against: Mapping[str, Collection[str]]) -> PracticeRule:
    p, mitigations = practice, practice.refs.get(ATTACK, [])
    risk = len({technique for name in mitigations for technique in stands_against.get(name, ())})
    digests = tuple(text_digest(own.text) for own in p.profiles.values() if own.text)
    needs, digest = tuple(p.needs), text_digest(p.text)
    return PracticeRule(p.id, p.level, p.weight, p.key, p.effort, p.na, digest, needs, risk, digests)


def text_digest(text: str) -> str:
    """What a ruleset keeps of the wording of a practice."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
