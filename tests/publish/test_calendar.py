"""The calendar and the feed: names for good, revisions that rise, whole days, reminders, holidays, history."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from icalendar import Calendar

from tests.places import SAMPLE, lay_province
from tests.publish.conftest import NOW, TODAY, Built
from tests.publish.signing import git
from xingji.publish import timetable
from xingji.publish.changes import PublicChange, changes_of
from xingji.publish.dates import DateLog, compare, date_log
from xingji.publish.docs import shared_by_pages
from xingji.publish.events import Event, date_logs, events_of
from xingji.publish.feed import feed
from xingji.publish.ical import calendar
from xingji.publish.render import day, environment, moment, render
from xingji.publish.site import Site, load_site
from xingji.publish.wording import AUDIENCES
from xingji.publish.workdays import kind_of, known_years, last_working_day, reminders
from xingji.store.guidelines import Library

ATOM = "{http://www.w3.org/2005/Atom}"
EDITION = """\
edition: 2031
sample: true
title: 示例年度
document: {number: null, verified: false}
deadlines:
  - {id: table, date: 2031-06-19, name: 报送汇总表, for: [city]}
  - {id: later, date: null, name: 尚未定日期, for: [enterprise]}
"""


def commit(root: Path, text: str, at: str) -> None:
    path = root / "submissions/2031/edition.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    git(root, "add", ".", at=at)
    git(root, "commit", "-m", "x", at=at)


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A repository whose deadline was moved once, and which got an extension for a city and one for an enterprise."""
    lay_province(tmp_path)
    (tmp_path / "scoring").symlink_to(SAMPLE / "scoring")
    git(tmp_path, "init", "-q")
    commit(tmp_path, EDITION, "2031-02-01T02:00:00Z")
    moved = EDITION.replace("2031-06-19", "2031-06-24")
    commit(tmp_path, moved, "2031-03-05T18:00:00Z")
    granted = (
        "extensions:\n"
        "  - {deadline: table, city: suzhou, until: 2031-06-30, reason: 内部理由, granted_by: sample-province}\n"
        "  - {deadline: table, uscc: 91320115MA0YKB2C8G, until: 2031-07-15, reason: 内部, granted_by: someone}\n"
    )
    commit(tmp_path, moved + granted, "2031-04-01T00:00:00Z")
    return tmp_path


def load(root: Path, day: date = date(2031, 5, 1)) -> tuple[Site, list[Event], list[PublicChange]]:
    site = load_site(root, Library(root), today=day, generated_at=datetime(2031, 4, 2, tzinfo=UTC))
    logs = date_logs(root, site)
    return site, events_of(site, logs), changes_of(site, logs)


def components(content: bytes) -> Iterator[Any]:
    return iter(Calendar.from_ical(content).walk("VEVENT"))


def test_a_corrected_date_reaches_subscribers(history: Path) -> None:
    """Same name, higher revision, new day; what did not change keeps its revision."""
    _, after, _ = load(history)
    git(history, "checkout", "-q", "HEAD~2")
    _, before, _ = load(history)
    (old,) = before
    new = next(event for event in after if event.uid == old.uid)
    assert (old.closes, new.closes) == (date(2031, 6, 19), date(2031, 6, 24))
    assert new.sequence > old.sequence
    assert new.revised == datetime(2031, 3, 5, 18, tzinfo=UTC)
    entry = next(iter(components(calendar("x", [new]))))
    assert (entry["uid"], entry["sequence"]) == (old.uid, new.sequence)
    assert entry["last-modified"].dt == new.revised


def test_what_did_not_change_keeps_its_revision(history: Path) -> None:
    _, before, _ = load(history)
    text = (history / "submissions/2031/edition.yaml").read_text("utf-8")
    commit(history, text.replace("示例年度", "示例的年度"), "2031-04-10T00:00:00Z")
    _, after, _ = load(history)
    assert [(event.uid, event.sequence) for event in after] == [(event.uid, event.sequence) for event in before]


def test_a_shallow_copy_never_lowers_a_revision(history: Path, tmp_path: Path) -> None:
    _, whole, _ = load(history)
    shallow = tmp_path / "shallow"
    clone = ["git", "clone", "-q", "--depth", "1", history.resolve().as_uri(), str(shallow)]
    subprocess.run(clone, check=True, capture_output=True)
    site, events, changes = load(shallow)
    assert [event.uid for event in events] == [event.uid for event in whole]
    assert all(new.sequence >= old.sequence for new, old in zip(events, whole, strict=True))
    assert not date_log(shallow, 2031, site.generated_at).complete
    assert changes == [], "what is not known is not dated"


