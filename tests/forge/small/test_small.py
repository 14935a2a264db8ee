"""The small forge behaves as GitHub does where our code depends on it."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path
from typing import Any

import pytest
from github import Auth, Github, GithubException, InputGitTreeElement

from tests.forge.small.faults import Fault, rate_limit
from tests.forge.small.fixture import NAME, SmallForge

START = {"README.md": b"start\n", "submissions/2023/edition.yaml": b"edition: 2023\n"}


def client(forge: SmallForge, token: str) -> Github:
    return Github(
        auth=Auth.Token(token), base_url=forge.url, retry=None, seconds_between_requests=0, seconds_between_writes=0
    )


def refused(status: int, call: Any, *arguments: Any, **more: Any) -> None:
    with pytest.raises(GithubException) as caught:
        call(*arguments, **more)
    assert caught.value.status == status


def test_life_of_a_pull_request(forge: SmallForge) -> None:
    """Opened from a branch, pushed again, commented, labelled, judged, approved by another, merged with both sides."""
    forge.begin(START)
    agency, province = forge.token("agency", "write"), forge.token("province", "maintain")
    forge.push("agency", "one", {"a.txt": b"a\n"})
    pull = client(forge, agency).get_repo(NAME).create_pull(base="main", head="one", title="one", body="")
    first = pull.head.sha
    forge.push("agency", "one", {"b 中.txt": b"b\n"})
    pull.update()
    assert pull.head.sha != first
    assert [(file.status, file.filename) for file in pull.get_files()] == [("added", "a.txt"), ("added", "b 中.txt")]
    forge.push("province", "main", {"c.txt": b"c\n"})
    refused(422, pull.create_review, event="APPROVE")
    theirs = client(forge, province).get_repo(NAME).get_pull(pull.number)
    theirs.create_review(event="APPROVE")
    theirs.add_to_labels("ok")
    assert theirs.merge().merged
    assert {entry.path for entry in forge.repository.bare.entries("main")} >= {"a.txt", "b 中.txt", "c.txt"}
    actions = [payload["action"] for name, payload in forge.take_events() if name == "pull_request"]
    assert actions == ["opened", "synchronize", "labeled", "closed"]


def test_conflict_cannot_be_merged(forge: SmallForge) -> None:
    forge.begin(START)
    token = forge.token("agency", "write")
    forge.push("agency", "one", {"README.md": b"one\n"})
    pull = client(forge, token).get_repo(NAME).create_pull(base="main", head="one", title="one", body="")
    forge.push("agency", "main", {"README.md": b"two\n"})
    pull.update()
    assert not pull.mergeable
    refused(405, pull.merge)


def test_git_data_makes_the_same_objects_as_git(forge: SmallForge) -> None:
    base = forge.begin(START)
    repository = client(forge, forge.token("agency", "write")).get_repo(NAME)
    blob = repository.create_git_blob(base64.b64encode("示例\n".encode()).decode(), "base64")
    element = InputGitTreeElement("submissions/a.yaml", "100644", "blob", sha=blob.sha)
    tree = repository.create_git_tree([element], base_tree=repository.get_git_tree(base))
    commit = repository.create_git_commit("one", tree, [repository.get_git_commit(base)])
    ref = repository.create_git_ref("refs/heads/one", commit.sha)
    refused(422, repository.create_git_ref, "refs/heads/one", commit.sha)
    refused(422, ref.edit, base)
    bare = forge.repository.bare
    assert bare.blob("one:submissions/a.yaml") == "示例\n".encode()
    assert [entry.path for entry in bare.entries("one", recursive=True) if entry.kind == "blob"] == [
        "README.md",
        "submissions/2023/edition.yaml",
        "submissions/a.yaml",
    ]


def test_fork_of_a_stranger(forge: SmallForge) -> None:
    forge.begin(START)
    repository = client(forge, forge.token("stranger")).get_repo(NAME)
    refused(403, repository.create_git_ref, "refs/heads/x", forge.repository.bare.resolve("main"))
    mine = repository.create_fork()
    assert mine.full_name == f"stranger/{NAME.split('/')[1]}"
    assert mine.parent.full_name == NAME
    forge.push("stranger", "one", {"a.txt": b"a\n"}, fork=True)
    pull = repository.create_pull(base="main", head="stranger:one", title="one", body="")
    refused(422, repository.create_pull, base="main", head="stranger:one", title="one", body="")
    assert forge.repository.bare.resolve(f"refs/pull/{pull.number}/head") == pull.head.sha
    refused(403, pull.add_to_labels, "ok")
    refused(403, pull.merge)


def test_token_of_a_workflow_does_what_its_job_may(forge: SmallForge) -> None:
    """The same permissions as a job's, no more; checks only by programs."""
    base = forge.begin(START)
    forge.push("agency", "one", {"a.txt": b"a\n"})
    owner = client(forge, forge.token("agency", "write")).get_repo(NAME)
    number = owner.create_pull(base="main", head="one", title="one", body="").number
    rights = {"contents": "read", "pull_requests": "write", "checks": "write"}
    bot = client(forge, forge.world.workflow_token(rights))
    pull = bot.get_repo(NAME).get_pull(number)
    made = pull.create_issue_comment("one")
    made.edit("two")
    bot.get_repo(NAME).create_check_run("verdict", pull.head.sha, conclusion="failure")
    assert (made.user.login, made.user.type) == ("github-actions[bot]", "Bot")
    refused(403, lambda: bot.get_user().login)
    refused(403, bot.get_repo(NAME).create_issue, "x")
    refused(403, bot.get_repo(NAME).create_file, "x", "x", "x")
    refused(403, pull.add_to_labels, "unknown")
    refused(403, owner.create_check_run, "verdict", base)
    nothing = client(forge, forge.world.workflow_token({}))
    refused(403, nothing.get_repo(NAME).get_pull, number)
    refused(401, client(forge, "invented").get_repo, NAME)


