"""The single mode as check.yml runs it: what one request, or an attack on others, can and cannot bring about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from benchmarks.accounts import number_of

from tests.cli.run import xingji
from tests.forge.intake import ASSESSMENT, IN_TIME, LATE, NEW, Intake, Told, on
from tests.forge.small import shapes
from tests.forge.small.faults import Fault
from tests.forge.stage import NANJING
from xingji.forge.client import Manner
from xingji.forge.labels import ACCEPTED, FAILED, RECHECK, REFUSED
from xingji.forge.labels import LATE as LATE_LABEL
from xingji.forge.pace import Pace
from xingji.hub import platforms

Open = Callable[[datetime], Intake]
GUIDELINE = "scoring/ics-2023/guideline.yaml"
USCC = NANJING.rpartition("/")[2]


@pytest.fixture
def open_intake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """An intake at a moment; by the clock of its rounds every pause is over at once."""
    monkeypatch.setattr(platforms, "Pace", partial(Pace, wait=lambda _: None))
    monkeypatch.setattr(platforms, "Manner", partial(Manner, lambda _: None))
    made: list[Intake] = []

    def begin(now: datetime) -> Intake:
        made.append(Intake(tmp_path / f"intake-{len(made)}", now, monkeypatch))
        return made[-1]

    yield begin
    for each in made:
        each.close()


def test_good_first_submission(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    number = intake.send("sample-nj-01", "one", NEW)
    told = intake.told(number)
    assert told.check == "success"
    assert {ACCEPTED, "工控", "自评估"} <= told.labels
    assert "2023-07-12 10:00:00" in told.comment
    assert ASSESSMENT in told.comment
    (ran,) = intake.ran
    assert ran.code == 0, ran.err


def test_refused_is_mended_in_one_comment_and_the_turn_is_told(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    number = intake.send("sample-nj-01", "one", {**NEW, ASSESSMENT: NEW[ASSESSMENT].replace(b": met", b": perfect", 1)})
    first = intake.told(number)
    assert (first.check, REFUSED in first.labels, ACCEPTED in first.labels) == ("failure", True, False)
    intake.push("sample-nj-01", "one", NEW)
    mended = intake.told(number)
    assert (mended.check, REFUSED in mended.labels, ACCEPTED in mended.labels) == ("success", False, True)
    flips = [made["body"] for made in intake.forge.repository.issues[number].comments[1:]]
    assert len(flips) == 1
    assert "需要修改" in flips[0]


def test_log_names_no_enterprise(open_intake: Open) -> None:
    """Everybody who may read the repository reads it, and it is kept for months."""
    intake = open_intake(LATE)
    intake.send("sample-stranger", "one", {**NEW, ASSESSMENT: NEW[ASSESSMENT].replace(b": met", b": 13812345678", 1)})
    said = "".join(ran.out + ran.err for ran in intake.ran)
    assert said
    assert [word for word in ("XJ", "91320115", "示例", "submissions", "138") if word in said] == []


def test_nothing_is_told_twice_and_nothing_is_asked_for_nothing(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    number = intake.send("sample-nj-01", "one", NEW)
    told, before = intake.told(number), len(intake.forge.requests)
    assert intake.round().code == 0
    assert intake.told(number) == told
    assert len(intake.forge.requests) - before <= 3


def test_flood_of_comments_makes_nobody_be_judged_again(open_intake: Open) -> None:
    """The list of comments ends somewhere; whose own is not in it is looked at, and left alone."""
    intake = open_intake(IN_TIME)
    number = intake.send("sample-nj-01", "one", NEW)
    told = intake.told(number)
    intake.forge.world.tick(hours=1)
    world, it = intake.forge.world, intake.forge.repository
    for _ in range(1100):
        stamp = {"created_at": world.stamp(), "updated_at": world.stamp()}
        made = {**it.issues[number].comments[0], "id": world.id(), "user": shapes.user(world, "sample-stranger")}
        it.issues[number].comments.append({**made, "body": "x", **stamp})
    intake.forge.push("sample-sz-02", "two", {"submissions/2023/suzhou/agencies.yaml": b"x: 1\n"}, fork=True)
    other = intake.open_quietly("sample-sz-02", "two")
    before = len(intake.forge.paid)
    assert intake.round().out.count("\n") == 1
    assert intake.told(other).check == "failure"
    assert intake.told(number) == told
    assert len(intake.forge.paid) - before <= 40


def draft_extension(intake: Intake) -> None:
    """What anybody can read while it is proposed: a calendar in which the late one would be in time."""
    edition = "submissions/2023/edition.yaml"
    text = intake.forge.repository.bare.blob(f"main:{edition}")
    assert b"2023-07-30" in text
    intake.push("sample-province", "draft-extension", {edition: text.replace(b"2023-07-30", b"2023-08-20")})


def test_a1_base_that_is_not_the_default_branch_decides_nothing(open_intake: Open) -> None:
    """A1: judged by a branch on which it is in time, then turned to main, it was green and late."""
    intake = open_intake(LATE)
    draft_extension(intake)
    number = intake.send("sample-nj-01", "one", NEW, base="draft-extension")
    told = intake.told(number)
    assert (told.check, ACCEPTED in told.labels) == ("failure", False)
    assert "XJ568" in told.comment
    assert "XJ502" in told.comment
    intake.turn(number, "sample-nj-01", "main")
    turned = intake.told(number)
    assert (turned.check, LATE_LABEL in turned.labels) == ("failure", True)
    assert "XJ568" not in turned.comment


def test_a1_turned_to_another_branch_it_is_not_accepted_any_more(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    draft_extension(intake)
    number = intake.send("sample-nj-01", "one", NEW)
    assert intake.told(number).check == "success"
    intake.turn(number, "sample-nj-01", "draft-extension")
    assert intake.told(number).check == "failure"
    intake.turn(number, "sample-nj-01", "main")
    assert intake.told(number).check == "success"


def test_a1_proposed_roles_give_no_rights(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    roles = "submissions/2023/roles.yaml"
    held = intake.forge.repository.bare.blob(f"main:{roles}")
    stranger = b"  - {login: sample-stranger, id: %d, role: province}\n" % number_of("sample-stranger")
    intake.push("sample-province", "more-roles", {roles: held + stranger})
    number = intake.send("sample-stranger", "one", NEW, base="more-roles")
    assert {code for code in ("XJ520", "XJ568") if code in intake.told(number).comment} == {"XJ520", "XJ568"}


@pytest.mark.parametrize("lost", [False, True], ids=["told by an event", "the event was lost"])
def test_a2_workflows_of_a_request_leave_no_old_verdict_standing(open_intake: Open, lost: bool) -> None:
    """A2: check.yml taken away, another workflow that is green: the old acceptance stayed, word for word."""
    intake = open_intake(IN_TIME)
    number = intake.send("sample-nj-01", "one", NEW)
    assert ACCEPTED in intake.told(number).labels
    intake.push("sample-nj-01", "one", {".github/workflows/chek.yml": b"name: check\n"}, settle=not lost)
    if lost:
        intake.forge.take_events()
        intake.round()
    told = intake.told(number)
    assert (told.check, ACCEPTED in told.labels, REFUSED in told.labels) == ("failure", False, True)
    assert "XJ562" in told.comment


def test_a3_same_commit_sent_again_turns_nobody_red(open_intake: Open) -> None:
    """A3: checks hang on commits, and anybody can send a commit that he can read."""
    intake = open_intake(IN_TIME)
    number = intake.send("sample-nj-01", "one", NEW)
    before = intake.told(number)
    copied = copy(intake, number, "sample-stranger")
    assert intake.told(number) == before
    assert "XJ520" in intake.told(copied).comment
    assert REFUSED in intake.told(copied).labels
    intake.label(number, RECHECK)
    assert intake.told(number).check == "success"


def copy(intake: Intake, number: int, login: str) -> int:
    """Send the commit of a request again, from a fork of one's own."""
    pull: Any = intake.forge.repository.issues[number].pull
    fork = intake.forge.fork(login)
    fork.bare.take(intake.forge.repository.bare, pull.head_sha)
    fork.bare.set_ref("refs/heads/copied", pull.head_sha)
    return intake.open(login, "copied")


