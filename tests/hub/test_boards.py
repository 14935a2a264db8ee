"""The hub's own issues in the record: that it is silent, and what waits for reviewers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import Ran, xingji
from tests.hub.provinces import MAIN, RECORD, Province, at, git
from tests.year.script import HERE, replay
from xingji.forge.answers import IssueRow
from xingji.forge.local_records import Records
from xingji.forge.reminders import Step, mark, marked
from xingji.hub.boards import alarm, is_silent, step, waiting
from xingji.hub.lease import LASTS, SILENT, Alive, Lease, beat, last_beat
from xingji.hub.queue import Waiting

NOON = datetime(2023, 7, 12, 4, 0, tzinfo=UTC)
LATER, NEVER = datetime(2999, 1, 1, tzinfo=UTC), datetime(2023, 1, 1, tzinfo=UTC)
AGENCY, MACHINERY = "agency/nanjing/nj-01", HERE / "steps" / "07-assess-machinery"


def row(done: Step, number: int = 4) -> IssueRow:
    """The issue that a step leaves."""
    return IssueRow(number, done.title, "hub[bot]", done.deed != "close", done.body, "")


def test_silent_for_more_than_half_an_hour_or_for_ever() -> None:
    assert not is_silent(Alive(NOON, {}), NOON + SILENT)
    assert is_silent(Alive(NOON, {}), NOON + SILENT + timedelta(seconds=1))
    assert is_silent(None, NOON)


def test_one_issue_is_opened_kept_closed_and_opened_again() -> None:
    dead, alive = alarm(Alive(NEVER, {}), NOON), alarm(Alive(NOON, {}), NOON)
    opened = step(dead, ())
    assert opened is not None
    assert (opened.deed, opened.title) == ("open", "收发程序已停止")
    assert step(dead, [row(opened)]) is None
    closed = step(alive, [row(opened)])
    assert closed is not None
    assert (closed.deed, closed.number) == ("close", 4)
    assert step(alive, [row(closed)]) is None
    again = step(dead, [row(closed)])
    assert again is not None
    assert (again.deed, again.number, again.body) == ("reopen", 4, opened.body)
    assert step(alive, ()) is None


def test_the_newest_of_several_counts_and_reminders_are_not_among_them() -> None:
    dead = alarm(None, NOON)
    opened = step(dead, [IssueRow(9, "", "", True, mark("2023/cloud-form/nanjing", 7), "")])
    assert opened is not None
    assert opened.deed == "open"
    rows = [row(opened, 8), row(opened._replace(body=mark("hub/alive", 0)), 3)]
    assert step(dead, rows) is None


@pytest.mark.parametrize("key", ["hub/alive", "hub/queue"])
def test_no_edition_takes_them_for_its_reminders(key: str) -> None:
    """Reminders are closed when what they are about has come in; these are not theirs to close."""
    found = marked(1, "", mark(key, 0), is_open=True)
    assert found is not None
    assert found.key == key
    assert not found.key[:4].isdigit()


def waits(number: int, **more: Any) -> Waiting:
    secret = ("2023/nanjing/91320115MA0Y89LN8D",), ("self-assessment",)
    told = Waiting(
        AGENCY, number, "", False, NOON, "accepted", "refused", *secret, date(2023, 7, 30), ("XJ322 a.yaml:1",)
    )
    return told._replace(**more)


def test_the_queue_tells_party_number_receipt_verdict_and_days() -> None:
    board = waiting([waits(7), waits(8, received=None, told="", kept="", closes=None, draft=True)], NOON)
    table = [line for line in board.body.splitlines() if line.startswith("|")][2:]
    assert board.title == "待审请求：2个"
    assert table == [
        "| `agency/nanjing/nj-01` | #7 | 2023-07-12 12:00 | 通过 | 需要修改 | 18 |",
        "| `agency/nanjing/nj-01` | #8（草稿） | — | — | — | — |",
    ]


def test_the_queue_names_no_enterprise_and_no_finding() -> None:
    body = waiting([waits(7)], NOON).body
    assert [word for word in ("91320115", "XJ322", "yaml", "self-assessment") if word in body] == []


def test_the_queue_stays_open_when_nothing_waits() -> None:
    opened = step(waiting([waits(7)], NOON), ())
    assert opened is not None
    edited = step(waiting([], NOON), [row(opened)])
    assert edited is not None
    assert (edited.deed, edited.title) == ("edit", "待审请求：0个")
    assert "没有待审的请求" in edited.body


@pytest.fixture
def province(tmp_path: Path) -> Province:
    tree = tmp_path / "tree"
    replay(tree, "06-register-suzhou")
    return Province.founded(tmp_path / "w", tree, at(date(2023, 7, 12)))


def hub(province: Province, *arguments: str) -> Ran:
    """`xingji hub …` by whoever has the record before him, with stores of his own."""
    desk = province.desk(RECORD)
    git(desk, "pull", "-q", "origin", "main")
    stores = ("--folder", province.folder, "--stores", province.folder / "stores-of-command")
    return xingji("hub", *arguments, *stores, cwd=desk)


def issues(province: Province) -> list[tuple[str, bool]]:
    """Title of each issue of the record, and whether it is open."""
    return [(one.title, one.open) for one in Records(province.folder / RECORD).notices()]


def test_who_asks_hears_that_the_hub_never_ran_and_others_when_it_is_posted(province: Province) -> None:
    asked = hub(province, "alive")
    assert (asked.code, issues(province)) == (1, [])
    assert "从未运行" in asked.out
    assert hub(province, "alive", "--post").code == 1
    assert issues(province) == [("收发程序已停止", True)]
    beat(province.office.record, province.platform.remote(RECORD), Alive(LATER, {}))
    lives = hub(province, "alive", "--post")
    assert (lives.code, issues(province)) == (0, [("收发程序已停止", False)])
    assert "已关闭总库议题 #1" in lives.out


def test_a_round_says_what_it_did_and_one_that_a_fault_ends_says_nothing(province: Province) -> None:
    assert hub(province, "round", "--party", AGENCY).code == 0
    first = last_beat(province.office.record, province.platform.remote(RECORD))
    assert first is not None
    assert first.counts == {"delivered": 1}
    province.province_writes({"submissions/2023/edition.yaml": b"edition: ["})
    assert hub(province, "round").code == 2
    assert last_beat(province.office.record, province.platform.remote(RECORD)) == first


def test_a_hub_that_is_paused_lives(province: Province) -> None:
    settings = province.files()["hub.yaml"]
    province.province_writes({"hub.yaml": settings + b"paused: true\n"})
    assert hub(province, "round").code == 2
    said = last_beat(province.office.record, province.platform.remote(RECORD))
    assert said is not None
    assert said.counts == {"paused": 1}


def test_a_long_round_keeps_its_lease_and_says_that_it_lives(province: Province) -> None:
    office = province.office
    other = Lease(province.another("other").record, office.remote, "another hub")
    assert office.begin()
    office.go_on({"judged": 1})
    assert last_beat(office.record, office.remote) is None
    province.now += LASTS - timedelta(minutes=1)
    office.go_on({"judged": 2})
    assert last_beat(office.record, office.remote) == Alive(province.now, {"judged": 2})
    province.now += timedelta(minutes=2)
    assert not other.take(province.now)
    office.end()
    assert other.take(province.now)


def test_the_queue_is_one_issue_of_the_record(province: Province) -> None:
    province.round(thorough=True)
    province.sends(AGENCY, "machinery", MACHINERY)
    province.round(AGENCY)
    for _ in range(2):
        assert hub(province, "queue", "--post").code == 0
    (board,) = Records(province.folder / RECORD).notices()
    assert (board.title, board.open) == ("待审请求：1个", True)
    assert f"`{AGENCY}`" in board.body
    assert "91320115MA0Y89LN8D" not in board.body
    assert MAIN not in board.body