def test_protection_binds_everybody(forge: SmallForge) -> None:
    forge.begin(START)
    admin = client(forge, forge.token("admin", "admin")).get_repo(NAME)
    forge.push("agency", "one", {"a.txt": b"a\n"})
    branch = admin.get_branch("main")
    branch.edit_protection(strict=False, contexts=["check"], required_approving_review_count=1)
    assert branch.get_protection().required_status_checks.contexts == ["check"]
    agency = client(forge, forge.token("agency", "write")).get_repo(NAME)
    pull = agency.create_pull(base="main", head="one", title="one", body="")
    refused(405, pull.merge)
    bot = client(forge, forge.world.workflow_token({"checks": "write"}))
    bot.get_repo(NAME).create_check_run("check", pull.head.sha, conclusion="success")
    refused(405, pull.merge)
    client(forge, forge.token("province", "maintain")).get_repo(NAME).get_pull(pull.number).create_review(
        event="APPROVE"
    )
    assert pull.merge().merged
    refused(409, agency.create_file, "x", "x", "eA==")


def test_limits_pages_and_faults(forge: SmallForge) -> None:
    forge.begin(START)
    github = client(forge, forge.token("agency", "write"))
    repository = github.get_repo(NAME)
    issue = repository.create_issue("one")
    refused(422, issue.create_comment, "x" * 65_537)
    for index in range(35):
        issue.create_comment(str(index))
    assert [made.body for made in issue.get_comments()] == [str(index) for index in range(35)]
    forge.faults.extend([rate_limit("POST .*/comments"), Fault("POST .*/comments", kind="after")])
    refused(403, issue.create_comment, "a")
    refused(502, issue.create_comment, "b")
    assert [made.body for made in issue.get_comments()][35:] == ["b"]


def test_git_over_http_asks_for_rights(forge: SmallForge, tmp_path: Path) -> None:
    """A private repository shows nothing without a token, and takes nothing from one that may only read."""
    forge.begin(START, private=True)
    reader, writer = forge.token("reader", "read"), forge.token("writer", "write")

    def git(*arguments: str) -> int:
        return subprocess.run(("git", *arguments), cwd=tmp_path, capture_output=True, check=False).returncode

    def address(token: str) -> str:
        return forge.url.replace("//", f"//x:{token}@") + f"/{NAME}.git"

    assert git("clone", "-q", "-c", "core.askPass=true", address("invented"), "none")
    assert git("clone", "-q", address(reader), "copy") == 0
    (tmp_path / "copy" / "new.txt").write_text("new")
    who = ("-c", "user.name=sample", "-c", "user.email=sample@example.com")
    assert git("-C", "copy", "add", ".") == git("-C", "copy", *who, "commit", "-qm", "new") == 0
    assert git("-C", "copy", "push", "-q", "origin", "HEAD:one")
    assert git("-C", "copy", "push", "-q", address(writer), "HEAD:one") == 0
    assert [payload["ref"] for name, payload in forge.take_events() if name == "push"] == ["refs/heads/one"]
