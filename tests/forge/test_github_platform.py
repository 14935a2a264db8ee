"""The nine calls on the small forge: what they tell, what they cost, and that no fault makes them do a thing twice."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.forge.small import apps
from tests.forge.small.faults import Fault, Kind, rate_limit
from tests.forge.small.fixture import SmallForge
from xingji.forge.answers import ForgeError, PullRow
from xingji.forge.client import AppKey, Client, Manner
from xingji.forge.etags import Etags
from xingji.forge.github_platform import CHECK, GitHubPlatform
from xingji.forge.pace import Pace
from xingji.forge.platform import Verdict
from xingji.forge.tokens import AppTokens, PlainToken

OFFICE, INBOX, OTHER = "sample-office", "sample-office/xingji-2023-nanjing", "sample-office/xingji-2023-suzhou"
MARK = "<!-- mark -->"
ACCEPTED = Verdict("accepted", "通过检查", "没有发现错误")


class Hub:
    """A hub with an App on a forge with two inboxes; its clock is that of the forge, and waiting lets it pass."""

    def __init__(self, forge: SmallForge, folder: Path) -> None:
        self.forge, self.asked = forge, folder / "asked.json"
        for name in (INBOX, OTHER):
            forge.begin({"README.md": b"start\n"}, private=True, at=name)
        forge.token("sample-nj", "")
        for name in (INBOX, OTHER):
            forge.world.find(name).roles["sample-nj"] = "write"
        self.app, self.pem = apps.made(forge.world, "sample-clerk", OFFICE)
        self.waited: list[float] = []
        self.start()

    def start(self) -> None:
        """A new process of the hub, which knows what the last one saved."""
        self.etags = Etags(self.asked)
        self.pace = Pace(self.etags.writes, clock=self._seconds, wait=self._wait)
        manner = Manner(self._wait, self.etags, self.pace)
        client = Client(AppKey(str(self.app.id), self.pem), self.forge.url, Manner(self._wait))
        self.tokens = AppTokens(client.ask, clock=lambda: self.forge.world.now)
        self.platform = GitHubPlatform(self.tokens, self.forge.url, manner=manner)

    def stop(self) -> None:
        """The end of its process."""
        self.etags.save(self.pace.past)

    def _seconds(self) -> float:
        return self.forge.world.now.timestamp()

    def _wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.forge.world.tick(seconds=seconds)

    def request(self, branch: str = "one", at: str = INBOX) -> PullRow:
        """A new request, as the hub sees it."""
        self.forge.push("sample-nj", branch, {f"{branch}.txt": b"x\n"}, at=at)
        number = self.forge.hand_in("sample-nj", branch, at=at)
        return next(row for row in self.platform.open_pulls(at) if row.number == number)

    def comments(self, number: int, at: str = INBOX) -> list[str]:
        return [made["body"] for made in self.forge.world.find(at).issues[number].comments]

    def runs(self, at: str = INBOX) -> list[tuple[str, str, str | None]]:
        """External id, status and conclusion of every check run."""
        checks = self.forge.world.find(at).checks
        return [(made["external_id"], made["status"], made["conclusion"]) for made in checks]

    def cost(self) -> int:
        """What was paid since the last time."""
        paid = len(self.forge.paid)
        self.forge.paid.clear()
        return paid


@pytest.fixture
def hub(forge: SmallForge, tmp_path: Path) -> Hub:
    return Hub(forge, tmp_path)


def test_requests_as_they_are(hub: Hub) -> None:
    pull = hub.request()
    hub.forge.push("sample-nj", "two", {"two.txt": b"x\n"}, at=INBOX)
    hub.forge.hand_in("sample-nj", "two", at=INBOX, base="one", draft=True)
    first, second = hub.platform.open_pulls(INBOX)
    assert first == pull
    assert (first.base, first.draft, second.base, second.draft) == ("main", False, "one", True)
    assert first.author_id == hub.forge.world.number("sample-nj")
    assert hub.platform.open_pulls(OTHER) == []


def test_receipt_is_the_push_that_made_the_head(hub: Hub) -> None:
    """Not a date of a commit, not the day when the request was opened, and again that of the last push of this head."""
    pushed = hub.forge.world.now
    head = hub.forge.push("sample-nj", "one", {"one.txt": b"x\n"}, at=INBOX)
    hub.forge.world.tick(days=2)
    hub.forge.hand_in("sample-nj", "one", at=INBOX)
    (pull,) = hub.platform.open_pulls(INBOX)
    assert hub.platform.received(INBOX, pull) == pushed
    hub.forge.world.tick(hours=1)
    hub.forge.push("sample-nj", "one", {"one.txt": b"y\n"}, at=INBOX)
    later = hub.forge.world.now
    (second,) = hub.platform.open_pulls(INBOX)
    assert hub.platform.received(INBOX, second) == later
    hub.forge.world.tick(hours=1)
    hub.forge.move("sample-nj", "one", head, at=INBOX)
    (again,) = hub.platform.open_pulls(INBOX)
    assert again.head_sha == head
    assert hub.platform.received(INBOX, again) == later + timedelta(hours=1)
    assert hub.platform.received(INBOX, again._replace(head_sha="a" * 40)) is None
    assert hub.platform.received(INBOX, again._replace(head_repository="")) is None
    assert hub.platform.received(INBOX, again._replace(head_repository="stranger/fork")) is None


def test_reviews_are_bound_to_a_commit(hub: Hub) -> None:
    pull = hub.request()
    hub.forge.world.find(INBOX).roles["reviewer"] = "read"
    reviewer = Client(hub.forge.token("reviewer"), hub.forge.url)
    path = f"/repos/{INBOX}/pulls/{pull.number}/reviews"
    reviewer.ask("POST", path, {"event": "REQUEST_CHANGES", "body": "示例"})
    reviewer.ask("POST", path, {"event": "APPROVE"})
    hub.forge.push("sample-nj", "one", {"one.txt": b"later\n"}, at=INBOX)
    number = hub.forge.world.number("reviewer")
    assert hub.platform.reviews(INBOX, pull.number) == [
        ("reviewer", number, "CHANGES_REQUESTED", pull.head_sha),
        ("reviewer", number, "APPROVED", pull.head_sha),
    ]


def test_a_comment_is_edited_in_place(hub: Hub) -> None:
    """By what it says now; another's comment with the mark is none of ours; nothing new is nothing to pay for."""
    pull = hub.request()
    stranger = Client(hub.forge.token("sample-nj"), hub.forge.url)
    stranger.ask("POST", f"/repos/{INBOX}/issues/{pull.number}/comments", {"body": f"{MARK} 假的"})
    seen: list[str] = []

    def text(said: str) -> str:
        seen.append(said)
        return f"{said}{MARK}一"

    assert hub.platform.say(INBOX, pull.number, MARK, text) == f"{MARK}一"
    hub.cost()
    assert hub.platform.say(INBOX, pull.number, MARK, text) == f"{MARK}一{MARK}一"
    assert hub.cost() == 2
    assert seen == ["", f"{MARK}一"]
    for unchanged in (lambda said: said, lambda _: ""):
        assert hub.platform.say(INBOX, pull.number, MARK, unchanged) == f"{MARK}一{MARK}一"
    assert hub.comments(pull.number) == [f"{MARK} 假的", f"{MARK}一{MARK}一"]


