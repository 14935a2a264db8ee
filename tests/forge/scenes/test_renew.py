"""Newest versions are proposed when they pass, once, and never when they fail."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from tests.forge.scenes.conftest import MoveIn
from tests.forge.scenes.office import Office, on, repository

LOCK = "requirements/core.txt"
MAKE = """#!/bin/sh
# The index and the tests, as this test says that they are today.
case "$1" in
lock) mkdir -p build; cp "$XINGJI_BIN/newest" requirements/core.txt; echo "| sample | 1.0 | 2.0 |" > "${2#REPORT=}" ;;
test) grep -q broken requirements/core.txt && exit 1; exit 0 ;;
esac
"""
GH = """#!{python} -IS
# The two calls of GitHub's own program that the workflow makes, over the API of the small forge.
import json, os, sys
from http.client import HTTPConnection

forge = HTTPConnection(os.environ["GITHUB_API_URL"].partition("://")[2])
pulls = "/repos/" + os.environ["GITHUB_REPOSITORY"] + "/pulls"


def ask(verb, path, told=None):
    forge.request(verb, path, json.dumps(told or {{}}), {{"Authorization": "bearer " + os.environ["GH_TOKEN"]}})
    answer = forge.getresponse()
    if answer.status >= 300:
        sys.exit(answer.read().decode())
    return json.load(answer)


told = dict(zip(sys.argv, sys.argv[1:]))
open_now = [pull for pull in ask("GET", pulls + "?state=open") if pull["head"]["ref"] == "renew-locks"]
if sys.argv[2] == "list":
    print(len(open_now))
elif sys.argv[2] == "edit":
    ask("PATCH", pulls + "/" + str(open_now[0]["number"]), {{"body": open(told["--body-file"]).read()}})
else:
    body = open(told["--body-file"]).read()
    ask("POST", pulls, {{"base": "main", "head": "renew-locks", "title": told["--title"], "body": body}})
"""


@pytest.fixture
def office(tmp_path: Path, move_in: MoveIn, monkeypatch: pytest.MonkeyPatch) -> Office:
    source = tmp_path / "source"
    audit = source / "tools" / "audit"
    for path, text in ((source / LOCK, "sample==1.0\n"), (audit, "#!/bin/sh\n! grep -q weak requirements/core.txt\n")):
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    audit.chmod(0o755)
    made = move_in(repository(source, ("renew",)), on("2026-12-01"))
    for name, text in (("make", MAKE), ("gh", GH.format(python=sys.executable))):
        program = made.actions.bin / name
        program.write_text(text, "utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{made.actions.bin}:{os.environ['PATH']}")  # gh is there without any setup
    return made


def renew(office: Office, newest: str) -> dict[str, str]:
    """The weekly run when the index gives this lock; returns how its jobs ended."""
    (office.actions.bin / "newest").write_text(newest, "utf-8")
    (run,) = office.actions.start("renew", "schedule")
    return run.jobs


def pulls(office: Office) -> list[str]:
    return [issue.body for issue in office.forge.repository.issues.values() if issue.pull]


def test_what_passes_is_proposed_once_and_told_again(office: Office) -> None:
    assert renew(office, "sample==2.0\n") == {"newest": "success", "propose": "success"}
    (body,) = pulls(office)
    assert "| sample | 1.0 | 2.0 |" in body
    assert "All tests passed" in body
    assert office.forge.repository.bare.blob(f"renew-locks:{LOCK}") == b"sample==2.0\n"
    assert renew(office, "sample==2.1\n") == {"newest": "success", "propose": "success"}
    assert len(pulls(office)) == 1
    assert office.forge.repository.bare.blob(f"renew-locks:{LOCK}") == b"sample==2.1\n"
    assert office.forge.repository.bare.blob(f"main:{LOCK}") == b"sample==1.0\n"


@pytest.mark.parametrize(
    ("newest", "ended"),
    [("sample==1.0\n", "success"), ("broken==2.0\n", "failure")],
    ids=["nothing-new", "tests-fail"],
)
def test_what_is_old_or_fails_is_not_proposed(office: Office, newest: str, ended: str) -> None:
    jobs = renew(office, newest)
    assert jobs["newest"] == ended
    assert jobs.get("propose", "skipped") == "skipped"
    assert pulls(office) == []


def test_a_known_weakness_is_red_and_the_newer_locks_are_proposed_all_the_same(office: Office) -> None:
    assert renew(office, "weak==2.0\n") == {"newest": "failure", "propose": "success"}
    assert len(pulls(office)) == 1
