"""The reminders of an edition, and what to do about its issues."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xingji.engine.survey import Year
from xingji.forge import notices
from xingji.forge.answers import IssueRow
from xingji.forge.notices import Surroundings
from xingji.forge.reminders import Reminder, Step, marked, steps, wanted
from xingji.programme.outstanding import Present, days_late, dues, last_day, overdue_findings


def of_year(year: Year, on: date) -> list[Reminder]:
    """Reminders that should be open on a day; none once the year is over."""
    if on > last_day(year.edition):
        return []
    present = Present(year.frame.agencies, year.frame.present, year.visited)
    due = dues(year.edition, year.rows, present, year.frame.reference.cities, on)
    return wanted(year.edition.edition, due, overdue_findings(year.rows, on), days_late(year.rows, on), on)


def _surroundings(year: Year) -> Surroundings:
    """Names and logins of an edition."""
    agencies = {(agency.city, agency.id): agency.name for agency in year.agencies}
    people: dict[str, list[str]] = {}
    for author in year.frame.roles.roles if year.frame.roles else ():
        if author.role in ("city", "province"):
            people.setdefault(author.city or "", []).append(author.login)
    cities = {city: known.name for city, known in year.frame.reference.cities.items()}
    return Surroundings(year.edition.edition, year.edition.sample, cities, agencies, people)


def steps_of(issues: Sequence[IssueRow], reminders: Sequence[Reminder], year: Year, on: date) -> list[Step]:
    """What to do about the issues that are there."""
    around, edition = _surroundings(year), year.edition.edition
    own = [known for row in issues if (known := marked(row.number, row.title, row.body, is_open=row.open))]
    own = [issue for issue in own if issue.key.startswith(f"{edition}/")]
    over = on > last_day(year.edition)
    texts = {reminder.key: notices.text(reminder, around) for reminder in reminders}
    closing = {issue.key: notices.closing(issue.key, edition, on, over=over) for issue in own}
    return list(steps(reminders, texts, own, closing))