def test_verdicts_are_per_request(hub: Hub) -> None:
    """Two requests with one commit have two check runs, and neither changes that of the other."""
    pull = hub.request()
    hub.forge.move("sample-nj", "two", pull.head_sha, at=INBOX)
    hub.forge.hand_in("sample-nj", "two", at=INBOX)
    first, second = hub.platform.open_pulls(INBOX)
    hub.platform.verdict(INBOX, first, Verdict(None, "收到", ""))
    assert hub.runs() == []
    hub.platform.verdict(INBOX, first, ACCEPTED)
    hub.platform.verdict(INBOX, second, Verdict("refused", "需要修改", "示例"))
    hub.platform.verdict(INBOX, first, Verdict("failed", "检查未完成", "示例"))
    assert hub.runs() == [("pull-1", "completed", "cancelled"), ("pull-2", "completed", "failure")]
    assert {made["name"] for made in hub.forge.world.find(INBOX).checks} == {CHECK}


@pytest.mark.parametrize("restarts", [False, True])
def test_a_second_verdict_on_a_head_is_the_same_check_run(hub: Hub, restarts: bool) -> None:
    """Also by another process, and where the head went away meanwhile and came back."""
    hub.platform.open_pulls(INBOX)
    pull = hub.request()
    hub.platform.verdict(INBOX, pull, ACCEPTED._replace(conclusion="refused"))
    hub.forge.push("sample-nj", "one", {"one.txt": b"y\n"}, at=INBOX)
    hub.platform.open_pulls(INBOX)
    hub.forge.move("sample-nj", "one", pull.head_sha, at=INBOX)
    if restarts:
        hub.start()
    hub.platform.open_pulls(INBOX)
    hub.platform.verdict(INBOX, pull, ACCEPTED)
    assert hub.runs() == [("pull-1", "completed", "success")]


