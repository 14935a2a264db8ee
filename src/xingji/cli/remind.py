"""`xingji remind`: issues before deadlines and for overdue findings, one a city, closed when met."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date

from xingji.cli.command import CLEAN, Command, emit, language, on_day
from xingji.cli.connection import add_connection_arguments, connected
from xingji.cli.extras import GITHUB
from xingji.cli.years import load_year, project_of
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.engine.survey import Year
from xingji.forge import notices
from xingji.forge.answers import IssueRow
from xingji.forge.hub import Hub
from xingji.forge.notices import Surroundings
from xingji.forge.reminders import LABEL, Reminder, Step, marked, steps, wanted
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.programme.owing import Present, days_late, dues, last_day, overdue_findings


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("year", nargs="?", metavar="YEAR", help="年度，默认最近一个公布了日期的年度 / edition")
    parser.add_argument("--root", default=".", metavar="DIR", help="项目文件夹，默认当前文件夹 / project folder")
    parser.add_argument("--on", metavar="DATE", help="按这一天计算，默认今天 / as of this day, default today")
    parser.add_argument("--dry-run", action="store_true", help="只说要做什么 / say what would be done")
    add_connection_arguments(parser)


def _run(options: argparse.Namespace) -> int:
    lang = language(options)
    on = on_day(options)
    chosen = options.year or _scheduled(options)
    if chosen is None:
        emit(say("remind.none", lang))
        return CLEAN
    year = load_year(options, chosen)
    reminders = of_year(year, on)
    emit(say("remind.heading", lang, year=year.edition.edition, day=on, count=len(reminders)))
    with connected(options, year.root) as hub:
        todo = _steps(hub.issues(LABEL), reminders, year, on)
        for step in todo:
            emit(_line(step, lang))
            if not options.dry_run:
                _do(hub, step)
    if options.dry_run or not todo:
        emit(say("remind.only" if todo else "remind.unchanged", lang))
    return CLEAN


def _scheduled(options: argparse.Namespace) -> str | None:
    """The newest edition that names a day. Raises UsageError."""
    root = project_of(options)
    checker = Checker(root, library(root), processes=1)
    for year in reversed(checker.years()):
        edition = checker.calendar(checker.frame(year))
        if edition and any(deadline.date for deadline in edition.deadlines):
            return year
    return None


def of_year(year: Year, on: date) -> list[Reminder]:
    """Reminders that should be open on a day; none once the year is over."""
    if on > last_day(year.edition):
        return []
    plan = year.edition.onsite
    visits = {*plan.key, *plan.drawn} if plan else set[str]()
    present = Present(year.frame.agencies, year.frame.present, visits)
    due = dues(year.edition, year.rows, present, year.frame.reference.cities, on)
    return wanted(year.edition.edition, due, overdue_findings(year.rows, on), days_late(year.rows, on), on)


def surroundings(year: Year) -> Surroundings:
    """Names and logins of an edition."""
    agencies = {
        (city, agency.id): agency.name
        for city, facts in year.frame.agencies.items()
        for agency in (facts.agencies if facts else ())
    }
    people: dict[str, list[str]] = {}
    for author in year.frame.roles.roles if year.frame.roles else ():
        if author.role in ("city", "province"):
            people.setdefault(author.city or "", []).append(author.login)
    cities = {city: known.name for city, known in year.frame.reference.cities.items()}
    return Surroundings(year.edition.edition, year.edition.sample, cities, agencies, people)


def _steps(issues: Sequence[IssueRow], reminders: Sequence[Reminder], year: Year, on: date) -> list[Step]:
    around, edition = surroundings(year), year.edition.edition
    own = [known for row in issues if (known := marked(row.number, row.title, row.body, is_open=row.open))]
    own = [issue for issue in own if issue.key.startswith(f"{edition}/")]
    over = on > last_day(year.edition)
    texts = {reminder.key: notices.text(reminder, around) for reminder in reminders}
    closing = {issue.key: notices.closing(issue.key, edition, on, over=over) for issue in own}
    return list(steps(reminders, texts, own, closing))


def _line(step: Step, lang: Lang) -> str:
    number = f" #{step.number}" if step.number else ""
    return f"{say(f'remind.deed.{step.deed}', lang)}{number} {step.title}"


def _do(hub: Hub, step: Step) -> None:
    """Each step can be done again after it broke off: it looks first, or says the same twice in one place."""
    if step.deed == "open":
        hub.open_issue(step.title, step.body, LABEL, lambda: _found(hub, step.key))
    elif step.deed == "close":
        hub.edit_issue(step.number, body=step.body, state="closed", state_reason="completed")
    else:
        if step.deed != "edit" and step.reminder and step.reminder.due:
            hub.put_comment(step.number, notices.stage_mark(step.reminder), notices.told(step.reminder))
        hub.edit_issue(step.number, title=step.title, body=step.body, state="open")


def _found(hub: Hub, key: str) -> IssueRow | None:
    rows = hub.issues(LABEL)
    return next(
        (row for row in rows if (known := marked(row.number, row.title, row.body, is_open=True)) and known.key == key),
        None,
    )


COMMANDS = {
    "remind": Command(
        name="remind",
        help="截止日期前和逾期时提醒各市 / remind cities of deadlines and overdue findings",
        example="  xingji remind\n  xingji remind 2023 --on 2023-07-23 --dry-run --repository example-org/xingji",
        add=_add,
        run=_run,
        needs=lambda _: GITHUB,
    )
}
