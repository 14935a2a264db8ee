"""What is made for one party: the frame cut to it, its progress or its tasks, what its inbox says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from xingji.hub import frames, progress
from xingji.hub.dossiers import DossierFiles
from xingji.hub.frames import Plain
from xingji.hub.sight import Sight
from xingji.messages.texts.views import README
from xingji.model.inbox import TASKS, TaskName
from xingji.store.inbox import INBOX
from xingji.store.plain_yaml import written


def derived(sight: Sight) -> Iterator[tuple[str, bytes]]:
    """Path and content of every document that is made for the party."""
    yield "README.md", README[sight.party.role].encode()
    for path, data in _documents(sight):
        yield path, written(data)


def _documents(sight: Sight) -> Iterator[tuple[str, Plain]]:
    record, party = sight.record, sight.party
    yield INBOX, {"party": party.key, "edition": int(record.edition), **record.told(party)}
    for kind, city, data in _frame(sight):
        if data is not None and sight.frame(kind) == "derived":
            yield record.path(kind, city), data
    if party.role == "city":
        yield record.path("progress", party.city), _progress(sight)
    elif party.role == "institution":
        yield record.path("tasks"), _tasks(sight)


def _frame(sight: Sight) -> Iterator[tuple[str, str, Plain | None]]:
    record, party = sight.record, sight.party
    yield "edition", "", frames.edition(record.settings, sight.usccs, sight.cities)
    yield "institutions", "", _institutions(sight)
    yield "announcement", "", frames.announcement(record.lists.announced, record.day)
    yield "awards", "", frames.awards(record.awards) if record.awards and record.lists.all_opened else None
    if table := record.tables.get(party.city):
        yield "agencies", party.city, frames.agencies(table, party.id)


def _institutions(sight: Sight) -> Plain:
    whole = sight.record.institutions
    if sight.party.role == "institution":
        return frames.institution(whole, sight.party.id)
    shares: dict[tuple[str, str], set[str]] = {}
    for here in sight.own.values():
        for institution, tasks in here.tasks.items() if here.uscc in sight.usccs else ():
            for task in tasks:
                shares.setdefault((institution, task), set()).add(here.uscc)
    return frames.institutions(whole, shares, contacts=sight.party.role == "agency")


def _progress(sight: Sight) -> Plain:
    record, lists = sight.record, sight.record.lists
    rows = [progress.of_dossier(here, record.day, lists.published, lists.opened) for here in sight.own.values()]
    head = {"edition": int(record.edition), "city": sight.party.city, "counts": progress.counts(rows)}
    return {**head, "dossiers": rows}


def _tasks(sight: Sight) -> Plain:
    rows = [_task(sight, task, here) for task in TASKS for here in sight.own.values() if task in sight.tasks(here)]
    return {"edition": int(sight.record.edition), "institution": sight.party.id, "tasks": rows}


def _task(sight: Sight, task: TaskName, here: DossierFiles) -> Plain:
    name, hidden = sight.record.agency_name(here.city, here.agency), sight.hidden(here)
    return {
        "task": task,
        "city": here.city,
        "uscc": here.uscc,
        **({"agency": here.agency} if here.agency else {}),
        **({"agency_name": name} if name else {}),
        "tracks": [progress.step(here, track, (), hidden) for track in here.tracks],
    }