@pytest.mark.parametrize("kind", ["before", "after", "silence"])
def test_a_lost_answer_to_a_first_verdict(hub: Hub, kind: Kind) -> None:
    hub.platform.open_pulls(INBOX)
    pull = hub.request()
    hub.forge.faults.append(Fault("^POST /repos.*check-runs", kind=kind))
    hub.platform.verdict(INBOX, pull, ACCEPTED)
    assert hub.runs() == [("pull-1", "completed", "success")]


def test_labels_that_are_ours_follow_the_verdict(hub: Hub) -> None:
    platform = GitHubPlatform(hub.tokens, hub.forge.url, ours=("通过检查", "需要修改"))
    pull = hub.request()
    labels = hub.forge.world.find(INBOX).issues[pull.number].labels
    labels += ["需要修改", "急件"]
    (pull,) = hub.platform.open_pulls(INBOX)
    platform.verdict(INBOX, pull, ACCEPTED._replace(labels=["通过检查"]))
    assert hub.forge.world.find(INBOX).issues[pull.number].labels == ["急件", "通过检查"]


def test_closing(hub: Hub) -> None:
    hub.platform.close(INBOX, hub.request().number)
    assert hub.platform.open_pulls(INBOX) == []


@pytest.mark.parametrize("kind", ["before", "after", "silence"])
@pytest.mark.parametrize("act", ["say", "verdict", "close"])
def test_a_lost_answer_makes_nothing_twice(hub: Hub, act: str, kind: Kind) -> None:
    pull = hub.request()
    hub.forge.faults.append(Fault("^(POST|PATCH) /repos", kind=kind))
    if act == "say":
        hub.platform.say(INBOX, pull.number, MARK, lambda _: f"{MARK}一")
        assert hub.comments(pull.number) == [f"{MARK}一"]
    elif act == "verdict":
        hub.platform.verdict(INBOX, pull, ACCEPTED)
        assert hub.runs() == [("pull-1", "completed", "success")]
    else:
        hub.platform.close(INBOX, pull.number)
        assert hub.platform.open_pulls(INBOX) == []


def test_a_secondary_limit_is_waited_for(hub: Hub) -> None:
    pull = hub.request()
    hub.forge.faults.append(rate_limit("^POST /repos", seconds=37))
    hub.platform.say(INBOX, pull.number, MARK, lambda _: f"{MARK}示例")
    assert 37 in hub.waited
    assert hub.comments(pull.number) == [f"{MARK}示例"]


def test_a_limit_that_lasts_is_told(hub: Hub) -> None:
    pull = hub.request()
    hub.forge.faults.append(rate_limit("^POST /repos", seconds=1800))
    with pytest.raises(ForgeError) as caught:
        hub.platform.say(INBOX, pull.number, MARK, lambda _: f"{MARK}示例")
    assert (caught.value.kind, caught.value.pause) == ("busy", 1800)


