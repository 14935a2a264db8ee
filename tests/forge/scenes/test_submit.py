"""`xingji submit` by somebody who knows no Git, while GitHub has a bad day."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import xingji.forge.github
from tests.cli.run import Ran
from tests.cli.run import xingji as xingji_in
from tests.forge.scenes.conftest import Open
from tests.forge.scenes.office import Office, on, step
from tests.forge.small.faults import Fault, rate_limit
from tests.forge.small.fixture import NAME
from xingji.forge.client import Manner
from xingji.forge.labels import ACCEPTED

DOSSIER = "submissions/2023/nanjing/91320115MA0Y89LN8D"
ASSESSMENT = f"{DOSSIER}/ics/self-assessment.yaml"
Years = Callable[[str], Path]
Submit = Callable[..., Ran]
DAY = "2023-07-12"


@pytest.fixture
def desk(tmp_path: Path, years: Years) -> Path:
    """The agency's own folder: the year as it was handed out, with the new assessment in it."""
    folder = tmp_path / "desk"
    subprocess.run(("git", "clone", "-q", str(years("06-register-suzhou")), str(folder)), check=True)
    for path, content in step("07-assess-machinery").items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


@pytest.fixture
def submit(monkeypatch: pytest.MonkeyPatch) -> Submit:
    """The command as a person runs it, with a token in the environment; by its clock every pause is over at once."""

    def run(office: Office, desk: Path, token: str, *more: str) -> Ran:
        told = {"XINGJI_TOKEN": token, "GITHUB_REPOSITORY": NAME, "GITHUB_API_URL": office.forge.url}
        with monkeypatch.context() as given:
            given.setattr(
                xingji.forge.github, "GitHub", partial(xingji.forge.github.GitHub, manner=Manner(wait=lambda _: None))
            )
            for name, value in told.items():
                given.setenv(name, value)
            return xingji_in("submit", desk / DOSSIER, "--yes", "--on", DAY, *more, cwd=desk)

    return run


def refs(office: Office) -> list[tuple[str, str, str]]:
    """Every branch of the repository and of all forks, with its commit."""
    known = office.forge.world.repositories.values()
    return [(it.full_name, *pair) for it in known for pair in it.bare.refs("refs/heads/").items()]


def branches(office: Office) -> list[str]:
    """Every branch but main."""
    return [name for _, name, _ in refs(office) if name != "refs/heads/main"]


def test_submit_is_checked_and_goes_on_in_the_same_pull_request(open_office: Open, desk: Path, submit: Submit) -> None:
    office = open_office("06-register-suzhou", on(DAY))
    token = office.tokens["sample-nj-01"]
    done = submit(office, desk, token)
    assert done.code == 0, done.out + done.err
    assert token not in done.out + done.err
    (check,) = office.actions.settle()
    assert check.conclusion == "success", check.log
    (number,) = office.forge.repository.issues
    assert ACCEPTED in office.labels(number)
    held = refs(office)
    again = submit(office, desk, token)
    assert again.code == 0, again.out + again.err
    assert refs(office) == held
    assert office.actions.settle() == []
    (desk / ASSESSMENT).write_bytes((desk / ASSESSMENT).read_bytes() + "# 已核对\n".encode())
    assert submit(office, desk, token).code == 0
    assert list(office.forge.repository.issues) == [number]
    assert len(branches(office)) == 1
    assert [run.conclusion for run in office.actions.settle()] == ["success"]


@pytest.mark.parametrize(
    "fault",
    [
        rate_limit("POST .*/git/blobs"),
        Fault("POST .*/pulls", 502, "after"),
        Fault("POST .*/pulls", kind="silence"),
        Fault("GET ", 503, times=2, skip=2),
    ],
    ids=["limit", "pull-made", "silence", "busy"],
)
def test_submit_outlasts_a_bad_day(open_office: Open, desk: Path, submit: Submit, fault: Fault) -> None:
    """One pull request and one branch, whatever is lost on the way."""
    office = open_office("06-register-suzhou", on(DAY))
    office.forge.faults.append(fault)
    done = submit(office, desk, office.tokens["sample-nj-01"])
    assert done.code == 0, done.out + done.err
    assert fault.times == 0
    assert len(office.forge.repository.issues) == 1
    assert len(branches(office)) == 1


def test_submit_that_broke_off_is_taken_up_again(open_office: Open, desk: Path, submit: Submit) -> None:
    """The token is taken back between the branch and the pull request."""
    office = open_office("06-register-suzhou", on(DAY))
    office.forge.faults.append(Fault("POST .*/pulls", 401, message="Bad credentials", times=1))
    broken = submit(office, desk, office.tokens["sample-nj-01"])
    assert broken.code == 2, broken.out + broken.err
    assert "Traceback" not in broken.err
    assert (len(branches(office)), len(office.forge.repository.issues)) == (1, 0)
    assert submit(office, desk, office.tokens["sample-nj-01"]).code == 0
    assert (len(branches(office)), len(office.forge.repository.issues)) == (1, 1)


def test_token_without_rights_says_so_and_leaves_nothing(open_office: Open, desk: Path, submit: Submit) -> None:
    office = open_office("06-register-suzhou", on(DAY))
    outsider = office.forge.token("sample-outsider", "none")
    reading = office.forge.world.workflow_token({"contents": "read", "pull_requests": "read"})
    for token in ("invented", outsider, reading):
        done = submit(office, desk, token)
        assert done.code != 0, done.out + done.err
        assert done.err
        assert "Traceback" not in done.err
        assert token not in done.out + done.err
    assert branches(office) == []
    assert not office.forge.repository.issues
