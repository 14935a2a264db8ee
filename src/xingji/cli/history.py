"""`xingji history USCC`: what every edition holds of one enterprise."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from xingji.cli.command import CLEAN, FAULTY, Command, emit, language, usage
from xingji.cli.tables import table
from xingji.cli.years import add_root_argument, project_of
from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.messages.catalogue import Lang
from xingji.messages.interface import say
from xingji.model.decision import StarList, StarRow
from xingji.model.reference import Reference
from xingji.model.terms import USCC_PATTERN
from xingji.programme.records import DossierRow, TrackRow
from xingji.programme.state import state_of
from xingji.rules.context import Frame
from xingji.store import tree
from xingji.store.documents import FaultyDocumentError, load_if_there
from xingji.store.reference import reference


class Entry(NamedTuple):
    """One track in one edition; fields that it does not have are None. `note` is a key of the words and its value."""

    edition: str
    city: str
    name: str
    track: str | None = None
    agency: str | None = None
    state: str = "registered"
    claimed: int | None = None
    verified: int | None = None
    decided: int | None = None
    result: str | None = None
    carried_from: int | None = None
    withdrawn: str | None = None


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("uscc", metavar="USCC", help="统一社会信用代码 / unified social credit code")
    add_root_argument(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 / form of the output")


def _run(options: argparse.Namespace) -> int:
    lang, uscc = language(options), options.uscc.replace(" ", "").upper()
    if not re.fullmatch(USCC_PATTERN, uscc):
        raise usage("error.uscc", options, uscc=uscc)
    root = project_of(options)
    entries = [entry for year in tree.editions(root) for entry in _of_year(root, year, uscc)]
    if options.format == "json":
        emit(
            json.dumps({"uscc": uscc, "editions": [entry._asdict() for entry in entries]}, ensure_ascii=False, indent=1)
        )
    else:
        emit(_text(uscc, entries, reference(root), lang) if entries else say("history.none", lang, uscc=uscc))
    return CLEAN if entries else FAULTY


def _of_year(root: Path, year: str, uscc: str) -> Iterator[Entry]:
    """What an edition's list says, then what its dossiers say."""
    yield from (_listed(year, star) for star in _stars(root / "submissions" / year / "stars.yaml") if star.uscc == uscc)
    folders = sorted(path.relative_to(root).as_posix() for path in (root / "submissions" / year).glob(f"*/{uscc}"))
    if folders:
        checker = Checker(root, library(root), processes=1)
        for row in checker.rows(folders).values():
            yield from _of_dossier(row, checker.frame(year))


def _stars(path: Path) -> list[StarRow]:
    """Rows of a list; none where it is missing or cannot be used, of which `check` tells."""
    with suppress(FaultyDocumentError):
        if found := load_if_there(path, StarList):
            return found.stars
    return []


def _listed(year: str, star: StarRow) -> Entry:
    gone = star.withdrawn.withdrawn_on.isoformat() if star.withdrawn else None
    return Entry(
        year,
        star.city,
        star.name,
        star.track,
        state="listed",
        decided=star.level,
        result=star.result,
        withdrawn=gone,
    )


def _of_dossier(row: DossierRow, frame: Frame) -> Iterator[Entry]:
    head = Entry(row.edition, row.city, row.name, carried_from=row.carried_from, agency=row.agency or None)
    if not row.tracks:
        yield head
    for track in row.tracks:
        published = bool(frame.announcement and frame.announcement.publishes(track.track))
        yield _of_track(head, track, published=published)


def _of_track(head: Entry, track: TrackRow, *, published: bool) -> Entry:
    return head._replace(
        track=track.track,
        agency=track.agency or head.agency,
        state=state_of(track.present, responses=len(track.responses), announced=published).id,
        claimed=track.claimed,
        verified=track.verified,
        decided=track.level,
        result=track.result or None,
        withdrawn=track.withdrawn or None,
    )


def _text(uscc: str, entries: list[Entry], known: Reference, lang: Lang) -> str:
    heading = say("history.heading", lang, uscc=uscc, name=entries[-1].name)
    columns = say("history.columns", lang).split("|")
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


COMMANDS = {
    "history": Command(
        name="history",
        help="一家企业各年度的材料与结果 / all editions of one enterprise",
        example="  xingji history 91320115MA0YKB2C8G\n  xingji history 91320115MA0YKB2C8G --format json",
        add=_add,
        run=_run,
    )
}
