"""One request from beginning to end: an organisation on the tests' forge, the sample's record, a hub with its App."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from unittest.mock import patch

from benchmarks.accounts import number_of

from tests.cli.run import xingji
from tests.docs.scenes import DOSSIER, own_documents
from tests.forge.small import apps
from tests.forge.small.fixture import SmallForge
from tests.forge.small.world import Issue, Json
from tests.places import SAMPLE
from xingji.cli import at_office
from xingji.forge.client import Manner
from xingji.forge.github import GitHub
from xingji.forge.pace import Pace
from xingji.hub import platforms
from xingji.hub.inboxes import inboxes
from xingji.hub.parties import parties
from xingji.hub.tree import FolderTree
from xingji.model.hub import Hub
from xingji.store.load import load

MORNING = datetime(2023, 7, 28, 1, 12, tzinfo=UTC)
"""09:12 in China, two days before assessments close."""
ORGANISATION, CLERK, REVIEWER, AGENCY = "sample-office", "xingji-clerk", "sample-province", "sample-nanjing-nj01"
INBOX = f"{ORGANISATION}/xingji-2023-nanjing-nj-01"
ASSESSMENT = f"{DOSSIER}/ics/self-assessment.yaml"
BRANCH = "xingji/2023-nanjing-91320115MA0YKB2C8G"
HUB = f"""\
forge: github
organisation: {ORGANISATION}
record: record
prefix: xingji-
edition: 2023
reviewers:
  - login: {REVIEWER}
    id: {number_of(REVIEWER)}
engine: xingji
"""
_FAULTS = (("PA02.2.1: mostly", "PA02.2.1: moslty"), ("PA01.4.1: unmet", "PA01.4.9: unmet"))
"""A word that is none, and a practice that is none."""
_CITY = "nanjing"


class Life:
    """The forge, and what people and the hub do; nobody else moves the forge's clock."""

    def __init__(self, forge: SmallForge, folder: Path) -> None:
        self.forge, self.record, self.number = forge, folder / "record", 0
        self.sound = (SAMPLE / ASSESSMENT).read_text("utf-8")
        self._lay()
        self._found()

    def send(self, *, faulty: bool) -> None:
        """The agency hands in, or hands in anew."""
        text = self.sound
        for right, wrong in _FAULTS if faulty else ():
            assert text.count(right) == 1, right
            text = text.replace(right, wrong)
        self.forge.push(AGENCY, BRANCH, {ASSESSMENT: text.encode()}, at=INBOX)
        if not self.number:
            self.number = self.forge.hand_in(AGENCY, BRANCH, at=INBOX)
            self.issue.title = "2023年度 南京市 91320115MA0YKB2C8G：自评估"

    def approve(self) -> None:
        """A reviewer looks at what is there now."""
        client = GitHub(INBOX, self.forge.token(REVIEWER), self.forge.url)
        client.ask("POST", client.at(f"/pulls/{self.number}/reviews"), {"event": "APPROVE"})

    def hub(self, action: str) -> str:
        """What a command of the hub says, a minute later."""
        self.forge.world.tick(minutes=1)
        done = xingji("hub", action, cwd=self.record)
        assert done.code == 0, done
        return done.out

    def later(self, **passed: float) -> None:
        """Let time pass."""
        self.forge.world.tick(**passed)

    @property
    def issue(self) -> Issue:
        """The request as the forge knows it."""
        return self.forge.world.find(INBOX).issues[self.number]

    @property
    def checks(self) -> list[Json]:
        """Every check run in the inbox."""
        return self.forge.world.find(INBOX).checks

    def _lay(self) -> None:
        """The record of one city, with as much as there is of the year by now."""
        for name in ("submissions", "scoring"):
            shutil.copytree(SAMPLE / name, self.record / name)
        for city in (self.record / "submissions/2023").iterdir():
            if city.is_dir() and city.name != _CITY:
                shutil.rmtree(city)
        own_documents(self.record)
        (self.record / ASSESSMENT).unlink()
        (self.record / "hub.yaml").write_text(HUB, "utf-8")

    def _found(self) -> None:
        """The record and every inbox, still empty, and who may do what."""
        forge = self.forge
        files = {path.relative_to(self.record).as_posix(): path.read_bytes() for path in self.record.rglob("*.yaml")}
        forge.begin(files, private=True, at=f"{ORGANISATION}/record")
        for inbox in inboxes(load(self.record / "hub.yaml", Hub), parties(FolderTree(self.record), "2023")):
            forge.begin({}, private=True, at=inbox.repository)
        for login in (AGENCY, REVIEWER):
            forge.token(login)
        forge.world.find(INBOX).roles.update({AGENCY: "write", REVIEWER: "read"})


@contextmanager
def life(folder: Path) -> Iterator[Life]:
    """A life before anything was handed in: the inboxes hold what their parties see."""
    forge = SmallForge(folder / "forge", MORNING)
    app, pem = apps.made(forge.world, CLERK, ORGANISATION)
    (folder / "clerk.pem").write_text(pem, "ascii")
    known = {"XINGJI_APP_ID": str(app.id), "XINGJI_APP_KEY": str(folder / "clerk.pem")}
    known |= {"GITHUB_API_URL": forge.url, "XDG_CACHE_HOME": str(folder / "cache")}
    with ExitStack() as until:
        until.callback(forge.close)
        until.enter_context(patch.dict(os.environ, known))
        until.enter_context(patch.object(at_office, "now", lambda: forge.world.now))
        # What GitHub wants to come slowly comes at once.
        until.enter_context(patch.object(platforms, "Pace", partial(Pace, wait=lambda _: None)))
        until.enter_context(patch.object(platforms, "Manner", partial(Manner, wait=lambda _: None)))
        begun = Life(forge, folder)
        begun.hub("round")
        yield begun
