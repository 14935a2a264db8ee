"""The text of a reminder: title and body of its issue, in Chinese, with counts and agencies; names in inboxes alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from xingji.forge.markdown import code, escaped
from xingji.forge.reminders import Reminder, Text, mark
from xingji.messages.interface import say
from xingji.model.kinds import KINDS
from xingji.programme.outstanding import Owed
from xingji.programme.party import party_of
from xingji.store import tree

_COUNTED = frozenset({"enterprise", "rectification", "finding"})
"""What is owed of these is not so many documents, or none at all."""
_MOST_NAMED = 50


class Surroundings(NamedTuple):
    """What the words need besides the reminders.

    `names` are those of cities, in an inbox that of its party; `agencies` names by city and id, `people` logins of whom
    it is for. With sample data nobody is mentioned, since the logins are made up and may belong to strangers.
    """

    edition: int
    sample: bool
    names: Mapping[str, str]
    agencies: Mapping[tuple[str, str], str]
    people: Mapping[str, Sequence[str]]


def city_of(whose: str) -> str:
    """The city that a reminder is about; of an institution's "", since it serves several."""
    party = party_of(whose)
    return party.city if party else whose


def text(reminder: Reminder, around: Surroundings) -> Text:
    """Title and body of an open reminder."""
    where = around.names.get(reminder.whose, say("remind.province", "zh"))
    parts = [mark(reminder.key, reminder.stage)]
    if around.sample:
        parts.append(say("remind.sample", "zh"))
    if reminder.due is None:
        title = say("remind.overdue_title", "zh", year=around.edition, where=where)
        parts.append(say("remind.late", "zh", days=reminder.oldest))
    else:
        day = reminder.due.day.isoformat()
        name = tree.printable(reminder.due.deadline.name)
        title = say("remind.title", "zh", year=around.edition, where=where, name=name, day=day)
        parts.append(say("remind.until" if reminder.left >= 0 else "remind.past", "zh", day=day))
    parts += [*_missing(reminder, around), *_ends(reminder, around)]
    return Text(title, "\n\n".join(parts))


def told(reminder: Reminder) -> str:
    """The comment that says that a day has come nearer, or has passed; its mark names stage and day."""
    day = reminder.due.day.isoformat() if reminder.due else ""
    key = "remind.stage" if reminder.left >= 0 else "remind.stage_past"
    return f"{stage_mark(reminder)}\n{say(key, 'zh', day=day, days=reminder.left)}"


def stage_mark(reminder: Reminder) -> str:
    """By which the comment of one stage before one day is found again."""
    day = reminder.due.day.isoformat() if reminder.due else ""
    return f"<!-- xingji:remind-stage {reminder.stage} {day} -->"


def closing(key: str, year: int, day: date, *, over: bool) -> Text:
    """Body of a reminder that is closed; the mark says whether all had come in."""
    said = say("remind.over" if over else "remind.met", "zh", year=year, day=day)
    return Text("", f"{mark(key, 0 if over else None)}\n\n{said}")


def _missing(reminder: Reminder, around: Surroundings) -> list[str]:
    if not reminder.owed:
        return [say("remind.unproved", "zh")]
    rows = [_row(owed, city_of(reminder.whose), around) for owed in reminder.owed]
    head = say("remind.columns", "zh").split("|")
    lines = [f"| {' | '.join(cells)} |" for cells in (head, ["---", "---", "---:"], *rows)]
    parts = [say("remind.missing" if reminder.due else "remind.by_agency", "zh"), "\n".join(lines)]
    return [*parts, *(_named(owed) for owed in reminder.owed if owed.names)]


def _named(owed: Owed) -> str:
    """The enterprises, as many as people read; the inbox that this is written in is their party's."""
    shown = "、".join(map(escaped, owed.names[:_MOST_NAMED]))
    more = say("remind.more", "zh", count=len(owed.names)) if len(owed.names) > _MOST_NAMED else ""
    return say("remind.enterprises", "zh", what=_what(owed), agency=owed.agency, names=f"{shown}{more}")


def _row(owed: Owed, city: str, around: Surroundings) -> list[str]:
    name = around.agencies.get((city, owed.agency), "")
    agency = f"{code(owed.agency)} {escaped(name)}".strip() if owed.agency else say("remind.own", "zh")
    return [agency, _what(owed), str(owed.amount)]


def _what(owed: Owed) -> str:
    return say(f"remind.owed.{owed.kind}", "zh") if owed.kind in _COUNTED else KINDS[owed.kind].words.zh


def _ends(reminder: Reminder, around: Surroundings) -> list[str]:
    parts = []
    if reminder.owed:
        if "/" not in reminder.whose:
            parts.append(say("remind.details", "zh", year=around.edition, city=reminder.whose))
        parts.append(say("remind.closes", "zh"))
    people = around.people.get(reminder.whose, ())
    if people:
        named = "、".join(code(login) if around.sample else f"@{login}" for login in people)
        parts.append(say("remind.to", "zh", people=named))
    return parts