def test_what_is_known_is_free(hub: Hub) -> None:
    """Also for the next process, while the token is the same; another token is told nothing of it."""
    hub.request()
    costs = []
    for login in (OFFICE, OFFICE, "sample-nj"):
        etags = Etags(hub.asked)
        tokens = PlainToken(hub.forge.token(login), login)
        platform = GitHubPlatform(tokens, hub.forge.url, manner=Manner(etags=etags))
        hub.cost()
        assert [len(platform.open_pulls(name)) for name in (INBOX, OTHER, INBOX)] == [1, 0, 1]
        costs.append(hub.cost())
        etags.save()
    assert costs == [2, 0, 2]
    assert OFFICE not in hub.asked.read_text().split(" ")[0]
    hub.asked.write_text("{")
    assert Etags(hub.asked).known("") is None


def test_a_round_with_nothing_new_and_one_new_head(forge: SmallForge, hub: Hub) -> None:
    """Over ninety inboxes: the first of an hour asks for each, the others are free; a head costs six with its token."""
    names = [f"{OFFICE}/xingji-2023-{at:02}" for at in range(90)]
    for name in names:
        forge.begin({"README.md": b"start\n"}, private=True, at=name)
        forge.world.find(name).roles["sample-nj"] = "write"
    hub.start()
    costs = []
    for _ in range(2):
        hub.cost()
        assert not any(hub.platform.open_pulls(name) for name in names)
        costs.append(hub.cost())
    assert costs == [93, 0]
    forge.push("sample-nj", "one", {"one.txt": b"x\n"}, at=names[7])
    forge.hand_in("sample-nj", "one", at=names[7])
    (pull,) = [pull for name in names for pull in hub.platform.open_pulls(name)]
    assert hub.platform.received(names[7], pull)
    hub.platform.say(names[7], pull.number, MARK, lambda _: MARK)
    hub.platform.verdict(names[7], pull, ACCEPTED)
    assert [paid for paid in forge.paid if "access_tokens" not in paid] == [
        f"GET /repos/{names[7]}/pulls",
        f"GET /repos/{names[7]}/activity",
        f"GET /repos/{names[7]}/issues/1/comments",
        f"POST /repos/{names[7]}/issues/1/comments",
        f"POST /repos/{names[7]}/check-runs",
    ]
    assert hub.cost() == 6


def test_tokens_reach_one_repository_for_an_hour(hub: Hub) -> None:
    """What polls reads no content and writes nothing; a stray address finds another party's inbox shut."""
    own, polling = hub.tokens.token(INBOX), hub.tokens.polling(OFFICE)
    hub.request()
    with pytest.raises(ForgeError) as caught:
        Client(own, hub.forge.url).ask("GET", f"/repos/{OTHER}/pulls")
    assert caught.value.kind == "missing"
    for verb, path in (("GET", "contents/README.md"), ("POST", "issues")):
        with pytest.raises(ForgeError) as caught:
            Client(polling, hub.forge.url).ask(
                verb, f"/repos/{INBOX}/{path}", {"title": "x"} if verb == "POST" else None
            )
        assert caught.value.kind == "rights", path
    assert hub.tokens.token(INBOX) == own
    hub.forge.world.tick(minutes=56)
    assert hub.tokens.token(INBOX) != own
    assert hub.platform.open_pulls(INBOX)


@pytest.mark.parametrize("pem", ["", "-----BEGIN nothing", "示例"])
def test_a_key_that_is_none(hub: Hub, pem: str) -> None:
    with pytest.raises(ForgeError) as caught:
        AppTokens(Client(AppKey(str(hub.app.id), pem), hub.forge.url).ask).token(INBOX)
    assert caught.value.kind == "token"


