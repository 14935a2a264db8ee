"""The journal of a whole season: 50,000 heads with four entries each, from 88 inboxes in 180 days."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from benchmarks.record import Ground
from xingji.hub.journal import REF, Entry, Journal, More, What
from xingji.hub.stores import Store

_HEADS, _DAYS = 50_000, 180
_BEGIN = datetime(2023, 6, 1, 2, tzinfo=UTC)
_EACH: tuple[What, ...] = ("receipt", "verdict", "told", "collected")
_OPEN = 3
"""Requests that wait in each inbox."""


def measured(ground: Ground) -> dict[str, list[float]]:
    """Written once; then a hub that starts asks for what a round needs, and adds an entry."""
    store = Store.at(ground.folder / "season.git")
    inboxes = [inbox.repository for inbox in ground.inboxes]
    _write(store, inboxes)
    rows: dict[str, list[float]] = {}
    journal = Journal(store, None)
    begin = _clock()
    _ask(journal, inboxes)
    _took(rows, "ask", begin)
    for turn in range(5):
        begin = _clock()
        journal.add(_entry("told", inboxes[0], _HEADS + turn, 0))
        _took(rows, "add", begin)
    return rows


def _ask(journal: Journal, inboxes: list[str]) -> None:
    """What a round asks: the last delivery to each inbox, and of requests that wait what is known of them."""
    last = _HEADS // len(inboxes)
    for inbox in inboxes:
        found = [journal.last("delivered", inbox)]
        for number in range(last - _OPEN, last):
            found += [journal.find(what, inbox, number, _head(inbox, number)) for what in _EACH[:2]]
            found.append(journal.last("told", inbox, number))
        if None in found:
            raise RuntimeError(f"{inbox}: not all entries are found")


def _write(store: Store, inboxes: list[str]) -> None:
    """A commit for each day; entry by entry it would take as long as the season."""
    tip = None
    for day in range(_DAYS):
        pages = {_path(inbox, day): b"".join(map(_line, _entries(inbox, day, len(inboxes)))) for inbox in inboxes}
        made = store.commit([tip] if tip else [], pages, "journal\n", _BEGIN + timedelta(days=day))
        store.point(REF, made, tip)
        tip = made


def _path(inbox: str, day: int) -> str:
    on = (_BEGIN + timedelta(days=day)).date()
    return f"{on.year}/{on}/{inbox.partition('/')[2]}.jsonl"


def _line(entry: Entry) -> bytes:
    row = {**entry._asdict(), "at": entry.at.isoformat(), "more": dict(entry.more)}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _entries(inbox: str, day: int, inboxes: int) -> Iterator[Entry]:
    yield _entry("delivered", inbox, 0, day)
    each = _HEADS // inboxes
    for number in range(each * day // _DAYS, each * (day + 1) // _DAYS):
        for what in _EACH:
            yield _entry(what, inbox, number, day)


def _entry(what: What, inbox: str, number: int, day: int) -> Entry:
    more: More = {}
    if what == "verdict":
        digest = hashlib.sha256(f"{inbox}{number}".encode()).hexdigest()
        path = f"submissions/2023/nanjing/91320102MA0Y1URH6F/ics/rectification.yaml {digest}"
        more = {"on": digest[:40], "told": "accepted", "kept": "accepted", "files": [path], "findings": []}
    return Entry(what, _BEGIN + timedelta(days=day), inbox, number, _head(inbox, number), more)


def _head(inbox: str, number: int) -> str:
    return hashlib.sha1(f"{inbox}{number}".encode(), usedforsecurity=False).hexdigest()


def _clock() -> tuple[float, float]:
    return time.perf_counter(), sum(os.times()[:4])


def _took(rows: dict[str, list[float]], name: str, begin: tuple[float, float]) -> None:
    wall, cpu = (now - before for now, before in zip(_clock(), begin, strict=True))
    rows.setdefault(f"{name} wall", []).append(wall)
    rows.setdefault(f"{name} cpu", []).append(cpu)
