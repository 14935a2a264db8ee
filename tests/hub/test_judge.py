"""The child that judges: it says what the gate says, has limits, and is handed nothing that opens a door."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.forge.stage import NANJING, Stage, a_pull, files_of
from xingji.forge.base_check import BaseBranchChecker
from xingji.forge.gate import Objects, examine
from xingji.hub.judge import Limits, Task, judge

RECEIVED = "2023-07-12T02:00:00Z"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path / "base", without=[f"{NANJING}/ics"])


@pytest.fixture
def tasks(stage: Stage) -> list[Task]:
    """One that is accepted and one that is not."""
    good = files_of(f"{NANJING}/ics", "self-assessment")
    bad = {path: text.replace("agency: nj-01", "agency: nj-02") for path, text in good.items()}
    heads = [stage.propose(good), stage.propose(bad)]
    pulls = [a_pull(head, "sample-nj-01", RECEIVED, stage.base) for head in heads]
    return [Task(Objects(stage.root, stage.base, pull.head_sha), pull, stage.root) for pull in pulls]


def test_it_says_what_the_gate_says(tasks: list[Task], stage: Stage) -> None:
    told = judge(tasks)
    assert told == [examine(task.objects, task.pull, BaseBranchChecker(stage.root)) for task in tasks]
    assert len({result.outcome for result in told}) > 1


def test_who_takes_too_much_gets_a_receipt_and_no_verdict(tasks: list[Task]) -> None:
    (told, other) = judge(tasks, Limits(memory=2**25))
    assert (told.outcome, told.failure) == (other.outcome, other.failure) == ("failed", "limit")
    assert (told.head_sha, told.received_at) == (tasks[0].pull.head_sha, tasks[0].pull.pushed_at)
    assert judge(tasks)[0].outcome != "failed"


def test_objects_that_are_not_there_fail_by_themselves(tasks: list[Task]) -> None:
    missing = tasks[0]._replace(objects=tasks[0].objects._replace(head="f" * 40))
    assert [result.outcome for result in judge([missing, tasks[1]])] == ["failed", judge([tasks[1]])[0].outcome]


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for Python")
def test_no_token_is_handed_down(tasks: list[Task], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spy, seen = tmp_path / "python", tmp_path / "seen"
    spy.write_text(f"#!/bin/sh\nenv > {seen}\n")
    spy.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(spy))
    secrets = ("XINGJI_TOKEN", "GITHUB_TOKEN", "XINGJI_APP_KEY", "GIT_CONFIG_VALUE_0", "SSH_AUTH_SOCK")
    for name in secrets:
        monkeypatch.setenv(name, "canary-of-a-token")
    judge(tasks)
    assert "PATH=" in seen.read_text()
    assert "canary" not in seen.read_text()
