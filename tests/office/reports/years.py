"""Years for the annual report: full and public, large, small and empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from tests.office.reports.cases import guideline
from tests.places import SAMPLE
from tests.programme.rows import decided, dossier, track
from xingji.model.edition import Edition
from xingji.office.reports.year.report import YearFigures
from xingji.programme.dossier_row import DossierRow
from xingji.programme.figures import figures
from xingji.programme.public_figures import public
from xingji.programme.ranking import AgencyHead
from xingji.store.guidelines import ruleset_of
from xingji.store.reference import reference

DAY = date(2023, 11, 30)
TARGETS = {"nanjing": 40, "suzhou": 20, "wuxi": None, "xuzhou": 5}
AGENCIES = [AgencyHead("nanjing", "nj-01", "示例机构甲", 40), AgencyHead("suzhou", "nj-02", "示例机构乙", None)]
_RULES = {"ics-2023": ruleset_of(guideline())}
_MET = "m" * 40


def large() -> list[DossierRow]:
    """Enough enterprises that some counts may be shown, in three cities."""
    found = []
    for number in range(48):
        city = ("nanjing", "nanjing", "suzhou", "wuxi")[number % 4]
        level = (1, 1, 2, 2, 3, 0)[number % 6]
        made = decided(level, min(level, number % 2), answers=_MET, first=max(level - 1, 0), verified=level)
        found.append(dossier(number, made, city=city, industry=("34", "26")[number % 2]))
    return found


def small() -> list[DossierRow]:
    """Three enterprises, none of which may show."""
    return [dossier(number, decided(number, answers=_MET)) for number in range(3)]


def year(rows: Sequence[DossierRow], *, internal: bool, sample: bool = True, known: bool = True) -> YearFigures:
    """The figures of these rows; without what is `known` there are no targets, agencies and guidelines."""
    edition = Edition.model_validate(
        {"edition": 2023, "sample": sample, "title": "示例年度", "document": {"number": None, "verified": False}}
    )
    full = figures(rows, TARGETS if known else {}, _RULES if known else {}, agencies=AGENCIES if known else [], day=DAY)
    return YearFigures(edition, reference(SAMPLE), full if internal else public(full), [guideline()] if known else [])


YEARS: dict[str, Callable[[], YearFigures]] = {
    "large-internal": lambda: year(large(), internal=True),
    "large-public": lambda: year(large(), internal=False),
    "small-internal": lambda: year(small(), internal=True),
    "small-public": lambda: year(small(), internal=False),
    "undecided": lambda: year([dossier(number, track(answers=_MET)) for number in range(9)], internal=False),
    "empty": lambda: year([], internal=False),
    "unknown": lambda: year([], internal=False, known=False),
}
