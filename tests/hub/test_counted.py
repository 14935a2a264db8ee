"""What a round over ninety inboxes costs of what GitHub lets an App ask for, and that nothing is lost or said twice
where there is no more of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.forge.small.faults import Fault, rate_limit
from tests.forge.small.fixture import SmallForge
from tests.hub.organisations import MOST, Organisation, registration
from xingji.hub.office import Deed

QUIET = 100
"""Requests that a round with nothing new may cost."""
HEAD = 6
"""And how many more one new head."""
REPORT, FLIP = "<!-- xingji:report -->", "<!-- xingji:flip"
LENT = "POST /app/installations"
"""A token for an hour: what an App asks for as itself counts against no installation."""


@pytest.fixture(scope="module")
def organisation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Organisation]:
    """Ninety inboxes, all delivered."""
    folder = tmp_path_factory.mktemp("organisation")
    forge = SmallForge(folder / "forge")
    yield Organisation(forge, folder)
    forge.close()


@pytest.fixture
def hub(organisation: Organisation) -> Iterator[Organisation]:
    """The same for every test: nothing is wrong with the forge, and the hub has just begun."""
    organisation.forge.faults.clear()
    organisation.forge.world.catch_up()
    organisation.forge.world.tick(hours=2)
    organisation.restart()
    yield organisation
    organisation.forge.faults.clear()
    organisation.forge.world.catch_up()


@pytest.fixture
def key(organisation: Organisation) -> str:
    """An agency that nobody else's test is about."""
    return next(organisation.spare)


def _without_tokens(paid: list[str]) -> list[str]:
    return [request for request in paid if not request.startswith(LENT)]


def _told(hub: Organisation, key: str, number: int) -> tuple[int, int]:
    """How many comments report, and how many say that a verdict flipped."""
    said = hub.comments(key, number)
    return sum(REPORT in one for one in said), sum(FLIP in one for one in said)


def test_ninety_inboxes_with_nothing_new(hub: Organisation) -> None:
    with hub.counted() as first:
        assert hub.round() == []
    with hub.counted() as second:
        assert hub.round(turn=1) == []
    assert len(hub.office.inboxes) == MOST
    assert MOST <= len(first) <= QUIET
    assert len(second) < 10


def test_every_round_looks_after_a_few_inboxes_more(hub: Organisation) -> None:
    """Each needs a token of its own, which is lent for an hour: all of them in one round would be dear."""
    hub.round()
    with hub.counted() as paid:
        for turn in (1, 2):
            assert hub.round(turn=turn) == []
    assert [request.partition("/access")[0].rpartition("/")[0] for request in paid] == [LENT] * 6


def test_a_new_head(hub: Organisation, key: str) -> None:
    hub.round()
    number = hub.hands_in(key, "one", registration(key))
    with hub.counted() as paid:
        assert hub.round() == [Deed("judged", key, number, "accepted")]
    assert len(_without_tokens(paid)) <= HEAD
    assert len(paid) <= HEAD + 1
    assert _told(hub, key, number) == (1, 0)
    assert hub.runs(key) == [(f"pull-{number}", "success")]
    with hub.counted() as paid:
        assert hub.round() == []
    assert len(paid) <= 2, "the request, which has a comment now, and its reviews"
    with hub.counted() as paid:
        assert hub.round() == []
    assert paid == []


def test_approved_and_collected(hub: Organisation, key: str) -> None:
    """The push of main closes the request, as merged."""
    number = hub.hands_in(key, "one", registration(key))
    hub.round()
    hub.approves(key, number)
    with hub.counted() as paid:
        assert [deed.what for deed in hub.round()] == ["collected", "delivered", "delivered", "delivered"]
    assert len(_without_tokens(paid)) <= 2
    assert hub.state(key, number) == "closed"
    assert [one.what for one in hub.entries(key, "receipt", "verdict", "told", "collected")] == [
        *("receipt", "verdict", "told", "collected")
    ]


def test_a_verdict_that_flips_is_told_once_in_a_comment_of_its_own(hub: Organisation, key: str) -> None:
    number = hub.hands_in(key, "one", registration(key, sound=False))
    hub.round(key)
    assert _told(hub, key, number) == (1, 0)
    hub.sends(key, "one", registration(key))
    assert hub.round(key) == [Deed("judged", key, number, "accepted")]
    assert _told(hub, key, number) == (1, 1)
    hub.restart()
    assert hub.round(key) == []
    assert _told(hub, key, number) == (1, 1)


