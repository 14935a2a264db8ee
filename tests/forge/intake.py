"""A repository that takes pull requests in the single mode: its people, and the command that answers what happens.

The command is the one that check.yml runs, in a folder where that would have checked the default branch out.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from github import Auth, Github
from github.PullRequest import PullRequest

from tests.cli.run import Ran, xingji
from tests.forge.scenes.workflows import Workflow
from tests.forge.small.fixture import NAME, SmallForge
from tests.forge.small.world import BOT, Json
from tests.forge.stage import BASE, NANJING, files_of
from tests.places import ROOT
from xingji.forge.github_platform import CHECK
from xingji.forge.labels import all_labels
from xingji.store.reference import reference

Files = Mapping[str, bytes | None]
CHECK_YML = Workflow.read(ROOT / ".github" / "workflows" / "check.yml")
READERS = ("sample-nj-01", "sample-sz-02", "sample-nanjing", "sample-inst-01", "sample-stranger")
NEW = {name: text.encode() for name, text in files_of(NANJING, "enterprise", "cloud", "self-assessment").items()}
"""The first submission of Nanjing's enterprise, which the repository does not have yet."""
ASSESSMENT = f"{NANJING}/ics/self-assessment.yaml"


def on(day: str, hour: int = 10) -> datetime:
    """A moment of a day in China."""
    moment = date.fromisoformat(day)
    return datetime(moment.year, moment.month, moment.day, hour - 8, tzinfo=UTC)


IN_TIME, LATE = on("2023-07-12"), on("2023-08-02")


class Told(NamedTuple):
    """What a request's page shows of the verdict: the one comment, our labels, the check on its head."""

    comment: str
    labels: frozenset[str]
    check: str


class Intake:
    """One repository on the small forge, and a checkout of its main branch."""

    def __init__(self, folder: Path, now: datetime, given: pytest.MonkeyPatch) -> None:
        self.forge = SmallForge(folder / "forge", now)
        files = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
        self.forge.begin({name: text for name, text in files.items() if not name.startswith(NANJING)}, private=True)
        self.forge.repository.roles |= {"sample-province": "admin", **dict.fromkeys(READERS, "read")}
        for name, label in all_labels(reference(BASE)).items():
            self.forge.repository.labels[name] = {"name": name, "color": label.colour, "description": label.meaning}
        self.root, self._events = folder / "checkout", folder / "event.json"
        subprocess.run(("git", "clone", "-q", str(self.forge.repository.bare.path), str(self.root)), check=True)
        token = self.forge.world.workflow_token(CHECK_YML.rights())
        told = {"GITHUB_TOKEN": token, "GITHUB_API_URL": self.forge.url, "GITHUB_REPOSITORY": NAME}
        for name, value in {**told, "GITHUB_ACTIONS": "true", "XINGJI_TOKEN": ""}.items():
            given.setenv(name, value)
        self.ran: list[Ran] = []

    def send(self, login: str, branch: str, files: Files, **more: Any) -> int:
        """Push and open a pull request, `more` as its `title`, `base` or `draft`; whoever reads only has a fork."""
        self.push(login, branch, files, settle=False)
        return self.open(login, branch, **more)

    def open(self, login: str, branch: str, **more: Any) -> int:
        """Open a pull request of a branch. Returns its number."""
        number = self._opened(login, branch, **more)
        self.settle()
        return number

    def open_quietly(self, login: str, branch: str) -> int:
        """Open it while nothing answers, as when GitHub loses an event."""
        number = self._opened(login, branch)
        self.forge.take_events()
        return number

    def _opened(self, login: str, branch: str, **more: Any) -> int:
        head = f"{login}:{branch}" if login in READERS else branch
        told = {"base": "main", "title": branch, "body": "", **more}
        return self._client(login).get_repo(NAME).create_pull(head=head, **told).number

    def push(self, login: str, branch: str, files: Files, *, settle: bool = True) -> None:
        """Push to a branch; whatever answers runs to its end."""
        self.forge.push(login, branch, files, fork=login in READERS)
        if settle:
            self.settle()

    def turn(self, number: int, login: str, base: str) -> None:
        """Send a request to another branch."""
        self.pull(login, number).edit(base=base)
        self.settle()

    def label(self, number: int, name: str) -> None:
        """Put a label on a request, as the province may."""
        self.pull("sample-province", number).add_to_labels(name)
        self.settle()

    def settle(self) -> None:
        """Answer what happened as check.yml would."""
        for event, payload in self.forge.take_events():
            name = "pull_request_target" if event == "pull_request" else event
            ours = payload["repository"]["full_name"] == NAME
            if ours and CHECK_YML.answers(name, payload):
                self.round(payload)

    def round(self, event: Json | None = None) -> Ran:
        """The round that an event starts, or the one of every quarter of an hour."""
        for command in (("fetch", "-q", "origin"), ("reset", "-q", "--hard", "origin/main")):
            subprocess.run(("git", "-C", str(self.root), *command), check=True)
        self._events.write_text(json.dumps(event or {"schedule": "7 * * * *"}), "utf-8")
        self.ran.append(xingji("hub", "round", "--event", self._events, cwd=self.root))
        return self.ran[-1]

    def told(self, number: int) -> Told:
        """What stands at a request now."""
        it = self.forge.repository
        comments = [str(made["body"]) for made in it.issues[number].comments if made["user"]["login"] == BOT]
        reports = [body for body in comments if "xingji:report" in body]
        assert len(reports) <= 1
        pull: Any = it.issues[number].pull
        own = [row for row in it.checks if (row["name"], row["head_sha"]) == (CHECK, pull.head_sha)]
        check = str(own[-1]["conclusion"]) if own else ""
        return Told("".join(reports), frozenset(it.issues[number].labels), check)

    def pull(self, login: str, number: int) -> PullRequest:
        """A pull request as an account sees it."""
        return self._client(login).get_repo(NAME).get_pull(number)

    def _client(self, login: str) -> Github:
        pauses: Any = {"seconds_between_requests": None, "seconds_between_writes": None}
        return Github(auth=Auth.Token(self._tokens(login)), base_url=self.forge.url, retry=None, **pauses)

    @cached_property
    def _tokens(self) -> Callable[[str], str]:
        known: dict[str, str] = {}
        return lambda login: known.setdefault(login, self.forge.token(login))

    def close(self) -> None:
        """End it."""
        self.forge.close()
