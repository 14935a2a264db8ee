"""`xingji remind` of a hub: each party hears of its own enterprises, by name, in its own inbox."""

from __future__ import annotations

import re
import shutil
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from benchmarks.accounts import number_of

from tests.cli.run import Ran, xingji
from tests.forge.small.faults import Fault, rate_limit
from tests.forge.small.fixture import SmallForge
from tests.forge.small.world import Issue, Repository
from tests.places import SAMPLE, lay_province
from xingji.cli.years import load_year
from xingji.forge.local_platform import LocalPlatform
from xingji.forge.reminders import LABEL
from xingji.hub.inboxes import Inbox, inboxes
from xingji.hub.parties import parties
from xingji.hub.reminding import Reminding
from xingji.hub.tree import FolderTree
from xingji.model.hub import Hub
from xingji.store.load import load

YEAR = SAMPLE / "submissions/2023"
HUB = f"""\
forge: github
organisation: sample-org
record: record
prefix: xingji-
edition: 2023
reviewers: [{{login: sample-province, id: {number_of("sample-province")}}}]
engine: xingji==1.0
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One city of the sample year in the record of a hub."""
    root = tmp_path_factory.mktemp("record")
    shutil.copytree(SAMPLE / "scoring", root / "scoring")
    (root / "submissions/2023").mkdir(parents=True)
    lay_province(root)
    for file in YEAR.glob("*.yaml"):
        shutil.copy(file, root / "submissions/2023")
    for city in ("huaian", "taizhou"):
        shutil.copytree(YEAR / city, root / "submissions/2023" / city)
    (root / "hub.yaml").write_text(HUB, "utf-8")
    return root