def test_a3_copied_before_it_was_judged_it_is_green_all_the_same(open_intake: Open) -> None:
    """The copy is judged last and refused."""
    intake = open_intake(IN_TIME)
    intake.forge.faults.append(Fault("POST .*/check-runs", 503, times=50))
    number = intake.send("sample-nj-01", "one", NEW)
    assert intake.told(number).check == ""
    intake.forge.faults.clear()
    copy(intake, number, "sample-stranger")
    intake.round()
    assert intake.told(number).check == "success"


@pytest.mark.parametrize(
    ("login", "more"),
    [("sample-stranger", {}), ("sample-sz-02", {}), ("sample-nanjing", {"draft": True}), ("sample-nj-01", {})],
    ids=["no role", "of another city", "draft", "refused"],
)
def test_a3_squatting_stands_in_nobodys_way(open_intake: Open, login: str, more: dict[str, Any]) -> None:
    """A3: a draft, or anything that will be refused, at the victim's path; every later request was sent away."""
    intake = open_intake(IN_TIME)
    squatted = {ASSESSMENT: b"x: 1\n"} if login != "sample-nanjing" else {f"{NANJING}/enterprise.yaml": b"x: 1\n"}
    intake.send(login, f"squat-{USCC}", squatted, **more)
    intake.forge.world.tick(minutes=5)
    number = intake.send("sample-nj-01", "mine", NEW)
    assert (intake.told(number).check, "XJ567" in intake.told(number).comment) == ("success", False)


