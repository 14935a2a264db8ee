"""Telling a result: whose it is, what of it is believed, what becomes of comment, labels and check."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.forge.stage import NANJING
from tests.forge.test_result import a_result
from tests.places import SAMPLE
from tests.sentences import Hold
from xingji.forge.answers import CommentRow, FileRow, PullRow
from xingji.forge.labels import ACCEPTED, FAILED, RECHECK, REFUSED
from xingji.forge.posting import CHECK, Run, Told, post, run_of
from xingji.forge.receipt import receipt_mark
from xingji.forge.report import MARK
from xingji.forge.result import Counts, Result, to_json
from xingji.programme.permissions import Author
from xingji.store.reference import reference

HEAD = "a" * 40
OPENED = datetime(2023, 7, 12, 1, tzinfo=UTC)
ASSESSMENT = f"{NANJING}/ics/self-assessment.yaml"
MINE = [FileRow("added", ASSESSMENT, "")]


def pull(number: int = 7, **more: Any) -> PullRow:
    told: dict[str, Any] = {
        "title": "示例",
        "author": "sample-nj-01",
        "draft": False,
        "open": True,
        "head_sha": HEAD,
        "head_branch": "machinery",
        "head_repository": "agency/xingji",
        "opened_at": OPENED,
        "updated_at": OPENED,
        "labels": frozenset[str](),
        "url": "",
        **more,
    }
    return PullRow(number=number, **told)


class FakeForge:
    """GitHub as far as telling goes, with what it was told."""

    def __init__(self, pulls: list[PullRow] | None = None, files: dict[int, list[FileRow]] | None = None) -> None:
        self.pulls = [pull()] if pulls is None else pulls
        self.files = {7: MINE, **(files or {})}
        self.comments: dict[int, str] = {}
        self.labels: dict[int, set[str]] = {}
        self.checks: dict[str, tuple[str, str]] = {}
        self.asked: list[int] = []

    def own_comment(self, number: int, mark: str) -> CommentRow | None:
        text = self.comments.get(number, "")
        return CommentRow(1, "github-actions[bot]", text, "") if mark in text else None

    def put_comment(self, number: int, mark: str, body: str) -> CommentRow:
        assert mark in body
        self.comments[number] = body
        return CommentRow(1, "github-actions[bot]", body, "")

    def put_labels(self, number: int, wanted: Collection[str], ours: Collection[str]) -> None:
        self.labels[number] = (self.labels.get(number, set()) - set(ours)) | set(wanted)

    def put_check(self, sha: str, name: str, conclusion: str, title: str, summary: str) -> None:
        assert len(summary) <= 65_535
        assert title
        self.checks[sha] = (name, conclusion)

    def open_pulls(self) -> list[PullRow]:
        return self.pulls

    def pull_files(self, number: int) -> list[FileRow]:
        self.asked.append(number)
        return self.files.get(number, [])


class Roles:
    """Who is who in the base of the rules' fixtures."""

    known = reference(SAMPLE)

    def author(self, year: str, login: str) -> Author | None:
        assert year in ("", "2023")
        known = {
            "sample-nj-01": Author(login, "agency", "nanjing", "nj-01"),
            "sample-province": Author(login, "province"),
        }
        return known.get(login)


def run(**more: Any) -> Run:
    ended = OPENED + timedelta(hours=2)
    told = Run(
        HEAD, "machinery", "agency/xingji", "sample/xingji", frozenset(), "https://github.com/run", OPENED, ended
    )
    return told._replace(**more)


def fine(**more: Any) -> Result:
    counts = Counts(files=1, errors=0, warnings=0, advice=0)
    return a_result(outcome="accepted", counts=counts, findings=(), **more)


def tell(forge: FakeForge, result: Result | bytes | None, ended: Run | None = None) -> Told:
    source = to_json(result) if isinstance(result, Result) else result
    return post(forge, Roles(), ended or run(), source, "https://github.com")


