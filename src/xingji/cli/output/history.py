"""What every edition holds of one enterprise, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xingji.cli.output.table import headings, table
from xingji.engine.history import Entry
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.reference import Reference


def text(uscc: str, entries: list[Entry], known: Reference, lang: Lang) -> str:
    """A line per track and edition."""
    heading = say("history.heading", lang, uscc=uscc, name=entries[-1].name)
    columns = headings("history.columns", lang)
    return f"{heading}\n{table(columns, [_cells(entry, known, lang) for entry in entries])}"


def _cells(entry: Entry, known: Reference, lang: Lang) -> list[Any]:
    return [
        entry.edition,
        known.city_name(entry.city),
        entry.track,
        entry.agency,
        say(f"state.{entry.state}", lang),
        entry.claimed,
        entry.verified,
        entry.decided,
        say(f"result.{entry.result}", lang) if entry.result else None,
        "；".join(_notes(entry, lang)),
    ]


def _notes(entry: Entry, lang: Lang) -> Iterator[str]:
    if entry.carried_from:
        yield say("history.carried", lang, year=entry.carried_from)
    if entry.withdrawn:
        yield say("history.withdrawn", lang, day=entry.withdrawn)