def test_same_enterprise_in_an_earlier_request_is_told(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    one = intake.send("sample-nj-01", f"xingji/2023-nanjing-{USCC}", NEW)
    intake.forge.world.tick(minutes=5)
    two = intake.send("sample-nj-01", "two", NEW)
    assert "XJ567" in intake.told(two).comment
    assert REFUSED in intake.told(two).labels
    assert (intake.told(one).check, "XJ567" in intake.told(one).comment) == ("success", False)
    intake.pull("sample-nj-01", one).edit(state="closed")
    intake.label(two, RECHECK)
    assert intake.told(two).check == "success"


def test_a4_number_of_open_requests_costs_no_requests(open_intake: Open) -> None:
    """A4: one report asked for the files of up to thirty earlier requests, of GitHub's thousand an hour."""
    intake = open_intake(IN_TIME)
    for number in range(40):
        intake.forge.push("sample-nj-01", f"{USCC}-{number}", {f"submissions/2023/n{number}": b"x"}, fork=True)
        intake.open_quietly("sample-nj-01", f"{USCC}-{number}")
    before = len(intake.forge.paid)
    number = intake.send("sample-nj-01", "mine", NEW)
    assert intake.told(number).check
    assert len(intake.forge.paid) - before <= 14


def test_a4_when_the_limit_is_reached_the_rest_is_told_later(open_intake: Open) -> None:
    """The receipt stands as it was, and nobody is told twice."""
    intake = open_intake(on("2023-07-30", hour=23))
    limit = Fault("(POST|PATCH) .*/(issues|check-runs)", 403, headers={"Retry-After": "3600"}, times=99)
    intake.forge.faults.append(limit)
    number = intake.send("sample-nj-01", "one", NEW)
    assert intake.ran[-1].code == 1
    assert intake.told(number) == Told("", frozenset(), "")
    intake.forge.faults.clear()
    intake.forge.world.now = on("2023-08-02")
    intake.round()
    told = intake.told(number)
    assert (told.check, LATE_LABEL in told.labels) == ("success", False)
    assert "2023-07-30 23:00:00" in told.comment


def test_a6_login_that_passed_to_somebody_else_has_no_role(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    roles = "submissions/2023/roles.yaml"
    held = intake.forge.repository.bare.blob(f"main:{roles}")
    old = b"id: %d" % number_of("sample-nj-01")
    assert old in held
    intake.push("sample-province", "main", {roles: held.replace(old, b"id: 1000000000001")})
    number = intake.send("sample-nj-01", "one", NEW)
    assert "XJ520" in intake.told(number).comment


def test_a8_file_called_as_the_folder_of_all_is_refused_with_a_receipt(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    fork = intake.forge.fork("sample-nj-01").bare
    base = fork.resolve("refs/heads/main")
    tree = fork.write_tree("", [{"path": "submissions", "mode": "100644", "sha": fork.write_blob(b"x")}])
    fork.set_ref("refs/heads/odd", fork.commit(tree, [base], "odd", IN_TIME))
    number = intake.open("sample-nj-01", "odd")
    told = intake.told(number)
    assert (told.check, REFUSED in told.labels) == ("failure", True)
    assert "2023-07-12 10:00:00" in told.comment


def test_objects_that_git_does_not_take_hold_up_nobody_else(open_intake: Open) -> None:
    """GitHub takes some that are not sound; whoever sends them is told, and the next one is judged."""
    intake = open_intake(IN_TIME)
    fork = intake.forge.fork("sample-stranger").bare
    base = fork.resolve("refs/heads/main")
    odd = fork.write_tree(base, [{"path": ".git/config", "mode": "100644", "sha": fork.write_blob(b"x")}])
    fork.set_ref("refs/heads/odd", fork.commit(odd, [base], "odd", IN_TIME))
    bad = intake.open_quietly("sample-stranger", "odd")
    intake.forge.push("sample-nj-01", "one", NEW, fork=True)
    good = intake.open_quietly("sample-nj-01", "one")
    intake.round()
    assert intake.told(good).check == "success"
    assert intake.told(bad).check in ("failure", "cancelled")
    assert "2023-07-12 10:00:00" in intake.told(bad).comment


def test_merge_queue_is_judged_as_it_would_lie_together(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    number = intake.send("sample-nj-01", "one", NEW)
    sha = intake.forge.queue(number)
    intake.settle()
    (run,) = (row for row in intake.forge.repository.checks if row["head_sha"] == sha)
    assert (run["name"], run["conclusion"]) == ("xingji", "success")


def test_conflict_is_told(open_intake: Open) -> None:
    """Git would put two versions together, or cannot: neither is what was judged."""
    intake = open_intake(IN_TIME)
    registered = f"{NANJING}/enterprise.yaml"
    number = intake.send("sample-nj-01", "one", NEW)
    intake.push("sample-province", "main", {registered: NEW[registered] + "# 示例\n".encode()})
    intake.label(number, RECHECK)
    assert "XJ569" in intake.told(number).comment
    assert intake.told(number).check == "failure"


def test_draft_in_time_counts_when_it_is_finished_late(open_intake: Open) -> None:
    intake = open_intake(on("2023-07-30", hour=23))
    number = intake.send("sample-nj-01", "one", NEW, draft=True)
    assert intake.told(number).check == "success"
    intake.forge.world.now = LATE
    intake.forge.finish_draft(number)
    intake.settle()
    assert LATE_LABEL not in intake.told(number).labels
    intake.push("sample-nj-01", "one", {ASSESSMENT: NEW[ASSESSMENT] + "# 补充\n".encode()})
    assert LATE_LABEL in intake.told(number).labels


def test_base_that_cannot_judge_keeps_the_receipt_until_it_is_mended(open_intake: Open) -> None:
    """It breaks on the last day, after the files are received; the agency loses nothing by it."""
    intake = open_intake(on("2023-07-30", hour=20))
    whole = intake.forge.repository.bare.blob(f"main:{GUIDELINE}")
    intake.push("sample-province", "main", {GUIDELINE: b"guideline: [\n"})
    number = intake.send("sample-nj-01", "one", NEW)
    told = intake.told(number)
    assert (told.check, told.labels >= {FAILED}) == ("cancelled", True)
    assert "2023-07-30 20:00:00" in told.comment
    intake.forge.world.now = LATE
    intake.push("sample-province", "main", {GUIDELINE: whole})
    intake.label(number, RECHECK)
    mended = intake.told(number)
    assert (mended.check, mended.labels & {ACCEPTED, FAILED, LATE_LABEL, RECHECK}) == ("success", frozenset({ACCEPTED}))
    assert "2023-07-30 20:00:00" in mended.comment


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("submissions/2023/roles.yaml", b"agency: sz-02", b"agency: sz-01", "XJ521"),
        (GUIDELINE, b"threshold: 80", b"threshold: 10", "XJ5"),
        (".github/workflows/check.yml", b"", b"name: check\n", "XJ562"),
        ("src/xingji/__init__.py", b"", b"x = 1\n", "XJ562"),
    ],
)
def test_what_an_agency_may_not_touch(open_intake: Open, name: str, old: bytes, new: bytes, code: str) -> None:
    intake = open_intake(IN_TIME)
    held = intake.forge.repository.bare.blob(f"main:{name}") if old else b""
    assert old in held
    number = intake.send("sample-nj-01", "one", {name: held.replace(old, new, 1) if old else new})
    assert code in intake.told(number).comment
    assert (intake.told(number).check, intake.told(number).labels >= {REFUSED}) == ("failure", True)


def test_links_are_not_taken(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    fork = intake.forge.fork("sample-nj-01").bare
    base = fork.resolve("refs/heads/main")
    link = fork.write_blob(b"../../../../../../etc/passwd")
    tree = fork.write_tree(base, [{"path": ASSESSMENT, "mode": "120000", "sha": link}])
    fork.set_ref("refs/heads/link", fork.commit(tree, [base], "link", IN_TIME))
    number = intake.open("sample-nj-01", "link")
    assert "XJ563" in intake.told(number).comment
    assert not (intake.root / ASSESSMENT).exists()


def test_receipt_of_somebody_else_counts_for_nothing(open_intake: Open) -> None:
    """A comment that looks like the bot's but is not, with a moment in time."""
    intake = open_intake(LATE)
    number = intake.send("sample-nj-01", "one", NEW)
    pull: Any = intake.forge.repository.issues[number].pull
    told = f"<!-- xingji:report -->\n<!-- xingji:receipt {pull.head_sha} 2023-07-30T01:00:00Z -->"
    intake.pull("sample-nj-01", number).create_issue_comment(told)
    intake.label(number, RECHECK)
    assert LATE_LABEL in intake.told(number).labels


def test_dry_run_tells_nobody(open_intake: Open) -> None:
    intake = open_intake(IN_TIME)
    intake.forge.push("sample-nj-01", "one", NEW, fork=True)
    number = intake.open_quietly("sample-nj-01", "one")
    ran = xingji("hub", "round", "--dry-run", cwd=intake.root)
    assert (ran.code, "#1" in ran.out) == (0, True)
    assert intake.told(number) == Told("", frozenset(), "")


@pytest.mark.parametrize("stands", ["as it is", "old", "changed"])
def test_person_judges_by_the_default_branch_only(
    open_intake: Open, monkeypatch: pytest.MonkeyPatch, stands: str
) -> None:
    """A calendar that somebody is just editing must not decide who was in time."""
    intake = open_intake(IN_TIME)
    monkeypatch.delenv("GITHUB_ACTIONS")
    monkeypatch.setenv("XINGJI_TOKEN", intake.forge.token("sample-province"))
    if stands == "old":
        intake.push("sample-province", "main", {"submissions/2023/README.md": b"x\n"})
    if stands == "changed":
        (intake.root / "submissions/2023/edition.yaml").write_text("edition: 2023\n", "utf-8")
    ran = xingji("hub", "round", "--dry-run", cwd=intake.root)
    assert ran.code == (0 if stands == "as it is" else 2), ran.err
    assert ("main" in ran.err) == (stands != "as it is")


@pytest.mark.parametrize("event", [b"", b"[]", b"{", b'{"pull_request": 1}', b'{"merge_group": {}}'])
def test_event_that_is_none(open_intake: Open, event: bytes) -> None:
    intake = open_intake(IN_TIME)
    path = intake.root / "event.json"
    path.write_bytes(event)
    ran = xingji("hub", "round", "--event", path, cwd=intake.root)
    assert ran.code == 2
    assert "Traceback" not in ran.err
