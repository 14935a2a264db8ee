"""The ranking of agencies: what is measured, and in which order."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from tests.programme.rows import DAY, dossier, finding, track, years
from xingji.programme.dossier_row import DossierRow
from xingji.programme.ranking import AgencyHead, Measures, measure, ranking, rounded

HEAD = AgencyHead("nanjing", "nj-01", "示例机构", 5)


def measures(agency: str, **given: Any) -> Measures:
    usual: dict[str, Any] = {
        "served": 3,
        "verified": 3,
        "rise": Fraction(1),
        "level_rise": Fraction(1),
        "checked": 10,
        "agreed": 8,
        "findings": 4,
        "overdue": 0,
        "late": 0,
    }
    return Measures("nanjing", agency, "", None, **{**usual, **given})


def ranks(*measured: Measures) -> list[tuple[int | None, str]]:
    return [(one.rank, one.measures.id) for one in ranking(measured, 3)]


def test_measures_of_an_agency() -> None:
    findings = [
        finding("2023-09-30"),
        finding("2023-09-30", answered="2023-10-02"),
        finding("2023-09-30", answered="2023-10-02", rechecked="2023-10-09", result="accepted"),
        finding("2023-09-30", answered="2023-09-02", rechecked="2023-10-09", result="accepted"),
        finding("2023-12-30"),
    ]
    rows = [
        dossier(1, track(first_index=100, verified_index=150, verified=2, before=1, findings=findings)),
        dossier(2, track(first_index=100, verified_index=125, verified=1, before=0, checked=20, agreed=20)),
        dossier(3, track(present=["self-assessment"], verified=None, checked=0, agreed=0)),
        dossier(4, agency="nj-01"),
        dossier(5, track(agency="nj-02")),
        dossier(6, track(), city="suzhou"),
    ]
    found = measure(rows, [HEAD], DAY)
    assert [(one.city, one.id) for one in found] == [("nanjing", "nj-01"), ("nanjing", "nj-02"), ("suzhou", "nj-01")]
    assert found[0].to_plain() == {
        "city": "nanjing",
        "agency": "nj-01",
        "name": "示例机构",
        "capacity": 5,
        "served": 4,
        "verified": 2,
        "mean_rise": 0.38,
        "mean_level_rise": 1.0,
        "agreement_percent": 96.7,
        "findings": 5,
        "overdue": 1,
        "overdue_percent": 20.0,
        "answered_late": 2,
    }


def test_an_agency_that_nobody_chose() -> None:
    (found,) = measure([], [HEAD], DAY)
    assert found.served == found.overdue_share.numerator == 0
    assert found.rise is found.agreement is None
    assert ranks(found) == [(None, "nj-01")]


def test_the_registration_stands_in_for_a_track_without_agency() -> None:
    (found,) = measure([dossier(1, track(agency=""), agency="nj-01")], [], DAY)
    assert (found.id, found.served, found.verified) == ("nj-01", 1, 1)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"overdue": 1, "findings": 10, "agreed": 0}, {"overdue": 1, "findings": 4}),
        ({"findings": 0}, {"overdue": 1}),
        ({"agreed": 9, "rise": Fraction(0)}, {"agreed": 8}),
        ({"agreed": 0}, {"checked": 0, "agreed": 0}),
        ({"rise": Fraction(2), "served": 3}, {"served": 9}),
        ({"rise": Fraction(-2)}, {"rise": None}),
        ({"served": 4}, {"served": 3}),
    ],
)
def test_order(better: dict[str, Any], worse: dict[str, Any]) -> None:
    assert ranks(measures("a", **worse), measures("b", **better)) == [(1, "b"), (2, "a")]


def test_equal_in_all_is_an_equal_rank() -> None:
    four = [measures("d", agreed=1), measures("c"), measures("b", checked=20, agreed=16), measures("a", agreed=9)]
    assert ranks(*four) == [(1, "a"), (2, "b"), (2, "c"), (4, "d")]


def test_too_few_served_get_no_rank() -> None:
    few = measures("a", served=2, agreed=10)
    assert ranks(few, measures("b")) == [(1, "b"), (None, "a")]


@given(years())
def test_everybody_is_listed_once(rows: list[DossierRow]) -> None:
    measured = measure(rows, [HEAD], DAY)
    listed = ranking(reversed(measured), 3)
    assert sorted(one.measures.id + one.measures.city for one in listed) == sorted(
        one.id + one.city for one in measured
    )
    assert listed == ranking(measured, 3)
    assert sum(one.served for one in measured) == len(rows)
    given_ranks = [one.rank for one in listed if one.rank]
    assert given_ranks == sorted(given_ranks)


@pytest.mark.parametrize(("value", "shown"), [("0.125", 0.13), ("-0.125", -0.12), ("1/3", 0.33), ("0.995", 1.0)])
def test_half_up(value: str, shown: float) -> None:
    assert rounded(Fraction(value), 2) == shown
