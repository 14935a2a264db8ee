"""What docs/upgrade.md tells an administration to do, done: every block of the page is run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.checkout import ROOT, git
from tests.project.engines import Engines
from tests.project.office import CITY, NEW, NEXT, OLD, Clone, begin, twin, upstream

PAGE = (ROOT / "docs" / "upgrade.md").read_text("utf-8")
OURS = ("submissions", "scoring", "site/site.yaml", "site/notices", "site/keys", ".github/CODEOWNERS")
NOT_OURS = tuple(f":(exclude){path}" for path in OURS)


def blocks() -> dict[str, list[str]]:
    """The page's commands by the heading above them."""
    _, *parts = re.split(r"^## (?:.、)", PAGE, flags=re.MULTILINE)
    return {part.split("\n")[0]: re.findall(r"^```bash\n(.*?)^```$", part, re.DOTALL | re.MULTILINE) for part in parts}


SETTINGS = blocks()["哪些是自己的，哪些是引擎的"][0]
REMOTE, UNRELATED = blocks()["第一次：记下上游"]
BEFORE, FETCH, MERGE, LEFT, TAKE, COMMIT = blocks()["合并"]
CHECK, GUIDELINE = blocks()["检查"]
(PUSH,) = blocks()["送审与合并"]
ROLL_BACK, UNDO = blocks()["回退"]


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    made = Engines(tmp_path_factory.mktemp("engines"))
    yield made
    made.stop()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, engines: Engines) -> Path:
    return upstream(tmp_path_factory.mktemp("upstream"), engines)


@pytest.fixture(scope="module")
def programs(engines: Engines) -> Path:
    """The engine of the tree that is checked out, and a Python that takes the installation for done."""
    python = engines.program.with_name("python")
    python.write_text('#!/bin/sh\n[ "$1 $2" = "tools/install.py all" ] || exit 9\n')
    python.chmod(0o755)
    return engines.program.parent


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, programs: Path, source: Path) -> Path:
    """An administration that began with the old release, threw the sample away and works with data of its own."""
    folder = tmp_path_factory.mktemp("begun")
    git(folder, "clone", "-q", "--no-tags", str(source), "office")
    git(folder / "office", "fetch", "-q", "--no-tags", "origin", "tag", OLD)
    git(folder / "office", "reset", "-q", "--hard", OLD)
    begin(folder, Clone(folder / "office", programs, source, SETTINGS))
    return folder


@pytest.fixture
def office(tmp_path: Path, begun: Path, programs: Path, source: Path) -> Clone:
    """That administration, a copy of it for each test."""
    twin(begun, tmp_path)
    return Clone(tmp_path / "office", programs, source, SETTINGS)


def test_the_steps_end_in_the_new_engine_and_the_same_data(office: Clone) -> None:
    office.run(REMOTE)
    began = git(office.folder, "rev-parse", "main").strip()
    told = office.run(BEFORE, FETCH, MERGE)
    assert "摘要：示例。" in told
    assert "CONFLICT (modify/delete): submissions/2024/edition.yaml" in told
    assert office.run(LEFT).split() == [CITY]
    assert office.run(TAKE, COMMIT).startswith("[upgrade-v0.2.0 ")
    checked = office.run(CHECK)
    assert "xingji 0.2.0\n" in checked
    assert "评分没有变化\n" in checked
    office.run(PUSH)
    assert not [path for path in office.differs("main", "origin/upgrade-v0.2.0") if path.startswith("submissions/")]
    office.merged("upgrade-v0.2.0")
    assert office.differs(began, "main", "--", *OURS) == []
    assert office.differs(NEW, "main", "--", ".", *NOT_OURS) == []
    assert office.run("xingji --version") == "xingji 0.2.0\n"
    assert (office.folder / "site/site.yaml").read_text("utf-8").startswith('address: "https://例.gov.cn/"')
    assert not (office.folder / "submissions/2024").exists()


def upgraded(office: Clone) -> Clone:
    office.run(REMOTE)
    office.run(BEFORE, FETCH, MERGE, TAKE, COMMIT, PUSH)
    office.merged("upgrade-v0.2.0")
    return office


def test_the_next_release_comes_in_by_the_same_steps(office: Clone) -> None:
    """Git remembers what was merged: the page that both had changed is no conflict any more."""
    began = git(upgraded(office).folder, "rev-parse", "main").strip()
    office.run(BEFORE, FETCH, MERGE, version=NEXT)
    assert office.run(LEFT, version=NEXT) == ""
    told = office.run(COMMIT, CHECK, PUSH, version=NEXT)
    assert "xingji 0.3.0\n" in told
    office.merged("upgrade-v0.3.0")
    assert office.differs(began, "main", "--", *OURS) == []


