"""Reminders: which should be open on a day, and what the calendar's workflow does about them on the small forge."""

from __future__ import annotations

import re
import shutil
from argparse import Namespace
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.run import Ran, xingji
from tests.forge.small.faults import Fault
from tests.forge.small.fixture import NAME, SmallForge
from tests.forge.small.world import BOT, Issue, Token
from tests.places import SAMPLE, lay_province
from xingji.cli.years import load_year
from xingji.forge import notices
from xingji.forge.notices import Surroundings
from xingji.forge.reminders import LABEL, Reminder, Step, Text, mark, marked, steps, wanted
from xingji.forge.year_reminders import of_year
from xingji.model.edition import Deadline, Edition
from xingji.programme.outstanding import Due, Owed, Present, dues, last_day
from xingji.store.load import load

YEAR = SAMPLE / "submissions/2023"
DUE = date(2023, 7, 30)
NOTHING = Present((), (), ())


def a_due(city: str = "nanjing", owed: Iterable[Owed] = (Owed("self-assessment", "nj-01", 2),), **more: object) -> Due:
    deadline = Deadline.model_validate({"id": "self-assessment", "name": "完成自评估", "for": ["agency"], **more})
    return Due(deadline, city, DUE, tuple(owed), provable=True)


def on(day: date, due: Due) -> list[Reminder]:
    return wanted(2023, [due], {}, {}, day)


@pytest.mark.parametrize(
    ("days", "stage"), [(31, None), (30, 30), (29, 30), (8, 30), (7, 7), (2, 7), (1, 1), (0, 1), (-1, 0), (-40, 0)]
)
def test_the_stage_of_a_day_survives_a_missed_run(days: int, stage: int | None) -> None:
    found = on(DUE - timedelta(days=days), a_due())
    assert [reminder.stage for reminder in found] == ([] if stage is None else [stage])
    assert all(reminder.new == (days >= 0) for reminder in found)


def test_nothing_owed_is_met_but_what_no_document_shows_is_not() -> None:
    assert on(DUE, a_due(owed=())) == []
    unproved = a_due(owed=())._replace(provable=False)
    assert [reminder.stage for reminder in on(DUE, unproved)] == [1]
    assert on(DUE + timedelta(days=1), unproved) == []


def test_nobody_registered_cannot_be_mended_after_the_day() -> None:
    empty = a_due(owed=[Owed("enterprise", "", 1)])
    assert on(DUE, empty)
    assert on(DUE + timedelta(days=1), empty) == []


def edition() -> Edition:
    return load(YEAR / "edition.yaml", Edition)


def test_every_deadline_for_every_city_and_once_for_the_province() -> None:
    found = list(dues(edition(), [], NOTHING, ["nanjing", "suzhou"], date(2023, 6, 1)))
    assert {(due.deadline.id, due.whose) for due in found} == {
        *((name, city) for name in CITY_DEADLINES for city in ("nanjing", "suzhou")),
        ("summary", ""),
    }
    days = {due.whose: due.day.isoformat() for due in found if due.deadline.id == "self-assessment"}
    assert days == {"nanjing": "2023-07-30", "suzhou": "2023-08-05"}, "the city's extension"
    tables = {due.whose: due.owed for due in found if due.deadline.id == "agency-table"}
    assert tables["nanjing"] == (Owed("agencies", "", 1),)
    assert last_day(edition()) == date(2023, 11, 30)


CITY_DEADLINES = ("agency-selection", "agency-table", "self-assessment", "cloud-form", "rectification", "onsite")


@pytest.mark.parametrize("day", ["2023-07-10", "2023-09-15", "2023-10-20"])
def test_what_is_owed_is_what_the_status_lacks(day: str) -> None:
    status = xingji("status", "2023", "--on", day, "--format", "json", cwd=SAMPLE).json()
    year = load_year(Namespace(root=str(SAMPLE), year="2023", lang="zh"))
    found = {(r.whose, r.key.split("/")[1]): r for r in of_year(year, date.fromisoformat(day))}
    for city in status["cities"]:
        late = found.get((city["city"], "OVERDUE"))
        assert sum(owed.amount for owed in (late.owed if late else ())) == city["overdue"]
        due = found.get((city["city"], "self-assessment"))
        lacking = sum(owed.amount for owed in due.owed if owed.kind == "self-assessment") if due else 0
        assert lacking == city["registered"] - city["assessed"]


