"""Copies between the enterprises of an edition. The findings name the other one, so they are for reviewers alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from xingji.model.finding import Fault, Located, Steps
from xingji.programme.dossier_row import DossierRow, TrackRow
from xingji.rules.prints import places_of
from xingji.rules.registry import rule

SHARE = 50
"""Percent of the long texts of an assessment that stand in one other. Assessments that are written independently from
the same guideline share titles of evidence and turns of speech, in the sample up to a third of their texts; a copy of
which half was written anew is still found."""
FEWEST = 8
"""So many texts in common; of five texts, half are soon alike by chance."""
_MOST_CREDITED = 4
"""Assessments that are looked at for one print, the first by folder: so the work grows with the edition, not with its
square, and a text that everybody copied still points to somebody."""


class _Sheet(NamedTuple):
    """The documents of one track of one enterprise, with some of their prints: print → where it stands."""

    folder: str
    uscc: str
    track: str
    prints: dict[str, str]

    def path(self, place: str) -> str:
        """The document in which a print stands, below the edition."""
        kind = "rectification" if place.isdigit() else "self-assessment"
        return f"{self.folder.split('/', 2)[2]}/{self.track}/{kind}.yaml"


@dataclass
class _Match:
    """A sheet and the other one that has most in common with it; `others` counts further ones, as far as looked at."""

    sheet: _Sheet
    other: _Sheet
    shared: list[str]
    others: int

    @property
    def places(self) -> list[str]:
        """Where the shared prints stand, each place once."""
        return list(dict.fromkeys(self.sheet.prints[mark] for mark in self.shared))


@rule("XJ437", "copies", severity="warning", audience="reviewer")
def evidence_is_of_one_enterprise(rows: Sequence[DossierRow]) -> Iterable[Located]:
    for match in _matches(rows, lambda track: track.proofs):
        mark = match.shared[0]
        place = match.sheet.prints[mark]
        values = {
            "count": str(len(match.shared)),
            "other": _whole(match.other, match.other.prints[mark]),
            "others": str(match.others or ""),
        }
        yield match.sheet.path(place), Fault("XJ437", _way(place), values)


@rule("XJ438", "copies", severity="warning", audience="reviewer")
def answers_are_written_for_one_enterprise(rows: Sequence[DossierRow]) -> Iterable[Located]:
    for match in _matches(rows, lambda track: track.texts):
        shared, whole = len(match.shared), len(match.sheet.prints)
        if shared < FEWEST or shared * 100 < SHARE * whole:
            continue
        places = match.places
        values = {
            "other": _whole(match.other, places[0]),
            "shared": str(shared),
            "whole": str(whole),
            "percent": str(shared * 100 // whole),
            "places": "、".join(places[:5]),
        }
        yield match.sheet.path(places[0]), Fault("XJ438", ("answers",), values, on_key=True)


def _whole(sheet: _Sheet, place: str) -> str:
    return f"submissions/{sheet.folder.split('/')[1]}/{sheet.path(place)}"


def _way(place: str) -> Steps:
    if place.isdigit():
        return ("responses", int(place), "evidence")
    return ("commitment", "sha256") if place == "commitment" else ("answers", place)


def _matches(rows: Sequence[DossierRow], row_of: Callable[[TrackRow], str]) -> Iterator[_Match]:
    """Every sheet that has a print in common with another enterprise's."""
    sheets = [_Sheet(row.folder, row.uscc, t.track, places_of(row_of(t))) for row in rows for t in row.tracks]
    often = Counter(chain.from_iterable(sheet.prints for sheet in sheets))
    holders: dict[str, list[int]] = {mark: [] for mark, count in often.items() if count > 1}
    for number, sheet in enumerate(sheets):
        for mark in sheet.prints:
            if mark in holders and len(held := holders[mark]) < _MOST_CREDITED:
                held.append(number)
    for sheet in sheets:
        if match := _nearest(sheet, sheets, holders):
            yield match


def _nearest(sheet: _Sheet, sheets: Sequence[_Sheet], holders: dict[str, list[int]]) -> _Match | None:
    common = [mark for mark in sheet.prints if mark in holders]
    shared = Counter(chain.from_iterable([holders[mark] for mark in common]))
    others = {number: count for number, count in shared.items() if sheets[number].uscc != sheet.uscc}
    if not others:
        return None
    best = max(others, key=others.__getitem__)
    folders = {sheets[number].folder for number in others}
    return _Match(sheet, sheets[best], [mark for mark in common if mark in sheets[best].prints], len(folders) - 1)
