"""What an event says of a pull request, above all when its content was received."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forge.stage import a_pull
from xingji.forge.answers import PullRow, pull_row
from xingji.forge.pull import Target, UnknownEventError, pull_from, pull_of
from xingji.forge.receipt import receipt_mark, received_at
from xingji.programme.party import Party
from xingji.programme.sender import Sender

HEAD, BASE = "a" * 40, "b" * 40


def event(action: str, *, created: str, updated: str, pushed: str | None, **more: Any) -> dict[str, Any]:
    told = {
        "number": 7,
        "user": {"login": "sample-nj-01", "id": 7},
        "state": "open",
        "title": "示例",
        "draft": False,
        "created_at": created,
        "updated_at": updated,
        "labels": [{"name": "re-check"}],
        "head": {
            "sha": HEAD,
            "ref": "x",
            "repo": {"full_name": "agency/xingji", "pushed_at": pushed} if pushed else None,
        },
        "base": {"sha": BASE, "ref": "main"},
        **more,
    }
    repository = {"full_name": "sample/xingji", "default_branch": "main"}
    return {"action": action, "repository": repository, "pull_request": told}


def received(action: str, created: str, updated: str, pushed: str | None) -> str:
    return pull_of(event(action, created=created, updated=updated, pushed=pushed)).pushed_at.strftime("%dT%H:%M")


def test_opened_counts_from_the_opening() -> None:
    """A branch that was pushed before is not handed in before there is a pull request."""
    assert received("opened", "2023-07-30T12:00:00Z", "2023-07-30T12:00:00Z", "2023-07-01T00:00:00Z") == "30T12:00"


@pytest.mark.parametrize(
    ("pushed", "moment"),
    [
        ("2023-07-30T15:58:00Z", "30T15:58"),
        ("2023-07-30T15:52:00Z", "30T15:52"),
        ("2023-07-30T15:51:59Z", "30T16:02"),
        ("2023-07-20T00:00:00Z", "30T16:02"),
        ("2023-07-30T16:05:00Z", "30T16:02"),
        (None, "30T16:02"),
    ],
    ids=[
        "the event lags",
        "as long as it may",
        "longer than it may",
        "stale",
        "another push since",
        "repository is gone",
    ],
)
def test_a_push_counts_from_the_push(pushed: str | None, moment: str) -> None:
    assert received("synchronize", "2023-07-01T00:00:00Z", "2023-07-30T16:02:00Z", pushed) == moment


@pytest.mark.parametrize("action", ["reopened", "ready_for_review", "labeled"])
@pytest.mark.parametrize(
    ("pushed", "moment"),
    [
        ("2023-07-30T15:00:00Z", "30T15:00"),
        ("2023-07-31T00:59:00Z", "31T01:00"),
        ("2023-07-31T02:00:00Z", "31T01:00"),
        ("2023-06-01T00:00:00Z", "01T00:00"),
        (None, "31T01:00"),
    ],
    ids=["days ago", "may be stale", "after the event", "before the opening", "repository is gone"],
)
def test_nothing_pushed_keeps_the_last_push(action: str, pushed: str | None, moment: str) -> None:
    assert received(action, "2023-07-01T00:00:00Z", "2023-07-31T01:00:00Z", pushed) == moment


def test_days_are_days_in_china() -> None:
    assert a_pull(HEAD, "x", "2023-07-30T15:59:59Z").day == date(2023, 7, 30)
    assert a_pull(HEAD, "x", "2023-07-30T16:00:00Z").day == date(2023, 7, 31)
    assert a_pull(HEAD, "x", "2023-07-30T23:59:59+08:00").day == date(2023, 7, 30)


def test_dates_of_commits_count_for_nothing() -> None:
    told = event("opened", created="2023-07-31T00:00:00Z", updated="2023-07-31T00:00:00Z", pushed=None)
    told["pull_request"]["head"]["commit"] = {"author": {"date": "2023-07-01T00:00:00Z"}}
    assert pull_of(told).day == date(2023, 7, 31)


def test_merge_queue() -> None:
    told = {
        "action": "checks_requested",
        "repository": {"full_name": "sample/xingji"},
        "merge_group": {
            "head_sha": HEAD,
            "base_sha": BASE,
            "head_ref": f"refs/heads/gh-readonly-queue/main/pr-104-{BASE}",
            "head_commit": {"timestamp": "2023-07-31T00:00:00Z"},
        },
    }
    pull = pull_of(told)
    assert (pull.queued, pull.number, pull.head_sha) == (True, 104, HEAD)


def test_deleted_account_is_nobody() -> None:
    told = event("opened", created="2023-07-01T00:00:00Z", updated="2023-07-01T00:00:00Z", pushed=None, user=None)
    assert (pull_of(told).author, pull_of(told).author_id) == ("ghost", 0)


def test_account_without_a_number_is_nobody() -> None:
    """Logins pass from hand to hand; who has no number is not taken by name."""
    user = {"login": "sample-province"}
    told = event("opened", created="2023-07-01T00:00:00Z", updated="2023-07-01T00:00:00Z", pushed=None, user=user)
    assert pull_of(told).sender == Sender("ghost")


def test_party_is_who_its_inbox_says() -> None:
    """Whoever opened the request, and with a number or without: a local forge knows none."""
    told = event("opened", created="2023-07-01T00:00:00Z", updated="2023-07-01T00:00:00Z", pushed=None)
    row, party = pull_row(told["pull_request"])._replace(author_id=0), Party("agency", "nanjing", "nj-01")
    pull = pull_from(row, Target("sample/inbox", BASE, party=party, edition="2023"), row.opened_at)
    assert pull.sender == Sender("sample-nj-01", 0, party, "2023")


def test_bots_and_managed_accounts_have_names_too() -> None:
    for login in ("dependabot[bot]", "wang_example"):
        told = event("opened", created="2023-07-01T00:00:00Z", updated="2023-07-01T00:00:00Z", pushed=None)
        told["pull_request"]["user"]["login"] = login
        assert pull_of(told).author == login


@pytest.mark.parametrize(
    "spoilt",
    [
        {"number": "7; rm -rf /"},
        {"user": {"login": "a b", "id": 7}},
        {"created_at": "yesterday"},
        {"head": {"sha": "--upload-pack=x"}},
        {"base": None},
    ],
)
def test_nonsense_is_refused(spoilt: dict[str, Any]) -> None:
    told = event("opened", created="2023-07-01T00:00:00Z", updated="2023-07-01T00:00:00Z", pushed=None, **spoilt)
    with pytest.raises(UnknownEventError):
        pull_of(told)


@given(st.dictionaries(st.sampled_from(["pull_request", "merge_group", "repository", "action"]), st.none() | st.text()))
def test_no_event_makes_a_traceback(told: dict[str, Any]) -> None:
    with pytest.raises(UnknownEventError):
        pull_of(told)


OPENED, KNOWN, BOUND = "2023-07-01T00:00:00Z", "2023-07-30T12:00:00Z", "2023-08-02T00:00:00Z"


def later(receipt: str) -> str:
    return f"{received_at(listed(), None, receipt):%Y-%m-%dT%H:%M:%SZ}"


def listed() -> PullRow:
    return pull_row(event("", created=OPENED, updated=BOUND, pushed=BOUND)["pull_request"])


def test_receipt_of_the_same_commit_stands() -> None:
    assert later(receipt_mark(HEAD, a_pull(HEAD, "x", KNOWN).pushed_at)) == KNOWN


@pytest.mark.parametrize(
    "receipt",
    [
        f"<!-- xingji:receipt {BASE} {KNOWN} -->",
        f"<!-- xingji:receipt {HEAD} 2023-06-30T23:59:59Z -->",
        f"<!-- xingji:receipt {HEAD} 2023-08-02T00:00:01Z -->",
        f"<!-- xingji:receipt {HEAD} 2023-99-30T12:00:00Z -->",
        "",
    ],
    ids=["another commit", "before the opening", "after the event", "no moment", "none"],
)
def test_receipt_that_cannot_be_true(receipt: str) -> None:
    assert later(receipt) == BOUND


@pytest.mark.parametrize(("known", "moment"), [(KNOWN, KNOWN), ("2023-06-01T00:00:00Z", OPENED)])
def test_what_the_forge_knows_comes_first(known: str, moment: str) -> None:
    """Yet nothing is handed in before there is a request."""
    kept = receipt_mark(HEAD, datetime.fromisoformat("2023-07-02T00:00:00Z"))
    assert received_at(listed(), datetime.fromisoformat(known), kept) == datetime.fromisoformat(moment)