def test_accepted_is_told_in_one_comment_with_labels_and_check() -> None:
    forge = FakeForge()
    forge.labels[7] = {RECHECK, REFUSED, "别人的标签"}
    for _ in range(2):
        assert tell(forge, fine()).doubt == ""
    assert "自动检查通过" in forge.comments[7]
    assert forge.labels[7] == {ACCEPTED, "工控", "别人的标签"}
    assert forge.checks == {HEAD: (CHECK, "success")}


def test_refused_fails_the_check() -> None:
    forge = FakeForge()
    tell(forge, a_result())
    assert forge.checks == {HEAD: (CHECK, "failure")}
    assert REFUSED in forge.labels[7]


def test_pull_request_is_found_by_what_github_says() -> None:
    """Of a fork by branch and repository, of a branch by its number; a head that has moved on is not told of."""
    for ended in (run(), run(numbers=frozenset({7}), branch="", repository="")):
        assert tell(FakeForge(), fine(), ended).pull == pull()
    for ended in (run(head_sha="b" * 40), run(branch="other"), run(repository="x/y"), run(numbers=frozenset({8}))):
        forge = FakeForge()
        assert tell(forge, fine(), ended) == Told(None)
        assert not forge.comments | forge.labels | forge.checks


@pytest.mark.parametrize(
    "result",
    [
        None,
        b"{}",
        b"\0" * 2**21,
        fine(number=8),
        fine(head_sha="b" * 40),
        fine(author="sample-province"),
        fine(queued=True),
        fine(received_at=OPENED - timedelta(seconds=1)),
        fine(received_at=OPENED + timedelta(days=1)),
    ],
    ids=["none", "empty", "huge", "number", "commit", "author", "queue", "before the opening", "after the run"],
)
def test_what_cannot_be_its_result_is_a_failed_check(result: Any) -> None:
    forge = FakeForge()
    told = tell(forge, result)
    assert told.doubt
    assert told.result
    assert told.result.outcome == "failed"
    assert [row.path for row in told.result.files] == [ASSESSMENT]
    assert forge.checks == {HEAD: (CHECK, "neutral")}
    assert FAILED in forge.labels[7]


def test_receipt_survives_a_check_that_left_nothing() -> None:
    """The time that the bot itself told of this commit stands; of another commit it does not."""
    known = OPENED - timedelta(hours=-1)
    for commit, moment in ((HEAD, known), ("b" * 40, OPENED + timedelta(hours=3))):
        forge = FakeForge()
        forge.comments[7] = f"{MARK}\n{receipt_mark(commit, known)}"
        told = tell(forge, None, run(created_at=OPENED + timedelta(hours=3)))
        assert told.result
        assert told.result.received_at == moment
        assert receipt_mark(HEAD, moment) in forge.comments[7]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([FileRow("changed", ".github/workflows/check.yml", "")], "XJ562"),
        ([FileRow("renamed", "docs/x.md", "src/xingji/cli/review.py")], "XJ562"),
        ([FileRow("added", f"{NANJING}/README.md", "")], "XJ566"),
        ([*MINE, FileRow("added", ASSESSMENT.replace("001H", "0036"), "")], "XJ560"),
        ([*MINE, FileRow("added", "site/x.md", "")], "XJ561"),
    ],
)
def test_list_of_files_is_judged_whatever_the_result_says(rows: list[FileRow], code: str, sentences: Hold) -> None:
    forge = FakeForge(files={7: rows})
    told = tell(forge, fine())
    assert told.result
    assert (told.result.outcome, told.doubt) == ("refused", "")
    assert code in {row.code for row in told.result.findings}
    sentences(told.result.findings)
    assert forge.checks == {HEAD: (CHECK, "failure")}


def test_province_may_change_the_engine() -> None:
    forge = FakeForge([pull(author="sample-province")], {7: [FileRow("changed", "src/xingji/x.py", "")]})
    assert tell(forge, fine(author="sample-province", role="province")).result == fine(
        author="sample-province", role="province"
    )


