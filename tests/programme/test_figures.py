"""The figures of a year, in full and as they may leave the office."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given

from tests.programme.rows import DAY, decided, dossier, ruleset, track, years
from xingji.programme.disclosure_control import HIDDEN, is_small
from xingji.programme.dossier_row import DossierRow
from xingji.programme.figure_tables import Figures
from xingji.programme.figures import figures
from xingji.programme.public_figures import public
from xingji.programme.ranking import AgencyHead

RULES = {"ics-2023": ruleset()}
HEADS = [AgencyHead("nanjing", "nj-01", "示例机构", 3)]


def of(rows: list[DossierRow], targets: dict[str, int | None] | None = None) -> Figures:
    return figures(rows, targets or {}, RULES, agencies=HEADS, day=DAY)


ROWS = [
    dossier(1, decided(0), industry="26"),
    dossier(2, decided(1)),
    dossier(3, decided(2, before=1, first=1, verified=2)),
    dossier(4, decided(1, before=1), city="suzhou"),
    dossier(5, decided(3, withdrawn="2023-11-30")),
    dossier(6, decided(3, before=0, withdrawn="2023-12-01")),
    dossier(7, track(), city="suzhou"),
    dossier(8),
]


def test_head() -> None:
    found = of(ROWS)
    assert (found["edition"], found["on"], found["small_groups"]) == ("2023", "2023-11-30", None)
    assert found["guidelines"] == [{"guideline": "ics-2023", "sha256": "0" * 64}]
    assert found["counts"] == {"dossiers": 7, "withdrawn": 1}


def test_coverage() -> None:
    found = of(ROWS, {"nanjing": 8, "wuxi": 10, "suzhou": None})["coverage"]
    assert found["cities"] == [
        {"city": "nanjing", "assessed": 5, "target": 8, "percent": 62.5},
        {"city": "suzhou", "assessed": 2, "target": None, "percent": None},
        {"city": "wuxi", "assessed": 0, "target": 10, "percent": 0.0},
    ]
    assert found["total"] == {"assessed": 7, "target": None, "percent": None}
    assert of(ROWS, {"nanjing": 8, "suzhou": 2})["coverage"]["total"]["percent"] == 70.0


def test_levels() -> None:
    (found,) = of(ROWS)["levels"]
    assert (found["track"], found["columns"], found["counts"], found["total"]) == ("ics", [0, 1, 2, 3], [1, 2, 1, 1], 5)
    assert found["cities"] == [
        {"city": "nanjing", "counts": [1, 1, 1, 1], "total": 4},
        {"city": "suzhou", "counts": [0, 1, 0, 0], "total": 1},
    ]
    assert found["industries"] == [
        {"industry": "26", "counts": [1, 0, 0, 0], "total": 1},
        {"industry": "34", "counts": [0, 2, 1, 1], "total": 4},
    ]


def test_results_and_rises() -> None:
    found = of(ROWS)
    assert found["results"] == [{"track": "ics", "new": 2, "raised": 1, "kept": 1, "not_reached": 1, "total": 5}]
    before, first = found["rises"]
    assert before == {
        **{"track": "ics", "from": "before", "to": "decided"},
        **{"down": 0, "same": 2, "up1": 2, "up2": 0, "up3": 1, "total": 5, "mean": 1.0},
    }
    assert (first["from"], first["to"], first["total"], first["same"], first["up1"]) == ("first", "verified", 7, 6, 1)


def test_practices_missed() -> None:
    rows = [
        dossier(1, track(verified=1, answers="mmu-")),
        dossier(2, track(verified=0, answers="mhu-")),
        dossier(3, track(verified=2, answers="mmmn")),
        dossier(4, track(verified=1, answers="mmmm", changes={"PA01.2.1": "partly"})),
        dossier(5, track(verified=1, answers="uuuu", guideline="ics-2022")),
        dossier(6, track(verified=1, answers="uuuu", present=["self-assessment"])),
    ]
    (found,) = of(rows)["missed"]
    assert (found["guideline"], found["verified"]) == ("ics-2023", 4)
    assert [(row["practice"], row["missed"], row["percent"]) for row in found["practices"]] == [
        ("PA01.2.1", 2, 50.0),
        ("PA01.1.2", 1, 25.0),
    ]
    assert found["practices"][0] | {"missed": 0} == {
        **{"practice": "PA01.2.1", "area": "PA01", "area_name": "控制设备安全", "level": 2, "missed": 0},
        "percent": 50.0,
    }


def test_what_waits_for_a_visit() -> None:
    rows = [
        dossier(1, track(pending=["PA01.1.1", "PA01.2.1"])),
        dossier(2, track(pending=["PA01.1.1"])),
        dossier(3, track(first_pending=4)),
        dossier(4, track(present=["self-assessment"], first=None, verified=None)),
    ]
    assert of(rows)["visits"] == [{"track": "ics", "verified": 3, "waiting": 2, "practices": 3}]


def test_public_hides_few_that_wait_and_few_that_do_not() -> None:
    def shown(waiting: int, others: int) -> list[object]:
        left = [["PA01.1.1", "PA01.2.1"]] * waiting + [[]] * others
        rows = [dossier(n, track(pending=names)) for n, names in enumerate(left)]
        (found,) = public(of(rows))["visits"]
        return [found["verified"], found["waiting"], found["practices"]]

    assert shown(5, 5) == [10, 5, 10]
    assert shown(0, 5) == [5, 0, 0]
    assert shown(9, 0) == [9, HIDDEN, HIDDEN]
    assert shown(4, 5) == shown(5, 4) == [9, HIDDEN, HIDDEN]
    assert shown(3, 1) == [HIDDEN] * 3


def test_an_empty_year() -> None:
    found = figures([], {}, {}, day=DAY)
    assert [found["levels"], found["results"], found["rises"], found["missed"], found["visits"]] == [[]] * 5
    assert found["agencies"] == []
    assert public(found)["counts"] == {"dossiers": 0, "withdrawn": 0}


def test_public_hides_what_is_small() -> None:
    rows = [dossier(n, decided(1), agency="nj-01") for n in range(20)]
    rows += [dossier(n, decided(2, agency="nj-02"), city="suzhou") for n in range(20, 23)]
    found = public(of(rows, {"nanjing": 20, "suzhou": 10}))
    assert found["small_groups"] == {"below": 5, "mark": HIDDEN}
    assert [row["assessed"] for row in found["coverage"]["cities"]] == [HIDDEN, HIDDEN]
    assert [row["percent"] for row in found["coverage"]["cities"]] == [HIDDEN, HIDDEN]
    assert found["coverage"]["total"] == {"assessed": 23, "target": 30, "percent": 76.7}
    few = next(row for row in found["agencies"] if row["agency"] == "nj-02")
    assert [key for key, value in few.items() if value != HIDDEN] == ["city", "agency", "name", "capacity"]


def test_public_hides_practices_that_few_lack() -> None:
    rows = [dossier(n, track(answers="mmuu" if n < 6 else "muuu")) for n in range(8)]
    (found,) = public(of(rows))["missed"]
    assert [row["practice"] for row in found["practices"]] == ["PA01.2.1"]
    (few,) = public(of(rows[:4]))["missed"]
    assert (few["verified"], few["practices"]) == (HIDDEN, [])


def test_public_keeps_what_is_large() -> None:
    rows = [dossier(n, decided(1)) for n in range(50)]
    full = of(rows, {"nanjing": 60})
    assert {**public(full), "small_groups": None} == full


def counts(value: Any, key: str = "") -> Iterator[int]:
    """Every count of enterprises or findings in the figures."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from counts(inner, name)
    elif isinstance(value, list) and key != "columns":
        for inner in value:
            yield from counts(inner, key)
    elif isinstance(value, int) and key not in {"below", "level", "target", "capacity"}:
        yield value


@given(years())
def test_public_shows_no_small_count(rows: list[DossierRow]) -> None:
    shown = public(of(rows, {"nanjing": 20}))
    assert not [count for count in counts(shown) if is_small(count)]
    for levels, result, rise in zip(shown["levels"], shown["results"], shown["rises"], strict=False):
        assert (levels["total"] == HIDDEN) is (result["total"] == HIDDEN) is (rise["total"] == HIDDEN)
        assert result["not_reached"] in (HIDDEN, levels["counts"][0])
        assert levels["counts"][0] != HIDDEN or result["not_reached"] == HIDDEN


@given(years())
def test_nobody_is_named_and_order_does_not_matter(rows: list[DossierRow]) -> None:
    text = json.dumps(of(rows), ensure_ascii=False)
    assert json.dumps(of(rows[::-1]), ensure_ascii=False) == text
    assert "示例企业" not in text
    assert not [row for row in rows if row.uscc in text]