def todo(reminders: list[Reminder], issues: Mapping[int, tuple[str, bool]]) -> list[Step]:
    """Steps for issues given as number → body, open."""
    texts = {one.key: Text("title", f"{mark(one.key, one.stage)}\nbody") for one in reminders}
    known = [found for n, (body, is_open) in issues.items() if (found := marked(n, "title", body, is_open=is_open))]
    closing = {issue.key: Text("", f"{mark(issue.key, None)}\nmet") for issue in known}
    return list(steps(reminders, texts, known, closing))


KEY = "2023/self-assessment/nanjing"


@pytest.mark.parametrize(
    ("left", "issue", "deed"),
    [
        (20, None, "open"),
        (20, (f"{mark(KEY, 30)}\nbody", True), None),
        (20, (f"{mark(KEY, 30)}\nold counts", True), "edit"),
        (6, (f"{mark(KEY, 30)}\nbody", True), "tell"),
        (-1, (f"{mark(KEY, 1)}\nbody", True), "tell"),
        (-1, None, None),
        (20, (f"{mark(KEY, 7)}\nbody", True), "edit"),
        (20, (f"{mark(KEY, 30)}\nbody", False), None),
        (6, (f"{mark(KEY, 30)}\nbody", False), "reopen"),
        (20, (f"{mark(KEY, None)}\nmet", False), "reopen"),
        (20, (f"by hand {mark(KEY, 30)}", True), "open"),
    ],
    ids=["new", "same", "counts", "nearer", "past", "too late", "later day", "closed", "woken", "owed again", "quoted"],
)
def test_one_step_for_each_state(left: int, issue: tuple[str, bool] | None, deed: str | None) -> None:
    found = todo(on(DUE - timedelta(days=left), a_due()), {5: issue} if issue else {})
    assert [step.deed for step in found] == ([deed] if deed else [])


def test_met_is_closed_once() -> None:
    assert [step.deed for step in todo([], {5: (f"{mark(KEY, 7)}\nbody", True)})] == ["close"]
    assert todo([], {5: (f"{mark(KEY, None)}\nmet", False)}) == []


def around(*, sample: bool) -> Surroundings:
    agencies = {("nanjing", "nj-01"): "示例公司 @everyone [x](http://x) closes #1"}
    return Surroundings(2023, sample, {"nanjing": "南京市"}, agencies, {"nanjing": ["sample-nanjing"]})


def test_text_counts_by_agency_and_cannot_be_steered() -> None:
    made = notices.text(on(DUE, a_due(name="x | <!-- --> @all"))[0], around(sample=True))
    assert made.body.startswith(mark(KEY, 1))
    assert "| `nj-01` " in made.body
    assert "| 自评估 | 2 |" in made.body
    assert not re.search(r"(?<![A-Za-z0-9`])@[A-Za-z]", made.body)
    assert "](http" not in made.body
    assert "#1" not in made.body
    assert "\n" not in made.title