def test_extension_of_a_city_is_an_event_and_of_an_enterprise_a_secret(history: Path) -> None:
    site, events, changes = load(history)
    assert [event.uid for event in events] == ["2031-deadline-table@xingji", "2031-extension-table-suzhou@xingji"]
    said = [change.text for change in changes]
    assert said == [
        "2031年度“报送汇总表”，苏州市延至2031年6月30日（示例数据，不代表任何真实企业）。",
        "2031年度“报送汇总表”的截止日期由2031年6月19日改为2031年6月24日（示例数据，不代表任何真实企业）。",
    ]
    assert changes[1].date == date(2031, 3, 6), "days are days in China"
    for content in (calendar("x", events), feed(site, changes)):
        for secret in ("91320115MA0YKB2C8G", "内部", "sample-province", "7月15日"):
            assert secret not in content.decode().replace("\r\n ", "")


def test_a_date_that_is_taken_back(history: Path) -> None:
    text = (history / "submissions/2031/edition.yaml").read_text("utf-8")
    commit(history, text.replace("date: 2031-06-24", "date: null"), "2031-04-20T00:00:00Z")
    _, events, changes = load(history)
    assert [event.kind for event in events] == ["extension"]
    assert (changes[0].type, changes[0].before, changes[0].after) == ("date_dropped", "2031-06-24", None)


def test_an_extension_that_is_taken_back(history: Path) -> None:
    commit(history, EDITION.replace("2031-06-19", "2031-06-24"), "2031-04-20T00:00:00Z")
    _, events, changes = load(history)
    assert [event.kind for event in events] == ["deadline"]
    assert changes[0].text.startswith("2031年度“报送汇总表”，苏州市的延期（原为2031年6月30日）不再列出")
    assert (changes[0].type, changes[0].after) == ("date_dropped", None)


@pytest.mark.parametrize(("day", "seen"), [(date(2022, 12, 1), 1), (date(2022, 1, 1), 0)])
def test_a_publicity_that_is_longer_is_told_once_its_list_may_be_seen(day: date, seen: int) -> None:
    root = Path(__file__).parent / "small"
    site = load_site(root, Library(root), today=day, generated_at=NOW)
    moved = compare(
        (datetime(2022, month, 1, tzinfo=UTC), {"publicity/ics": (f"2022-{month}-20", "2022-10-01")})
        for month in (10, 11)
    )
    changes = changes_of(
        site, {year.year: DateLog(tuple(moved) if year.year == 2022 else (), True) for year in site.years}
    )
    told = [change.text for change in changes if change.type == "date_moved"]
    assert (
        told
        == [
            "2022年度工控安全防护星级名单公示的截止日期由2022年10月20日改为2022年11月20日（示例数据，不代表任何真实企业）。"
        ][:seen]
    )


def test_an_unreadable_old_version_stops_nothing(history: Path) -> None:
    text = (history / "submissions/2031/edition.yaml").read_text("utf-8")
    commit(history, "a: [", "2031-04-20T00:00:00Z")
    commit(history, text, "2031-04-21T00:00:00Z")
    _, events, _ = load(history)
    assert len(events) == 2


