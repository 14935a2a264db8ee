"""Until when a document may be written: phases, deadlines, grace, extensions, days that nobody knows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xingji.model.edition import Edition
from xingji.programme.calendar import admission, spans

OURS, OTHER = "91320115MA0YKB2C8G", "91320205MA0YB1TY85"
PHASES: list[dict[str, Any]] = [
    {"id": "a", "name": "甲", "opens": "2023-06-01", "closes": "2023-06-16", "documents": ["agencies"]},
    {"id": "b", "name": "乙", "opens": "2023-06-17", "closes": "2023-07-30", "documents": ["self-assessment", "cloud"]},
    {"id": "c", "name": "丙", "opens": "2023-08-01", "closes": "2023-09-30", "documents": ["verification"]},
    {"id": "d", "name": "丁", "opens": "2023-10-10", "closes": "2023-11-20", "documents": ["verification", "onsite"]},
    {
        "id": "e",
        "name": "戊",
        "opens": "2023-11-21",
        "closes": "2023-11-30",
        "documents": ["decision"],
        "grace_days": 2,
    },
    {"id": "f", "name": "己", "documents": ["awards"]},
]
DEADLINES: list[dict[str, Any]] = [
    {"id": "table", "date": "2023-06-19", "name": "汇总表", "for": ["city"], "documents": ["agencies"]},
    {"id": "early", "date": "2023-07-01", "name": "早于阶段", "for": ["agency"], "documents": ["cloud"]},
    {"id": "form", "date": "2023-07-30", "name": "自评估", "for": ["agency"], "documents": ["self-assessment"]},
    {"id": "later", "name": "未公布", "for": ["agency"], "documents": ["onsite"]},
]
GRANTED = {"reason": "示例", "granted_by": "sample-province"}
EXTENSIONS: list[dict[str, Any]] = [
    {"deadline": "form", "city": "suzhou", "until": "2023-08-05", **GRANTED},
    {"deadline": "form", "uscc": OURS, "until": "2023-08-10", **GRANTED},
]


def edition(**more: Any) -> Edition:
    head = {"edition": 2023, "sample": True, "title": "示例", "document": {"verified": False}}
    parts = {"phases": PHASES, "deadlines": DEADLINES, "extensions": EXTENSIONS}
    return Edition.model_validate({**head, **parts, **more})


@pytest.mark.parametrize(
    ("kind", "day", "verdict", "closes"),
    [
        ("agencies", "2023-05-31", "early", "2023-06-19"),
        ("agencies", "2023-06-01", "open", "2023-06-19"),
        ("agencies", "2023-06-19", "open", "2023-06-19"),
        ("agencies", "2023-06-20", "late", "2023-06-19"),
        ("cloud", "2023-07-30", "open", "2023-07-30"),
        ("cloud", "2023-07-31", "late", "2023-07-30"),
        ("verification", "2023-09-30", "open", "2023-09-30"),
        ("verification", "2023-10-01", "early", "2023-11-20"),
        ("verification", "2023-11-20", "open", "2023-11-20"),
        ("onsite", "2023-11-21", "late", "2023-11-20"),
        ("decision", "2023-12-02", "open", "2023-12-02"),
        ("decision", "2023-12-03", "late", "2023-12-02"),
        ("awards", "2023-12-31", "open", "2023-12-31"),
    ],
)
def test_window_of_a_document(kind: str, day: str, verdict: str, closes: str) -> None:
    found = admission(edition(), kind, date.fromisoformat(day))
    assert (found.verdict, str(found.closes)) == (verdict, closes)


@pytest.mark.parametrize(
    ("city", "uscc", "last"),
    [
        ("nanjing", OTHER, "2023-07-30"),
        ("suzhou", OTHER, "2023-08-05"),
        ("nanjing", OURS, "2023-08-10"),
        ("suzhou", OURS, "2023-08-10"),
    ],
)
def test_an_extension_is_for_one_city_or_one_enterprise(city: str, uscc: str, last: str) -> None:
    until = date.fromisoformat(last)
    verdicts = [
        admission(edition(), "self-assessment", until + timedelta(days=shift), city=city, uscc=uscc).verdict
        for shift in (0, 1)
    ]
    assert verdicts == ["open", "late"]


def test_what_no_phase_names_is_unplanned() -> None:
    assert admission(edition(), "rectification", date(2023, 9, 1)).verdict == "unplanned"


def test_unknown_days_stay_unknown() -> None:
    phases = [{"id": "a", "name": "甲", "documents": ["agencies"]}, {"id": "b", "name": "乙", "documents": ["cloud"]}]
    year = edition(phases=phases, extensions=[])
    assert spans(year) == []
    assert admission(year, "agencies", date(2023, 6, 1)).verdict == "unknown"


@given(st.dates(date(2023, 1, 1), date(2023, 12, 31)), st.sampled_from(["agencies", "self-assessment", "decision"]))
def test_later_extensions_never_close_a_door(day: date, kind: str) -> None:
    """Whoever may hand in without an extension may do so with one."""
    if admission(edition(extensions=[]), kind, day, city="suzhou", uscc=OURS).verdict == "open":
        assert admission(edition(), kind, day, city="suzhou", uscc=OURS).verdict == "open"
