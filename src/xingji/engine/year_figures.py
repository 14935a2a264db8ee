"""The figures of an edition, as the office or as the public may see them."""

from __future__ import annotations

from datetime import date

from xingji.engine.checker import Checker
from xingji.engine.survey import Year, survey
from xingji.programme.figure_tables import Figures, PendingVisits
from xingji.programme.figures import figures
from xingji.programme.public_figures import public


def year_figures(year: Year, on: date, *, internal: bool) -> Figures:
    """The figures as they stand on a day, small groups hidden unless for the office."""
    full = figures(year.rows, year.targets, year.rulesets(), agencies=year.agencies, day=on)
    return {**(full if internal else public(full)), "edition": year.path.name, "sample": year.edition.sample}


def public_visits(checker: Checker, on: date) -> dict[int, list[PendingVisits]]:
    """Edition → what may be told of verified assessments that wait for a visit. The tree has no errors."""
    return {int(year): year_figures(survey(checker, year), on, internal=False)["visits"] for year in checker.years()}
