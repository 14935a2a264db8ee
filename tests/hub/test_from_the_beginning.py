"""One inbox as its people meet it: made, opened, filled, judged, approved, collected; by the commands alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from benchmarks.accounts import number_of

from tests.cli.run import Ran, xingji
from tests.forge.small import apps
from tests.forge.small.fixture import SmallForge
from tests.places import SAMPLE
from xingji.cli import founding_place
from xingji.forge.client import Manner

ORG, RECORD, OWNER = "sample-org", "sample-org/record", "sample-owner"
PARTY, INBOX, GUEST = "agency/nanjing/nj-03", "sample-org/xingji-2023-nanjing-nj-03", "sample-nanjing-nj03"
REVIEWER = "sample-province"
DOSSIER = "submissions/2023/nanjing/91320105MA0YNK7J8L"
SENT = ("cloud.yaml", "enterprise.yaml", "platform/self-assessment.yaml")
HUB = f"""\
forge: github
organisation: {ORG}
record: record
prefix: xingji-
edition: 2023
reviewers: [{{login: {REVIEWER}, id: {number_of(REVIEWER)}}}]
engine: xingji==1.0
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The province's copy of the record, in which one dossier is missing yet."""
    root = tmp_path / "checkout"
    for name in ("submissions", "scoring"):
        shutil.copytree(SAMPLE / name, root / name)
    shutil.rmtree(root / DOSSIER)
    (root / "hub.yaml").write_text(HUB, "utf-8")
    return root


@pytest.fixture
def office(forge: SmallForge, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallForge:
    """The organisation with its record, and the hub's app installed there."""
    known = forge.world.organisation(ORG, OWNER)
    known.settings |= {"default_repository_permission": "none", "members_can_fork_private_repositories": False}
    known.members.add(REVIEWER)
    files = {path.relative_to(checkout).as_posix(): path.read_bytes() for path in checkout.rglob("*.yaml")}
    forge.begin(files, private=True, at=RECORD)
    app, pem = apps.made(forge.world, "xingji-hub", ORG)
    rights = dict.fromkeys(("contents", "pull_requests", "checks", "issues"), "write") | {"metadata": "read"}
    row = {"id": app.installed[ORG], "app_id": app.id, "app_slug": app.slug, "account": {"login": ORG}}
    known.installations.append({**row, "repository_selection": "all", "permissions": rights})
    (tmp_path / "key.pem").write_text(pem, "ascii")
    monkeypatch.setenv("XINGJI_APP_ID", str(app.id))
    monkeypatch.setenv("GITHUB_API_URL", forge.url)
    monkeypatch.setattr(founding_place, "MANNER", Manner(wait=lambda _: None))
    for line in (SAMPLE / "submissions/2023/roles.yaml").read_text("utf-8").splitlines():
        if "login:" in line:
            forge.world.user(line.split(": ")[1])
    return forge


class People:
    """Who runs which command where, each with his own token."""

    def __init__(self, forge: SmallForge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.forge, self._tmp, self._given = forge, tmp_path, monkeypatch

    def owner(self, action: str) -> Ran:
        """The founder, at the province."""
        self._given.setenv("XINGJI_TOKEN", self.forge.world.user(OWNER))
        return xingji("hub", action, "--party", PARTY, cwd=self._tmp / "checkout")

    def hub(self) -> Ran:
        """The hub's machine: it has the key of the app and no person's token."""
        self._given.delenv("XINGJI_TOKEN", raising=False)
        self._given.setenv("XINGJI_APP_KEY", str(self._tmp / "key.pem"))
        stores = ("--stores", str(self._tmp / "stores"))
        return xingji("hub", "round", "--party", PARTY, *stores, cwd=self._tmp / "checkout")

    def guest(self) -> Ran:
        """The agency, with a copy of its inbox as it is now and a new dossier in it."""
        self._given.setenv("XINGJI_TOKEN", self.forge.world.user(GUEST))
        desk = self._tmp / "desk"
        for path, content in self.contents().items():
            (desk / path).parent.mkdir(parents=True, exist_ok=True)
            (desk / path).write_bytes(content)
        for name in SENT:
            (desk / DOSSIER / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(SAMPLE / DOSSIER / name, desk / DOSSIER / name)
        return xingji("submit", DOSSIER, "--on", "2023-07-10", "--yes", cwd=desk)

    def contents(self, name: str = INBOX) -> dict[str, bytes]:
        """What lies on the main branch."""
        bare = self.forge.world.find(name).bare
        found = [entry.path for entry in bare.entries("main", recursive=True) if entry.kind == "blob"]
        return {path: bare.blob(f"main:{path}") for path in found}

    def accept(self) -> None:
        """The agency accepts its invitation."""
        it = self.forge.world.find(INBOX)
        it.roles[GUEST] = it.invitations.pop()["permissions"]

    def approve(self, number: int) -> None:
        """The reviewer looks at the head and approves it."""
        it = self.forge.world.find(INBOX)
        pull = it.issues[number].pull
        assert pull
        assert it.role(REVIEWER) == "read", "he reads the inbox by the team that init made"
        who = {"login": REVIEWER, "id": self.forge.world.number(REVIEWER)}
        pull.reviews.append({"id": 1, "user": who, "state": "APPROVED", "commit_id": pull.head_sha})


@pytest.fixture
def people(office: SmallForge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> People:
    return People(office, tmp_path, monkeypatch)


def test_a_dossier_goes_from_an_inbox_into_the_record(people: People, office: SmallForge) -> None:
    made = people.owner("init")
    assert made.code == 0, made.out + made.err
    people.accept()
    delivered = people.hub()
    assert delivered.code == 0, delivered.out + delivered.err
    assert f"repository: {INBOX}".encode() in people.contents()["inbox.yaml"]
    office.world.tick(days=7)
    sent = people.guest()
    assert sent.code == 0, sent.out + sent.err
    judged = people.hub()
    assert judged.code == 0, judged.out + judged.err
    inbox = office.world.find(INBOX)
    (issue,) = [issue for issue, _ in inbox.pulls()]
    assert [check["conclusion"] for check in inbox.checks] == ["success"]
    assert not [path for path in people.contents(RECORD) if path.startswith(DOSSIER)]
    people.approve(issue.number)
    collected = people.hub()
    assert collected.code == 0, collected.out + collected.err
    there = people.contents(RECORD)
    for name in SENT:
        assert there[f"{DOSSIER}/{name}"] == (SAMPLE / DOSSIER / name).read_bytes()
        assert people.contents()[f"{DOSSIER}/{name}"] == there[f"{DOSSIER}/{name}"]
    assert issue.pull
    assert issue.pull.merged_at, "the head is an ancestor of main, so GitHub calls it merged"
    doctor = people.owner("doctor")
    assert doctor.code == 0, doctor.out
