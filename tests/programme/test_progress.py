"""How far a year has come, counted from rows."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.programme.rows import DAY, dossier, finding, track, years
from xingji.programme.dossier_row import DossierRow
from xingji.programme.permissions import Assignment, Assignments
from xingji.programme.progress import STEPS, by_city, overdue, reached, total, workloads

ASSESSED = {"present": ["self-assessment"], "verified_on": "", "institution": ""}
DECIDED = {"decided_on": "2023-11-21", "level": 1}


def steps(row: DossierRow, day: date = DAY) -> list[str]:
    return [step for step in STEPS if step in reached(row, day)]


def test_a_registered_enterprise_has_no_track_yet() -> None:
    assert steps(dossier(1)) == ["registered"]


def test_two_tracks_count_when_both_are_done_and_one_visit_is_enough() -> None:
    row = dossier(1, track(**DECIDED, visited_on="2023-10-20"), track(track="platform", **ASSESSED))
    assert steps(row) == ["registered", "assessed", "visited"]


def test_what_is_dated_later_has_not_happened_yet() -> None:
    row = dossier(1, track(findings=[finding("2023-09-10", answered="2023-09-01")], **DECIDED))
    assert steps(row, date(2023, 7, 11)) == ["registered"]
    assert steps(row, date(2023, 8, 31)) == ["registered", "assessed", "verified"]
    assert steps(row, date(2023, 9, 1)) == ["registered", "assessed", "verified", "rectified"]
    assert steps(row) == ["registered", "assessed", "verified", "rectified", "decided"]


def test_one_unanswered_finding_keeps_a_dossier_from_being_rectified() -> None:
    open_still = [finding("2023-09-10", answered="2023-09-01"), finding("2023-12-10")]
    assert "rectified" not in reached(dossier(1, track(findings=open_still)), DAY)


def test_overdue_the_longest_first() -> None:
    rows = [
        dossier(1, track(findings=[finding("2023-09-10"), finding("2023-12-10")])),
        dossier(2, track(findings=[finding("2023-08-20")], agency="nj-02")),
    ]
    assert [(late.agency, late.days) for late in overdue(rows, DAY)] == [("nj-02", 102), ("nj-01", 81)]


def test_cities_with_a_target_are_listed_without_dossiers() -> None:
    rows = [dossier(1, track()), dossier(2), dossier(3, track(), errors=2)]
    cities = by_city(rows, {"nanjing": 8, "suzhou": None, "wuxi": 3}, DAY)
    assert [(city.city, city.steps["registered"], city.coverage) for city in cities] == [
        ("nanjing", 3, 25.0),
        ("suzhou", 0, None),
        ("wuxi", 0, 0.0),
    ]
    assert (total(cities).target, total(cities).steps["assessed"], total(cities).faulty) == (11, 2, 1)


def test_what_waits_for_a_visit_until_somebody_has_seen_it() -> None:
    seen_two_of_three = track(
        first_pending=3, pending=["PA01.1.1"], verified_on="2023-08-12", visited_on="2023-10-20", present=["onsite"]
    )
    rows = [dossier(1, seen_two_of_three), dossier(2, track(first_pending=2, pending=["PA01.1.1", "PA01.2.1"]))]
    days = [date(2023, 8, 11), date(2023, 8, 12), date(2023, 10, 19), date(2023, 10, 20)]
    assert [seen_two_of_three.waiting(day) for day in days] == [0, 3, 3, 1]
    assert total(by_city(rows, {}, days[-1])).pending == 3


def test_workloads_by_institution() -> None:
    rows = [dossier(1, track()), dossier(2, track(**ASSESSED)), dossier(3), dossier(4, track(), city="suzhou")]
    assigned = Assignments(
        [
            Assignment("inst-01", "verification", ["nanjing"], []),
            Assignment("inst-02", "onsite", [], [rows[0].uscc, rows[3].uscc]),
        ]
    )
    found = workloads(rows, assigned, DAY, [rows[0].uscc])
    assert [tuple(load) for load in found] == [("inst-01", "verification", 2, 1), ("inst-02", "onsite", 1, 0)]


@given(years(), st.integers(0, 400))
def test_steps_are_never_more_than_registered(rows: list[DossierRow], shift: int) -> None:
    cities = by_city(rows, {}, date(2023, 6, 1) + timedelta(days=shift))
    assert total(cities).steps["registered"] == len(rows)
    assert all(count <= city.steps["registered"] for city in cities for count in city.steps.values())