def test_only_real_accounts_are_called() -> None:
    reminder = on(DUE, a_due())[0]
    assert "@sample-nanjing" in notices.text(reminder, around(sample=False)).body
    assert "@sample-nanjing" not in notices.text(reminder, around(sample=True)).body


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Two cities of the sample year, one of them without its agency table."""
    root = tmp_path / "tree"
    shutil.copytree(SAMPLE / "scoring", root / "scoring")
    (root / "submissions/2023").mkdir(parents=True)
    lay_province(root)
    for file in YEAR.glob("*.yaml"):
        shutil.copy(file, root / "submissions/2023")
    shutil.copytree(YEAR / "huaian", root / "submissions/2023/huaian")
    return root


@pytest.fixture
def bot(forge: SmallForge, monkeypatch: pytest.MonkeyPatch) -> SmallForge:
    """A forge and, in the environment, the token of the calendar's workflow."""
    forge.begin({"README.md": b""})
    forge.world.tokens["workflow"] = Token(BOT, {"contents": "read", "issues": "write"})
    monkeypatch.setenv("GITHUB_TOKEN", "workflow")
    monkeypatch.delenv("XINGJI_TOKEN", raising=False)
    monkeypatch.setenv("GITHUB_REPOSITORY", NAME)
    monkeypatch.setenv("GITHUB_API_URL", forge.url)
    return forge


def remind(tree: Path, day: str, *arguments: str) -> Ran:
    ran = xingji("remind", "--on", day, *arguments, cwd=tree)
    assert ran.code == 0, ran.err
    return ran


def issues(forge: SmallForge, part: str, state: str = "open") -> list[Issue]:
    return [one for one in forge.repository.issues.values() if part in one.body and one.state == state]


def test_tables_are_asked_for_and_closed_when_they_come(bot: SmallForge, tree: Path) -> None:
    remind(tree, "2023-06-12")
    opened = issues(bot, "2023/agency-table/")
    assert len(opened) == 12, "Huai'an has handed its table in"
    assert not issues(bot, "2023/agency-table/huaian")
    nanjing = issues(bot, "2023/agency-table/nanjing")[0]
    assert "2023-06-19" in nanjing.title
    assert nanjing.labels == [LABEL]
    before = len(bot.repository.issues)
    again = remind(tree, "2023-06-12")
    assert "没有改动" in again.out
    assert len(bot.repository.issues) == before
    remind(tree, "2023-06-18")
    assert [comment["body"].count("还有1天") for comment in nanjing.comments] == [1]
    remind(tree, "2023-06-18")
    assert len(nanjing.comments) == 1
    (tree / "submissions/2023/nanjing").mkdir()
    shutil.copy(YEAR / "nanjing/agencies.yaml", tree / "submissions/2023/nanjing")
    remind(tree, "2023-06-18")
    assert nanjing.state == "closed"
    assert issues(bot, "2023/agency-table/suzhou")
    assert len(bot.repository.issues) == before


def test_overdue_findings_name_counts_and_agencies_only(bot: SmallForge, tree: Path) -> None:
    remind(tree, "2023-09-29")
    found = issues(bot, "2023/OVERDUE/huaian")
    assert len(found) == 1
    assert "逾期问题 | " in found[0].body
    assert not re.search(r"9132\w{14}|PA[0-9]{2}\.", found[0].body)
    remind(tree, "2024-01-10")
    assert not issues(bot, "xingji:remind"), "the year is over"


def test_dry_run_changes_nothing(bot: SmallForge, tree: Path) -> None:
    ran = remind(tree, "2023-06-12", "--dry-run")
    assert "新建 【提醒】2023年度 南京市" in ran.out
    assert not bot.repository.issues


def test_a_strangers_mark_is_no_reminder(bot: SmallForge, tree: Path) -> None:
    remind(tree, "2023-06-12")
    real = issues(bot, "2023/agency-table/nanjing")[0]
    bot.world.user("stranger")
    real.author = "stranger"
    remind(tree, "2023-06-12")
    assert len(issues(bot, "2023/agency-table/nanjing")) == 2
    assert real.state == "open"


def test_a_lost_answer_opens_no_second_issue(bot: SmallForge, tree: Path) -> None:
    bot.faults.append(Fault(r"POST .*/issues$", kind="silence"))
    bot.faults.append(Fault(r"POST .*/issues$", 502, kind="after", skip=2))
    remind(tree, "2023-06-12")
    keys = [line for one in bot.repository.issues.values() for line in re.findall("remind (2023/[^ ]+)", one.body)]
    assert len(keys) == len(set(keys))
    assert not [fault for fault in bot.faults if fault.times]
