"""`xingji submit` in the inbox of a party: the repository is the inbox, the author the party, and there is no fork."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.cli.run import Ran, xingji
from tests.forge.small.faults import Fault
from tests.forge.small.fixture import SmallForge
from tests.forge.small.world import Issue
from tests.places import SAMPLE
from xingji.hub.tree import FolderTree
from xingji.hub.view import Views
from xingji.programme.party import Party

INBOX = "sample-org/xingji-2023-nanjing-nj-03"
PARTY, CITY = Party("agency", "nanjing", "nj-03"), Party("city", "nanjing")
USCC = "91320105MA0YNK7J8L"
DOSSIER = f"submissions/2023/nanjing/{USCC}"
BRANCH = f"xingji/2023-nanjing-{USCC}"
SENT = (f"{DOSSIER}/cloud.yaml", f"{DOSSIER}/enterprise.yaml", f"{DOSSIER}/platform/self-assessment.yaml")
ONE, OTHER = "sample-nanjing-nj03", "sample-colleague"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record before the dossier was handed in, which names itself and its inboxes."""
    root = tmp_path_factory.mktemp("record")
    for name in ("submissions", "scoring"):
        shutil.copytree(SAMPLE / name, root / name)
    shutil.rmtree(root / DOSSIER)
    (root / "hub.yaml").write_text(
        "forge: github\norganisation: sample-org\nrecord: record\nprefix: xingji-\nedition: 2023\n"
        "reviewers: [{login: sample-province, id: 1002381530084}]\nengine: xingji==1.0\n",
        "utf-8",
    )
    return root


def view(record: Path, party: Party) -> dict[str, bytes]:
    tree = FolderTree(record)
    files = Views(tree, "2023", date(2023, 7, 10)).of(party).files
    whole = tree.read(path for path, content in files.items() if isinstance(content, str))
    return {path: content if isinstance(content, bytes) else whole[path] for path, content in files.items()}


@pytest.fixture(scope="module")
def delivered(record: Path) -> dict[str, bytes]:
    """The view as it lies in the inbox."""
    return view(record, PARTY)


@pytest.fixture
def inbox(forge: SmallForge, delivered: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> SmallForge:
    """The inbox on the forge; one account of the party may write there."""
    forge.world.organisation("sample-org", "sample-owner")
    forge.begin(delivered, private=True, roles={ONE: "write"}, at=INBOX)
    monkeypatch.setenv("XINGJI_TOKEN", forge.world.user(ONE))
    monkeypatch.setenv("GITHUB_API_URL", forge.url)
    return forge


@pytest.fixture
def desk(delivered: dict[str, bytes], tmp_path: Path) -> Path:
    """The party's copy of its inbox, no Git, with a new dossier in it."""
    new = {path: (SAMPLE / path).read_bytes() for path in SENT}
    for path, content in {**delivered, **new}.items():
        (tmp_path / "desk" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "desk" / path).write_bytes(content)
    return tmp_path / "desk"


Submit = Callable[..., Ran]


@pytest.fixture
def submit(desk: Path) -> Submit:
    def run(*arguments: str) -> Ran:
        return xingji("submit", DOSSIER, "--on", "2023-07-28", *arguments, cwd=desk)

    return run


def pulls(forge: SmallForge) -> list[Issue]:
    return [issue for issue, _ in forge.world.find(INBOX).pulls()]


def test_it_goes_into_the_inbox_without_a_fork(inbox: SmallForge, submit: Submit) -> None:
    ran = submit("--yes")
    assert ran.code == 0, ran.out + ran.err
    assert f"收件库：{PARTY.key}（2023年度）" in ran.out
    assert "派生" not in ran.out
    (pull,) = pulls(inbox)
    assert pull.pull
    assert (pull.pull.base, pull.pull.head) == ("main", BRANCH)
    bare = inbox.world.find(INBOX).bare
    assert [row["filename"] for row in bare.changes("main", BRANCH)] == sorted(SENT)
    assert not [request for request in inbox.requests if request.endswith("/forks")]
    again = submit("--yes")
    assert "没有发送任何内容" in again.out


def test_a_colleague_updates_what_the_party_sent(
    inbox: SmallForge, desk: Path, submit: Submit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In roles.yaml nobody of that name is known, and nobody needs to be: the inbox is the identity."""
    submit("--yes")
    inbox.world.find(INBOX).roles[OTHER] = "write"
    monkeypatch.setenv("XINGJI_TOKEN", inbox.world.user(OTHER))
    (desk / SENT[0]).unlink()
    ran = submit("--yes")
    assert ran.code == 0, ran.out + ran.err
    assert len(pulls(inbox)) == 1
    assert f"删除  {SENT[0]}" in ran.out


def test_who_has_not_accepted_the_invitation_is_told_so(
    inbox: SmallForge, submit: Submit, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.world.find(INBOX).roles[OTHER] = "read"
    monkeypatch.setenv("XINGJI_TOKEN", inbox.world.user(OTHER))
    ran = submit("--yes")
    assert ran.code == 2
    assert "请先接受邮件或仓库页面上的邀请" in ran.err
    assert not [request for request in inbox.requests if not request.startswith("GET")]


def test_what_is_another_agencys_is_refused_on_the_own_machine(inbox: SmallForge, desk: Path, submit: Submit) -> None:
    path = desk / SENT[2]
    path.write_text(path.read_text("utf-8").replace("agency: nj-03", "agency: nj-01"), "utf-8")
    ran = submit("--yes")
    assert ran.code == 1
    assert "XJ5" in ran.out
    assert not pulls(inbox)


@pytest.mark.usefixtures("inbox")
def test_the_view_alone_gives_no_error_of_its_own(submit: Submit) -> None:
    ran = submit()
    assert ran.code == 2, "there is nobody to ask"
    assert "错误" not in ran.out.replace("0个错误", "")


def test_one_partys_inbox_goes_into_no_other(
    inbox: SmallForge, record: Path, submit: Submit, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "sample-org/xingji-2023-nanjing"
    inbox.begin(view(record, CITY), private=True, roles={ONE: "write"}, at=name)
    plain = "sample-org/record"
    inbox.begin({"README.md": b"x"}, private=True, roles={ONE: "write"}, at=plain)
    for other, said in ((name, CITY.key), (plain, "—")):
        ran = submit("--yes", "--repository", other)
        assert ran.code == 2
        assert f"{other} 不是（那里是：{said}）" in ran.err
    monkeypatch.setenv("GITHUB_REPOSITORY", name)
    assert submit("--yes").code == 2
    assert not [request for request in inbox.requests if not request.startswith("GET")]


def test_a_mark_that_somebody_spoilt(inbox: SmallForge, desk: Path, submit: Submit) -> None:
    (desk / "inbox.yaml").write_text("party: nobody\n", "utf-8")
    ran = submit("--yes")
    assert ran.code == 2
    assert "inbox.yaml 有错误" in ran.err
    assert not inbox.requests


@pytest.mark.parametrize("request_", ["POST .*/git/commits", "POST .*/git/refs", "POST .*/pulls"])
def test_whatever_answer_is_lost_there_is_one_request(inbox: SmallForge, submit: Submit, request_: str) -> None:
    inbox.faults.append(Fault(request_, kind="silence"))
    submit("--yes")
    ran = submit("--yes")
    assert ran.code == 0, ran.out + ran.err
    assert len(pulls(inbox)) == 1
