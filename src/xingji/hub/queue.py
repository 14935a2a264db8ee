"""What waits for a reviewer: open requests of all inboxes, with what the journal knows of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from xingji.engine.checker import Checker
from xingji.forge.answers import PullRow
from xingji.forge.next_steps import windows
from xingji.hub.inboxes import Inbox
from xingji.hub.journal import Entry
from xingji.hub.office import Office
from xingji.model.edition import Edition
from xingji.programme.china import china_day
from xingji.store import layout
from xingji.store.guidelines import Library


class Waiting(NamedTuple):
    """One open request. `told` and `kept` are the outcomes on the view and on the record ("" while not judged);
    `errors` are those of the record, as code and place; `closes` is the nearest day until which it may be mended."""

    party: str
    number: int
    url: str
    draft: bool
    received: datetime | None
    told: str
    kept: str
    dossiers: tuple[str, ...]
    kinds: tuple[str, ...]
    closes: date | None
    errors: tuple[str, ...]


def queue(office: Office) -> list[Waiting]:
    """Open requests that are not collected, the nearest deadline first. Raises ForgeError, GitError."""
    office.look()
    edition = _edition(office.root, str(office.settings.edition))
    rows = [
        _waiting(office, inbox, pull, edition)
        for inbox in office.inboxes
        for pull in office.platform.open_pulls(inbox.repository)
        if pull.head_sha not in office.taken
    ]
    return sorted(rows, key=_rank)


def _waiting(office: Office, inbox: Inbox, pull: PullRow, edition: Edition | None) -> Waiting:
    find = office.journal.find
    about = (inbox.repository, pull.number, pull.head_sha)
    receipt, verdict = find("receipt", *about), find("verdict", *about)
    paths = _texts(verdict, "files")
    places = [place for path in paths if (place := layout.place(path.partition(" ")[0]))]
    day = china_day(receipt.at if receipt else office.clock())
    closing = [window.closes for window in windows(edition, places, day) if window.closes] if edition else []
    return Waiting(
        inbox.party.key,
        pull.number,
        pull.url,
        pull.draft,
        receipt.at if receipt else None,
        _text(verdict, "told"),
        _text(verdict, "kept"),
        tuple(sorted({place.dossier for place in places if place.dossier})),
        tuple(sorted({place.kind for place in places})),
        min(closing, default=None),
        tuple(_texts(verdict, "findings")),
    )


def _rank(row: Waiting) -> tuple[bool, date, bool, str, int]:
    return row.draft, row.closes or date.max, row.received is None, str(row.received), row.number


def _edition(root: Path, year: str) -> Edition | None:
    checker = Checker(root, Library(root), processes=1, use_cache=False)
    return checker.calendar(checker.frame(year)) if year in checker.years() else None


def _text(entry: Entry | None, key: str) -> str:
    return str(entry.more.get(key, "")) if entry else ""


def _texts(entry: Entry | None, key: str) -> Sequence[str]:
    found = entry.more.get(key) if entry else None
    return [str(each) for each in found] if isinstance(found, Iterable) and not isinstance(found, str) else []
