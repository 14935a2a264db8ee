"""`xingji submit` by somebody who knows no Git, while GitHub has a bad day."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.forge.hub.faults import Fault, rate_limit
from tests.forge.hub.fixture import NAME
from tests.forge.scenes.actions import unmeasured
from tests.forge.scenes.conftest import Open
from tests.forge.scenes.office import Office, on, step
from xingji.forge.labels import ACCEPTED

DOSSIER = "submissions/2023/nanjing/91320115MA0Y89LN8D"
ASSESSMENT = f"{DOSSIER}/ics/self-assessment.yaml"
Years = Callable[[str], Path]
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


def submit(office: Office, desk: Path, token: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, with a token in the environment."""
    env = {**unmeasured(), "XINGJI_TOKEN": token, "GITHUB_REPOSITORY": NAME, "GITHUB_API_URL": office.forge.url}
    program = Path(sys.executable).parent / "xingji"
    command = (str(program), "submit", str(desk / DOSSIER), "--yes", "--on", DAY, *more)
    return subprocess.run(command, cwd=desk, env=env, capture_output=True, text=True, check=False, timeout=120)


def refs(office: Office) -> list[tuple[str, str, str]]:
    """Every branch of the repository and of all forks, with its commit."""
    known = office.forge.world.repositories.values()
    return [(it.full_name, *pair) for it in known for pair in it.bare.refs("refs/heads/").items()]


def branches(office: Office) -> list[str]:
    """Every branch but main."""
    return [name for _, name, _ in refs(office) if name != "refs/heads/main"]


def test_submit_is_checked_and_goes_on_in_the_same_pull_request(open_office: Open, desk: Path) -> None:
    office = open_office("06-register-suzhou", on(DAY))
    token = office.tokens["sample-nj-01"]
    done = submit(office, desk, token)
    assert done.returncode == 0, done.stdout + done.stderr
    assert token not in done.stdout + done.stderr
    check, report = office.actions.settle()
    assert (check.conclusion, report.conclusion) == ("success", "success"), check.log
    (number,) = office.forge.repository.issues
    assert ACCEPTED in office.labels(number)
    held = refs(office)
    again = submit(office, desk, token)
    assert again.returncode == 0, again.stdout + again.stderr
    assert refs(office) == held
    assert office.actions.settle() == []
    (desk / ASSESSMENT).write_bytes((desk / ASSESSMENT).read_bytes() + "# 已核对\n".encode())
    assert submit(office, desk, token).returncode == 0
    assert list(office.forge.repository.issues) == [number]
    assert len(branches(office)) == 1
    assert [run.conclusion for run in office.actions.settle()] == ["success", "success"]


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
def test_submit_outlasts_a_bad_day(open_office: Open, desk: Path, fault: Fault) -> None:
    """One pull request and one branch, whatever is lost on the way."""
    office = open_office("06-register-suzhou", on(DAY))
    office.forge.faults.append(fault)
    done = submit(office, desk, office.tokens["sample-nj-01"])
    assert done.returncode == 0, done.stdout + done.stderr
    assert fault.times == 0
    assert len(office.forge.repository.issues) == 1
    assert len(branches(office)) == 1


def test_submit_that_broke_off_is_taken_up_again(open_office: Open, desk: Path) -> None:
    """The token is taken back between the branch and the pull request."""
    office = open_office("06-register-suzhou", on(DAY))
    office.forge.faults.append(Fault("POST .*/pulls", 401, message="Bad credentials", times=1))
    broken = submit(office, desk, office.tokens["sample-nj-01"])
    assert broken.returncode == 2, broken.stdout + broken.stderr
    assert "Traceback" not in broken.stderr
    assert (len(branches(office)), len(office.forge.repository.issues)) == (1, 0)
    assert submit(office, desk, office.tokens["sample-nj-01"]).returncode == 0
    assert (len(branches(office)), len(office.forge.repository.issues)) == (1, 1)


def test_token_without_rights_says_so_and_leaves_nothing(open_office: Open, desk: Path) -> None:
    office = open_office("06-register-suzhou", on(DAY))
    outsider = office.forge.token("sample-outsider", "none")
    reading = office.forge.world.workflow_token({"contents": "read", "pull_requests": "read"})
    for token in ("invented", outsider, reading):
        done = submit(office, desk, token)
        assert done.returncode != 0, done.stdout + done.stderr
        assert done.stderr
        assert "Traceback" not in done.stderr
        assert token not in done.stdout + done.stderr
    assert branches(office) == []
    assert not office.forge.repository.issues
