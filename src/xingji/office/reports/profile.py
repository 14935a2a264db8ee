"""Levels per domain: what the profile's chart and its table show."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from xingji.model.guideline import FullGuideline
from xingji.programme.ranking import rounded
from xingji.scoring.score import AreaResult, Result

FEWEST_DOMAINS = 4
"""A guideline with fewer domains is shown by area: two bars are no profile."""


class Group(NamedTuple):
    """A domain, or an area that stands for itself."""

    name: str
    areas: tuple[str, ...]


class Standing(NamedTuple):
    """A group's areas in the count: how many, mean level now and as claimed (one decimal), lowest, below the target.

    Without any the levels are None.
    """

    name: str
    counted: int
    mean: float | None
    claimed: float | None
    lowest: int | None
    below: int


def by_area(guideline: FullGuideline) -> bool:
    """Whether the profile goes by area."""
    return len(guideline.head.domains) < FEWEST_DOMAINS


def groups(guideline: FullGuideline) -> list[Group]:
    """Domains, or areas where there are few domains."""
    if by_area(guideline):
        return [Group(area.name, (area.id,)) for area in guideline.areas]
    return [Group(domain.name, tuple(domain.areas)) for domain in guideline.head.domains]


def profile(guideline: FullGuideline, now: Result, claimed: Result, target: int | None) -> list[Standing]:
    """Standing of every group in the guideline's order; `target` None counts what is below the top."""
    goal = target or guideline.head.levels[-1].level
    rows = []
    for group in groups(guideline):
        levels = _levels(now.areas, group)
        rows.append(
            Standing(
                name=group.name,
                counted=len(levels),
                mean=_mean(levels),
                claimed=_mean(_levels(claimed.areas, group)),
                lowest=min(levels, default=None),
                below=sum(level < goal for level in levels),
            )
        )
    return rows


def _levels(areas: Iterable[AreaResult], group: Group) -> list[int]:
    return [area.level for area in areas if area.in_count and area.id in group.areas]


def _mean(levels: list[int]) -> float | None:
    return rounded(Fraction(sum(levels), len(levels)), 1) if levels else None
