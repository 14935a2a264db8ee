"""The draw: repeatable by hand, fair, and the same whatever the order."""

from __future__ import annotations

import random
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.rows import dossier, track
from xingji.programme.dossier_row import DossierRow
from xingji.programme.sampling import best_ticket, draw, tickets

SEED = "shili-2023-0001"
TRACKS = st.builds(
    lambda claimed, first, checked, agreed, pending: track(
        claimed=claimed,
        first=first,
        checked=checked,
        agreed=min(checked, agreed),
        first_pending=min(checked, agreed, pending),
    ),
    st.one_of(st.none(), st.integers(0, 5)),
    st.one_of(st.none(), st.integers(0, 5)),
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(0, 40),
)


@st.composite
def populations(source: st.DrawFn) -> list[DossierRow]:
    numbers = source(st.lists(st.integers(0, 10_000), unique=True, max_size=40))
    cities = st.sampled_from(["nanjing", "suzhou"])
    return [dossier(number, *source(st.lists(TRACKS, max_size=2)), city=source(cities)) for number in numbers]


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({"claimed": 1, "first": 1, "checked": 10, "agreed": 10}, 1),
        ({"claimed": 3, "first": 1, "checked": 10, "agreed": 10}, 7),
        ({"claimed": 1, "first": 3, "checked": 10, "agreed": 10}, 1),
        ({"claimed": 1, "first": 1, "checked": 40, "agreed": 27}, 4),
        ({"claimed": 1, "first": 1, "checked": 3, "agreed": 0}, 11),
        ({"claimed": 5, "first": 0, "checked": 3, "agreed": 0}, 26),
        ({"claimed": 1, "first": 1, "checked": 40, "agreed": 40, "first_pending": 3}, 1),
        ({"claimed": 1, "first": 1, "checked": 40, "agreed": 40, "first_pending": 4}, 2),
        ({"claimed": 1, "first": 1, "checked": 40, "agreed": 36, "first_pending": 12}, 5),
        ({"claimed": 1, "first": 1, "checked": 19, "agreed": 10, "first_pending": 10}, 10),
        ({"claimed": 5, "first": 0, "checked": 7, "agreed": 7, "first_pending": 7}, 26),
        ({"claimed": None, "first": None, "checked": 0, "agreed": 0}, 1),
        ({"claimed": 2, "first": None, "checked": 0, "agreed": 0}, 7),
        ({"claimed": 4, "first": None, "checked": 0, "agreed": 0, "present": ["self-assessment"]}, 1),
    ],
)
def test_tickets(given: dict[str, Any], count: int) -> None:
    assert tickets(dossier(1, track(**given))) == count


def test_the_track_with_most_tickets_counts() -> None:
    assert tickets(dossier(1, track(claimed=1, agreed=10), track(claimed=3, agreed=10))) == 7


def test_neither_mending_nor_the_visit_changes_anything() -> None:
    assert tickets(dossier(1, track(verified=1))) == tickets(dossier(1, track(verified=2, verified_index=300)))
    waiting = track(first_pending=5, pending=["PA01.1.1"] * 5)
    assert tickets(dossier(1, waiting)) == tickets(dossier(1, waiting._replace(pending=[], visited_on="2023-10-20")))


@given(populations())
def test_tickets_are_from_1_to_26(rows: list[DossierRow]) -> None:
    assert all(1 <= tickets(row) <= 26 for row in rows)


def test_number_by_hand() -> None:
    numbers = [sha256(f"{SEED}|2023|91320000000000000001|{i}".encode()).hexdigest() for i in (1, 2, 3)]
    number, ticket = best_ticket(SEED, "2023", "91320000000000000001", 3)
    assert number == min(numbers)
    assert numbers[ticket - 1] == number


def test_draw_by_hand() -> None:
    rows = [dossier(number, track(claimed=1, agreed=10)) for number in range(1, 22)]
    key = [rows[3].uscc, "91320115MA0XXXXXXX"]
    city = draw(rows, SEED, 10, key).cities[0]
    assert (city.city, city.population, city.wanted, city.key) == ("nanjing", 21, 3, 1)
    free = [row.uscc for row in rows if row.uscc not in key]
    by_hand = sorted(free, key=lambda uscc: sha256(f"{SEED}|2023|{uscc}|1".encode()).hexdigest())[:3]
    assert [found.uscc for found in city.drawn] == by_hand
    assert [found.number for found in city.drawn] == [
        sha256(f"{SEED}|2023|{uscc}|1".encode()).hexdigest()[:12] for uscc in by_hand
    ]


def test_nobody_to_draw() -> None:
    unverified = dossier(1, track(present=["self-assessment"]))
    assert draw([unverified], SEED, 10, []).cities == []
    assert draw([], SEED, 10, []).codes == []
    key = dossier(2, track())
    city = draw([key], SEED, 10, [key.uscc]).cities[0]
    assert (city.wanted, city.key, city.drawn) == (1, 1, [])


@given(populations(), st.integers(0, 100), st.randoms(use_true_random=False), st.data())
def test_order_and_size(rows: list[DossierRow], percent: int, chance: random.Random, data: st.DataObject) -> None:
    key = data.draw(st.lists(st.sampled_from([row.uscc for row in rows]), max_size=5)) if rows else []
    drawn = draw(rows, SEED, percent, key)
    shuffled = rows.copy()
    chance.shuffle(shuffled)
    assert draw(shuffled, SEED, percent, key)[1:] == drawn[1:]
    for city in drawn.cities:
        verified = [row for row in rows if row.city == city.city and row.tracks]
        free = {row.uscc for row in verified} - set(key)
        assert city.population == len(verified) > 0
        assert city.wanted >= 1
        assert city.wanted * 100 >= percent * city.population > (city.wanted - 1) * 100 - 100 * (percent == 0)
        assert len(city.drawn) == min(city.wanted, len(free))
        assert {found.uscc for found in city.drawn} <= free


@given(populations())
def test_a_city_alone_draws_the_same(rows: list[DossierRow]) -> None:
    together = {city.city: city for city in draw(rows, SEED, 20, []).cities}
    for name, city in together.items():
        assert draw([row for row in rows if row.city == name], SEED, 20, []).cities == [city]


@given(st.integers(0, 10_000), st.integers(1, 25))
def test_more_tickets_never_hurt(number: int, count: int) -> None:
    uscc = f"9132{number:014}"
    assert best_ticket(SEED, "2023", uscc, count + 1)[0] <= best_ticket(SEED, "2023", uscc, count)[0]


@given(populations(), st.data())
def test_more_tickets_keep_a_place(rows: list[DossierRow], data: st.DataObject) -> None:
    before = draw(rows, SEED, 30, [])
    if not before.codes:
        return
    lucky = data.draw(st.sampled_from(before.codes))
    heavier = [
        row._replace(tracks=[*row.tracks, track(claimed=5, first=0, agreed=0)]) if row.uscc == lucky else row
        for row in rows
    ]
    assert lucky in draw(heavier, SEED, 30, []).codes


def test_four_tickets_win_four_times_in_five() -> None:
    one, four = dossier(1, track(claimed=1, agreed=10)), dossier(2, track(claimed=2, agreed=10))
    assert (tickets(one), tickets(four)) == (1, 4)
    wins = sum(draw([one, four], f"seed-{number:05}", 1, []).codes == [four.uscc] for number in range(4000))
    assert abs(wins - 3200) < 4 * 25.3, "more than four standard deviations from 4 in 5"
