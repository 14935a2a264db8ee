"""`hub approve`: a reviewer's word where the forge is a folder, and that it is bound to what was looked at."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.accounts import number_of

from tests.cli.run import Ran, xingji
from tests.hub.provinces import ORGANISATION, REVIEWER, git, settings
from tests.places import SAMPLE, lay_province
from xingji.forge.local_platform import LocalPlatform
from xingji.hub.approval import is_approved

AGENCY, INBOX = "agency/nanjing/nj-01", f"{ORGANISATION}/x-2023-nanjing-nj-01"
BRANCH = "registration"

Say = Callable[..., Ran]


class Desk:
    """A record's checkout, and an inbox in which an agency has handed something in."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.record, self.work = folder / "forge", folder / "checkout", folder / "work"
        (self.record / "submissions/2023/nanjing").mkdir(parents=True)
        lay_province(self.record)
        for name in ("edition", "roles", "institutions", "nanjing/agencies"):
            shutil.copy(SAMPLE / f"submissions/2023/{name}.yaml", self.record / f"submissions/2023/{name}.yaml")
        (self.record / "hub.yaml").write_bytes(settings())
        self.platform = LocalPlatform(self.folder)
        self.platform.make(INBOX)
        self.platform.make(f"{ORGANISATION}/x-2023-nanjing")
        git(folder, "init", "-q", "-b", "main", "work")
        self.push("main")
        self.head = self.push(BRANCH)

    def push(self, branch: str) -> str:
        """Hand in a commit more. Returns it."""
        git(self.work, "commit", "-q", "--allow-empty", "-m", branch)
        git(self.work, "push", "-q", str(self.folder / f"{INBOX}.git"), f"HEAD:refs/heads/{branch}")
        return git(self.work, "rev-parse", "HEAD").decode().strip()

    @property
    def approved(self) -> bool:
        (pull,) = self.platform.open_pulls(INBOX)
        return is_approved(pull, self.platform.reviews(INBOX, pull.number), {number_of(REVIEWER)}, 1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def say(desk: Desk) -> Say:
    def run(*arguments: str, login: str = REVIEWER, number: int = 1, party: str = AGENCY) -> Ran:
        told = ["hub", "approve", party, str(number), "--as", login, "--folder", str(desk.folder), *arguments]
        return xingji(*told, cwd=desk.record)

    return run


def test_a_word_is_bound_to_the_head(desk: Desk, say: Say) -> None:
    assert not desk.approved
    ran = say()
    assert ran.code == 0, ran.err
    assert desk.head in ran.out
    assert desk.approved
    assert say("--changes").code == 0
    assert not desk.approved
    assert say(login=REVIEWER.upper()).code == 0
    assert desk.approved
    desk.push(BRANCH)
    assert not desk.approved


def test_what_was_not_looked_at_is_not_approved(desk: Desk, say: Say) -> None:
    newer = desk.push(BRANCH)
    for given in (desk.head, desk.head[:12], newer[:6], "", "main"):
        assert say("--head", given).code == 2
        assert not desk.approved
    assert say("--head", newer[:10].upper()).code == 0
    assert desk.approved


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"login": "sample-nj-01"}, "sample-nj-01"),
        ({"number": 2}, "#2"),
        ({"number": -1}, "#-1"),
        ({"party": "agency/nanjing/nj-99"}, "agency/nanjing/nj-99"),
        ({"party": "city/nanjing/../suzhou"}, "city/nanjing/../suzhou"),
        ({"party": "city/nanjing"}, "#1"),
    ],
)
def test_one_sentence_for_what_cannot_be(desk: Desk, say: Say, wrong: dict[str, str], said: str) -> None:
    ran = say(**wrong)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not desk.approved


def test_other_forges_have_pages_for_it(desk: Desk, say: Say) -> None:
    (desk.record / "hub.yaml").write_bytes(settings(forge="github"))
    ran = say()
    assert ran.code == 2
    assert "local" in ran.err
