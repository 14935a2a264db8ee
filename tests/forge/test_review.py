"""`xingji review check` as a workflow runs it: exit codes, what is written, what is printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import Ran, xingji
from tests.forge.stage import NANJING, Stage, files_of
from xingji.forge.result import Result, from_json

NEW = files_of(NANJING, "enterprise", "cloud", "self-assessment")
ASSESSMENT = f"{NANJING}/ics/self-assessment.yaml"


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("review"), [NANJING])


def check(stage: Stage, folder: Path, sent: str, **more: Any) -> Ran:
    moment = "2023-07-12T02:00:00Z"
    pull = {
        "number": 7,
        "user": {"login": "sample-nj-01"},
        "created_at": moment,
        "updated_at": moment,
        "head": {"sha": sent, "repo": None},
        "base": {"sha": stage.base},
        **more,
    }
    event = {"action": "opened", "repository": {"full_name": "sample/xingji"}, "pull_request": pull}
    (folder / "event.json").write_text(json.dumps(event))
    options = ("--event", folder / "event.json", "--root", stage.root, "--out", folder / "result")
    return xingji("review", "check", *options, cwd=folder)


def result(folder: Path) -> Result:
    return from_json((folder / "result" / "result.json").read_bytes())


def test_accepted(stage: Stage, tmp_path: Path) -> None:
    ran = check(stage, tmp_path, stage.propose(NEW))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("自动检查通过：3个文件，0个错误")
    assert result(tmp_path).outcome == "accepted"
    assert "自动检查通过" in (tmp_path / "result" / "summary.md").read_text("utf-8")


def test_refused(stage: Stage, tmp_path: Path) -> None:
    spoilt = {**NEW, ASSESSMENT: NEW[ASSESSMENT].replace("PA01.1.1:", "PA01.1.9:")}
    ran = check(stage, tmp_path, stage.propose(spoilt))
    assert ran.code == 1
    assert ran.out.startswith(f"::error file={ASSESSMENT},line=11,")
    assert result(tmp_path).outcome == "refused"


def test_engine_that_fails(stage: Stage, tmp_path: Path) -> None:
    """A commit that is not there; the receipt is written all the same."""
    ran = check(stage, tmp_path, "f" * 40)
    assert ran.code == 2
    assert "检查没有完成：GitError" in ran.err
    assert (result(tmp_path).outcome, result(tmp_path).number) == ("failed", 7)


@pytest.mark.parametrize("spoilt", [{"number": "x"}, {"head": {"sha": "--output=x"}}, {"created_at": None}])
def test_event_that_is_none(stage: Stage, tmp_path: Path, spoilt: dict[str, Any]) -> None:
    ran = check(stage, tmp_path, "f" * 40, **spoilt)
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert not (tmp_path / "result").exists()


def test_revisions_are_no_options(stage: Stage, tmp_path: Path) -> None:
    check(stage, tmp_path, stage.propose(NEW))
    options = ("--event", tmp_path / "event.json", "--root", stage.root, "--out", tmp_path / "again")
    ran = xingji("review", "check", *options, "--head=--upload-pack=touch x", cwd=tmp_path)
    assert ran.code == 2
    assert from_json((tmp_path / "again" / "result.json").read_bytes()).failure == "GitError"
