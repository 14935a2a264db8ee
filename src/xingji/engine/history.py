"""What every edition holds of one enterprise."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from xingji.engine.checker import Checker
from xingji.engine.starts import library
from xingji.model.decision import StarList, StarRow
from xingji.programme.dossier_row import DossierRow, TrackRow
from xingji.programme.track_state import state_of_row
from xingji.store.load import FaultyDocumentError, load_if_there


class Entry(NamedTuple):
    """One track in one edition; fields that it does not have are None."""

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


def history(root: Path, uscc: str) -> list[Entry]:
    """Its tracks, edition by edition."""
    checker = Checker(root, library(root), processes=1)
    return [entry for year in checker.years() for entry in _of_year(checker, year, uscc)]


def _of_year(checker: Checker, year: str, uscc: str) -> Iterator[Entry]:
    """What an edition's list says, then what its dossiers say."""
    edition = checker.root / "submissions" / year
    yield from (_listed(year, star) for star in _stars(edition / "stars.yaml") if star.uscc == uscc)
    folders = sorted(path.relative_to(checker.root).as_posix() for path in edition.glob(f"*/{uscc}"))
    for row in checker.rows(folders).values():
        yield from _of_dossier(row, checker.frame(year).published)


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


def _of_dossier(row: DossierRow, published: Container[str]) -> Iterator[Entry]:
    head = Entry(row.edition, row.city, row.name, carried_from=row.carried_from, agency=row.agency or None)
    if not row.tracks:
        yield head
    for track in row.tracks:
        yield _of_track(head, track, published)


def _of_track(head: Entry, track: TrackRow, published: Container[str]) -> Entry:
    return head._replace(
        track=track.track,
        agency=track.agency or head.agency,
        state=state_of_row(track, published).id,
        claimed=track.claimed,
        verified=track.verified,
        decided=track.level,
        result=track.result or None,
        withdrawn=track.withdrawn or None,
    )
