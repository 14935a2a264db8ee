"""Phases, deadlines and states by date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from xingji.model.decision import AnnouncedList, Announcement, Objection
from xingji.model.edition import Edition
from xingji.programme.calendar import phase_on, spans, upcoming
from xingji.programme.publication import RECORD_STATES, Visibility, is_contested, list_of, record_state, visibility
from xingji.programme.track_state import TRACK_STATES, state_of

PHASES: list[dict[str, Any]] = [
    {"id": "one", "name": "组织动员", "opens": "2023-06-01", "closes": "2023-06-16"},
    {"id": "two", "name": "企业自评估", "opens": "2023-06-20", "closes": "2023-07-30"},
    {"id": "three", "name": "整改提升", "closes": "2023-09-30"},
    {"id": "four", "name": "工作总结"},
]
DEADLINES = [
    {"id": "later", "date": "2023-07-30", "name": "自评估", "for": ["enterprise"]},
    {"id": "sooner", "date": "2023-06-19", "name": "汇总表", "for": ["city"]},
]


def edition(phases: list[dict[str, Any]] = PHASES, **more: Any) -> Edition:
    head = {"edition": 2023, "sample": True, "title": "示例", "document": {"verified": False}}
    return Edition.model_validate({**head, "phases": phases, "deadlines": DEADLINES, **more})


@pytest.mark.parametrize(
    ("day", "when", "phase", "following"),
    [
        ("2023-05-31", "before", None, "one"),
        ("2023-06-01", "open", "one", "two"),
        ("2023-06-16", "open", "one", "two"),
        ("2023-06-17", "between", None, "two"),
        ("2023-07-30", "open", "two", "three"),
        ("2023-07-31", "open", "three", "four"),
        ("2023-10-01", "open", "four", None),
        ("2023-12-31", "open", "four", None),
        ("2024-01-01", "after", None, None),
    ],
)
def test_phase_of_a_day(day: str, when: str, phase: str | None, following: str | None) -> None:
    standing = phase_on(edition(), date.fromisoformat(day))
    assert standing.when == when
    assert (standing.phase.id if standing.phase else None) == phase
    assert (standing.following.id if standing.following else None) == following


def test_no_phases() -> None:
    assert phase_on(edition([]), date(2023, 7, 1)).when == "unscheduled"


def test_first_phase_without_beginning_starts_with_the_year() -> None:
    found = spans(edition([{"id": "a", "name": "甲"}, {"id": "b", "name": "乙", "opens": "2023-03-01"}]))
    assert [(span.opens, span.closes) for span in found] == [
        (date(2023, 1, 1), date(2023, 2, 28)),
        (date(2023, 3, 1), date(2023, 12, 31)),
    ]


def test_overlapping_phases_are_all_open() -> None:
    phases = [
        {"id": "a", "name": "甲", "opens": "2023-03-01", "closes": "2023-05-01"},
        {"id": "b", "name": "乙", "opens": "2023-04-01", "closes": "2023-06-01"},
    ]
    standing = phase_on(edition(phases), date(2023, 4, 15))
    assert [phase.id for phase in standing.phases] == ["a", "b"]
    assert standing.phase is standing.phases[1]


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        ("2023-06-01", ["sooner", "later"]),
        ("2023-06-19", ["sooner", "later"]),
        ("2023-06-20", ["later"]),
        ("2023-08-01", []),
    ],
)
def test_upcoming_deadlines(day: str, ids: list[str]) -> None:
    assert [deadline.id for deadline in upcoming(edition(), date.fromisoformat(day))] == ids


@pytest.mark.parametrize(
    ("present", "responses", "announced", "state"),
    [
        (set(), 0, False, "registered"),
        ({"self-assessment"}, 0, False, "assessed"),
        ({"self-assessment", "verification"}, 0, False, "verified"),
        ({"self-assessment", "verification", "rectification"}, 0, False, "verified"),
        ({"self-assessment", "verification", "rectification"}, 2, False, "rectified"),
        ({"self-assessment", "onsite"}, 0, False, "visited"),
        ({"self-assessment", "verification", "decision"}, 0, False, "decided"),
        ({"self-assessment", "verification", "decision"}, 0, True, "announced"),
        ({"self-assessment", "verification"}, 0, True, "verified"),
    ],
)
def test_state_of_a_track(present: set[str], responses: int, announced: bool, state: str) -> None:
    assert state_of(present, responses=responses, announced=announced).id == state


def listed(**more: Any) -> AnnouncedList:
    publicity = {"opens": "2023-11-22", "closes": "2023-11-29", "office": {"name": "示例处室"}}
    return AnnouncedList.model_validate({"tracks": ["ics"], "publicity": publicity, **more})


@pytest.mark.parametrize(
    ("day", "published_on", "seen"),
    [
        ("2023-11-21", "2023-11-30", "hidden"),
        ("2023-11-22", "2023-11-30", "publicity"),
        ("2023-11-29", "2023-11-30", "publicity"),
        ("2023-11-30", "2023-11-30", "published"),
        ("2024-05-01", None, "publicity"),
    ],
)
def test_visibility_of_a_list(day: str, published_on: str | None, seen: Visibility) -> None:
    assert visibility(listed(published_on=published_on), date.fromisoformat(day)) == seen


def test_a_list_without_dates_is_never_seen() -> None:
    assert visibility(AnnouncedList.model_validate({"tracks": ["ics"]}), date(2030, 1, 1)) == "hidden"


def test_list_of_a_track() -> None:
    announcement = Announcement(lists=[listed()])
    assert list_of(announcement, "ics") is announcement.lists[0]
    assert list_of(announcement, "platform") is None
    assert list_of(None, "ics") is None


@pytest.mark.parametrize(("upheld", "contested"), [("open", True), ("no", False), ("yes", False)])
def test_only_an_open_objection_contests(upheld: str, contested: bool) -> None:
    row = {"id": "Y01", "uscc": "91320115MA0YKB2C8G", "track": "ics", "received_on": "2023-11-23", "upheld": upheld}
    objections = [Objection.model_validate(row)]
    assert is_contested(objections, "91320115MA0YKB2C8G", "ics", date(2023, 11, 24)) is contested
    assert not is_contested(objections, "91320115MA0YKB2C8G", "ics", date(2023, 11, 22))
    assert not is_contested(objections, "91320115MA0YKB2C8G", "platform", date(2023, 11, 24))


@pytest.mark.parametrize(
    ("seen", "withdrawn", "contested", "superseded", "state"),
    [
        ("publicity", False, False, False, "publicity"),
        ("published", False, False, False, "published"),
        ("published", False, False, True, "superseded"),
        ("published", False, True, True, "objection"),
        ("published", True, True, True, "withdrawn"),
    ],
)
def test_record_state(seen: Visibility, withdrawn: bool, contested: bool, superseded: bool, state: str) -> None:
    assert record_state(seen, withdrawn=withdrawn, contested=contested, superseded=superseded).id == state


def test_states_are_described() -> None:
    assert [state.name for state in RECORD_STATES.values()] == ["公示中", "已公布", "异议核查中", "已提升", "已撤销"]
    meanings = [state.meaning for state in RECORD_STATES.values()] + [state.meaning for state in TRACK_STATES]
    assert all(meaning.endswith("。") for meaning in meanings)