EARLIER = {"opened_at": OPENED - timedelta(days=1), "head_sha": "b" * 40, "head_branch": "x"}
ELSEWHERE = f"submissions/2023/suzhou/{NANJING.rpartition('/')[2]}/enterprise.yaml"


@pytest.mark.parametrize("path", [ASSESSMENT, ELSEWHERE])
def test_xj567_same_enterprise_sent_by_two_agencies(path: str, sentences: Hold) -> None:
    earlier = pull(5, author="sample-nj-02", **EARLIER)
    forge = FakeForge([earlier, pull()], {5: [FileRow("added", path, "")]})
    told = tell(forge, fine())
    assert told.result
    assert [(row.code, dict(row.values)["pull"]) for row in told.result.findings] == [("XJ567", "5")]
    sentences(told.result.findings)
    assert told.result.outcome == "refused"


def test_xj567_neither_for_the_earlier_one_nor_for_other_documents() -> None:
    later = pull(9, author="sample-nj-02", **{**EARLIER, "opened_at": OPENED + timedelta(minutes=1)})
    forge = FakeForge([pull(), later], {9: MINE})
    assert tell(forge, fine()).result == fine()
    earlier = pull(5, author="sample-inst-01", **EARLIER)
    beside = [FileRow("added", f"{NANJING}/ics/verification.yaml", ""), FileRow("added", "site/x.md", "")]
    assert tell(FakeForge([earlier, pull()], {5: beside}), fine()).result == fine()


def test_crowded_queue_costs_few_requests() -> None:
    """Those whose branch or title names the enterprise are looked at first."""
    rows = [pull(100 + n, **{**EARLIER, "opened_at": OPENED - timedelta(days=2, minutes=n)}) for n in range(200)]
    named = pull(50, **{**EARLIER, "head_branch": f"xingji/2023-nanjing-{NANJING.rpartition('/')[2]}"})
    forge = FakeForge([*rows, named, pull()], {50: MINE})
    told = tell(forge, fine())
    assert told.result
    assert [row.code for row in told.result.findings] == ["XJ567"]
    assert len(forge.asked) <= 32


def test_thirty_earlier_ones_are_looked_at_and_no_more() -> None:
    """Also where neither branch nor title names the enterprise."""
    for before, codes in ((29, ["XJ567"]), (30, [])):
        rows = [
            pull(100 + n, **{**EARLIER, "opened_at": OPENED - timedelta(days=2, minutes=-n)}) for n in range(before)
        ]
        forge = FakeForge([*rows, pull(50, **EARLIER), pull()], {50: MINE})
        told = tell(forge, fine())
        assert told.result
        assert [row.code for row in told.result.findings] == codes
        assert len(forge.asked) == 1 + 30


def test_place_in_the_queue_is_by_opening_and_leaves_drafts_out() -> None:
    rows = [
        pull(5, **EARLIER),
        pull(6, draft=True, **EARLIER),
        pull(),
        pull(8, **{**EARLIER, "opened_at": OPENED + timedelta(1)}),
    ]
    forge = FakeForge(rows)
    tell(forge, fine())
    assert "审核顺序：第2份，共3份待审" in forge.comments[7]


def test_run_of_an_event() -> None:
    event = {
        "repository": {"full_name": "sample/xingji"},
        "workflow_run": {
            "head_sha": HEAD,
            "head_branch": "machinery",
            "head_repository": {"full_name": "agency/xingji"},
            "pull_requests": [],
            "html_url": "https://github.com/run",
            "created_at": "2023-07-12T01:00:00Z",
            "updated_at": "2023-07-12T03:00:00Z",
        },
    }
    assert run_of(event) == run()
    several: list[dict[str, Any]] = [{}, {"workflow_run": {}}, {"workflow_run": None}]
    for nonsense in several:
        with pytest.raises((KeyError, TypeError)):
            run_of(nonsense)
