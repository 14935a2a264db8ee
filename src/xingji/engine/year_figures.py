"""The figures of an edition, as the office or as the public may see them."""

from __future__ import annotations

from datetime import date

from xingji.engine.survey import Year
from xingji.programme.figure_tables import Figures
from xingji.programme.figures import figures
from xingji.programme.public_figures import public


def year_figures(year: Year, on: date, *, internal: bool) -> Figures:
    """The figures as they stand on a day, small groups hidden unless for the office."""
    full = figures(year.rows, year.targets, year.rulesets(), agencies=year.agencies, day=on)
    return {**(full if internal else public(full)), "edition": year.path.name, "sample": year.edition.sample}
