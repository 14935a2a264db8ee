"""What act looks at in no run: filters, rights, concurrency, timeouts and pins, read from the files themselves."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.forge.scenes.standins import stand_ins
from tests.forge.scenes.workflows import Workflow
from xingji.forge.github_platform import CHECK

FOLDER = Path(__file__).parents[2] / ".github" / "workflows"
FILES = {path.stem: Workflow.read(path) for path in sorted(FOLDER.glob("*.yml"))}
RIGHTS = {
    ("calendar", "remind"): {"contents": "read", "issues": "write"},
    ("check", "round"): {"contents": "read", "pull-requests": "write", "checks": "write"},
    ("ci", "lowest"): {"contents": "read"},
    ("ci", "test"): {"contents": "read"},
    ("ci", "windows"): {"contents": "read"},
    ("hub", "alive"): {"contents": "read", "issues": "write"},
    ("hub", "round"): {"contents": "read"},
    ("publish", "build"): {"contents": "read"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("release", "build"): {"contents": "read"},
    ("release", "draft"): {"contents": "write", "id-token": "write", "attestations": "write"},
    ("renew", "newest"): {"contents": "read"},
    ("renew", "propose"): {"contents": "write", "pull-requests": "write"},
}
"""Every right that any job has."""
PINNED = re.compile(r"uses: (?P<action>[\w./-]+)@(?P<hash>[0-9a-f]{40}) # (?P<version>v\d+\.\d+\.\d+)$")
each = pytest.mark.parametrize("name", FILES)


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, workflow in FILES.items():
        yield from ((name, job, told) for job, told in workflow.jobs.items())


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in FILES[name].jobs.values() for step in job["steps"]]


def test_no_job_has_more_rights_than_are_listed_here() -> None:
    assert {(name, job): told["permissions"] for name, job, told in jobs()} == RIGHTS


@each
def test_rights_begin_with_none_and_say_why(name: str) -> None:
    assert FILES[name].data["permissions"] == {}
    granted = re.findall(r"^ +[\w-]+: (?:read|write)\b.*$", FILES[name].text, re.MULTILINE)
    assert granted
    assert [line for line in granted if " # " not in line] == []


@each
def test_runs_are_bounded_and_do_not_overlap(name: str) -> None:
    assert FILES[name].data["concurrency"]["group"]
    assert all(1 <= int(job["timeout-minutes"]) <= 30 for job in FILES[name].jobs.values())
    named = {job: told["runs-on"] for job, told in FILES[name].jobs.items()}
    assert {job for job, system in named.items() if system != "ubuntu-24.04"} == (
        {"windows"} if name == "ci" else set()
    )
    assert named.get("windows", "windows-2025") == "windows-2025"


def test_what_is_half_done_is_ended() -> None:
    """A verdict, a site or a reminder that is half told would stay so."""
    stops = {name for name, workflow in FILES.items() if workflow.data["concurrency"]["cancel-in-progress"] == "true"}
    assert stops == {"ci"}


def test_no_request_chooses_with_which_runs_it_is_one() -> None:
    """Branches, titles and repositories are named by whoever sends; numbers and commits of the queue are not."""
    group = FILES["check"].data["concurrency"]["group"]
    named = set(re.findall(r"github\.[\w.]+", group))
    assert named == {"github.event.pull_request.number", "github.event.merge_group.head_sha"}


def test_actions_are_pinned_each_to_one_release() -> None:
    found = [PINNED.search(line) for file in FILES.values() for line in file.text.splitlines() if "uses:" in line]
    assert found
    assert all(found)
    pins = {match.groups() for match in found if match}
    assert len(pins) == len({action for action, *_ in pins})


def test_every_action_has_a_stand_in(tmp_path: Path) -> None:
    assert stand_ins(tmp_path, (uses for file in FILES.values() for uses in file.uses()))


@pytest.mark.parametrize(
    ("name", "group"), [("calendar", "github"), ("check", "github"), ("hub", "github"), ("publish", "site")]
)
def test_engine_is_installed_as_locked_with_no_more_than_it_needs(name: str, group: str) -> None:
    commands = {step["run"] for step in steps(name) if step["name"].startswith("Install the engine")}
    assert commands == {f"python tools/install.py {group}"}
    used = [step["with"] for step in steps(name) if "setup-python@" in step.get("uses", "")]
    assert {(python["cache"], python["cache-dependency-path"]) for python in used} == {
        ("pip", f"requirements/{group}.txt")
    }


@each
def test_nothing_is_installed_but_by_a_lock(name: str) -> None:
    loose = re.compile(r"\b(pip|uv|pipx|npm|npx)\s+(install|run|exec|i)\b|\buvx\b")
    assert [step["run"] for step in steps(name) if loose.search(step.get("run", ""))] == []


@each
def test_shell_gets_event_data_as_variables_only(name: str) -> None:
    assert [step["run"] for step in steps(name) if "${{" in step.get("run", "")] == []


@each
def test_no_checkout_leaves_credentials(name: str) -> None:
    kept = [step for step in steps(name) if "checkout@" in step.get("uses", "")]
    assert [step["with"].get("persist-credentials") for step in kept] == ["false"] * len(kept)


@each
def test_no_secret_but_the_token_of_the_run_and_the_key_of_the_hub(name: str) -> None:
    assert ("secrets." in FILES[name].text) == (name == "hub")
    assert FILES[name].triggers.keys().isdisjoint({"workflow_run", "issue_comment"})
    assert ("pull_request_target" in FILES[name].triggers) == (name == "check")


def test_key_of_the_hub_is_where_no_request_comes_and_one_step_has_it() -> None:
    """The environment lets the default branch alone have it; nothing that is sent starts the workflow."""
    hub = FILES["hub"]
    assert hub.triggers.keys() == {"schedule", "workflow_dispatch"}
    assert hub.triggers["workflow_dispatch"] == {}
    assert hub.jobs["round"]["environment"] == "hub"
    assert "environment" not in hub.jobs["alive"]
    assert [step["name"] for step in steps("hub") if "secrets." in str(step)] == ["Make a round"]
    refs = [step["with"]["ref"] for step in steps("hub") if "checkout@" in step.get("uses", "")]
    assert refs == ["${{ github.event.repository.default_branch }}"] * 2


def test_check_runs_the_default_branch_and_nothing_that_was_sent() -> None:
    """Not the base branch either, which anybody who opens a request chooses."""
    (checkout,) = (step for step in steps("check") if "checkout@" in step.get("uses", ""))
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert checkout["with"]["fetch-depth"] == "0"
    assert [word for word in ("head", "base", "GITHUB_SHA", "GITHUB_REF", "git ") if word in str(steps("check"))] == []
    assert "artifact" not in FILES["check"].text


def test_token_is_given_to_the_step_that_judges_alone() -> None:
    assert [step["name"] for step in steps("check") if "token" in str(step).lower()] == ["Judge and tell"]


def test_check_is_never_skipped() -> None:
    """A request that nobody judged would keep the verdict of another commit."""
    job = FILES["check"].jobs["round"]
    assert "if" not in job
    assert "if:" not in str(job["steps"])
    assert "paths" not in str(FILES["check"].triggers)
    assert "branches" not in str(FILES["check"].triggers)


def test_no_job_has_the_name_of_the_verdict() -> None:
    """A job makes a check of its name by the same app, and it ends well whatever the verdict is."""
    assert CHECK == "xingji"
    assert CHECK not in {told.get("name", job) for _, job, told in jobs()}


@pytest.mark.parametrize("action", ["opened", "synchronize", "reopened", "ready_for_review", "edited", "labeled"])
def test_check_answers_to_what_changes_a_pull_request(action: str) -> None:
    assert FILES["check"].answers("pull_request_target", {"action": action})
    assert not FILES["check"].answers("pull_request", {"action": action})


@pytest.mark.parametrize("action", ["closed", "assigned", "unlabeled", "review_requested"])
def test_check_leaves_the_rest_alone(action: str) -> None:
    assert not FILES["check"].answers("pull_request_target", {"action": action})


def test_check_answers_to_the_merge_queue_and_looks_for_what_was_lost() -> None:
    assert FILES["check"].answers("merge_group", {"action": "checks_requested"})
    assert FILES["check"].triggers["workflow_dispatch"] == {}
    minutes = FILES["check"].triggers["schedule"][0]["cron"].split()[0].split(",")
    assert len(minutes) == 4
    assert "0" not in minutes


def test_no_workflow_writes_what_was_found_where_everybody_reads() -> None:
    """Logs, summaries and artifacts are open to all who may read the repository."""
    runs = [step.get("run", "") for name in ("calendar", "check", "hub", "publish") for step in steps(name)]
    assert [run for run in runs if "GITHUB_STEP_SUMMARY" in run] == []
    assert [run for run in runs if "xingji check" in run] == ["xingji check --format count"]


def test_publish_waits_for_a_clean_build() -> None:
    assert FILES["publish"].answers("push", {"ref": "refs/heads/main"})
    assert not FILES["publish"].answers("push", {"ref": "refs/heads/other"})
    assert not FILES["publish"].answers("pull_request", {"action": "opened"})
    assert FILES["publish"].jobs["deploy"]["needs"] == "build"
    assert "continue-on-error" not in FILES["publish"].text
    assert "if:" not in FILES["publish"].text


def test_release_answers_to_tags_and_writes_where_nothing_of_the_repository_runs() -> None:
    release = FILES["release"]
    assert release.answers("push", {"ref": "refs/tags/v1.2.3"})
    assert not release.answers("push", {"ref": "refs/tags/list-2026"})
    assert not release.answers("push", {"ref": "refs/heads/main"})
    assert not release.answers("push", {"ref": "refs/heads/v1.2.3"})
    assert not FILES["publish"].answers("push", {"ref": "refs/tags/main"})
    assert release.jobs["draft"]["needs"] == "build"
    told = str(release.jobs["draft"]["steps"])
    assert [word for word in ("checkout", "setup-python", "pip", "python ") if word in told] == []
    assert "--draft" in told
    assert "cache" not in str(release.jobs)


def test_days_are_days_in_china() -> None:
    for name in ("calendar", "publish"):
        assert any(job.get("env", {}).get("TZ") == "Asia/Shanghai" for job in FILES[name].jobs.values())
        minute, hour, *_ = FILES[name].triggers["schedule"][0]["cron"].split()
        assert minute != "0"
        assert hour in ("0", "16")


def test_engine_is_tested_on_what_it_promises() -> None:
    """Every second Python from the oldest to the newest that the locks are made for, and a system without make."""
    project = tomllib.loads((FOLDER.parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    tested = FILES["ci"].jobs["test"]["strategy"]["matrix"]["python"]
    assert project["requires-python"] == f">={tested[0]}"
    lock = (FOLDER.parents[1] / "requirements" / "dev.txt").read_text("utf-8").splitlines()[0]
    assert f"Python {tested[0]} to {tested[-1]} " in lock
    assert "tools/install.py lowest" in str(FILES["ci"].jobs["lowest"])
    assert not re.search(
        r"\b(make|sh|bash)\b", " ".join(step.get("run", "") for step in FILES["ci"].jobs["windows"]["steps"])
    )


def test_what_windows_runs_is_there() -> None:
    (run,) = (step["run"] for step in FILES["ci"].jobs["windows"]["steps"] if "pytest" in step.get("run", ""))
    named = [word for word in run.split() if word.startswith("tests/")]
    assert len(named) > 10
    assert [name for name in named if not (FOLDER.parents[1] / name).exists()] == []
    contributing = (FOLDER.parents[1] / "CONTRIBUTING.md").read_text("utf-8")
    assert "python -m pytest" in contributing.split("### On Windows")[1].split("\n#")[0]


def test_data_alone_does_not_run_the_tests_of_the_engine() -> None:
    dossier = ["submissions/2023/nanjing/agencies.yaml"]
    assert not FILES["ci"].concerns("pull_request", dossier)
    assert FILES["ci"].concerns("pull_request", [*dossier, "src/xingji/__init__.py"])
    assert FILES["check"].concerns("pull_request_target", dossier)
