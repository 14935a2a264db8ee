"""Objections, appeals and withdrawals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xingji.model.decision import AnnouncedList, Announcement, Appeal, Decision, Objection
from xingji.model.finding import Fault, Steps
from xingji.rules.registry import rule


def _list_of(document: Announcement, objection: Objection) -> AnnouncedList | None:
    return next((entry for entry in document.lists if objection.track in entry.tracks), None)


def _rulings(document: Announcement) -> Iterator[tuple[Steps, Objection | Appeal]]:
    """Every objection and every appeal with its place."""
    for index, objection in enumerate(document.objections):
        yield ("objections", index), objection
        if objection.appeal:
            yield ("objections", index, "appeal"), objection.appeal


@rule("XJ370", "announcement", audience="reviewer")
def published_when_nothing_is_open(document: Announcement) -> Iterable[Fault]:
    for index, objection in enumerate(document.objections):
        listed = _list_of(document, objection)
        settled = objection.settled_on
        if listed and listed.published_on and (settled is None or settled > listed.published_on):
            values = {"objection": objection.id, "date": listed.published_on.isoformat()}
            yield Fault("XJ370", ("objections", index), values)


@rule("XJ371", "announcement", audience="reviewer")
def answers_are_complete(document: Announcement) -> Iterable[Fault]:
    for at, ruling in _rulings(document):
        parts = {"answered_on": ruling.answered_on, "answered_by": ruling.answered_by, "answer": ruling.answer}
        missing = [name for name, value in parts.items() if not value]
        if ruling.upheld != "open" and missing:
            yield Fault("XJ371", at, {"missing": "、".join(missing)})
        if ruling.upheld == "open" and ruling.answered_on:
            yield Fault("XJ371", (*at, "upheld"), {"missing": ""})


@rule("XJ372", "announcement", audience="reviewer")
def another_person_answers_the_appeal(document: Announcement) -> Iterable[Fault]:
    for index, objection in enumerate(document.objections):
        appeal = objection.appeal
        if appeal and appeal.answered_by and appeal.answered_by == objection.answered_by:
            yield Fault("XJ372", ("objections", index, "appeal", "answered_by"), {"objection": objection.id})


@rule("XJ373", "announcement", audience="reviewer")
def answered_after_received(document: Announcement) -> Iterable[Fault]:
    for at, ruling in _rulings(document):
        if ruling.answered_on and ruling.answered_on < ruling.received_on:
            yield Fault("XJ373", (*at, "answered_on"), {"received": ruling.received_on.isoformat()})
    for index, objection in enumerate(document.objections):
        appeal = objection.appeal
        if appeal and (objection.answered_on is None or appeal.received_on < objection.answered_on):
            values = {"received": str(objection.answered_on or "—")}
            yield Fault("XJ373", ("objections", index, "appeal", "received_on"), values)


@rule("XJ374", "announcement", severity="warning", audience="reviewer")
def received_during_publicity(document: Announcement) -> Iterable[Fault]:
    for index, objection in enumerate(document.objections):
        listed = _list_of(document, objection)
        days = listed.publicity if listed else None
        if days and days.closes < days.opens:
            continue
        if days is None or not days.opens <= objection.received_on <= days.closes:
            yield Fault("XJ374", ("objections", index, "received_on"), {"objection": objection.id})


@rule("XJ375", "decision", audience="reviewer")
def withdrawn_after_decided(document: Decision) -> Iterable[Fault]:
    gone = document.withdrawn
    if gone and (gone.withdrawn_on < document.decided_on or document.level == 0):
        values = {"decided": document.decided_on.isoformat(), "level": str(document.level)}
        yield Fault("XJ375", ("withdrawn", "withdrawn_on"), values)