def test_clocks_that_run_backwards() -> None:
    late, early = datetime(2031, 2, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
    changes = compare([(late, {"a": ("1",)}), (early, {"a": ("2",)})])
    assert [change.at for change in changes] == [late, late]


def test_form_of_the_files(built: Built) -> None:
    """RFC 5545: CRLF, lines of at most 75 octets that no character is split over, whole days, both alarms."""
    for name in ("all", *AUDIENCES):
        content = (built.folder / f"calendar/{name}.ics").read_bytes()
        assert content.count(b"\r\n") == content.count(b"\n")
        for line in content.split(b"\r\n"):
            assert len(line) <= 75
            line.decode("utf-8")
        for entry in components(content):
            starts, ends = entry["dtstart"], entry["dtend"]
            assert starts.params["VALUE"] == ends.params["VALUE"] == "DATE"
            assert ends.dt > starts.dt
            last = ends.dt - timedelta(days=1)
            midnight = datetime.combine(starts.dt, datetime.min.time())
            alarms = [midnight + alarm["trigger"].dt for alarm in entry.walk("VALARM")]
            days = [(last - alarm.date()).days for alarm in alarms]
            assert days == [7, 1]
            assert {alarm.hour for alarm in alarms} == {9}


def test_whose_calendar_holds_what(built: Built) -> None:
    every = {str(e["uid"]): e for e in components((built.folder / "calendar/all.ics").read_bytes())}
    rows = json.loads((built.folder / "data/v1/calendar.json").read_text("utf-8"))["events"]
    assert {(row["uid"], row["sequence"]) for row in rows} == {(uid, e["sequence"]) for uid, e in every.items()}
    city = [str(e["uid"]) for e in components((built.folder / "calendar/city.ics").read_bytes())]
    assert "2023-deadline-agency-table@xingji" in city
    assert "2023-deadline-onsite@xingji" not in city
    public = [str(e["uid"]) for e in components((built.folder / "calendar/public.ics").read_bytes())]
    assert public == ["2023-publicity-ics@xingji", "2023-publicity-platform@xingji"]
    assert all("【示例】" in str(entry["summary"]) for entry in every.values())


def test_a_list_before_its_publicity_is_in_no_calendar(small: Site) -> None:
    root = Path(__file__).parent / "small"
    early = load_site(root, Library(root), today=date(2022, 1, 1), generated_at=NOW)
    assert not [event for event in events_of(early, date_logs(root, early)) if event.kind == "publicity"]
    assert small.today == TODAY


@pytest.mark.parametrize(
    ("day", "working", "name"),
    [
        (date(2023, 7, 30), False, "周末"),
        (date(2023, 9, 30), False, "国庆节假期"),
        (date(2023, 10, 7), True, "国庆节调休上班"),
        (date(2023, 11, 20), True, "工作日"),
        (date(2050, 1, 1), None, "放假安排未公布"),
    ],
)
def test_kinds_of_days(day: date, working: bool | None, name: str) -> None:
    assert kind_of(day) == (working, name)


def test_reminders_come_on_working_days() -> None:
    week, eve = reminders(date(2023, 10, 6))
    assert (week.day, week.working_day) == (date(2023, 9, 29), date(2023, 9, 28))
    assert (eve.day, eve.working_day) == (date(2023, 10, 5), date(2023, 9, 28))
    assert last_working_day(date(known_years()[1] + 1, 6, 1)) is None


def test_the_page_says_holidays_and_what_is_not_known(built: Built) -> None:
    page = (built.folder / "calendar/index.html").read_text("utf-8")
    assert "2023年9月28日" in page
    assert "当天是国庆节假期，通知没有说顺延" in page
    assert f"已知到{known_years()[1]}年" in page


def test_days_of_the_page_stand_in_their_order(built: Built) -> None:
    """By the first day, then the last; each end of a span has its own day of the week, and the year only once."""
    page = (built.folder / "calendar/index.html").read_text("utf-8").split('id="y2023"')[1].split("</ol>")[0]
    said = [
        re.sub("<[^>]+>", "", row).strip()
        for row in re.findall(r'"xj-event__day">(.*?)<span class="xj-event__what">', page, re.DOTALL)
    ]
    opens = re.findall(r'data-opens="([^"]+)" data-closes="([^"]+)"', page)
    assert opens == sorted(opens)
    assert said[said.index("2023年11月20日（星期一）") + 1 :][:3] == [
        "2023年11月22日（星期三）至11月29日（星期三）",
        "2023年11月23日（星期四）至11月30日（星期四）",
        "2023年11月30日（星期四）",
    ]


def test_a_span_over_the_turn_of_a_year_says_both_years() -> None:
    assert day(date(2024, 1, 3), since=date(2023, 12, 28)) == "2024年1月3日"
    assert day(date(2023, 12, 29), since=date(2023, 12, 28)) == "12月29日"


def test_moments_are_said_as_clocks_in_china_show_them() -> None:
    assert moment(datetime(2026, 11, 22, 16, 41, 25, tzinfo=UTC)) == "北京时间2026年11月23日00:41"


def test_a_year_without_dates_says_so() -> None:
    site = load_site(SAMPLE, Library(SAMPLE), today=TODAY, generated_at=NOW)
    (page,) = timetable.pages(site, events_of(site, date_logs(SAMPLE, site)), "")
    text = render(environment(shared_by_pages(site)), page)
    assert "2024年度：日期尚未公布" in text
    assert text.index("2023年11月30日") < text.index('id="today"')


def test_feed(built: Built) -> None:
    """What RFC 4287 wants, names that stay, the full text."""
    root = Tree.fromstring((built.folder / "feed.xml").read_bytes())  # noqa: S314  our own file
    for parent in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
    entries = root.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    published = next(e for e in entries if e.find(f"{ATOM}category").get("term") == "list_published")  # type: ignore[union-attr]
    assert published.findtext(f"{ATOM}id") == "urn:uuid:723e3e1f-fdfa-5c7e-a87e-f7f96e5045d0"
    text = published.findtext(f"{ATOM}content") or ""
    assert "示例热电联产（南京）有限公司" in text
    assert text.count("<li>") > 38
    updated = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert updated == sorted(updated, reverse=True)  # type: ignore[type-var]
    assert root.findtext(f"{ATOM}updated") == updated[0]


def test_addresses_of_a_site_that_knows_its_own(small: Site) -> None:
    change = PublicChange("x", "date_moved", date(2023, 1, 2), small.years[0].year, "改了")
    content = feed(small, [change], "https://portal.example/xingji/").decode()
    assert 'href="https://portal.example/xingji/feed.xml"' in content
    assert f'href="https://portal.example/xingji/notice/{small.years[0].year}/"' in content