def test_a_guideline_of_upstream_is_taken_on_purpose(office: Clone) -> None:
    office.run(REMOTE)
    office.run(BEFORE, FETCH, MERGE, TAKE, COMMIT)
    office.run(GUIDELINE)
    changed = office.differs("main", "upgrade-v0.2.0", "--", "scoring")
    assert changed
    assert {path.split("/")[1] for path in changed} == {"ics-2027"}


def test_rolling_back_takes_the_engine_and_leaves_what_came_since(office: Clone) -> None:
    before = git(office.folder, "rev-parse", "main").strip()
    upgraded(office)
    since = {"submissions/2023/README.md": "回退之前收到的\n"}
    office.write(since, "新收到的材料")
    office.run(ROLL_BACK)
    office.merged("rollback-v0.2.0")
    assert office.differs(before, "main") == list(since)
    assert office.run("xingji --version") == "xingji 0.1.0\n"


def test_after_a_roll_back_the_same_release_comes_in_again(office: Clone) -> None:
    upgraded(office).run(ROLL_BACK)
    office.merged("rollback-v0.2.0")
    told = office.run(BEFORE, 'git switch -c "again-$VERSION"', UNDO, CHECK)
    assert "xingji 0.2.0\n" in told
    assert office.differs(NEW, "again-v0.2.0", "--", ".", *NOT_OURS) == []
    assert office.differs("main", "again-v0.2.0", "--", *OURS) == []


def test_after_a_roll_back_a_later_release_comes_in_whole(office: Clone) -> None:
    upgraded(office).run(ROLL_BACK)
    office.merged("rollback-v0.2.0")
    began = git(office.folder, "rev-parse", "main").strip()
    switch, *rest = MERGE.splitlines()
    office.run(BEFORE, FETCH, switch, UNDO, *rest, version=NEXT)
    assert office.run(LEFT, version=NEXT) == ""
    office.run(COMMIT, PUSH, version=NEXT)
    office.merged("upgrade-v0.3.0")
    assert office.differs(NEXT, "main", "--", ".", *NOT_OURS) == []
    assert office.differs(began, "main", "--", *OURS) == []


def test_an_administration_without_one_of_the_folders_is_warned_before_it_commits(office: Clone) -> None:
    office.run(REMOTE)
    git(office.folder, "rm", "-rq", "site/notices")
    office.write({}, "不用通知页")
    began = git(office.folder, "rev-parse", "main").strip()
    stopped = office.attempt("\n".join((SETTINGS, BEFORE, FETCH, MERGE)))
    assert "pathspec 'site/notices' did not match" in stopped.err
    show, _ = COMMIT.splitlines()
    assert "submissions/" in office.run(show)
    fewer = SETTINGS.replace(" site/notices", "")
    office.run(fewer, MERGE.splitlines()[-1], TAKE)
    assert office.run(fewer, show) == ""
    office.run(COMMIT)
    assert office.differs(began, "upgrade-v0.2.0", "--", *OURS) == []


def test_a_repository_that_began_from_an_archive_can_follow_too(tmp_path: Path, programs: Path, source: Path) -> None:
    git(tmp_path, "clone", "-q", "-b", OLD, str(source), "office")
    shutil.rmtree(tmp_path / "office/.git")
    git(tmp_path / "office", "init", "-q", "-b", "main")
    git(tmp_path / "office", "add", "-A")
    git(tmp_path / "office", "commit", "-q", "-m", "解压而来")
    office = begin(tmp_path, Clone(tmp_path / "office", programs, source, SETTINGS))
    office.run(REMOTE)
    refused = office.attempt(f"git fetch --no-tags upstream tag {NEW}; git merge --no-ff --no-commit {NEW}")
    assert "refusing to merge unrelated histories" in refused.err
    began = git(office.folder, "rev-parse", "main").strip()
    office.run(UNRELATED)
    assert office.differs(began, "main") == []
    git(office.folder, "push", "-q", "origin", "main")
    office.run(BEFORE, FETCH, MERGE, TAKE, COMMIT, PUSH)
    assert office.differs(began, "upgrade-v0.2.0", "--", *OURS) == []
    assert office.differs(NEW, "upgrade-v0.2.0", "--", ".", *NOT_OURS) == []


def test_the_page_names_what_the_test_holds_to_be_the_administrations() -> None:
    assert f"OURS=({' '.join(OURS)})" in SETTINGS
    table = PAGE.split("## 二")[0]
    assert [path for path in OURS if f"`{path}" not in table] == []
