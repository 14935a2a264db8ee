"""The small forge and the emulator, written by others, must look alike to the code that speaks to GitHub."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.forge.scenes.workflows import Workflow
from tests.forge.small.emulator import OWNER, Emulator
from tests.forge.small.fixture import NAME, SmallForge
from xingji.forge.answers import ForgeError
from xingji.forge.client import Manner
from xingji.forge.contents import Contents
from xingji.forge.github import ACTIONS_LOGIN, GitHub

FILES = Path(__file__).parents[2] / ".github" / "workflows"
BRANCH = "xingji/one"
LABELS = ("accepted", "refused")


class Place(NamedTuple):
    """A forge that runs: where, its repository, a token of the owner's, and one for each workflow's rights.

    `login` is given where the forge answers who a workflow's token is, which GitHub never does.
    """

    url: str
    name: str
    owner: str
    jobs: dict[str, str]
    login: str = ""


def _rights() -> dict[str, dict[str, str]]:
    """Of the workflows that speak to GitHub, the part of their rights that an app can be given."""
    known = {name: Workflow.read(FILES / f"{name}.yml").rights() for name in ("check", "calendar")}
    return {name: {right: level for right, level in told.items() if right != "actions"} for name, told in known.items()}


def _stricter(rights: dict[str, str]) -> dict[str, str]:
    """The emulator wants issues:write for labels of a pull request too; GitHub takes pull_requests:write instead.

    See https://docs.github.com/en/rest/issues/labels#add-labels-to-an-issue.
    """
    return {**rights, "issues": "write"} if rights.get("pull_requests") == "write" else rights


@pytest.fixture(scope="module")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """One for all; each test has a repository of its own there."""
    made = Emulator(tmp_path_factory.mktemp("emulator"), [f"intake-{number}" for number in range(20)])
    yield made
    made.close()


@pytest.fixture(params=["small", pytest.param("emulate", marks=pytest.mark.needs("npm", "node"))])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    if request.param == "small":
        forge = SmallForge(tmp_path)
        forge.begin({"README.md": b"start\n"})
        jobs = {name: forge.world.workflow_token(rights) for name, rights in _rights().items()}
        yield Place(forge.url, NAME, f"token-of-{OWNER}", jobs)
        forge.close()
        return
    emulator: Emulator = request.getfixturevalue("emulator")
    jobs = {name: emulator.token(_stricter(rights)) for name, rights in _rights().items()}
    yield Place(emulator.url, f"{OWNER}/{emulator.names.pop()}", f"token-of-{OWNER}", jobs, ACTIONS_LOGIN)


@pytest.fixture
def owner(place: Place) -> GitHub:
    return GitHub(place.name, place.owner, place.url, manner=Manner(wait=lambda _: None))


def job(place: Place, name: str) -> GitHub:
    return GitHub(place.name, place.jobs[name], place.url, login=place.login, manner=Manner(wait=lambda _: None))


def sent(hub: GitHub) -> int:
    """A pull request with one file, made as `xingji submit` makes it."""
    contents = Contents(hub)
    base = contents.head("main")
    assert base
    commit = contents.commit(base, {"submissions/示例.yaml": "示例\n".encode()}, "one")
    contents.move(BRANCH, commit, force=False)
    body = {"title": "one", "head": BRANCH, "base": "main", "body": ""}
    return int(hub.ask("POST", hub.at("/pulls"), body)["number"])


def test_submitting(owner: GitHub) -> None:
    number = sent(owner)
    row = owner.pull(number)
    assert (row.author, row.open, row.draft, row.merged) == (OWNER, True, False, False)
    assert (row.head_branch, row.head_repository) == (BRANCH, owner.repository)
    contents = Contents(owner)
    assert contents.head(BRANCH) == row.head_sha
    assert contents.load(row.head_sha, "submissions", lambda _: True) == {"submissions/示例.yaml": "示例\n".encode()}
    assert contents.parents(row.head_sha) == [contents.head("main")]
    assert [pull.number for pull in owner.open_pulls()] == [number]
    assert contents.head("none") is None


def test_telling_a_verdict_with_the_rights_of_check(place: Place, owner: GitHub) -> None:
    number = sent(owner)
    for name in LABELS:
        owner.put_label(name, "0e8a16", "")
    bot = job(place, "check")
    first = bot.put_comment(number, "<!-- mark -->", "<!-- mark --> one")
    second = bot.put_comment(number, "<!-- mark -->", "<!-- mark --> two")
    assert (first.id, second.body) == (second.id, "<!-- mark --> two")
    bot.change_labels(number, {"refused"}, ())
    bot.change_labels(number, {"accepted"}, {"refused"})
    assert owner.pull(number).labels == {"accepted"}
    sha = owner.pull(number).head_sha
    run = {"name": "verdict", "external_id": "pull-1", "status": "completed"}
    bot.put_run(sha, {**run, "conclusion": "failure", "output": {"title": "one", "summary": "one"}})
    bot.put_run(sha, {**run, "conclusion": "success", "output": {"title": "two", "summary": "two"}})
    (check,) = owner.every(owner.at(f"/commits/{sha}/check-runs"), within="check_runs")
    assert (check["name"], check["conclusion"], check["output"]["title"]) == ("verdict", "success", "two")


def test_reminding_with_the_rights_of_calendar(place: Place) -> None:
    bot = job(place, "calendar")
    made = bot.open_issue("one", "text", "reminder", lambda: None)
    bot.edit_issue(made.number, state="closed", body="done")
    assert [(row.number, row.open, row.body) for row in bot.issues("reminder")] == [(made.number, False, "done")]


@pytest.mark.parametrize("name", ["check", "calendar"])
def test_no_job_may_write_files_or_merge(place: Place, owner: GitHub, name: str) -> None:
    number = sent(owner)
    bot = job(place, name)
    for verb, path, body in (
        ("POST", "/git/blobs", {"content": "x", "encoding": "utf-8"}),
        ("PUT", "/contents/x", {"message": "x", "content": "eA=="}),
        ("PUT", f"/pulls/{number}/merge", {}),
    ):
        with pytest.raises(ForgeError) as caught:
            bot.ask(verb, bot.at(path), body)
        assert caught.value.kind == "rights"