def git(*arguments: str, env: dict[str, str], at: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    known = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    known |= {f"GIT_{who}_{what}": "sample" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return subprocess.run(
        ("git", *arguments), cwd=at, env=known | {"GIT_TERMINAL_PROMPT": "0"} | env, capture_output=True, check=False
    )


def test_git_reaches_the_one_repository(hub: Hub, tmp_path: Path) -> None:
    """By the environment alone; the same environment opens no other repository."""
    remote = hub.platform.remote(INBOX)
    env = dict(remote.environment)
    assert git("clone", "-q", remote.url, "mine", env=env, at=tmp_path).returncode == 0
    assert git("clone", "-q", remote.url.replace("nanjing", "suzhou"), "theirs", env=env, at=tmp_path).returncode != 0
    assert not any(hub.tokens.token(INBOX) in part for part in (remote.url, *env))
    hub.forge.world.tick(hours=2)
    assert git("ls-remote", remote.url, env=env).returncode != 0
    assert git("ls-remote", remote.url, env=dict(remote.environment)).returncode == 0


def test_only_the_app_moves_main_and_a_push_marks_merged(hub: Hub, tmp_path: Path) -> None:
    """Rules keep a party's push away and let the hub's through; the head within main is merged, whoever pushed it."""
    rules = {"rules": [{"type": "update"}], "bypass_actors": [{"actor_id": hub.app.id, "actor_type": "Integration"}]}
    hub.forge.world.find(INBOX).rulesets.append(rules)
    pull = hub.request()
    env = dict(hub.platform.remote(INBOX).environment)
    url = hub.platform.remote(INBOX).url
    git("clone", "-q", url, "work", env=env, at=tmp_path)
    work = tmp_path / "work"
    git("merge", "-q", "--no-ff", "-m", "x", "origin/one", env=env, at=work)
    theirs = url.replace("http://", f"http://sample-nj:{hub.forge.token('sample-nj')}@")
    told = git("push", theirs, "HEAD:main", env={}, at=work)
    assert told.returncode != 0
    assert b"Repository rule violations" in told.stderr
    assert hub.platform.open_pulls(INBOX) == [pull]
    assert git("push", url, "HEAD:main", env=env, at=work).returncode == 0
    assert hub.platform.open_pulls(INBOX) == []
    part = hub.forge.world.find(INBOX).issues[1].pull
    assert part
    assert part.merged_at


def test_the_api_may_lag_behind_the_branch(hub: Hub) -> None:
    pull = hub.request()
    hub.forge.world.lag()
    newer = hub.forge.push("sample-nj", "one", {"one.txt": b"y\n"}, at=INBOX)
    (seen,) = hub.platform.open_pulls(INBOX)
    assert (seen.head_sha, hub.forge.world.find(INBOX).bare.resolve("refs/pull/1/head")) == (pull.head_sha, newer)
    hub.forge.world.catch_up()
    assert [row.head_sha for row in hub.platform.open_pulls(INBOX)] == [newer]


def test_a_repository_that_is_another_now(hub: Hub) -> None:
    """One that was renamed answers under its old name too: none of ours."""
    hub.request()
    world = hub.forge.world
    world.find(INBOX).name = "renamed"
    with pytest.raises(ForgeError) as caught:
        hub.platform.open_pulls(INBOX)
    assert caught.value.kind == "missing"


class Clock:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.now = datetime(2023, 7, 3).timestamp()

    def wait(self, seconds: float) -> None:
        self.now += seconds


def test_writes_keep_to_the_pace_of_github() -> None:
    """One a second, 80 a minute, 500 an hour; whoever would have to wait long is told so, also the next process."""
    clock = Clock()
    pace, begun = Pace(clock=lambda: clock.now, wait=clock.wait), clock.now
    for _ in range(81):
        pace.take()
    assert clock.now - begun >= 80
    for _ in range(419):
        clock.wait(1.0)
        pace.take()
    for known in (pace, Pace(pace.past, clock=lambda: clock.now, wait=clock.wait)):
        with pytest.raises(ForgeError) as caught:
            known.take()
        assert caught.value.kind == "busy"
        assert caught.value.pause > 60
    clock.wait(3600)
    pace.take()
    assert len(pace.past) == 1


def test_a_clock_that_was_set_back_stops_nothing() -> None:
    clock = Clock()
    pace = Pace([clock.now + 10_000] * 600, clock=lambda: clock.now, wait=clock.wait)
    pace.take()
    assert len(pace.past) == 1
