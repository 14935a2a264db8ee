"""Assessments with much that is not applicable, each with what the check says of the bounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from xingji.messages.catalogue import fill, message
from xingji.model.finding import Fault
from xingji.model.quick import QuickAssessment
from xingji.publish.site import Site
from xingji.rules.assessment import essential_areas_count, little_of_a_level_out_of_count, little_out_of_count
from xingji.scoring.ruleset import Ruleset
from xingji.scoring.score import NOT_APPLICABLE

_RULES = (essential_areas_count, little_of_a_level_out_of_count, little_out_of_count)


def bound_cases(site: Site) -> list[dict[str, Any]]:
    """By track: degrees and the sentences of XJ326, XJ325 and XJ339."""
    dice = Random(20231122)  # noqa: S311  the same cases every time
    return [
        {"track": guide.full.head.track, "degrees": degrees, "told": sorted(_told(degrees, guide.ruleset))}
        for guide in site.guides
        for degrees in _cases(guide.ruleset, dice)
    ]


def _cases(ruleset: Ruleset, dice: Random) -> Iterator[dict[str, str]]:
    """Nothing, all, single areas and levels, and shares around the bound."""
    every = dict.fromkeys(ruleset.practices, "met")
    yield every
    yield dict.fromkeys(ruleset.practices, NOT_APPLICABLE)
    for area in ruleset.areas[:4]:
        yield {**every, **dict.fromkeys((practice.id for practice in area.practices), NOT_APPLICABLE)}
    for rule in ruleset.levels:
        asked = [practice.id for practice in ruleset.practices.values() if practice.level == rule.level]
        for share in (10, rule.out_of_count_percent - 2, rule.out_of_count_percent, rule.out_of_count_percent + 5):
            yield {**every, **dict.fromkeys(dice.sample(asked, len(asked) * share // 100), NOT_APPLICABLE)}


def _told(degrees: dict[str, str], ruleset: Ruleset) -> Iterator[str]:
    out = [practice for practice, degree in degrees.items() if degree == NOT_APPLICABLE]
    document = QuickAssessment("", ruleset.id, "", date(2023, 7, 12), None, degrees, degrees, {}, out)
    for rule in _RULES:
        faults: list[Fault] = list(rule(document, ruleset))
        yield from (fill(message(fault.code).says.zh, fault.values) for fault in faults)
