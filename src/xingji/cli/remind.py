"""`xingji remind`: issues before deadlines and for overdue findings, one a city, closed when met."""

from __future__ import annotations

import argparse
from textwrap import indent

from xingji.cli.command import CLEAN, Command, emit, language, on_day
from xingji.cli.connection import add_connection_arguments, connected
from xingji.cli.extras import GITHUB
from xingji.cli.project import add_root_argument, project_of
from xingji.cli.years import add_edition, load_year
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.forge import notices
from xingji.forge.answers import IssueRow
from xingji.forge.github import GitHub
from xingji.forge.reminders import LABEL, Step, marked
from xingji.forge.year_reminders import of_year, steps_of
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say


def _add(parser: argparse.ArgumentParser) -> None:
    add_edition(parser, "年度，默认最近一个公布了日期的年度 / edition")
    add_root_argument(parser)
    parser.add_argument("--on", metavar="DATE", help="按这一天计算，默认今天 / as of this day (default: today)")
    parser.add_argument("--dry-run", action="store_true", help="只说要做什么 / only show what would be done")
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
    with connected(options, year.root) as github:
        todo = steps_of(github.issues(LABEL), reminders, year, on)
        for step in todo:
            emit(_line(step, lang))
            if options.dry_run:
                emit(indent(step.body, "    "))
            else:
                _do(github, step)
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


def _line(step: Step, lang: Lang) -> str:
    number = f" #{step.number}" if step.number else ""
    return f"{say(f'remind.deed.{step.deed}', lang)}{number} {step.title}"


def _do(github: GitHub, step: Step) -> None:
    """Each step can be done again after it broke off: it looks first, or says the same twice in one place."""
    if step.deed == "open":
        github.open_issue(step.title, step.body, LABEL, lambda: _found(github, step.key))
    elif step.deed == "close":
        github.edit_issue(step.number, body=step.body, state="closed", state_reason="completed")
    else:
        if step.deed != "edit" and step.reminder and step.reminder.due:
            github.put_comment(step.number, notices.stage_mark(step.reminder), notices.told(step.reminder))
        github.edit_issue(step.number, title=step.title, body=step.body, state="open")


def _found(github: GitHub, key: str) -> IssueRow | None:
    rows = github.issues(LABEL)
    return next(
        (row for row in rows if (known := marked(row.number, row.title, row.body, is_open=True)) and known.key == key),
        None,
    )


COMMAND = Command(_add, _run, lambda _: GITHUB)
