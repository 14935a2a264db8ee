"""Which reminders should be open on a day, and what to do about the issues that are there; nothing is sent here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from xingji.programme.outstanding import Due, Owed

BEFORE = (30, 7, 1)
"""Days before a deadline on which a city hears of it; who missed one day is told on the next."""
LABEL = "提醒"
_MARK = re.compile(
    r"<!-- xingji:remind ([0-9]{4}/[A-Za-z0-9-]{1,60}/[a-z0-9/-]{0,100}|hub/[a-z]{1,20}) ([0-9]+|met) -->"
)
"""Keys that begin with `hub` are of issues of the hub itself, and of no edition."""
_OVERDUE = "OVERDUE"
"""In the place of a deadline's id, which is written in small letters."""


class Reminder(NamedTuple):
    """What one issue says.

    `key` names it for ever: edition, deadline, and `whose` it is: a city, "" for the province, in an inbox its party.
    `stage` is the nearest of `BEFORE` that has come, 0 once the day has passed. `new` says whether it may still be
    opened. `due` is None for overdue findings; `oldest` counts days.
    """

    key: str
    whose: str
    stage: int
    owed: tuple[Owed, ...]
    new: bool = True
    due: Due | None = None
    left: int = 0
    oldest: int = 0


class Issue(NamedTuple):
    """An issue of ours as it is; `stage` is None when it was closed because all had come in."""

    number: int
    key: str
    stage: int | None
    open: bool
    title: str
    body: str


Deed = Literal["open", "edit", "tell", "reopen", "close"]


class Step(NamedTuple):
    """One thing to do; `number` is 0 for a new issue. `tell` edits and then says the new stage in a comment."""

    deed: Deed
    key: str
    number: int
    title: str
    body: str
    reminder: Reminder | None = None


class Text(NamedTuple):
    """Title and body of an issue."""

    title: str
    body: str


def wanted(
    edition: int, dues: Iterable[Due], late: Mapping[str, Sequence[Owed]], oldest: Mapping[str, int], day: date
) -> list[Reminder]:
    """Reminders that should be open on a day; what is met is not among them."""
    found = [made for due in dues if (made := _of_due(edition, due, day))]
    for whose, owed in late.items():
        key = f"{edition}/{_OVERDUE}/{whose}"
        found.append(Reminder(key, whose, 0, tuple(owed), oldest=oldest.get(whose, 0)))
    return found


def _of_due(edition: int, due: Due, day: date) -> Reminder | None:
    left = (due.day - day).days
    if left > BEFORE[0] or (left < 0 and not _still_owed(due)) or (due.provable and not due.owed):
        return None
    stage = min((days for days in BEFORE if left <= days), default=0) if left >= 0 else 0
    key = f"{edition}/{due.deadline.id}/{due.whose}"
    return Reminder(key, due.whose, stage, due.owed, new=left >= 0, due=due, left=left)


def _still_owed(due: Due) -> bool:
    """Past its day a deadline matters while somebody owes something; registrations cannot come later."""
    return any(owed.kind != "enterprise" for owed in due.owed)


def mark(key: str, stage: int | None) -> str:
    """The line by which an issue is found again."""
    return f"<!-- xingji:remind {key} {'met' if stage is None else stage} -->"


def marked(number: int, title: str, body: str, *, is_open: bool) -> Issue | None:
    """An issue as a reminder; None for one without our mark on its first line."""
    found = _MARK.match(body)
    if found is None:
        return None
    stage = None if found[2] == "met" else int(found[2])
    return Issue(number, found[1], stage, is_open, title, body)


def steps(
    reminders: Iterable[Reminder], texts: Mapping[str, Text], issues: Iterable[Issue], closing: Mapping[str, Text]
) -> Iterator[Step]:
    """What makes the issues as they should be; nothing for those that are so already.

    `texts` are title and body by key of what should be open, `closing` those of whatever should not. Of two issues with
    one key the first given counts.
    """
    known: dict[str, Issue] = {}
    for issue in issues:
        known.setdefault(issue.key, issue)
    due = {reminder.key: reminder for reminder in reminders}
    for key, reminder in due.items():
        yield from _towards(reminder, texts[key], known.get(key))
    for key, issue in known.items():
        if key not in due and issue.open:
            yield Step("close", key, issue.number, issue.title, closing[key].body)


def _towards(reminder: Reminder, text: Text, issue: Issue | None) -> Iterator[Step]:
    if issue is None:
        if reminder.new:
            yield Step("open", reminder.key, 0, *text, reminder)
    elif not issue.open:
        if _wakes(reminder, issue):
            yield Step("reopen", reminder.key, issue.number, *text, reminder)
    elif issue.stage is not None and reminder.stage < issue.stage:
        yield Step("tell", reminder.key, issue.number, *text, reminder)
    elif (issue.title, issue.body) != text:
        yield Step("edit", reminder.key, issue.number, *text, reminder)


def _wakes(reminder: Reminder, issue: Issue) -> bool:
    """Whether a closed one opens again: something new is owed, or a day has come nearer since a person closed it."""
    return issue.stage is None or (reminder.new and reminder.due is not None and reminder.stage < issue.stage)