LIMITS = {
    "secondary": rate_limit("^POST", times=50, seconds=600),
    "primary": Fault("^(POST|GET) /repos", 429, times=50, headers={"Retry-After": "3000"}),
    "5xx": Fault("^POST /repos/[^/]*/[^/]*/issues", 502, times=50),
    "lost": Fault("^POST /repos/[^/]*/[^/]*/issues", kind="silence", times=1),
    "lost run": Fault("^POST /repos/[^/]*/[^/]*/check-runs", kind="silence", times=1),
    "done, but 5xx": Fault("^POST /repos/[^/]*/[^/]*/(issues|check-runs)", 502, kind="after", times=2),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_what_could_not_be_told_is_told_later_and_once(hub: Organisation, key: str, limit: str) -> None:
    hub.round(key)
    number = hub.hands_in(key, "one", registration(key))
    received = hub.forge.world.now
    hub.forge.faults.append(LIMITS[limit])
    first = hub.round(key)
    hub.forge.faults.clear()
    hub.forge.world.tick(days=3)
    hub.restart()
    hub.round(key)
    assert [deed for deed in first if deed.what == "judged"] or {deed.what for deed in first} <= {"waits", "failed"}
    assert _told(hub, key, number) == (1, 0)
    assert hub.runs(key) == [(f"pull-{number}", "success")]
    (receipt,) = hub.entries(key, "receipt")
    assert abs(receipt.at - received) < timedelta(minutes=1)
    assert hub.round(key) == []


def test_where_the_budget_is_gone_the_rest_is_not_asked(hub: Organisation) -> None:
    """One refusal is enough: ninety inboxes that wait for each other would take all day."""
    hub.forge.faults.append(
        Fault("^GET /repos", 403, times=500, headers={"x-ratelimit-remaining": "0", "x-ratelimit-reset": "99999999999"})
    )
    before = hub.waited
    with hub.counted() as paid:
        assert hub.round() == [Deed("waits", "city/nanjing", detail="limit")]
    assert len(paid) < 10
    assert hub.waited == before


def test_a_head_of_which_the_forge_tells_late_waits(hub: Organisation, key: str) -> None:
    """The page shows the old head: nobody is told anything of it, and an approval of it is worth nothing."""
    number = hub.hands_in(key, "one", registration(key))
    hub.round(key)
    hub.forge.world.lag()
    hub.sends(key, "one", registration(key, sound=False))
    hub.approves(key, number)
    assert hub.round(key) == [Deed("waits", key, number, "lag")]
    assert hub.runs(key) == [(f"pull-{number}", "success")]
    hub.forge.world.catch_up()
    assert hub.round(key) == [Deed("judged", key, number, "refused")]
    assert hub.round(key) == []
    assert _told(hub, key, number) == (1, 1)


def test_a_request_that_is_sent_elsewhere_is_refused_and_judged_anew_when_it_comes_back(
    hub: Organisation, key: str
) -> None:
    number = hub.hands_in(key, "one", registration(key))
    hub.round(key)
    hub.forge.move(
        key.split("/")[2],
        "aside",
        hub.forge.world.find(hub.inbox(key).repository).bare.resolve("refs/heads/main"),
        at=hub.inbox(key).repository,
    )
    issue = hub.forge.world.find(hub.inbox(key).repository).issues[number]
    assert issue.pull
    issue.pull.base = "aside"
    hub.approves(key, number)
    assert hub.round(key) == [Deed("judged", key, number, "refused")]
    assert hub.round(key) == []
    issue.pull.base = "main"
    assert hub.round(key) == [Deed("judged", key, number, "accepted")]
    assert [deed.what for deed in hub.round(key)] == ["collected", "delivered"]


def test_nothing_goes_to_an_inbox_that_was_made_public(hub: Organisation, key: str) -> None:
    """Neither a view nor a word, until it is private again; nobody else waits for that."""
    inbox = hub.forge.world.find(hub.inbox(key).repository)
    number = hub.hands_in(key, "one", registration(key))
    inbox.private = False
    main = inbox.bare.resolve("refs/heads/main")
    hub.forge.world.tick(days=20)
    assert hub.round(key) == [Deed("failed", key, detail="public")]
    assert hub.comments(key, number) == []
    assert inbox.bare.resolve("refs/heads/main") == main
    inbox.private = True
    assert Deed("judged", key, number, "accepted") in hub.round(key)