@pytest.fixture
def record(source: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return shutil.copytree(source, tmp_path / "record")


def all_inboxes(root: Path) -> list[Inbox]:
    return inboxes(load(root / "hub.yaml", Hub), parties(FolderTree(root), "2023"))


@pytest.fixture
def forge_with_inboxes(forge: SmallForge, source: Path, monkeypatch: pytest.MonkeyPatch) -> SmallForge:
    """The record and every inbox, empty, and the token of the hub."""
    forge.world.organisation("sample-org", "sample-hub")
    for name in ("sample-org/record", *(inbox.repository for inbox in all_inboxes(source))):
        forge.world.repository(name, private=True)
    monkeypatch.setenv("XINGJI_TOKEN", forge.world.user("sample-hub"))
    monkeypatch.setenv("GITHUB_API_URL", forge.url)
    return forge


Remind = Callable[..., Ran]


@pytest.fixture
def remind(record: Path, tmp_path: Path) -> Remind:
    def run(day: str, *arguments: str) -> Ran:
        stores = ("--stores", str(tmp_path / "stores"))
        return xingji("remind", "--on", day, *stores, *arguments, cwd=record)

    return run


def issues(it: Repository, part: str = "xingji:remind", state: str = "open") -> list[Issue]:
    return [one for one in it.issues.values() if part in one.body and one.state == state]


def test_each_party_hears_of_its_own_enterprises_by_name(
    forge_with_inboxes: SmallForge, remind: Remind, record: Path
) -> None:
    ran = remind("2023-09-29")
    assert ran.code == 0, ran.out + ran.err
    year = load_year(_options(record))
    named = {row.name: row for row in year.rows}
    agencies: set[str] = set()
    for inbox in all_inboxes(record):
        for issue in issues(forge_with_inboxes.world.find(inbox.repository)):
            told = [row for name, row in named.items() if name in issue.body]
            assert inbox.party.key in issue.body
            if inbox.party.role == "agency":
                assert {(row.city, row.agency or row.tracks[0].agency) for row in told} <= {inbox.party[1:]}
                agencies |= {inbox.party.id} if told else set()
            elif inbox.party.role == "city":
                assert {row.city for row in told} <= {inbox.party.city}
            assert issue.labels == [LABEL]
    assert len(agencies) > 1
    late = issues(forge_with_inboxes.world.find("sample-org/xingji-2023-huaian"), "2023/OVERDUE/city/huaian")
    assert "逾期问题" in late[0].body
    assert "示例" in late[0].body
    assert not issues(forge_with_inboxes.world.find("sample-org/record"), "huaian")


def test_nobody_hears_of_what_is_not_in_his_inbox(record: Path) -> None:
    """On every day of the year: what a reminder names is in the view, by one table for both."""
    year = load_year(_options(record))
    whose = {row.name: row for row in year.rows}
    for day in (date(2023, 7, 20), date(2023, 8, 20), date(2023, 9, 29), date(2023, 11, 15)):
        reminding = Reminding(year, day)
        for inbox in all_inboxes(record):
            seen = "".join(reminding.views.of(inbox.party).files)
            told = {name for one in reminding.reminders(inbox.party) for owed in one.owed for name in owed.names}
            assert all(whose[name].uscc in seen for name in told)


def test_institutions_hear_of_their_tasks_alone(record: Path) -> None:
    year = load_year(_options(record))
    reminding = Reminding(year, date(2023, 11, 15))
    known = {inbox.party for inbox in all_inboxes(record) if inbox.party.role == "institution"}
    found = {party.id: [owed for one in reminding.reminders(party) for owed in one.owed] for party in known}
    assert {owed.kind for rows in found.values() for owed in rows} == {"onsite"}
    for row in year.rows:
        assigned = year.frame.assignments.to("onsite", row.city, row.uscc) or ()
        assert all(row.name not in owed.names for id, rows in found.items() if id not in assigned for owed in rows)


def test_a_second_run_changes_nothing_and_what_came_in_closes(
    forge_with_inboxes: SmallForge, remind: Remind, record: Path
) -> None:
    remind("2023-06-12")
    city = forge_with_inboxes.world.find("sample-org/xingji-2023-suzhou")
    assert len(issues(city, "2023/agency-table/city/suzhou")) == 1
    assert not issues(forge_with_inboxes.world.find("sample-org/xingji-2023-huaian"), "agency-table")
    forge_with_inboxes.requests.clear()
    again = remind("2023-06-12")
    assert "没有改动" in again.out
    assert not [one for one in forge_with_inboxes.requests if not one.startswith("GET")]
    (record / "submissions/2023/suzhou").mkdir()
    shutil.copy(YEAR / "suzhou/agencies.yaml", record / "submissions/2023/suzhou")
    for inbox in all_inboxes(record):
        if inbox.repository.lower() not in forge_with_inboxes.world.repositories:
            forge_with_inboxes.world.repository(inbox.repository, private=True)
    remind("2023-06-12")
    assert issues(city, "2023/agency-table/city/suzhou", "closed")


def test_what_the_province_owes_stays_in_the_record(forge_with_inboxes: SmallForge, remind: Remind) -> None:
    remind("2023-11-25")
    assert len(issues(forge_with_inboxes.world.find("sample-org/record"), "2023/summary/")) == 1
    city = forge_with_inboxes.world.find("sample-org/xingji-2023-huaian")
    assert not issues(city, "2023/summary/")


def test_a_rehearsal_writes_nothing(forge_with_inboxes: SmallForge, remind: Remind) -> None:
    ran = remind("2023-06-12", "--dry-run")
    assert "收件库 sample-org/xingji-2023-suzhou：" in ran.out
    assert not [one for one in forge_with_inboxes.requests if not one.startswith("GET")]


@pytest.mark.parametrize(("status", "message"), [(404, "Not Found"), (403, "denied"), (500, "away")])
def test_one_inbox_that_refuses_stops_none_of_the_others(
    forge_with_inboxes: SmallForge, remind: Remind, status: int, message: str
) -> None:
    forge_with_inboxes.faults.append(Fault("GET .*2023-suzhou/issues", status, times=99, message=message))
    ran = remind("2023-06-12")
    assert ran.code == 1
    assert "sample-org/xingji-2023-suzhou：没有完成" in ran.err
    assert issues(forge_with_inboxes.world.find("sample-org/xingji-2023-yangzhou"))


def test_a_forge_that_is_busy_ends_it_and_the_rest_is_told_later(
    forge_with_inboxes: SmallForge, remind: Remind
) -> None:
    forge_with_inboxes.faults.append(rate_limit("POST .*2023-wuxi/issues", seconds=1800))
    ran = remind("2023-06-12")
    assert ran.code == 2
    assert "约30分钟后" in ran.err
    forge_with_inboxes.faults.clear()
    assert remind("2023-06-12").code == 0
    every = [one for it in forge_with_inboxes.world.repositories.values() for one in issues(it)]
    keys = [re.findall("remind ([^ ]+)", one.body)[0] for one in every]
    assert len(keys) == len(set(keys))


def test_a_paused_hub_says_nothing_to_anybody(forge_with_inboxes: SmallForge, remind: Remind, record: Path) -> None:
    (record / "hub.yaml").write_text(f"{HUB}paused: true\n", "utf-8")
    ran = remind("2023-06-12")
    assert "paused: true" in ran.out
    assert not forge_with_inboxes.requests


def test_a_record_that_cannot_be_read_reminds_nobody(
    forge_with_inboxes: SmallForge, remind: Remind, record: Path
) -> None:
    (record / "submissions/2023/institutions.yaml").write_text("x\n", "utf-8")
    ran = remind("2023-06-12")
    assert ran.code == 1
    assert "institutions.yaml 有错误" in ran.err
    assert not forge_with_inboxes.requests


def test_a_forge_in_a_folder_has_mail_drafts(remind: Remind, record: Path, tmp_path: Path) -> None:
    (record / "hub.yaml").write_text(HUB.replace("github", "local"), "utf-8")
    folder = tmp_path / "forge"
    LocalPlatform(folder).make("sample-org/record")
    for inbox in all_inboxes(record):
        LocalPlatform(folder).make(inbox.repository)
    ran = remind("2023-06-12", "--folder", str(folder))
    assert ran.code == 0, ran.out + ran.err
    drafts = [*(folder / "sample-org/xingji-2023-suzhou").rglob("*.eml")]
    assert drafts
    assert "没有改动" in remind("2023-06-12", "--folder", str(folder)).out
    assert [*(folder / "sample-org/xingji-2023-suzhou").rglob("*.eml")] == drafts


def _options(root: Path) -> Namespace:
    return Namespace(root=str(root), year="2023", lang="zh")
