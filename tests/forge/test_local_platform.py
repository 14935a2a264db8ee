"""A forge in a folder, with the real Git: requests are branches, receipts its own record, mails drafts."""

from __future__ import annotations

import email
import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from xingji.forge.answers import ForgeError, PullRow, ReviewRow
from xingji.forge.local_platform import LocalPlatform
from xingji.forge.platform import Verdict
from xingji.forge.reminders import Reminder, Step, mark

INBOX = "sample-office/xingji-2023-nanjing-nj-01"
START = datetime(2023, 7, 3, 1, tzinfo=UTC)
KEY = "2023/self-assessment/nanjing"


class Place:
    """A folder with one inbox, a party that pushes into it, and a clock for both."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.now = folder / "forge", START
        self.platform = LocalPlatform(self.folder, {INBOX: "nj01@example.org"}.get, lambda: self.now)  # type: ignore[arg-type]
        self.platform.make(INBOX)
        self.work = folder / "work"
        self.git("init", "-q", "-b", "main", str(self.work), at=folder)
        self.commit("start.txt", "x")
        self.push("main")

    @property
    def bare(self) -> Path:
        return self.folder / f"{INBOX}.git"

    @property
    def outbox(self) -> list[Any]:
        """The mail drafts, by their names."""
        paths = sorted((self.folder / INBOX / "outbox").glob("*.eml"))
        return [email.message_from_bytes(path.read_bytes(), policy=default) for path in paths]

    def git(self, *arguments: str, at: Path | None = None, env: Mapping[str, str] | None = None) -> str:
        moment = f"{int(self.now.timestamp())} +0000"
        known = {
            f"GIT_{who}_{what}": f"{who}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        known |= {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        command = ("git", "-C", str(at or self.work), *arguments)
        done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **known, **(env or {})})
        return done.stdout.decode().strip()

    def commit(self, name: str, text: str) -> str:
        (self.work / name).write_text(text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", name)
        return self.git("rev-parse", "HEAD")

    def push(self, *specs: str) -> None:
        self.git("push", "-q", "-f", str(self.bare), *specs)

    def hand_in(self, branch: str, text: str = "x") -> str:
        """A branch with one commit on main. Returns the commit."""
        self.git("checkout", "-q", "-B", branch, "main")
        made = self.commit("file.txt", text)
        self.push(branch)
        return made

    def pulls(self) -> list[PullRow]:
        return self.platform.open_pulls(INBOX)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_branch_is_a_request(place: Place) -> None:
    """With a number that it keeps while commits come; the number of one that is over is never given again."""
    assert place.pulls() == []
    first = place.hand_in("assessment")
    (pull,) = place.pulls()
    assert (pull.number, pull.head_sha, pull.base, pull.draft, pull.open) == (1, first, "main", False, True)
    assert (pull.author, pull.author_id) == ("xingji-2023-nanjing-nj-01", 0)
    place.hand_in("draft/later", "y")
    second = place.hand_in("assessment", "z")
    assert [(row.number, row.head_sha == second, row.draft) for row in place.pulls()] == [
        (1, True, False),
        (2, False, True),
    ]
    place.push(":assessment")
    assert [row.number for row in place.pulls()] == [2]
    place.push("assessment")
    assert [(row.number, row.head_branch) for row in place.pulls()] == [(2, "draft/later"), (3, "assessment")]


def test_what_main_holds_is_merged(place: Place) -> None:
    head = place.hand_in("assessment")
    place.pulls()
    place.git("checkout", "-q", "main")
    place.git("merge", "-q", "--no-ff", "-m", "x", head)
    place.push("main")
    assert place.pulls() == []
    place.hand_in("assessment", "again")
    assert [row.number for row in place.pulls()] == [2]


def test_a_closed_request_is_none_until_something_new_comes(place: Place) -> None:
    place.hand_in("assessment")
    (pull,) = place.pulls()
    place.platform.close(INBOX, pull.number)
    assert place.pulls() == []
    place.hand_in("assessment", "new")
    assert [row.number for row in place.pulls()] == [2]


def test_git_finds_a_request_where_other_forges_show_it(place: Place) -> None:
    head = place.hand_in("assessment")
    place.pulls()
    remote = place.platform.remote(INBOX)
    assert place.git("ls-remote", remote.url, "refs/pull/*/head") == f"{head}\trefs/pull/1/head"


def test_receipt_is_when_the_branch_became_its_head(place: Place) -> None:
    """However late the hub looks: the repository itself kept the moment."""
    place.hand_in("assessment")
    place.now += timedelta(days=3)
    (pull,) = place.pulls()
    assert place.platform.received(INBOX, pull) == START
    assert pull.opened_at == START
    place.now += timedelta(hours=2)
    place.hand_in("assessment", "y")
    (pull,) = place.pulls()
    assert place.platform.received(INBOX, pull) == place.now
    assert place.platform.received(INBOX, pull._replace(head_sha="a" * 40)) is None


def test_a_receipt_is_not_dated_back(place: Place) -> None:
    """Whoever pushes over a path says the time himself; what was not there at the last look came after it."""
    place.pulls()
    looked = place.now
    place.now = START - timedelta(days=30)
    place.hand_in("assessment")
    place.now = looked + timedelta(minutes=2)
    (pull,) = place.pulls()
    assert place.platform.received(INBOX, pull) == looked
    assert pull.opened_at == looked


def test_reviews_are_bound_to_what_was_looked_at(place: Place) -> None:
    place.hand_in("assessment")
    (pull,) = place.pulls()
    rows = [ReviewRow("reviewer", 7, state, pull.head_sha) for state in ("CHANGES_REQUESTED", "APPROVED")]
    for row in rows:
        place.platform.review(INBOX, pull.number, row)
    assert place.platform.reviews(INBOX, pull.number) == rows
    assert place.platform.reviews(INBOX, 11) == []


def test_what_is_said_goes_out_as_a_draft(place: Place) -> None:
    """To the party, without marks and without accounts of a forge; what is not new goes out no second time."""
    place.hand_in("assessment")
    place.pulls()
    said = "<!-- mark -->\n检查通过，请 @reviewer 审核；联系 office@example.org"
    for _ in range(2):
        assert place.platform.say(INBOX, 1, "<!-- mark -->", lambda old: old or said) == said
    (mail,) = place.outbox
    assert (mail["To"], mail["X-Unsent"]) == ("nj01@example.org", "1")
    assert "xingji-2023-nanjing-nj-01" in mail["Subject"]
    text = mail.get_content()
    assert text.strip() == "检查通过，请 reviewer 审核；联系 office@example.org"
    assert place.platform.say(INBOX, 1, "<!-- mark -->", lambda old: f"{old}！") == f"{said}！"
    assert len(place.outbox) == 2


@pytest.mark.parametrize("address", ["", "示例", "a@b\nBcc: c@example.org", "a@example.org, b@example.org"])
def test_an_address_that_is_none_is_left_out(tmp_path: Path, address: str) -> None:
    place = Place(tmp_path)
    platform = LocalPlatform(place.folder, lambda _: address, lambda: place.now)
    platform.say(INBOX, 1, "m", lambda _: "m 示例")
    (mail,) = place.outbox
    assert (mail["To"], mail["Bcc"]) == (None, None)


def test_a_verdict_is_kept(place: Place) -> None:
    place.hand_in("assessment")
    (pull,) = place.pulls()
    for conclusion in ("refused", "accepted"):
        place.platform.verdict(INBOX, pull, Verdict(conclusion, "标题", "正文"))
    kept = (place.folder / INBOX / "verdicts" / "1.json").read_text("utf-8")
    assert '"accepted"' in kept
    assert pull.head_sha in kept


def test_reminders_are_opened_told_and_closed(place: Place) -> None:
    """Once each, however often the step is done."""
    opened = Step("open", KEY, 0, "提醒标题", f"{mark(KEY, 30)}\n正文")
    for _ in range(2):
        place.platform.notice(INBOX, opened)
    (row,) = place.platform.notices(INBOX)
    assert (row.number, row.open, row.title) == (1, True, "提醒标题")
    told = Step("tell", KEY, 1, "提醒标题", f"{mark(KEY, 7)}\n正文二", Reminder(KEY, "nanjing", 7, ()))
    place.platform.notice(INBOX, told)
    place.platform.notice(INBOX, Step("close", KEY, 1, "", f"{mark(KEY, None)}\n都交齐了"))
    (row,) = place.platform.notices(INBOX)
    assert (row.open, row.title) == (False, "提醒标题")
    assert "都交齐了" in row.body
    assert len(place.outbox) == 2


def test_a_branch_may_be_called_anything(place: Place) -> None:
    for name in ("提交/2023-甲", "x" * 240, "a/refs/heads/main", "%0a<b>"):
        place.hand_in(name, name)
    assert {row.head_branch for row in place.pulls()} == {"提交/2023-甲", "x" * 240, "a/refs/heads/main", "%0a<b>"}
    assert all(place.platform.received(INBOX, row) == START for row in place.pulls())
    assert max(len(row.title) for row in place.pulls()) <= 300


def test_only_what_lies_in_the_folder_is_reached(place: Place) -> None:
    for name in ("sample-office/none", "sample-office/..", "../forge", "sample-office/a/b", ""):
        with pytest.raises(ForgeError) as caught:
            place.platform.open_pulls(name)
        assert caught.value.kind == "missing"
    assert [path.name for path in (place.folder / "sample-office").iterdir()] == ["xingji-2023-nanjing-nj-01.git"]


def test_a_damaged_file_is_told(place: Place) -> None:
    place.hand_in("assessment")
    place.pulls()
    for content in ("{", '{"requests": [{"number": "x"}]}', "[]"):
        (place.folder / INBOX / "requests.json").write_text(content)
        with pytest.raises(ForgeError) as caught:
            place.pulls()
        assert caught.value.kind == "answer"
