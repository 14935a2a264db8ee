"""`xingji remind`: issues before deadlines and for overdue findings, closed when met.

One a city, with counts, where all read one repository; of a hub one a party, with names, in the inbox of that party.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from textwrap import indent

from xingji.cli.at_forge import by_token, platform
from xingji.cli.at_office import add_office_arguments, settings_of, stores_of
from xingji.cli.command import CLEAN, FAULTY, Command, emit, faulty, language, on_day, warn
from xingji.cli.connection import add_repository_argument, in_words, repository
from xingji.cli.extras import GITHUB
from xingji.cli.project import project_of
from xingji.cli.years import add_edition, load_year
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.engine.survey import Year
from xingji.forge.answers import ForgeError, IssueRow
from xingji.forge.platform import Platform
from xingji.forge.reminders import Step
from xingji.forge.year_reminders import of_year, steps_of
from xingji.hub.inboxes import PATH
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.hub import Hub
from xingji.store.load import FaultyDocumentError


def _add(parser: argparse.ArgumentParser) -> None:
    add_edition(parser, "年度，默认最近一个公布了日期的年度 / edition")
    add_office_arguments(parser)
    add_repository_argument(parser)
    parser.add_argument("--on", metavar="DATE", help="按这一天计算，默认今天 / as of this day (default: today)")
    parser.add_argument("--dry-run", action="store_true", help="只说要做什么 / only show what would be done")


def _run(options: argparse.Namespace) -> int:
    lang = language(options)
    on = on_day(options)
    settings = settings_of(options) if (project_of(options) / PATH).exists() else None
    if settings and settings.paused:
        emit(say("hub.paused", lang))
        return CLEAN
    chosen = options.year or (str(settings.edition) if settings else _scheduled(options))
    if chosen is None:
        emit(say("remind.none", lang))
        return CLEAN
    year = load_year(options, chosen)
    reminders = of_year(year, on)
    emit(say("remind.heading", lang, year=year.edition.edition, day=on, count=len(reminders)))
    with in_words(options):
        desk = _Desk(options)
        if settings is None:
            with by_token(options) as forge:
                name = repository(options, year.root)
                desk.do(forge, name, steps_of(forge.notices(name), reminders, year, on))
        else:
            _into_inboxes(options, settings, year, desk)
    if options.dry_run or not desk.done:
        emit(say("remind.only" if desk.done else "remind.unchanged", lang))
    return FAULTY if desk.failed else CLEAN


class _Desk:
    """Says what is done, and does it unless this is a rehearsal."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options, self._lang = options, language(options)
        self.done, self.failed = 0, 0

    def do(self, forge: Platform, name: str, todo: Sequence[Step]) -> None:
        """The steps in one repository. Raises ForgeError."""
        for step in todo:
            emit(_line(step, self._lang))
            if self._options.dry_run:
                emit(indent(step.body, "    "))
            else:
                forge.notice(name, step)
            self.done += 1

    def inbox(self, forge: Platform, name: str, steps: Callable[[Sequence[IssueRow]], Sequence[Step]]) -> None:
        """The steps in an inbox; one that cannot be reached stops none of the others. Raises ForgeError."""
        try:
            if todo := steps(forge.notices(name)):
                emit(say("remind.inbox", self._lang, repository=name))
                self.do(forge, name, todo)
        except ForgeError as error:
            if error.kind in ("busy", "token"):
                raise
            self.failed += 1
            warn(say("remind.failed", self._lang, repository=name, detail=error.detail))


def _into_inboxes(options: argparse.Namespace, settings: Hub, year: Year, desk: _Desk) -> None:
    """To each party what is its own, by name; to the record what the province owes. Raises UsageError, ForgeError."""
    from xingji.hub.inboxes import inboxes, record_of  # noqa: PLC0415  a repository without inboxes needs no views
    from xingji.hub.parties import parties  # noqa: PLC0415
    from xingji.hub.reminding import Reminding  # noqa: PLC0415
    from xingji.hub.tree import FolderTree  # noqa: PLC0415

    on, own = on_day(options), [one for one in of_year(year, on_day(options)) if not one.whose]
    try:
        reminding = Reminding(year, on)
        known = inboxes(settings, parties(FolderTree(year.root), str(settings.edition)))
    except FaultyDocumentError as error:
        raise faulty("founding.faulty", options, year.root / error.path) from None
    with platform(options, settings, stores_of(options, settings)) as forge:
        desk.inbox(forge, record_of(settings), lambda issues: steps_of(issues, own, year, on))
        for inbox in known if str(settings.edition) == str(year.edition.edition) else ():
            desk.inbox(forge, inbox.repository, partial(reminding.steps, inbox))


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


COMMAND = Command(_add, _run, lambda _: GITHUB)
