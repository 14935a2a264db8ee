"""The office of a scripted year on the small forge: its repository, its people, and the workflows that answer them."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from github import Auth, Github, GithubException
from github.PullRequest import PullRequest

from tests.forge.scenes.actions import Actions, Run
from tests.forge.small.fixture import NAME, SmallForge
from tests.forge.small.world import BOT
from tests.places import ROOT, SAMPLE
from tests.year.script import HERE, replay
from xingji.forge.github_platform import CHECK
from xingji.forge.report import MARK
from xingji.store.reference import reference

Files = Mapping[str, bytes | None]
TEAM = {
    "sample-province": "admin",
    "sample-province-2": "maintain",
    "sample-inst-01": "read",
    "sample-inst-02": "read",
    "sample-nanjing": "read",
    "sample-suzhou": "read",
    "sample-nj-01": "read",
    "sample-nj-02": "read",
    "sample-sz-01": "read",
    "sample-sz-02": "read",
    "sample-stranger": "read",
}
"""Roles in the repository: whoever may only read sends from a fork. What is taken from whom the engine decides."""


def on(day: str, hour: int = 10) -> datetime:
    """A moment of a day in China."""
    moment = date.fromisoformat(day)
    return datetime(moment.year, moment.month, moment.day, hour - 8, tzinfo=UTC)


def step(name: str, folder: str = "steps") -> dict[str, bytes]:
    """Files of a step of the scripted year."""
    home = HERE / folder / name
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in sorted(home.rglob("*.yaml"))}


def year(folder: Path, last: str, workflows: Sequence[str] = ("check",)) -> Path:
    """A repository with the scripted year up to a step and the real workflow files."""
    replay(folder, last)
    (folder / "pyproject.toml").write_text("[project]\n")
    return repository(folder, workflows)


def repository(folder: Path, workflows: Sequence[str]) -> Path:
    """Make a folder a repository that has these workflows."""
    home = folder / ".github" / "workflows"
    home.mkdir(parents=True)
    for name in workflows:
        (home / f"{name}.yml").write_bytes((ROOT / ".github" / "workflows" / f"{name}.yml").read_bytes())
    who = ("-c", "user.name=sample", "-c", "user.email=sample@example.com")
    for arguments in (("init", "-q", "-b", "main"), ("add", "-A"), (*who, "commit", "-qm", "start")):
        subprocess.run(("git", *arguments), cwd=folder, check=True, capture_output=True)
    return folder


class Office:
    """A repository on the small forge with its team, its protection and its labels."""

    def __init__(self, folder: Path, source: Path, now: datetime, engine: Path) -> None:
        self.forge = SmallForge(folder / "forge", now)
        self.forge.begin_from(source, private=True)
        self.actions = Actions(self.forge, folder / "actions", engine)
        self.tokens = {login: self.forge.token(login, role) for login, role in TEAM.items()}
        self._set_up()
        self.forge.take_events()

    def _set_up(self) -> None:
        from xingji.forge.labels import all_labels  # noqa: PLC0415  the office is there before the engine speaks to GitHub

        for name, label in all_labels(reference(SAMPLE)).items():
            self.forge.repository.labels[name] = {"name": name, "color": label.colour, "description": label.meaning}
        branch = self.client("sample-province").get_repo(NAME).get_branch("main")
        branch.edit_protection(strict=False, contexts=[CHECK], required_approving_review_count=1)

    def client(self, login: str) -> Github:
        """The API as an account sees it."""
        token = self.tokens.setdefault(login, self.forge.token(login))
        pauses = {"seconds_between_requests": None, "seconds_between_writes": None}
        return Github(auth=Auth.Token(token), base_url=self.forge.url, retry=None, **pauses)  # type: ignore[arg-type]

    def pull(self, login: str, number: int) -> PullRequest:
        """A pull request as an account sees it."""
        return self.client(login).get_repo(NAME).get_pull(number)

    def push(self, login: str, branch: str, files: Files) -> list[Run]:
        """Push to a branch, of a fork for those who may only read; whatever answers runs to its end."""
        self.forge.push(login, branch, files, fork=TEAM[login] == "read")
        return self.actions.settle()

    def send(self, login: str, branch: str, files: Files, **more: Any) -> int:
        """Push and open a pull request, `more` as its `title`, `body`, `base` or `draft`. Returns its number."""
        self.forge.push(login, branch, files, fork=TEAM[login] == "read")
        number = self.open(login, branch, **more)
        self.actions.settle()
        return number

    def open(self, login: str, branch: str, **more: Any) -> int:
        """Open a pull request of a branch; nothing answers yet. Returns its number."""
        head = f"{login}:{branch}" if TEAM[login] == "read" else branch
        told = {"base": "main", "title": branch, "body": "", **more}
        made = self.client(login).get_repo(NAME).create_pull(head=head, **told)
        return made.number

    def label(self, number: int, name: str, by: str = "sample-province") -> list[Run]:
        """Put a label on a pull request; whatever answers runs to its end."""
        self.pull(by, number).add_to_labels(name)
        return self.actions.settle()

    def finish_draft(self, number: int) -> list[Run]:
        """Say that a draft is ready; whatever answers runs to its end."""
        self.forge.finish_draft(number)
        return self.actions.settle()

    def last(self, workflow: str) -> Run:
        """The newest run of a workflow."""
        return next(run for run in reversed(self.actions.runs) if run.workflow == workflow)

    def comments(self, number: int) -> list[dict[str, Any]]:
        """What stands under a pull request."""
        return self.forge.repository.issues[number].comments

    def report(self, number: int) -> str:
        """The one comment of the bot that holds the verdict."""
        own = (str(made["body"]) for made in self.comments(number) if made["user"]["login"] == BOT)
        (made,) = (body for body in own if body.startswith(MARK))
        return made

    def labels(self, number: int) -> set[str]:
        """Labels of a pull request."""
        return set(self.forge.repository.issues[number].labels)

    def checks(self, number: int) -> dict[str, str]:
        """Check runs on the head of a pull request, each with its newest conclusion."""
        pull = self.forge.repository.issues[number].pull
        known = [check for check in self.forge.repository.checks if pull and check["head_sha"] == pull.head_sha]
        return {check["name"]: check["conclusion"] for check in known}

    def merge(self, number: int, by: str = "sample-province-2") -> str:
        """Approve and merge as another person would. Returns why not, or ""."""
        try:
            self.pull(by, number).create_review(event="APPROVE")
            self.pull(by, number).merge()
        except GithubException as error:
            return str(error.data["message"])
        self.actions.settle()
        return ""

    def holds(self, path: str) -> bool:
        """Whether main has a file."""
        return bool(self.forge.repository.bare.entries("main", path=path))

    def close(self) -> None:
        """End it."""
        self.forge.close()
